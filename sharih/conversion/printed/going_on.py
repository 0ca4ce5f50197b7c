"""Two lines of a broken text → whether the second is of the same paragraph."""

from __future__ import annotations

import re
from typing import Final

from sharih.conversion.lines.lists import marker
from sharih.conversion.printed.line_widths import Width, ends_sentence, goes_on
from sharih.conversion.printed.paragraph_habits import Habit, Pair
from sharih.conversion.printed.word_breaks import is_broken_word

# No heading begins with it.
_AND: Final = re.compile(r"و[^\W\d_]{2}")

WITHIN: Final = 0.12
"""By so much of the width a line within a paragraph may be shorter than most,"""
OF_ITEM: Final = 0.08
"""by so much an item,"""
AT_FIRST: Final = 0.04
"""and by so much the first line of another, which may be a heading."""

NO_HEADING: Final = 0.75
"""A heading takes up less than this share of the width,"""
WIDE: Final = 50
"""where that is so many characters; it fills the narrow column of a newspaper."""


def continues(pair: Pair, after: Pair | None, habit: Habit, prose: bool, within: bool) -> bool:
    """Whether the second line of a pair is of the same paragraph.

    `prose`: that paragraph has shown to be none of a title; `within`: it has a line before.
    """
    text, following = pair.texts
    width = habit.width
    full = width.is_nearly_full(text, following, WITHIN)
    if is_broken_word(text, following) and (text[-1] != "." or (full and not pair.gap)):
        return True
    if pair.following.number in habit.begins:
        return False
    unknown = pair.crossing or habit.gap < 0
    over_gap = not unknown and pair.gap > habit.gap
    if ends_sentence(text):
        if over_gap or pair.crossing or may_be_heading(following, after, width):
            return False
        if text.endswith(":") and within and marker(following) is None:
            return width.is_full(text, following)
        return habit.parted and width.is_full(text, following)
    if over_gap:
        full = width.is_nearly_full(text, following, WITHIN if within else AT_FIRST)
        sure = (prose and within) or _is_long(text, width)
        return full and _goes_over(pair, after, width, sure)
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


def _is_long(text: str, width: Width) -> bool:
    """Whether a line takes up more of the width than a heading, whose letters are larger."""
    return width.most >= WIDE and len(text) >= NO_HEADING * width.most


def _goes_over(pair: Pair, after: Pair | None, width: Width, prose: bool) -> bool:
    """Whether a full line goes on behind a blank line that stands there by mistake."""
    text, following = pair.texts
    if not _is_text(following, after, width):
        return False
    if prose or following[:1].islower():
        return True
    return goes_on(text, following) and _AND.match(text) is not None


def _is_text(text: str, after: Pair | None, width: Width) -> bool:
    """Whether a line is a full one of a paragraph, or its last."""
    return ends_sentence(text) or (after is not None and width.is_full(*after.texts))


def may_be_heading(text: str, after: Pair | None, width: Width) -> bool:
    """Whether a line behind a full stop may be a heading: short, a question or without a stop."""
    if text.endswith(("؟", "?")):
        return len(text) < NO_HEADING * width.most
    if ends_sentence(text):
        return False
    if after is None:
        return 2 * len(text) < width.most
    return not width.is_full(*after.texts) and not goes_on(*after.texts)
