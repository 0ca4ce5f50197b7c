"""Text → search keys that are equal for spellings a reader takes as the same, with offsets."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
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
    for char in _spread("µÀ-ɏ", "ͰͲͶͿ-Ͽ", "Ḁ-ỿ", "ἀ-῾", "ﬀ-ﬆ"):
        parts = unicodedata.normalize("NFD", char.casefold())
        folded = "".join(part for part in parts if not unicodedata.combining(part)).casefold()
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
    return _level(_RARE.sub(lambda run: run.group().translate(_FOLDING), text))


def _level(text: str) -> str:
    """Fold a text that holds none of the rare characters."""
    for char, folded in _COMMON.items():
        text = text.replace(char, folded)
    return text.casefold()


@dataclass(frozen=True, slots=True)
class Folded:
    """A search key that knows where each of its characters stood."""

    text: str
    """The folded text."""
    starts: tuple[int, ...] | None
    """Per folded character its start in the original; None where nothing moved."""
    ends: tuple[int, ...] | None
    """Per folded character its end in the original, diacritics included."""

    def start(self, index: int) -> int:
        """Where the folded character at `index` begins in the original."""
        return index if self.starts is None else self.starts[index]

    def end(self, index: int) -> int:
        """Where a span of folded characters that ends before `index` ends in the original.

        Diacritics and tatweel on its last letter belong to the span.
        """
        if self.ends is None:
            return index
        return self.ends[index - 1] if index else 0


# The stages of a conversion, and the rendering of a page, ask for the same lines in turn.
@lru_cache(maxsize=64)
def fold_with_offsets(text: str) -> Folded:
    """Fold a text and remember where each folded character stood in it."""
    if _RARE_OR_RESIZED.search(text) is None:
        return Folded(_level(text), None, None)
    if _RESIZED.search(text) is None:
        return Folded(fold(text), None, None)
    starts: list[int] = []
    ends: list[int] = []
    parts: list[str] = []
    done = 0
    for run in chain(_RESIZED.finditer(text), [None]):
        stop = len(text) if run is None else run.start()
        parts.append(text[done:stop])
        starts.extend(range(done, stop))
        ends.extend(range(done + 1, stop + 1))
        if run is None:
            break
        for at, char in enumerate(run.group(), stop):
            folded = fold(char)
            parts.append(folded)
            starts.extend([at] * len(folded))
            ends.extend([at + 1] * len(folded))
            if not folded and ends and ends[-1] == at and _ATTACHING.match(char):
                # Every folded letter of this very character ends here (ﻼ gives two).
                last = bisect_right(starts, starts[-1] - 1)
                ends[last:] = [at + 1] * (len(ends) - last)
        done = run.end()
    # Everything that is left folds one to one, in one go.
    return Folded(fold("".join(parts)), tuple(starts), tuple(ends))


# ------------------------------------------------------------------ particles

PARTICLE_CHARACTERS: Final = 4
"""The most letters that attached particles have together (وبال)."""
_BEFORE_ARTICLE: Final = re.compile(r"(?<![^\W_])[وف]?[بك]?\Z")
_BEFORE_MERGED: Final = re.compile(r"(?<![^\W_])[وف]?\Z")
_BEFORE_NOUN: Final = re.compile(r"(?<![^\W_])[وف]?(?:(?P<merged>لل)|[بكل]?(?P<article>ال)?)\Z")


def attached(folded: str, start: int, name: str, *, exact: bool = False) -> int | None:
    """Find where a name in folded text begins, looking through the particles before it.

    `start` is where the folded `name` was found. The answer is the start of what a reader
    sees as the name: without و ف ب ك ل, with the article, and with لل where the particle and
    the article have merged. None where letters stand before it that are no particles; with
    `exact` nothing may be attached.
    """
    if not folded[start - 1 : start].isalnum():
        return start
    if exact:
        return None
    before = folded[max(0, start - PARTICLE_CHARACTERS - 1) : start]
    if name.startswith(("ال", "لل")):
        # What begins with لل is the merged form of a name with the article.
        pattern = _BEFORE_ARTICLE if name.startswith("ال") else _BEFORE_MERGED
        return start if pattern.search(before) else None
    match = _BEFORE_NOUN.search(before)
    if match is None:
        return None
    return start - len(match["merged"] or match["article"] or "")


def merged_with_li(folded: str) -> str | None:
    """Write a folded name that begins with the article as it stands after ل: للكرملين."""
    if not folded.startswith("ال") or len(folded) < 4:
        return None
    # ل + ال + لجنة is written with two lams, not three.
    return "ل" + folded[2:] if folded[2] == "ل" else "لل" + folded[2:]


def fold_pattern(pattern: str) -> str:
    """Write the letters of a regular expression as the search key has them.

    What stands in ASCII, the signs of the regular expression itself, stays as it is.
    """
    return re.sub(r"[^\x00-\x7f]+", lambda letters: fold(letters.group()), pattern)
