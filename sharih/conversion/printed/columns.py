"""Lines of two columns that stand by turns, as pdftotext -layout gives them → column by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import SeedLine

FEWEST: Final = 6
"""How many lines each of two columns has at least."""
WIDEST: Final = 250
"""A page with longer lines has no columns."""
MOST: Final = 300
"""A page has at most so many lines."""


def order_columns(reading: Reading) -> None:
    """Put the lines of a right column before those of a left one where they stand by turns.

    Lines over the whole width end a stretch of columns. English is read from the left.
    """
    indents = reading.seed.layout.indents
    if len(indents) < FEWEST:
        return
    ordered: list[SeedLine] = []
    for stretch in _pages(reading):
        ordered.extend(_ordered(stretch, reading))
    reading.lines = ordered


def _pages(reading: Reading) -> Iterator[list[SeedLine]]:
    begins = sorted(reading.seed.layout.page_begins, reverse=True)
    page: list[SeedLine] = []
    for line in reading.lines:
        if begins and line.number >= begins[-1]:
            while begins and line.number >= begins[-1]:
                begins.pop()
            yield page
            page = []
        page.append(line)
    yield page


def _ordered(lines: Sequence[SeedLine], reading: Reading) -> Iterator[SeedLine]:
    indents = reading.seed.layout.indents
    cut = _cut(lines, reading)
    left: list[SeedLine] = []
    right: list[SeedLine] = []
    for line in lines:
        begin = indents.get(line.number, 0)
        end = begin + len(line.text)
        if cut is None or begin < cut - 2 < cut + 2 < end:
            yield from _read(left, right, reading)
            left, right = [], []
            yield line
        else:
            (right if begin >= cut - 2 else left).append(line)
    yield from _read(left, right, reading)


def _read(
    left: Sequence[SeedLine], right: Sequence[SeedLine], reading: Reading
) -> Iterator[SeedLine]:
    if min(len(left), len(right)) < FEWEST:
        yield from sorted([*left, *right], key=lambda line: line.number)
    elif reading.seed.lang == "ar":
        yield from (*right, *left)
    else:
        yield from (*left, *right)


def _cut(lines: Sequence[SeedLine], reading: Reading) -> int | None:
    """Find the place between the columns that hardly any line stands over."""
    indents = reading.seed.layout.indents
    spans = [(indents.get(line.number, 0), len(line.text)) for line in lines]
    width = max((begin + length for begin, length in spans), default=0)
    if width > WIDEST or len(lines) > MOST:
        return None
    best, found = 3 * FEWEST, None
    for cut in range(width // 3, 2 * width // 3):
        over = sum(begin < cut - 1 and begin + length > cut + 1 for begin, length in spans)
        left = sum(begin + length <= cut + 1 for begin, length in spans)
        right = len(spans) - left - over
        if min(left, right) >= FEWEST and 8 * over < len(spans) and over < best:
            best, found = over, cut
    return found if found and _by_turns(spans, found) else None


def _by_turns(spans: Sequence[tuple[int, int]], cut: int) -> bool:
    """Whether lines of both columns stand by turns."""
    sides = [begin >= cut - 2 for begin, _ in spans]
    turns = sum(a != b for a, b in pairwise(sides))
    return 2 * turns > len(sides)
