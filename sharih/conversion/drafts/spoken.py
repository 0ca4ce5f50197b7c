"""A paragraph in which somebody is quoted → what leads to the quotation, and the quotation.

Only where nothing of it is left open: one speaker who is sure, behind him two dots, and then
nothing but what he says.
"""

from __future__ import annotations

import re
from typing import Final

from sharih.conversion.records import Paragraph
from sharih.markdown.escape import escape_text

_LEADS: Final = re.compile(
    r'(?P<lead>[^“”«»"]{3,}:) ?(?P<said>(?:“[^“”]+”|«[^«»]+»|"[^"]+")[.،,]?)'
)


def is_spoken(paragraph: Paragraph) -> bool:
    """Whether a paragraph becomes a quotation with its speaker."""
    return _match(paragraph) is not None


def spoken_blocks(paragraph: Paragraph) -> tuple[str, str] | None:
    """Write what leads to a quotation, and the quotation with its speaker; None where unsure."""
    match = _match(paragraph)
    if match is None:
        return None
    speaker = escape_text(paragraph.quotes[0].speaker or "")
    return escape_text(match["lead"]), f"> {escape_text(match['said'])}\n> — {speaker}"


def _match(paragraph: Paragraph) -> re.Match[str] | None:
    if paragraph.item or paragraph.form or len(paragraph.quotes) != 1:
        return None
    quote = paragraph.quotes[0]
    if quote.confidence != "high" or not quote.speaker or quote.repaired:
        return None
    match = _LEADS.fullmatch(paragraph.text)
    return match if match and quote.text in match["said"] else None
