"""Lines that somebody broke while typing → paragraphs.

Who types on a telephone, or forwards what was typed there, ends lines anywhere, so that they have
no width in common. What tells it is the text as a whole: most of its lines have no end of a
sentence, many end where a sentence must go on, and blocks between blank lines end with a stop.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean
from typing import Final

from sharih.conversion.lines.headings import is_heading
from sharih.conversion.lines.line_shapes import shape
from sharih.conversion.lines.lists import marker
from sharih.conversion.lines.reading import Reading
from sharih.conversion.printed.line_widths import ends_sentence, goes_on
from sharih.conversion.printed.torn_lines import is_title_over
from sharih.conversion.printed.unfinished import turns_of
from sharih.conversion.records import SeedLine

FEWEST: Final = 2
"""So many lines at least have no end,"""
OPEN: Final = 0.4
"""and this share of all that have a line below them;"""
LONGER: Final = 1.8
"""the next line is not so many times as long"""
ALIKE: Final = 0.6
"""behind this share of them, as a paragraph is under its heading, and these are no scraps;"""
SURE: Final = 0.15
"""of those, this share ends where the sentence must go on,"""
CLOSED: Final = 0.75
"""and of the blocks with such lines, this share ends with a stop."""
HEAD: Final = 3
"""A headline has at most so many lines."""
LONGEST: Final = 120
"""A longer line is a paragraph, and most lines are shorter."""
HEADED: Final = 0.75
"""Headings stand over this share of the blocks where each is a paragraph,"""
OVER_SECTIONS: Final = 0.5
"""or over this share of blocks of several paragraphs;"""
SHORTER: Final = 0.8
"""in the former case they are shorter than other lines, by this share."""

_COMMA: Final = re.compile(r"[،,؛;]\Z")
_QUOTE: Final = re.compile(r"[\"“«„]")
_COMMA_INSIDE: Final = re.compile(r"[،,؛;.] ")


@dataclass(frozen=True, slots=True)
class _Text:
    """The blocks of a text, and how its paragraphs are told from each other."""

    blocks: Sequence[Sequence[SeedLine]]
    """Lines that follow each other without anything between."""
    turns: Collection[int]
    """The lines that begin with the name of a speaker."""
    apart: bool
    """Whether blank lines part paragraphs, so that a stop at the end of a line parts none."""
    headings: Collection[int]
    """The first lines of blocks that are headings."""


def is_typed(reading: Reading) -> bool:
    """Whether the text as a whole shows that somebody broke its lines by hand."""
    return _read(reading) is not None


def join_typed(reading: Reading) -> None:
    """Put lines together that somebody broke by hand, where the text as a whole shows it."""
    text = _read(reading)
    if text is None:
        return
    joins: dict[int, int] = {}
    for block in text.blocks:
        joins |= dict(_joined(block, text))
    reading.join(joins)


def _read(reading: Reading) -> _Text | None:
    """Find out how the lines were broken; None where they were not."""
    if _has_long(reading.lines) or not _has_open(reading.lines):
        return None
    turns = turns_of(reading.lines)
    blocks = list(_blocks(reading))
    pairs = [pair for block in blocks for pair in pairwise(block)]
    open_pairs = [(a, b) for a, b in pairs if _is_open(a, b, turns)]
    if len(open_pairs) < FEWEST or len(open_pairs) < OPEN * len(pairs):
        return None
    alike = [(a, b) for a, b in open_pairs if not (_may_be_over(a, b) or shape(a.text).scrap)]
    if len(alike) < max(FEWEST, ALIKE * len(open_pairs)):
        return None
    if sum(_is_sure(a, b) for a, b in alike) < max(1, SURE * len(open_pairs)):
        return None
    broken = [b for b in blocks if any(_is_open(x, y, turns) for x, y in pairwise(b))]
    if len(broken) > 1:
        broken = [block for block in broken if not _is_head(block)]
    # An item at the end of a list has no stop.
    broken = [block for block in broken if marker(block[-1].text) is None]
    if not broken:
        return None
    closed = sum(ends_sentence(block[-1].text) for block in broken)
    if closed < max(1, CLOSED * len(broken)):
        return None
    stops = sum(ends_sentence(a.text) for a, _ in pairs)
    known = _has_sections(reading, blocks)
    apart = len(broken) > 1 and 2 * stops <= len(broken) and not known
    headings = frozenset() if known else _headings(broken, open_pairs, apart=apart)
    if len(blocks[0]) > HEAD and is_title_over(reading.lines):
        headings |= {reading.lines[0].number}
    return _Text(blocks, turns, apart, headings)


def _blocks(reading: Reading) -> Iterator[Sequence[SeedLine]]:
    """Part the lines where anything stands between them, and where one is known to begin."""
    lines, start = reading.lines, 0
    for at in range(1, len(lines) + 1):
        if (
            at == len(lines)
            or lines[at].number > lines[at - 1].number + 1
            or lines[at].number in reading.begins
        ):
            yield lines[start:at]
            start = at


def _has_sections(reading: Reading, blocks: Sequence[Sequence[SeedLine]]) -> bool:
    """Whether lines that are known as headings stand directly over text, which blank lines part."""
    return not reading.seed.layout.indents and any(
        len(a) == 1 and b[0].number == a[0].number + 1 for a, b in pairwise(blocks)
    )


def _is_head(block: Sequence[SeedLine]) -> bool:
    """Whether a block is a headline, or a heading, of several lines."""
    return (
        len(block) <= HEAD
        and not any(ends_sentence(line.text) for line in block)
        and is_heading(" ".join(line.text for line in block))
    )


def _has_open(lines: Sequence[SeedLine]) -> bool:
    """Whether enough lines have no end and a line below them."""
    found = sum(
        b.number == a.number + 1 and not ends_sentence(a.text) for a, b in pairwise(lines)
    )  # fmt: skip
    return found >= FEWEST


def _has_long(lines: Sequence[SeedLine]) -> bool:
    return 4 * sum(len(line.text) > LONGEST for line in lines) > len(lines)


def _is_open(a: SeedLine, b: SeedLine, turns: Collection[int]) -> bool:
    """Whether a line has no end, and the next may go on from it."""
    return (
        not ends_sentence(a.text)
        and len(a.text) <= LONGEST
        and b.number not in turns
        and marker(b.text) is None
    )


def _is_sure(a: SeedLine, b: SeedLine) -> bool:
    """Whether words or a comma show that a line goes on; a number may be a result at its end."""
    if _COMMA.search(a.text):
        return True
    return not a.text[-1].isdigit() and goes_on(a.text, b.text)


def _may_be_over(a: SeedLine, b: SeedLine) -> bool:
    """Whether a line is so much shorter than the next that it may be a heading over it."""
    return len(b.text) > LONGER * len(a.text) and _COMMA.search(a.text) is None


def _headings(
    blocks: Sequence[Sequence[SeedLine]],
    open_pairs: Sequence[tuple[SeedLine, SeedLine]],
    *,
    apart: bool,
) -> frozenset[int]:
    """Find the headings directly over the text of their blocks, where most blocks have one.

    Where each block is a paragraph, nearly all have, and they are shorter than other lines;
    where they are sections, the first has none.
    """
    if not apart:
        blocks = blocks[1:]
    found = [
        block[0]
        for block in blocks
        if len(block) > 1 and is_heading(block[0].text) and not ends_sentence(block[0].text)
        and not _COMMA_INSIDE.search(block[0].text) and not _is_sure(*block[:2])
        and marker(block[0].text) is None
    ]  # fmt: skip
    numbers = frozenset(line.number for line in found)
    others = [len(a.text) for a, _ in open_pairs if a.number not in numbers]
    if len(found) < 2 or len(found) < (HEADED if apart else OVER_SECTIONS) * len(blocks):
        return frozenset()
    if apart and others:
        shorter = mean(len(line.text) for line in found) < SHORTER * mean(others)
        return numbers if shorter else frozenset()
    return numbers


def _joined(block: Sequence[SeedLine], text: _Text) -> Iterator[tuple[int, int]]:
    """Go through a block and tell which of its lines go on from the one before."""
    items = [at for at, line in enumerate(block) if marker(line.text)]
    listed = False
    for at, (a, b) in enumerate(pairwise(block)):
        said = a.text.endswith(":") and _QUOTE.match(b.text) is not None
        if ends_sentence(a.text):
            listed = a.text.endswith(":") and not said
        elif items and at >= items[0]:
            # Behind the last item text may follow, which has an end.
            listed = at == items[-1] and ends_sentence(block[-1].text)
        if a.number in text.headings or b.number in text.turns or marker(b.text) is not None:
            continue
        if listed and not goes_on(a.text, b.text):
            continue
        if said or _is_open(a, b, text.turns) or (text.apart and not listed):
            yield b.number, a.number
