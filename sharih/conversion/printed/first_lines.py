"""The beginnings of lines → which lines begin a paragraph: by indents, names and signs.

Of indents the text as a whole tells it: all such lines are indented alike, and what stands before
them has come to its end or is a heading at the margin. A name before a colon that stands before
several lines begins a turn, and a pair of stars what is in bold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from sharih.conversion.lines.headings import is_heading
from sharih.conversion.lines.lists import marker
from sharih.conversion.lines.reading import Reading
from sharih.conversion.printed.line_widths import ends_sentence
from sharih.conversion.printed.unfinished import turns_of
from sharih.conversion.records import SeedLine

LEAST: Final = 2
"""First lines are indented by at least so many spaces more than others,"""
MOST: Final = 12
"""and by at most so many."""
FEWEST: Final = 2
"""So many paragraphs at least begin like that."""
HEADING_LINES: Final = 2
"""A heading has at most so many lines."""
ALIKE: Final = 0.8
"""This share of them is indented by the same, and stands behind what has come to its end."""

_OPENS_BOLD: Final = re.compile(r"\*{1,2}(?=[^\s*])")
_CLOSES_BOLD: Final = re.compile(r"[^\s*]\*{1,2}[.:!؟?]?\Z")


def find_first_lines(reading: Reading) -> None:
    """Remember which lines begin a paragraph."""
    reading.begins |= turns_of(reading.lines)
    reading.begins.update(_around_bold(reading.lines))
    _find_indented(reading)


def _around_bold(lines: Sequence[SeedLine]) -> Iterator[int]:
    """List the lines that begin something in bold over one line or several, and what follows."""
    opened = ""
    for a, b in pairwise(lines):
        if not opened and (match := _OPENS_BOLD.match(a.text)):
            opened = match.group()
            yield a.number
        if opened and (_CLOSES_BOLD.search(a.text) or b.number > a.number + 1):
            if _CLOSES_BOLD.search(a.text):
                yield b.number
            opened = ""


def _find_indented(reading: Reading) -> None:
    """Remember the lines that are indented as first ones are, and the headings before these."""
    layout, lines = reading.seed.layout, reading.lines
    if not layout.indents or layout.from_left:
        return
    margin = min(layout.indents.get(line.number, 0) for line in lines)
    depths = [layout.indents.get(line.number, 0) - margin for line in lines]
    first = [
        at for at, line in enumerate(lines)
        if LEAST <= depths[at] <= MOST and marker(line.text) is None
    ]  # fmt: skip
    if len(first) < FEWEST:
        return
    usual, count = Counter(depths[at] for at in first).most_common(1)[0]
    if count < ALIKE * len(first):
        return
    first = [at for at in first if depths[at] == usual]
    behind = [at for at in first if at]
    if sum(_may_begin(lines, depths, at) for at in behind) < ALIKE * len(behind):
        return
    over = [start for at in behind if (start := _heading_over(lines, depths, at)) is not None]
    reading.begins.update(lines[at].number for at in (*first, *over))


def _may_begin(lines: Sequence[SeedLine], depths: Sequence[int], at: int) -> bool:
    """Whether the line before an indented one has ended, or is a heading or item at the margin."""
    before = lines[at - 1].text
    return (
        ends_sentence(before)
        or marker(before) is not None
        or _heading_over(lines, depths, at) is not None
    )


def _heading_over(lines: Sequence[SeedLine], depths: Sequence[int], at: int) -> int | None:
    """Find where a heading at the margin begins, of one line or two, directly before a line."""
    text = lines[at - 1].text
    if depths[at - 1] or not is_heading(text) or marker(text) is not None:
        return None
    for start in range(at - 1, max(-1, at - 1 - HEADING_LINES), -1):
        if not start or ends_sentence(lines[start - 1].text):
            return start
    return None
