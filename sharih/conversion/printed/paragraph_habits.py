"""Lines that were broken at a width → how the paragraphs among them are told from each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sharih.conversion.lines.lists import marker
from sharih.conversion.lines.reading import Reading
from sharih.conversion.printed.line_widths import Width, ends_sentence
from sharih.conversion.records import SeedLine

SHORT: Final = 0.6
"""The last line of a paragraph is plainly short where it has at most this share of the width."""
FEWEST_ENDS: Final = 3
"""So many paragraphs must show how they end."""
MOST_INDENT: Final = 12
"""Paragraphs begin with at most so many spaces."""


@dataclass(slots=True)
class Pair:
    """Two lines that follow each other."""

    line: SeedLine
    following: SeedLine
    gap: int
    """How many blank lines stand between them."""
    crossing: bool
    """Whether a page ends between them, or something was left out there."""

    @property
    def texts(self) -> tuple[str, str]:
        """What both say."""
        return self.line.text, self.following.text


@dataclass(frozen=True, slots=True)
class Habit:
    """How the paragraphs of some broken lines are told from each other."""

    width: Width
    gap: int
    """More blank lines than these part paragraphs; -1 where their number tells nothing."""
    begins: frozenset[int]
    """The lines that begin a paragraph by their indent."""
    parted: bool
    """Whether blank lines or indents part paragraphs; otherwise the ends of sentences do."""
    stopped: bool
    """Whether nearly all paragraphs end with a stop, so that a line without one goes on."""


def find_pairs(reading: Reading, lines: Sequence[SeedLine]) -> Iterator[Pair]:
    """Pair each line with the next, and look at what stood between them."""
    pages = reading.seed.layout.page_begins
    kept = {line.number for line in reading.lines}
    for a, b in pairwise(lines):
        if b.number == a.number + 1:
            yield Pair(a, b, 0, b.number in pages)
            continue
        between = [n for n in range(a.number + 1, b.number) if n not in kept]
        left_out = any(char.isalnum() for n in between for char in reading.seed.lines[n - 1].text)
        crossing = bool(pages) and any(n in pages for n in range(a.number + 1, b.number + 1))
        yield Pair(a, b, len(between), crossing or left_out)


def find_habit(reading: Reading, pairs: Sequence[Pair], width: Width) -> Habit:
    """Find out what parts the paragraphs."""
    # A line alone between blank lines may be a title, unless nearly all lines are alone.
    spaced = 2 * sum(pair.gap > 0 for pair in pairs) > len(pairs)
    within = [
        pair.gap
        for before, pair in zip([None, *pairs], pairs, strict=False)
        if not pair.crossing
        and not ends_sentence(pair.line.text)
        and width.is_full(*pair.texts)
        and 2 * len(pair.line.text) > width.most
        and (spaced or not pair.gap or (before is not None and not before.gap))
    ]
    gap = -1
    for least in (0, 1):
        over = sum(found > least for found in within)
        if over < 2 or 4 * over <= len(within):
            gap = least
            break
    begins = _first_lines(reading, pairs, width)
    parted = bool(begins) or _has_gaps(pairs, gap, width)
    return Habit(width, gap, begins, parted, _are_stopped(pairs, width))


def _are_stopped(pairs: Sequence[Pair], width: Width) -> bool:
    """Whether nearly all short lines behind a full one end with a stop."""
    last = [
        ends_sentence(pair.line.text)
        for before, pair in pairwise(pairs)
        if not ends_sentence(before.line.text)
        and width.is_full(*before.texts)
        and len(pair.line.text) < SHORT * width.most
    ]
    return len(last) >= FEWEST_ENDS and 10 * sum(last) >= 9 * len(last)


def _has_gaps(pairs: Sequence[Pair], gap: int, width: Width) -> bool:
    """Whether blank lines stand behind short lines that end a paragraph of several."""
    over = [pair.gap > gap or pair.crossing for pair in pairs]
    ended = [
        pair.gap > gap
        for at, pair in enumerate(pairs)
        if ends_sentence(pair.line.text)
        and not pair.crossing
        and not width.is_full(*pair.texts)
        and not (at and over[at - 1])
        and not over[min(at + 1, len(pairs) - 1)]
        and not marker(pair.following.text)
    ]
    return gap >= 0 and sum(ended) > 0 and 4 * sum(ended) >= 3 * len(ended)


def _first_lines(reading: Reading, pairs: Sequence[Pair], width: Width) -> frozenset[int]:
    """Find the lines whose indent says that they begin a paragraph.

    They are few, are indented alike, and what stands before them has come to its end.
    """
    indents = reading.seed.layout.indents
    if not indents or reading.seed.layout.from_left:
        return frozenset()
    numbers = [pair.following.number for pair in pairs] + [pairs[0].line.number]
    base = min(indents.get(number, 0) for number in numbers)
    found = [
        pair for pair in pairs
        if 1 < indents.get(pair.following.number, 0) - base <= MOST_INDENT and not pair.crossing
        and not marker(pair.following.text)
    ]  # fmt: skip
    ended = [p for p in found if ends_sentence(p.line.text) or not width.is_full(*p.texts)]
    if len(found) < 2 or 2 * len(found) > len(pairs) or 10 * len(ended) < 8 * len(found):
        return frozenset()
    return frozenset(pair.following.number for pair in found) | frozenset(
        number for number in numbers if 1 < indents.get(number, 0) - base <= MOST_INDENT
    )
