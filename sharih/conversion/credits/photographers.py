"""A line under a picture → who took it."""

from __future__ import annotations

import re
from typing import Final

from sharih.conversion.credits.credit_lines import credits_of
from sharih.conversion.credits.service_lines import is_agencies
from sharih.conversion.line_keys import key_of

CAPTION_WORDS: Final = 32
"""A caption has at most this many words."""

_PICTURE_SIGN: Final = re.compile("تصوير|عدس|صور|photo|credit|picture|image")
_AGENCY_AND_NAME: Final = re.compile(
    r"[^.؟!] ?[(\[](?P<agency>[^()\[\]/|،,–-]{2,30}) ?[/|،,–-] ?"
    r"(?P<name>[^\W\d_]+(?: [^\W\d_]+){1,3})[)\]]\Z"
)
_NAME_AND_HOUSE: Final = re.compile(
    r"[.»”!?] (?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}) ?/ ?[A-Z][\w ]{1,30}\Z"
)
_PHOTO: Final = re.compile(r" ?(?:[Pp]hoto|صورة|تصوير)")
_IN_CAPTION: Final = re.compile(
    r"(?:[-–—|(\[.,،/] ?|^)"
    r"(?:(?:تصوير|عدسه|مصدر الصوره|الصور|الصوره|المصور|photo(?:graph)?s?|file photo|credit"
    r"|photo credit|image(?: credit)?) ?[:/]|(?<=[-–—|(/] )(?:عدسه|تصوير)(?= )"
    r"|(?:photo(?:graph)?|picture)s? by ) ?"
    r"(?P<name>[^:|]{2,50}?)(?:, (?:used|reproduced|published|by|with) [a-z ]{3,30})?[)\]]? ?\.?$"
)


def photographer_of(text: str) -> str | None:
    """Find who took the picture of a caption that ends in that; empty for a place of keeping."""
    if text.count(" ") >= CAPTION_WORDS:
        return None
    if named := _by_agency(text):
        return named
    if "/" in text and (behind := _NAME_AND_HOUSE.search(text)):
        return behind["name"]
    folded = key_of(text)
    if not _PICTURE_SIGN.search(folded):
        return None
    match = _IN_CAPTION.search(folded)
    if match is None or (len(folded) != len(text) and key_of(text[-1]) != folded[-1]):
        return None
    begins = len(text) - len(folded)
    name = text[begins + match.start("name") : begins + match.end("name")]
    told = credits_of(f"تصوير: {name}", "ar")
    return told[0][1] if told else None


def _by_agency(text: str) -> str | None:
    """Find the name beside an agency in brackets behind a caption: `… (سونا/ فلان الفلاني)`."""
    match = _AGENCY_AND_NAME.search(text) if text.endswith((")", "]")) else None
    if match is None or not is_agencies(_PHOTO.sub("", match["agency"])):
        return None
    return match["name"]
