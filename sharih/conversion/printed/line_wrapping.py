"""The lines of a seed → its paragraphs, where a printer, an editor or a mail broke them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sharih.conversion.lines.lists import marker
from sharih.conversion.lines.reading import Reading
from sharih.conversion.printed.line_widths import Width, ends_sentence, find_width, goes_on
from sharih.conversion.printed.mastheads import find_head
from sharih.conversion.printed.paragraph_habits import Habit, Pair, find_habit, find_pairs
from sharih.conversion.printed.rhythm import is_doubtful, joined_by_rhythm
from sharih.conversion.printed.torn_lines import lone_signs, title_lines
from sharih.conversion.printed.word_breaks import SOFT_HYPHEN, glue, is_broken_word, words_of
from sharih.conversion.records import SeedLine

LONGEST_LINE: Final = 300
"""A longer line is a paragraph; what stands before and behind it may be broken at other widths."""
MOST_LINES: Final = 300
"""A paragraph has at most so many lines."""

_AND: Final = re.compile(r"و[^\W\d_]{2}")
# No heading begins with it.

WITHIN: Final = 0.12
"""By so much of the width a line within a paragraph may be shorter than most,"""
OF_ITEM: Final = 0.08
"""by so much an item,"""
AT_FIRST: Final = 0.04
"""and by so much the first line of another, which may be a heading."""


def join_broken(reading: Reading) -> None:
    """Put the lines of paragraphs together again."""
    joins = broken_lines(reading)
    if not joins:
        return
    layout, lines = reading.seed.layout, reading.lines
    torn = set(joins.values()) & layout.open_words if layout.open_words else ()
    reading.change({line.number: line.text + SOFT_HYPHEN for line in lines if line.number in torn})
    reading.join(joins, glue(words_of(lines)))


def broken_lines(reading: Reading) -> dict[int, int]:
    """Find the lines that go on from the one before: number → number of the line before."""
    joins = lone_signs(reading.lines)
    for run in _runs(reading.lines):
        if len(run) > 2 and (width := find_width(run)):
            if run[0] is reading.lines[0]:
                found = title_lines(run, width)
                joins |= {n: into for n, into in found.items() if n not in reading.begins}
                rest = _without_head(reading, run, width, joins)
            else:
                rest = run
            pairs = list(find_pairs(reading, rest))
            joins |= _joined(pairs, find_habit(reading, pairs, width), reading)
    return joins


def _without_head(
    reading: Reading, run: Sequence[SeedLine], width: Width, joins: dict[int, int]
) -> Sequence[SeedLine]:
    """Leave out the head of the paper and join the title; gives the lines of the text."""
    head = find_head(reading, run, width) if reading.headline is None else None
    if head is None:
        return run
    reading.drop(head.dropped)
    reading.headline = head.title
    for number in [n for n, into in joins.items() if {n, into} & head.dropped.keys()]:
        del joins[number]
    joins |= head.joins
    return [line for line in run if line.number >= head.body]


def _runs(lines: Sequence[SeedLine]) -> Iterator[Sequence[SeedLine]]:
    """Part the lines at long ones."""
    start = 0
    for at, line in enumerate(lines):
        if len(line.text) > LONGEST_LINE:
            yield lines[start:at]
            start = at + 1
    yield lines[start:]


def _joined(pairs: Sequence[Pair], habit: Habit, reading: Reading) -> dict[int, int]:
    """Go through the lines and tell which go on from the one before."""
    joins: dict[int, int] = {}
    indents = reading.seed.layout.indents
    first = pairs[0].line
    prose = False
    signs = _item_signs(pairs)
    begun = 0
    for at, pair in enumerate(pairs):
        after = pairs[at + 1] if at + 1 < len(pairs) else None
        if pair.line.number not in joins:
            first, prose, begun = pair.line, False, at
        prose = prose or _is_prose(pair)
        begins = pair.following.number in reading.begins
        if begins or _ends_item(pair, signs) or at - begun > MOST_LINES:
            continue
        hanging = (
            marker(first.text) is not None and not pair.gap
            and indents.get(pair.following.number, 0) > indents.get(first.number, 0)
        )  # fmt: skip
        within = pair.line.number in joins
        if hanging or _goes_on(pair, after, habit, prose, within):
            joins[pair.following.number] = pair.line.number
    return joins | _by_rhythm(pairs, habit, joins)


def _by_rhythm(
    pairs: Sequence[Pair], habit: Habit, joins: dict[int, int]
) -> dict[int, int]:  # fmt: skip
    """Go through the stops of which only the length of paragraphs tells what they end."""
    width = habit.width
    doubtful = [
        pair.following.number not in joins
        and pair.following.number not in habit.begins
        and not (habit.parted and not pair.crossing)
        and (pair.crossing or habit.gap < 0 or pair.gap <= habit.gap)
        and is_doubtful(pair, width)
        and not _is_heading(pair.following.text, after, width)
        for pair, after in zip(pairs, [*pairs[1:], None], strict=True)
    ]
    return joined_by_rhythm(pairs, joins, width, doubtful)


def _item_signs(pairs: Sequence[Pair]) -> frozenset[str]:
    """List the signs of items that stand before several lines, or behind a line that has ended."""
    seen: dict[str, int] = {}
    for pair in pairs:
        if mark := marker(pair.following.text):
            ended = ends_sentence(pair.line.text) or marker(pair.line.text) is not None
            seen[mark.kind] = seen.get(mark.kind, 0) + (2 if ended else 1)
    return frozenset(kind for kind, count in seen.items() if count > 1)


def _ends_item(pair: Pair, signs: frozenset[str]) -> bool:
    """Whether the next line begins an item of a list."""
    mark = marker(pair.following.text)
    return mark is not None and (mark.kind in signs or ends_sentence(pair.line.text))


def _is_prose(pair: Pair) -> bool:
    """Whether a line is text of a paragraph and no heading."""
    text = pair.line.text
    return any(sign in text for sign in (". ", "، ", ", ", "؛ ", "; ", ": ")) or goes_on(
        *pair.texts
    )


def _goes_on(pair: Pair, after: Pair | None, habit: Habit, prose: bool, within: bool) -> bool:
    """Whether the second line of a pair is of the same paragraph.

    `prose`: that paragraph has shown to be none of a title; `within`: it has a line before.
    """
    text, following = pair.texts
    width = habit.width
    if is_broken_word(text, following):
        return True
    if pair.following.number in habit.begins:
        return False
    unknown = pair.crossing or habit.gap < 0
    over_gap = not unknown and pair.gap > habit.gap
    if ends_sentence(text):
        if over_gap or pair.crossing or _is_heading(following, after, width):
            return False
        if text.endswith(":") and within and marker(following) is None:
            return width.is_full(text, following)
        return habit.parted and width.is_full(text, following)
    if over_gap:
        full = width.is_nearly_full(text, following, WITHIN if within else AT_FIRST)
        return full and _goes_over(pair, after, width, prose and within)
    if habit.gap < 0 and pair.gap and marker(text):
        return goes_on(text, following)
    sure = prose or within
    if sure and habit.stopped and not pair.crossing and 2 * len(text) > width.most:
        return True
    short = WITHIN if within else OF_ITEM if marker(text) else AT_FIRST
    if not width.is_nearly_full(text, following, short):
        return goes_on(text, following) and 3 * len(text) > width.most and not pair.crossing
    if len(text) > 1.1 * width.most and not prose:
        return goes_on(text, following)
    return (
        (sure and not pair.crossing)
        or _is_text(following, after, width)
        or goes_on(text, following)
    )


def _goes_over(pair: Pair, after: Pair | None, width: Width, prose: bool) -> bool:
    """Whether a full line goes on behind a blank line that stands there by mistake."""
    text, following = pair.texts
    if not _is_text(following, after, width):
        return False
    joined = goes_on(text, following) and _AND.match(text) is not None
    return prose or following[:1].islower() or joined


def _is_text(text: str, after: Pair | None, width: Width) -> bool:
    """Whether a line is a full one of a paragraph, or its last."""
    return ends_sentence(text) or (after is not None and width.is_full(*after.texts))


def _is_heading(text: str, after: Pair | None, width: Width) -> bool:
    """Whether a line behind a full stop may be a heading: short, though its sentence goes on."""
    if ends_sentence(text):
        return False
    if after is None:
        return 2 * len(text) < width.most
    return not width.is_full(*after.texts) and not goes_on(*after.texts)
