"""Text → search keys that are equal for spellings a reader takes as the same, with offsets."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from sharih.arabic.script import ARABIC_MARK, FORMAT_CONTROL, TATWEEL

_FORMAT = re.sub("[\U00010000-\U0010ffff]-?", "", FORMAT_CONTROL)
_REMOVED = f"\u0300-\u036f{ARABIC_MARK}{TATWEEL}"
_LETTERS: Final = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    **dict.fromkeys("ىئیېۍےۓٸ", "ي"),
    **dict.fromkeys("ؤٶۥ", "و"),
    **dict.fromkeys("ةۃۀہۂھە", "ه"),
    **dict.fromkeys("کگڪڭ", "ك"),
    "پ": "ب",
    "چ": "ج",
    "ڤ": "ف",
    "ژ": "ز",
    "٪": "%",
    "٫": ".",
    "٬": ",",
    **dict.fromkeys("‘’ʼ`´", "'"),
    **dict.fromkeys("‐‑", "-"),
    **dict.fromkeys("\t\n\r\x0b\x0c\x85\u00a0\u1680\u202f\u205f\u3000\u2028\u2029", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
}


def _spread(*classes: str) -> list[str]:
    """The characters of the insides of character classes."""
    found: list[str] = []
    for part in re.findall(r"(.)-(.)|(.)", "".join(classes), re.DOTALL):
        low, high = (part[0], part[1]) if part[0] else (part[2], part[2])
        found.extend(map(chr, range(ord(low), ord(high) + 1)))
    return found


def _folding_table() -> dict[int, str]:
    """What each character becomes in the search key; characters that stay are not in it."""
    table = dict.fromkeys(_spread(_FORMAT, _REMOVED), "")
    table |= _LETTERS
    for zero in (0x0660, 0x06F0):
        table |= {chr(zero + digit): str(digit) for digit in range(10)}
    # Presentation forms become letters, but for the ligatures that are signs of their own.
    for char in _spread("\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc"):
        plain = unicodedata.normalize("NFKC", char)
        table[char] = "".join(table.get(letter, letter) for letter in plain).strip()
    # Latin and Greek letters lose their marks: Zürich is found as zurich.
    for char in _spread("µÀ-ɏ", "ͰͲͶͿ-Ͽ", "Ḁ-ỿ", "ἀ-῾", "\u212b", "ﬀ-ﬆ"):
        parts = unicodedata.normalize("NFD", char.casefold())
        folded = "".join(part for part in parts if not unicodedata.combining(part)).casefold()
        folded = "".join(table.get(part, part) for part in folded)  # ŉ has a quotation mark
        if folded != char:
            table[char] = folded
    return {ord(char): folded for char, folded in table.items()}


def _one_of(codes: Iterable[int]) -> str:
    """Write the class of these characters; ranges keep the regular expression fast."""
    ranges: list[tuple[int, int]] = []
    for code in sorted(codes):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return "[" + "".join(f"\\u{low:04x}-\\u{high:04x}" for low, high in ranges) + "]"


_FOLDING: Final = _folding_table()
_ASCII: Final = {code: folded for code, folded in _FOLDING.items() if code < 128}
# What nearly every Arabic text holds goes by `str.replace`, which is many times faster than
# `str.translate`; that works on the runs of what is rarer, and on nothing else.
_COMMON: Final = {char: _FOLDING[ord(char)] for char in "أإآىةؤئ\u064b\u064e\u0651\u0640\n"}
_RARE_CODES: Final = frozenset(code for code in _FOLDING if chr(code) not in _COMMON)
_RARE: Final = re.compile("{0}{0}*".format(_one_of(_RARE_CODES)))
# Runs of characters whose folding is longer or shorter than they are: only these need offsets.
_RESIZED_CODES: Final = frozenset(
    (
        *(code for code, folded in _FOLDING.items() if len(folded) != 1),
        0x0587,
        *range(0xFB13, 0xFB18),
    )
)
# The class twice and not a plus: the engine skips to the first character of a class.
_RESIZED: Final = re.compile("{0}{0}*".format(_one_of(_RESIZED_CODES)))
_RARE_OR_RESIZED: Final = re.compile(_one_of(_RARE_CODES | _RESIZED_CODES))
_ATTACHING: Final = re.compile(f"[{_REMOVED}]")


def fold(text: str) -> str:
    """Write the search key of a text: equal for spellings that a reader takes as the same.

    Hamza seats, alef, ya and ta marbuta, Persian letters, Arabic-Indic digits, case and Latin
    accents are normalised; diacritics, tatweel and format characters go. Folding twice is
    folding once.
    """
    if text.isascii():
        return text.translate(_ASCII).lower()
    return _level(_RARE.sub(lambda run: run.group().translate(_FOLDING), text))


def _level(text: str) -> str:
    """Fold a text that holds none of the rare characters."""
    for char, folded in _COMMON.items():
        text = text.replace(char, folded)
    return text.casefold()


@dataclass(frozen=True)
class Moved:
    """Where the characters of a folded text stood, which is worked out when it is asked for."""

    original: str

    def start(self, index: int) -> int:
        """Where the folded character at `index` begins in the original."""
        firsts, origins, _ = self._table
        at = bisect_right(firsts, index) - 1
        return origins[at] + index - firsts[at]

    def end(self, index: int) -> int:
        """Where the folded character at `index` ends in the original, diacritics included."""
        return self._table[2].get(index) or self.start(index) + 1

    @cached_property
    def _table(self) -> tuple[list[int], list[int], dict[int, int]]:
        """Folded characters from which on the offset is another, where they begin, and ends.

        Only what resizes is looked at: between, each character is one character.
        """
        table = _Offsets()
        for run in _RESIZED.finditer(self.original):
            table.add(run)
        return table.firsts, table.origins, table.ends


class _Offsets:
    """Collects where folded characters stood, run by run of those that resize."""

    def __init__(self) -> None:
        self.firsts = [0]
        self.origins = [0]
        self.ends: dict[int, int] = {}
        self.count = 0
        """How many folded characters there are so far."""

    def add(self, run: re.Match[str]) -> None:
        """Go on to a run and over it."""
        self.count = self.firsts[-1] + run.start() - self.origins[-1]
        for at, char in enumerate(run[0], run.start()):
            folded = fold(char)
            for _ in folded:
                self.begin(at)
                self.count += 1
            if not folded and self.count and _ATTACHING.match(char):
                self.attach(at)
        self.begin(run.end())

    def begin(self, at: int) -> None:
        """Let the next folded character stand at a place of the original."""
        self.firsts.append(self.count)
        self.origins.append(at)

    def attach(self, at: int) -> None:
        """Let a mark belong to the folded characters before it, if they end where it begins.

        They are several where one character gives several letters (ﻼ).
        """
        last = self.count - 1
        start = self.origins[-1] + last - self.firsts[-1]
        if self.ends.get(last, start + 1) != at:
            return
        self.ends[last] = at + 1
        for first, origin in zip(reversed(self.firsts), reversed(self.origins), strict=True):
            if origin != start:
                break
            self.ends[first] = at + 1


@dataclass(frozen=True, slots=True)
class Folded:
    """A search key that knows where each of its characters stood."""

    text: str
    """The folded text."""
    moved: Moved | None = None
    """None where every character stands where it stood."""

    def start(self, index: int) -> int:
        """Where the folded character at `index` begins in the original."""
        return index if self.moved is None else self.moved.start(index)

    def end(self, index: int) -> int:
        """Where a span of folded characters that ends before `index` ends in the original.

        Diacritics and tatweel on its last letter belong to the span.
        """
        if self.moved is None or not index:
            return index
        return self.moved.end(index - 1)


# The stages of a conversion, and the rendering of a page, ask for the same lines in turn.
@lru_cache(maxsize=64)
def fold_with_offsets(text: str) -> Folded:
    """Fold a text so that it can be told where each folded character stood in it."""
    if text.isascii():
        return Folded(fold(text))
    if _RARE_OR_RESIZED.search(text) is None:
        return Folded(_level(text))
    return Folded(fold(text), Moved(text) if _RESIZED.search(text) else None)


def fold_pattern(pattern: str) -> str:
    """Write the letters of a regular expression as the search key has them.

    What stands in ASCII, the signs of the regular expression itself, stays as it is.
    """
    return re.sub(r"[^\x00-\x7f]+", lambda letters: fold(letters.group()), pattern)
