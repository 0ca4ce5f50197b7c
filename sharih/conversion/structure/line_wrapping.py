"""The lines of a seed → its paragraphs, where an editor or a mail broke them at a width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sharih.conversion.records import SeedLine
from sharih.conversion.structure.lists import marker

NARROWEST: Final = 40
"""Shorter lines are verse, results or lists;"""
WIDEST: Final = 132
"""longer ones are whole paragraphs."""
FEWEST: Final = 3
"""How many lines at least must have been broken."""

_SENTENCE_END: Final = re.compile(r"[.!؟?…:][\"”»’)\]]*\Z")
_STOP_INSIDE: Final = re.compile(r"[.،,؛;] \S")


def broken_lines(lines: Sequence[SeedLine]) -> dict[int, int]:
    """Find the lines that were broken at a width.

    Gives for every line that goes into an earlier one the number of the line before it. A line
    was broken where the first word of the next would not have fitted into it; unless nearly all
    unfinished lines of a text are like that, nothing is joined.
    """
    filled = [line for line in lines if line.text]
    width = max((len(line.text) for line in filled), default=0)
    if not NARROWEST <= width <= WIDEST or len(filled) <= FEWEST:
        return {}
    # Where paragraphs stand between blank lines, a full stop at the width ends none.
    apart = any(not a.text and b.text for a, b in pairwise(lines)) and len(filled) < len(lines)
    neighbours = [(a, b) for a, b in pairwise(lines) if a.text and b.text]
    unfinished = [(a, b) for a, b in neighbours if not _SENTENCE_END.search(a.text)]
    broken = [(a, b) for a, b in unfinished if _is_broken(a.text, b.text, width)]
    prose = sum(bool(_STOP_INSIDE.search(line.text)) for line in filled)
    if len(broken) < FEWEST or 5 * len(broken) < 4 * len(unfinished) or 5 * prose < len(broken):
        return {}
    return {
        b.number: a.number
        for a, b in (neighbours if apart else unfinished)
        if _is_broken(a.text, b.text, width)
    }


def _is_broken(text: str, following: str, width: int) -> bool:
    first = following.partition(" ")[0]
    return len(text) + 1 + len(first) > width and len(text) > width // 2 and not marker(following)
