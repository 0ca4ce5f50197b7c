"""The lines of a seed → the width at which they were broken, where they were."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from sharih.conversion.line_keys import LONGEST_KEPT, key_of
from sharih.conversion.records import SeedLine
from sharih.conversion.rule_files import open_words

NARROWEST: Final = 18
"""Shorter lines are verse, results or lists;"""
NARROW: Final = 28
"""shorter ones than these too, unless many of them"""
MANY: Final = 8
"""are broken, as in the columns of a newspaper;"""
WIDEST: Final = 140
"""longer ones are whole paragraphs."""
FEWEST: Final = 3
"""How many lines at least must have been broken; one less where words show that they go on."""
BAND: Final = 0.76
"""Lines broken at a width are at least this share of it, since letters are not equally wide."""
NEARLY: Final = 0.85
"""Where several lines and words take up less than the width, but this much, letters differ."""
MANY_FULL: Final = 6
"""Where all of so many lines are full, hardly a word has to show that they go on."""
TORN: Final = 3
"""So many lines are full for each that somebody broke before."""
OVER: Final = 1.1
"""Lines that are longer than it by more were not broken there."""

_CLOSING: Final = '"”»’)]'
_STOPS: Final = frozenset(".!؟?…:")
_MARK_INSIDE: Final = re.compile(
    r"[.،,؛;)/](?:(?<=[.،,؛;]) \S|(?<=[،؛])(?=.)|(?<=[)/]) ?[–—-]{1,2} ?\S)"
)
_SLASHES: Final = re.compile(r"\S ?/ ?\S+ ?/ \S")
_ITEM: Final = re.compile(r"[•●▪◦‣►▶■□*–—-] ?\S")
_BEFORE_WORD: Final = re.compile(r"[\"“«(\[]")
_COUNT: Final = re.compile(r"\d{1,3}|(?!19|20|٢|١٩)\d{4}|\d+[.,٫٬]\d+")
_BEGINS_LOW: Final = re.compile(r"[\"“‘(]?[a-z]")


def ends_sentence(text: str) -> bool:
    """Whether a line ends like a sentence."""
    return text.rstrip(_CLOSING)[-1:] in _STOPS


def goes_on(text: str, following: str) -> bool:
    """Whether the words show that a line goes on in the next: `… after`, `… في`."""
    if len(text) + len(following) > LONGEST_KEPT:
        return _goes_on(text, following)
    return _kept(text, following)


def _goes_on(text: str, following: str) -> bool:
    if ends_sentence(text):
        return False
    if _BEGINS_LOW.match(following):
        return True
    last = _BEFORE_WORD.split(text[text.rfind(" ") + 1 :])[-1]
    if not last:
        return text.endswith(("(", "«", "“", "["))
    if _COUNT.fullmatch(last):
        return text.count(" ") > 3 and following[0].isalpha()
    word, words = key_of(last), open_words()
    if word in words.ends or (word[:1] in "وفبلك" and word[1:] in words.ends):
        return True
    return key_of(following.partition(" ")[0]) in words.begins


# Several stages ask for the same two lines.
_kept: Final = lru_cache(maxsize=128)(_goes_on)


def _has_mark(text: str) -> bool:
    if _MARK_INSIDE.search(text):
        return True
    return "/" in text and _SLASHES.search(text) is not None


@dataclass(frozen=True, slots=True)
class Width:
    """The width at which lines were broken."""

    most: int
    """The characters of the longest lines, but for a few."""
    share: float
    """The share of it that a line and the first word of the next take up at least together, where
    that word was moved to the next line."""

    def is_full(self, text: str, following: str) -> bool:
        """Whether the first word of the next line would not have fitted into a line."""
        return _taken(text, following) > self.share * self.most

    def is_nearly_full(self, text: str, following: str, short: float) -> bool:
        """Whether that may be so, as letters differ in width: by this share of it."""
        share = self.share if self.share == 1 else max(0.72, self.share - short)
        return _taken(text, following) > share * self.most


def _taken(text: str, following: str) -> int:
    return len(text) + 1 + len(following.partition(" ")[0])


def find_width(lines: Sequence[SeedLine], *, typed: bool = False) -> Width | None:
    """Find the width at which lines that stand below each other were broken; None for others.

    Nearly all lines that end within a sentence must be near to it, and be prose. Where they may
    have been broken by hand, as `typed` says, few may stand within a sentence and be shorter.
    """
    return _width_from(NARROW, lines, typed) or _width_from(NARROWEST, lines, typed)


def _width_from(least: int, lines: Sequence[SeedLine], typed: bool) -> Width | None:
    most = _longest(lines, least)
    if most is None:
        return None
    pairs = [
        (a.text, b.text)
        for a, b in pairwise(lines)
        if 0.6 * most <= len(a.text) <= OVER * most and not ends_sentence(a.text)
        and not (_ITEM.match(a.text) and _ITEM.match(b.text))
    ]  # fmt: skip
    near = [(a.text, b.text) for a, b in pairwise(lines)
            if b.number == a.number + 1 and 0.6 * most <= len(a.text) <= OVER * most
            and not ends_sentence(a.text)]  # fmt: skip
    shares = sorted(_taken(a, b) / most for a, b in (near if len(near) >= FEWEST else pairs))
    full = [(a, b) for a, b in pairs if _taken(a, b) >= 0.8 * most]
    sure = sum(goes_on(a, b) for a, b in full)
    if len(full) < FEWEST - (sure > 1) or 4 * len(full) < 3 * len(pairs):
        return None
    if not (_prose(full, sure) or (len(full) == len(pairs) and _end_in_lines(full, sure))):
        return None
    if most < NARROW and not _is_column(lines, full, sure):
        return None
    if typed and TORN * _torn_short(lines, most) > len(full):
        return None
    nearly = sum(NEARLY < share <= 1 for share in shares)
    if 4 * sum(share > 1 for share in shares) >= 3 * len(shares) and 10 * nearly <= len(shares):
        return Width(most, 1.0)
    return Width(most, min(1.0, max(0.8, shares[len(shares) // 10] - 0.01)))


def _torn_short(lines: Sequence[SeedLine], most: int) -> int:
    """Count lines within a sentence of which the next word would have fitted.

    Somebody broke these by hand. One behind the end of a sentence may be a heading.
    """
    return sum(
        not (before is None or ends_sentence(before.text))
        or a.text[-1] in "،,"
        or goes_on(a.text, b.text)
        for before, a, b in zip([None, *lines], lines, lines[1:], strict=False)
        if b.number == a.number + 1
        and not ends_sentence(a.text)
        and _taken(a.text, b.text) < 0.76 * most
        and not _ITEM.match(b.text)
    )


def _is_column(
    lines: Sequence[SeedLine], full: Sequence[tuple[str, str]], sure: int
) -> bool:  # fmt: skip
    """Whether lines as short as verse are the narrow column of a newspaper."""
    marked = sum(_has_mark(a) for a, _ in full)
    ended = sum(line.text.endswith((".", '."', ".»", ".”")) for line in lines)
    low = any(_BEGINS_LOW.match(b) for _, b in full)
    return len(full) >= MANY and ended > 1 and (low or 3 * (marked + sure) >= len(full))


def _longest(lines: Sequence[SeedLine], least: int) -> int | None:
    """Find the length below which most lines that end within a sentence are, but for a few."""
    long = sum(len(line.text) > WIDEST for line in lines)
    if len(lines) - long <= 3 * long:
        return None
    unfinished, all_lengths = [0] * (WIDEST + 2), [0] * (WIDEST + 2)
    for line in lines:
        length = min(len(line.text), WIDEST + 1)
        all_lengths[length] += 1
        unfinished[length] += not ends_sentence(line.text)
    up_to, all_up_to = list(accumulate(unfinished)), list(accumulate(all_lengths))
    best, found = 0, None
    for length in range(least, WIDEST + 1):
        if unfinished[length]:
            within = up_to[length] - up_to[int(BAND * length)]
            over = all_up_to[-1] - all_up_to[min(int(OVER * length), WIDEST)]
            score = within - 3 * over
            if score > 0 and score >= best:
                best, found = score, length
    if found is None:
        return None
    return max(
        n for n in range(found, int(OVER * found) + 1) if n < len(unfinished) and unfinished[n]
    )


def _prose(full: Sequence[tuple[str, str]], sure: int) -> bool:
    """Whether lines have what prose has: marks inside, and words that go on."""
    if any(_BEGINS_LOW.match(b) for _, b in full):
        return 2 * sure >= len(full)
    marked = sum(_has_mark(a) for a, _ in full)
    return 4 * (marked + sure) >= len(full)


def _end_in_lines(full: Sequence[tuple[str, str]], sure: int) -> bool:
    """Whether sentences that fill their lines end on later ones, as those of no verse do."""
    if len(full) < MANY_FULL or not (sure or any(_has_mark(a) for a, _ in full)):
        return False
    ended = sum(ends_sentence(b) for _, b in full)
    return 6 * ended >= len(full) and ended > 1
