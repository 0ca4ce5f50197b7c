"""The lines of a text → those that only tell a time, over what happened then: its headings.

A year or a day alone on a line is a number, a stamp of the page or the heading of what follows.
It is the last where several such lines stand in the text, each with another time and a paragraph
behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.arabic import Lang, fold_pattern
from sharih.conversion.dates.dates import find_dates
from sharih.conversion.line_keys import key_of
from sharih.conversion.records import SeedLine

LONGEST: Final = 40
"""A line that only tells a time has at most this many characters,"""
PARAGRAPH: Final = 40
"""and the paragraph behind it at least this many."""
FEWEST: Final = 2
"""So many lines are a chronology."""

_DIGIT: Final = re.compile(r"\d")
_YEARS: Final = re.compile(
    fold_pattern(r"(?:(?:في )?(?:عام|سنة|العام) |in |since )?")
    + r"(?:1[5-9]|20)\d\d(?: ?[-–—/] ?(?:(?:1[5-9]|20)?\d\d))?(?: ?م)?[:.]?"
)
_SIGNS: Final = re.compile(r"[\W_]+")


def find_chronology(lines: Sequence[SeedLine], lang: Lang) -> frozenset[int]:
    """Find the lines that tell when what stands under them happened, where there are several.

    The line under a title is one of them if it tells no day: a day would be that of publication.
    """
    found = [
        at
        for at, line in enumerate(lines[1:-1], 1)
        if len(line.text) <= LONGEST
        and len(lines[at + 1].text) >= PARAGRAPH
        and (at == 1 or len(lines[at - 1].text) >= PARAGRAPH)
        and tells_time(line.text, lang, days=at > 1 or len(lines[0].text) >= PARAGRAPH)
    ]
    times = {key_of(lines[at].text) for at in found}
    if len(found) < FEWEST or len(times) < len(found):
        return frozenset()
    return frozenset(lines[at].number for at in found)


def tells_time(text: str, lang: Lang, *, days: bool = True) -> bool:
    """Whether a line tells a time and nothing else; without `days`, none that is a day."""
    if not _DIGIT.search(text):
        return False
    if _YEARS.fullmatch(key_of(text)):
        return True
    told = find_dates(0, text, lang)
    return (
        len(told) == 1
        and (days or told[0].kind in ("year", "month"))
        and _SIGNS.sub("", told[0].text) == _SIGNS.sub("", text)
    )
