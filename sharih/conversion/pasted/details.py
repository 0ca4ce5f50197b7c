"""The lines of a page before its text → those that say by whom, when and how often it was read."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.credits.credit_lines import credits_of
from sharih.conversion.credits.credit_words import credit_words
from sharih.conversion.credits.dateline_words import dateline_words
from sharih.conversion.credits.timestamps import time_line
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.boilerplate import Match

DETAILS: Final = (
    "time of publication", "credit line", "invitation to follow or share",
    "counter or button of the page", "comments of readers",
)  # fmt: skip
"""What is said by the lines between a headline and its text."""
DETAIL_WORDS: Final = 14
"""Such a line has at most this many words."""
LABELLED_WORDS: Final = 5
"""Of this many words on, a line that begins like a credit may be a headline."""

_PARTS: Final = re.compile(r" ?[|•·()] ?| [–—-] ")
_SIGN: Final = re.compile(r" ?[-–—:/(،,|] ?")
_DIGIT: Final = re.compile(r"\d")


def is_detail(text: str, match: Match | None, lang: Lang) -> bool:
    """Whether a line says something of an article that stands under its headline."""
    if match is not None:
        return match.reason in DETAILS
    words = text.count(" ") + 1
    if words > DETAIL_WORDS:
        return False
    if credits_of(text, lang, surely=words >= LABELLED_WORDS):
        return True
    return bool(_DIGIT.search(text)) and any(
        time_line(part, lang) is not None for part in _PARTS.split(text) if _DIGIT.search(part)
    )


def may_be_credit(text: str) -> bool:
    """Whether a line begins with a word of credits."""
    return credit_words().pattern.match(key_of(text)) is not None


def begins_with_place(text: str) -> bool:
    """Whether a line begins with a place of datelines and a sign behind it: `الدوحة - خاص`."""
    parts = _SIGN.split(text, 1)
    return len(parts) > 1 and key_of(parts[0]).strip() in dateline_words().places
