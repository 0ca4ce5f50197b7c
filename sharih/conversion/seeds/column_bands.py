"""The lines of a page as they stand on it → the band of blanks between two columns of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

FEWEST: Final = 5
"""So many lines of a stretch at least hold both columns."""
GAP: Final = 2
"""So many blanks at least are between two columns;"""
COVERED: Final = 3
"""of so many lines with both, one may stand over them."""
APART: Final = 2
"""So many blank lines part what stands under the columns from them."""
LONGEST_LINE: Final = 300

UNSEEN: Final = dict.fromkeys(
    [0xFEFF, 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
"""What has no width on a page."""
_SEGMENT: Final = re.compile(r"\S+(?: \S+)*")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a line with single blanks between."""

    text: str
    start: int
    """Its column on the page,"""
    end: int
    """and the one behind it."""


Row = Sequence[Segment]


def row_of(line: str) -> Row:
    """Find the segments of a line."""
    line = line.expandtabs()
    found = []
    for match in _SEGMENT.finditer(line):
        start = len(line[: match.start()].translate(UNSEEN))
        width = len(match.group().translate(UNSEEN))
        if width:
            found.append(Segment(match.group(), start, start + width))
    return found


def find_band(rows: Sequence[Row]) -> int | None:
    """Find the band of blanks that few lines stand over, and most on both sides of, or by turns."""
    width = max((row[-1].end for row in rows if row), default=0)
    if not 0 < width <= LONGEST_LINE:
        return None
    both, over = [0] * (width + 2), [0] * (width + 2)
    left, right = [0] * (width + 2), [0] * (width + 2)
    for row in filter(None, rows):
        left[row[-1].end] += 1
        right[row[0].start + 1] -= 1
        for segment in row:
            over[segment.start] += 1
            over[segment.end] -= 1
        for before, behind in pairwise(row):
            both[before.end] += 1
            both[behind.start] -= 1
    right[0] += sum(map(bool, rows))
    weights = [
        (beside + min(turns) - COVERED * above, beside + min(turns))
        for beside, above, *turns in zip(*map(accumulate, (both, over, left, right)), strict=True)
    ]
    best = max(weights)
    if best[1] < FEWEST or best[0] < 0:
        return None
    first = weights.index(best)
    last = first
    while last + 1 < len(weights) and weights[last + 1] == best:
        last += 1
    return (first + last + 1) // 2 if last - first + 1 >= GAP else None


def begins_stretch(rows: Sequence[Row], at: int, cut: int) -> bool:
    """Whether a line holds both columns, or the next one stands on the other side."""
    if _holds_both(rows[at], cut) or at + 1 == len(rows):
        return _holds_both(rows[at], cut)
    both = [_side(row, cut) for row in rows[at : at + 2]]
    return "" not in both and both[0] != both[1]


def end_of_stretch(rows: Sequence[Row], start: int, cut: int) -> int:
    """Find where a stretch ends: at a line over both columns, or behind blank lines."""
    end, blank = start + 1, 0
    for at in range(start + 1, len(rows)):
        row = rows[at]
        if _is_over(row, cut) or (row and blank >= APART and _side(row, cut)):
            break
        blank = 0 if row else blank + 1
        if row:
            end = at + 1
    return end


def sides(rows: Sequence[Row], cut: int) -> tuple[list[Row], list[Row]]:
    """Give what stands at the left and at the right of the band."""
    return (
        [[segment for segment in row if segment.end <= cut] for row in rows],
        [[segment for segment in row if segment.start >= cut] for row in rows],
    )


def _holds_both(row: Row, cut: int) -> bool:
    return bool(row) and row[0].end <= cut <= row[-1].start and not _is_over(row, cut)


def _side(row: Row, cut: int) -> str:
    """Tell on which side of the band a line stands; nothing where on none, or on both."""
    if not row:
        return ""
    return "left" if row[-1].end <= cut else "right" if row[0].start >= cut else ""


def _is_over(row: Row, cut: int) -> bool:
    return any(segment.start < cut < segment.end for segment in row)
