"""The lines of a seed → its paragraphs, where a printer, an editor or a mail broke them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from sharih.conversion.lines.lists import marker
from sharih.conversion.lines.reading import Reading
from sharih.conversion.printed.going_on import continues, may_be_heading
from sharih.conversion.printed.line_widths import Width, ends_sentence, find_width, goes_on
from sharih.conversion.printed.mastheads import find_head
from sharih.conversion.printed.paragraph_habits import Habit, Pair, find_habit, find_pairs
from sharih.conversion.printed.rhythm import is_doubtful, joined_by_rhythm
from sharih.conversion.printed.torn_lines import is_title_over, lone_signs, title_lines
from sharih.conversion.printed.word_breaks import (
    SOFT_HYPHEN,
    glue,
    is_dotted,
    words_of,
)
from sharih.conversion.records import LanguageFinding, SeedLine

READ_AS_STOP: Final = "hyphen read as a full stop?"
LONGEST_LINE: Final = 300
"""A longer line is a paragraph; what stands before and behind it may be broken at other widths."""
MOST_LINES: Final = 300
"""A paragraph has at most so many lines."""


def join_broken(reading: Reading, *, typed: bool = False) -> bool:
    """Put the lines of paragraphs together again; tell whether there were any.

    `typed`: whether somebody may have broken them by hand.
    """
    joins = broken_lines(reading, typed=typed)
    if not joins:
        return False
    layout, lines = reading.seed.layout, reading.lines
    texts = {line.number: line.text for line in lines}
    reading.find(
        LanguageFinding(into, READ_AS_STOP, f"{texts[into].split()[-1]} {texts[number].split()[0]}")
        for number, into in joins.items()
        if is_dotted(texts[into], texts[number])
    )
    torn = set(joins.values()) & layout.open_words if layout.open_words else ()
    reading.change({line.number: line.text + SOFT_HYPHEN for line in lines if line.number in torn})
    reading.join(joins, glue(words_of(lines)))
    return True


def broken_lines(reading: Reading, *, typed: bool = False) -> dict[int, int]:
    """Find the lines that go on from the one before: number → number of the line before."""
    joins = lone_signs(reading.lines)
    for run in _runs(reading.lines):
        if len(run) > 2 and (width := find_width(run, typed=typed)):
            if run[0] is reading.lines[0]:
                found = title_lines(run, width)
                joins |= {n: into for n, into in found.items() if n not in reading.begins}
                if is_title_over(run, width):
                    reading.begins.add(run[1].number)
                pairs = list(find_pairs(reading, _without_head(reading, run, width, joins)))
            else:
                pairs = list(find_pairs(reading, run))
            if pairs:  # none where the head of a paper leaves a single line
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
        if _is_behind_list(pairs, at, habit.width) and not (within or hanging):
            continue
        if hanging or continues(pair, after, habit, prose, within):
            joins[pair.following.number] = pair.line.number
    return joins | _by_rhythm(pairs, habit, joins, reading.begins)


def _by_rhythm(
    pairs: Sequence[Pair], habit: Habit, joins: dict[int, int], begins: Collection[int]
) -> dict[int, int]:
    """Go through the stops of which only the length of paragraphs tells what they end."""
    width = habit.width
    doubtful = [
        pair.following.number not in joins
        and pair.following.number not in habit.begins
        and pair.following.number not in begins
        and not (habit.parted and not pair.crossing)
        and (pair.crossing or habit.gap < 0 or pair.gap <= habit.gap)
        and is_doubtful(pair, width)
        and not may_be_heading(pair.following.text, after, width)
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


def _is_behind_list(pairs: Sequence[Pair], at: int, width: Width) -> bool:
    """Whether text follows on the last item of a list whose items have a line each.

    The first line of the text is full; the second one of an item seldom is.
    """
    pair = pairs[at]
    if not at or at + 1 == len(pairs) or marker(pair.following.text) or goes_on(*pair.texts):
        return False
    texts = (pairs[at - 1].line.text, pair.line.text)
    return (
        all(marker(text) is not None and not ends_sentence(text) for text in texts)
        and not pairs[at - 1].gap
        and width.is_full(*pairs[at + 1].texts)
    )


def _is_prose(pair: Pair) -> bool:
    """Whether a line is text of a paragraph and no heading."""
    text = pair.line.text
    return any(sign in text for sign in (". ", "، ", ", ", "؛ ", "; ", ": ")) or goes_on(
        *pair.texts
    )
