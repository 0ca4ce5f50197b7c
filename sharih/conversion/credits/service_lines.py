"""A line over or under a text of an agency → whether it is one of those that agencies write."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sharih.conversion.credits.dateline_forms import find_dateline
from sharih.conversion.credits.dateline_tokens import beginning, tokens_of
from sharih.conversion.credits.dateline_words import dateline_words
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.labels import is_label

EDGES: Final = " \t()[]/-–—_*#.|:\\=~•"
"""What stands around such a line."""
LONGEST: Final = 70
"""A code, a slug or a catchline has at most this many characters."""
CODES: Final = 8
"""A line of codes has at most this many words."""
LINES: Final = 6
"""So many lines at the beginning may be such lines."""
AGENCY_WORDS: Final = 9
"""The names of agencies alone on a line are at most so many words."""
NOTE_LINES: Final = 5
"""A note goes on over at most this many lines."""

_TELEGRAPH: Final = re.compile(r"ZCZC\b.*|.{0,60}\bN{4}|.{0,60}\d{2}N{4}")
_CODE: Final = re.compile(r"\(?[A-Z0-9]{1,14}(?:[-/.:,+][A-Z0-9]+)*\W{0,2}|[a-z]\d{3,5}|-{1,3}")
_TELLING: Final = re.compile(r"\d|[A-Z]-+[A-Z0-9]|[A-Z]/[A-Z]")
_SLUG: Final = re.compile(
    r"(?:BC|AP|AM|PM|US|EU|UN)-[\w-]+(?:[ ,].{0,40})?"
    r"|[A-Z][A-Z0-9]{2,}(?:[-/][A-Z0-9]+)+/?(?: ?\([A-Z0-9, ]+\))*"
    r"|(?:UPDATE|WRAPUP|REFILE) ?\d*"
)
_HYPHENS: Final = re.compile(r"[^\W_]+(?:-+[^\W_]+){2,}(?:[ ,،/][^\W_-]+(?:-[^\W_-]+)?){0,4}/?")
_CATEGORIES: Final = re.compile(
    r"[^\W\d_]{2,12}(?: [^\W\d_]{2,12})?(?: ?/ ?[^\W\d_]{2,14}(?: [^\W\d_]{2,12})?){1,4} ?/?"
)
_PATH: Final = re.compile(r"[^/|.؟?!،\"“«]{1,24}(?: ?[/|] ?[^/|.؟?!،\"“«]{1,24}){2,6} ?/?")
_PARTS: Final = re.compile(r" ?[/|–—-] ?")
_NUMBER: Final = re.compile(r"[(\[]?\d{1,5}[)\]]?")
_LANGUAGE: Final = re.compile(r"[A-Z]{2,3}")
_EDITORS: Final = re.compile(
    r"(?:attention|attn)\b ?[-–:]|(?:eds?|editors|note to (?:editors|readers)|للمحررين"
    r"|ملاحظه(?: للمحررين)?|تنويه(?: للمحررين)?|الي الساده المحررين)\b[^:.]{0,12}[:.]",
    re.IGNORECASE,
)
_PICTURES: Final = re.compile(
    r"(?:with |مع )?(?P<agency>[^\s]{2,12}(?: [^\s]{1,3}){0,2}) "
    r"(?:photo|video|graphic|pix|picture|صور|فيديو)s?\b.{0,40}",
    re.IGNORECASE,
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_LATIN: Final = re.compile(r"[A-Za-z]")
_ARABIC: Final = re.compile(r"[\u0621-\u064a]")
_DIGIT: Final = re.compile(r"\d")


def is_telegraph(text: str) -> bool:
    """Whether a line frames a text sent by teleprinter: `ZCZC …`, `NNNN`."""
    return ("ZCZC" in text or "NNNN" in text) and _TELEGRAPH.fullmatch(text.strip()) is not None


def is_codes(text: str) -> bool:
    """Whether a line is of codes: `BNA-ARA-BANK`, `r0455`, `AP-WF-11-16-25 1522GMT`."""
    words = text.split()
    if len(words) > CODES or not all(map(_CODE.fullmatch, words)) or not _LATIN.search(text):
        return False
    return 2 * sum(_TELLING.search(word) is not None for word in words) >= len(words)


def is_note(text: str) -> bool:
    """Whether a line begins a note to the newsrooms: `(Adds …`, `Eds: …`."""
    folded = key_of(text[:40])
    if text[:1] in "([":
        first = re.findall(r"\w+", folded)[:3]
        return not dateline_words().corrections.isdisjoint(first)
    return _EDITORS.match(folded) is not None


@lru_cache(maxsize=256)
def is_agencies(text: str) -> bool:
    """Whether a text names agencies and nothing else."""
    if len(text) > 60 or text.count(" ") >= AGENCY_WORDS:
        return False
    kinds = {token.kind for token in tokens_of(beginning(text))}
    return bool(kinds & {"agency", "source"}) and kinds <= {
        "agency", "source", "sign", "open", "close",
    }  # fmt: skip


def is_service(text: str, at: int) -> bool:
    """Whether one of the first lines is a slug, a catchline or a note; `at` is its position."""
    plain = text.strip()
    folded = key_of(plain).strip(EDGES)
    words = dateline_words()
    if is_telegraph(plain):
        return True
    if plain[:1] in "([" and plain[-1:] in ")]" and folded.split(" ", 1)[0] in words.corrections:
        return True
    if _SLUG.fullmatch(plain) or (" " not in plain and is_codes(plain)):
        return True
    if _is_catchline(folded, words.slugs):
        return True
    if at > 1 or not _CATEGORIES.fullmatch(plain) or len(plain) > 50:
        return False
    return (
        not (words.never | words.places).intersection(re.split(r" ?/ ?", folded))
        and find_dateline(plain) is None
    )


def is_over_dispatch(text: str, *, arabic: bool) -> bool:
    """Whether a line over the dateline of an agency is none of its text.

    Beside those above: the path of a desk, a number, an agency by itself or with a number, a
    note on pictures, and in an Arabic text any short line without an Arabic letter.
    """
    plain = text.strip()
    if is_telegraph(plain) or _NUMBER.fullmatch(plain) or _LANGUAGE.fullmatch(plain):
        return True
    if len(plain) > LONGEST or "://" in plain:
        return False
    if _SLUG.fullmatch(plain) or _HYPHENS.fullmatch(plain) or is_codes(plain):
        return True
    if _is_catchline_of(plain) or key_of(plain).strip(EDGES) in dateline_words().slugs:
        return True
    if _PATH.fullmatch(plain) and all(
        part.strip().count(" ") < 3 for part in re.split(r"[/|]", plain)
    ):
        found = find_dateline(plain)
        return found is None or ":" in plain or not found.sure
    if is_agencies(re.sub(r"\d+", "", plain)):
        return True
    parts = _PARTS.split(plain)
    if len(parts) > 1 and is_agencies(parts[0]) and all(map(is_label, parts[1:])):
        return True
    pictures = _PICTURES.fullmatch(plain)
    if pictures and is_agencies(pictures["agency"]):
        return True
    return arabic and _LETTER.search(plain) is not None and _ARABIC.search(plain) is None


def _is_catchline_of(plain: str) -> bool:
    return _is_catchline(key_of(plain).strip(EDGES), dateline_words().slugs)


def _is_catchline(folded: str, slugs: frozenset[str]) -> bool:
    """Whether a line says how long a text is, or on which desk it lies, and nothing else."""
    if "desk" not in folded and not _DIGIT.search(folded) and not slugs & {folded}:
        return False
    parts = [part.strip() for part in re.split(r"[/|,،;]", folded) if part.strip()]
    if not parts or len(folded) > LONGEST:
        return False
    told = 0
    for part in parts:
        plain = re.sub(r"[\d:.]+", "", part).strip()
        if plain in slugs and (any(map(str.isdigit, part)) or " " in plain):
            told += 1
        elif part.split(" ")[-1] != "desk":
            return False
    return told > 0
