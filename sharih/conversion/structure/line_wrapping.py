"""The lines of a seed → its paragraphs, where an editor or a mail broke them at a width."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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


def rejoin(lines: Sequence[SeedLine]) -> tuple[list[SeedLine], Mapping[int, int]]:
    """Join lines that were broken at a width.

    Gives the lines that hold text, and for every line that went into an earlier one the number
    of that one. A line was broken where the first word of the next would not have fitted into
    it; unless nearly all unfinished lines of a text are like that, nothing is joined.
    """
    filled = [line for line in lines if line.text]
    width = max((len(line.text) for line in filled), default=0)
    if not NARROWEST <= width <= WIDEST or len(filled) <= FEWEST:
        return filled, {}
    # Where paragraphs stand between blank lines, a full stop at the width ends none.
    apart = any(not a.text and b.text for a, b in pairwise(lines)) and len(filled) < len(lines)
    neighbours = [(a, b) for a, b in pairwise(lines) if a.text and b.text]
    unfinished = [(a, b) for a, b in neighbours if not _SENTENCE_END.search(a.text)]
    broken = [(a, b) for a, b in unfinished if _is_broken(a.text, b.text, width)]
    prose = sum(bool(_STOP_INSIDE.search(line.text)) for line in filled)
    if len(broken) < FEWEST or 5 * len(broken) < 4 * len(unfinished) or 5 * prose < len(broken):
        return filled, {}
    joins = {b.number for a, b in (neighbours if apart else unfinished)
             if _is_broken(a.text, b.text, width)}  # fmt: skip
    joined: dict[int, int] = {}
    parts: list[list[SeedLine]] = []
    for line in filled:
        if line.number in joins:
            joined[line.number] = parts[-1][0].number
            parts[-1].append(line)
        else:
            parts.append([line])
    return [
        SeedLine(part[0].number, " ".join(line.text for line in part)) for part in parts
    ], joined


def _is_broken(text: str, following: str, width: int) -> bool:
    first = following.partition(" ")[0]
    return len(text) + 1 + len(first) > width and len(text) > width // 2 and not marker(following)
