"""The text of a seed → a finding where two columns of a page stand on the same lines."""

from __future__ import annotations

import re
from typing import Final

from sharih.conversion.records import LanguageFinding

SIDE_BY_SIDE: Final = "two columns on the same lines?"
FEWEST: Final = 6
"""So many lines must hold parts of both,"""
LONGEST_LINE: Final = 300
"""none longer than this;"""
PART: Final = 12
"""and each part has at least so many characters, and two words, so that rows of tables are none."""

_GAP: Final = re.compile(r"(?<=\S) {3,}(?=\S)")


def find_side_by_side(text: str) -> tuple[LanguageFinding, ...]:
    """Tell where lines hold two texts with a gap between, as pdftotext -layout gives columns."""
    if "    " not in text:
        return ()
    found = [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if "   " in line and len(line) <= LONGEST_LINE and _holds_two(line.strip())
    ]
    if len(found) < FEWEST:
        return ()
    return (LanguageFinding(found[0], SIDE_BY_SIDE, f"lines {found[0]} to {found[-1]}"),)


def _holds_two(line: str) -> bool:
    parts = _GAP.split(line)
    return len(parts) > 1 and sum(len(part) >= PART and " " in part for part in parts) > 1
