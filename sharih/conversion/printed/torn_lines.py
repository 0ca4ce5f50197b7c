"""Lines that belong together whatever their width → signs of items, and titles over two lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sharih.arabic import fold_pattern
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.headings import is_heading
from sharih.conversion.lines.lists import marker
from sharih.conversion.lines.stems import stems
from sharih.conversion.printed.line_widths import Width, ends_sentence, goes_on
from sharih.conversion.records import SeedLine

TITLE_LINES: Final = 6
"""A title stands among so many lines at the beginning."""
TITLE_WORDS: Final = 4
"""The first of two lines of a title has at least this many words, where it does not show by them
that it goes on."""
LEDE_END: Final = 5
"""The lede ends before this line,"""
SHARED: Final = 2
"""and shares so many words with its title."""

_SIGN: Final = re.compile(r"[•●▪◦‣►▶■□–—*-]|\d{1,2}[.)]")
# How a line begins that is the second half of a title, and no line of its own.
_WITHIN: Final = re.compile(
    fold_pattern(
        r"(?:من|في|على|إلى|عن|مع|بعد|قبل|بين|حتى|خلال|ضد|منذ|عبر|دون|أو|التي|الذي|لدى|نحو|حول)\b"
        r"|(?:و|ب|ل|ك)ال\w{2}|لل\w{3}|ال\w{3}|بمشاركة|بحضور|بسبب|بقيمة|بنسبة|برعاية|بقيادة|بهدف"
    )
)
# What a line with a date, a name or a place for itself has.
_ALONE: Final = re.compile(
    fold_pattern(r"[:|/@©]|\d{4}| [-–—] |^(?:ال)?(?:سبت|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه)\b")
)


def lone_signs(lines: Sequence[SeedLine]) -> dict[int, int]:
    """Find the lines that go to the sign of an item which stands alone on the line before."""
    if not any(len(line.text) < 4 for line in lines):
        return {}
    signs = [_SIGN.fullmatch(line.text) is not None for line in lines]
    found = {
        b.number: a.number
        for (a, b), (sign, next_sign) in zip(pairwise(lines), pairwise(signs), strict=True)
        if sign and not next_sign and marker(b.text) is None
    }
    return found if len(found) > 1 else {}


def title_lines(lines: Sequence[SeedLine], width: Width) -> dict[int, int]:
    """Find the further lines of a title over several, at the beginning of a broken text."""
    found: dict[int, int] = {}
    for (a, b), (_, c) in zip(
        pairwise(lines[: TITLE_LINES + 1]), pairwise(lines[1 : TITLE_LINES + 2]), strict=False
    ):
        if ends_sentence(a.text) and width.is_full(a.text, b.text):
            break
        torn = width.is_full(a.text, b.text) and a.number + 1 == b.number < c.number - 1
        if _is_rest_of_title(a.text, b.text, torn=torn) and not width.is_full(b.text, c.text):
            found[b.number] = a.number
    return found


def is_title_over(lines: Sequence[SeedLine], width: Width | None = None) -> bool:
    """Whether the first line is a title, and as long as the lines of the text under it.

    It has words of these, as no first line of a sentence has of its next ones.
    """
    title, following = lines[0].text, lines[1].text
    return (
        is_heading(title)
        and not goes_on(title, following)
        and (width is None or width.is_full(following, lines[2].text))
        and len(stems([title]) & stems(line.text for line in lines[1:LEDE_END])) >= SHARED
    )


def _is_rest_of_title(text: str, following: str, *, torn: bool) -> bool:
    """Whether a line goes on with a title; `torn`: a full line is before it, a blank one behind."""
    if ends_sentence(text) or marker(following):
        return False
    key = key_of(following)
    if _ALONE.search(key) or _ALONE.search(key_of(text)[:12]):
        return False
    if goes_on(text, following):
        return " " in text
    few = text.count(" ") + 1 < TITLE_WORDS
    if few or len(following) > len(text):
        return False
    return torn or _WITHIN.match(key) is not None
