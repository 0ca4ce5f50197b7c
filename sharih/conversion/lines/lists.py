"""The lines of an article's body → which of them are items of lists, and their markers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sharih.arabic import digits
from sharih.conversion.line_keys import key_of
from sharih.conversion.records import SeedLine

SHORTEST_BROKEN: Final = 30
"""A line that was broken is not shorter;"""
MOST_BROKEN: Final = 3
"""and no more lines than these go on with it."""

# The signs of lists: those of every program, those of Word's own fonts, and pictures.
_SIGNS: Final = (
    "•●▪◦‣►▶■□○✓✔✅·∙§◆◇❖➢➤➔→⇒★☆✦✧♦▸▹◾◽▫◼◻⁃∎❑❒❏☐☑✗✘✱✲✳➡\uf020-\uf0ff"
    "🔹🔸🔷🔶🔵🔴🟢🟡🟠🟣⚪⚫⬛⬜🟥🟦🟩👉📌📍🔺🔻🔘💠🔲🔳➖"
)
_MARKER: Final = re.compile(
    rf"(?:(?P<bullet>[{_SIGNS}]\ufe0f? ?|[-*–—] |o (?=[^\W\d_])|[-–—](?=[^\W\d_])"
    r"|\*(?=[^\W\d_])(?=[^*]*\Z))"
    r"|\(?(?P<number>\d{1,2}) ?[.)/–-](?: ?[-–] ?| ?(?=[^\W\d])| (?=[\"“«(]))"
    r"|(?P<ordinal>[اأثرختسع][\u064b-\u0652اأوليثنرابعخمسدشتاً]{3,9}) ?(?:[:)/] ?| ?[-–] ?|، ?)"
    r"|(?:\((?P<closed>[ابتثجحخدهوزأa-j])\)|(?P<letter>[ابتثجحخدهوزأa-j]ـ?) ?[)–/-]) ?)"
    r"(?=\S)"
)
_WORD_LEVELS: Final = frozenset(("o", "§", "\uf0a7", "▪"))
_ENDS: Final = re.compile(r"[.!؟?…:][\"”»’)\]]*\Z")
_ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        ("اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"), 1
    )
}
_ORDINAL_BEGINS: Final = ("أو", "او", "ثا", "را", "خا", "سا", "تا", "عا")
_ALPHABETS: Final = ("ابجدهوزحطي", "ابتثجحخدذر", "abcdefghij")
_NEXT_LETTERS: Final = frozenset(pair for alphabet in _ALPHABETS for pair in pairwise(alphabet))


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign or number before an item of a list or a numbered heading."""

    kind: str
    """The sign itself, or `number`, `ordinal`, `letter`."""
    number: int
    """The number; 0 for a sign, the code of a letter."""
    end: int
    """Where the words behind it begin."""


def marker(text: str) -> Marker | None:
    """Find the marker at the beginning of a line."""
    # Most lines begin with a word, and only some words are markers.
    if text[:2].isalpha() and not text.startswith(_ORDINAL_BEGINS):
        return None
    match = _MARKER.match(text)
    if match is None:
        return None
    if match["bullet"]:
        return Marker(match["bullet"].strip(" \ufe0f"), 0, match.end())
    if match["number"]:
        return Marker("number", int(digits(match["number"], "latn")), match.end())
    if match["ordinal"]:
        number = _ORDINALS.get(key_of(match["ordinal"]), 0)
        return Marker("ordinal", number, match.end()) if number else None
    return Marker("letter", ord(key_of(match["closed"] or match["letter"])), match.end())


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list."""

    marker: str
    """As Markdown writes it: `-`, or a number and a full stop."""
    text: str
    """The words behind the marker."""


def find_items(
    lines: Sequence[SeedLine], others: frozenset[int] = frozenset()
) -> dict[int, ListItem]:
    """Find the items of lists among the lines of a body, by line number; `others` are none.

    Two lines in a row at least, with the same sign or with numbers that count up, make a list;
    a single one is a paragraph or a heading. A list in a list is made one with it.
    """
    found: dict[int, ListItem] = {}
    marked: list[tuple[SeedLine, Marker]] = []
    for line in lines:
        mark = None if line.number in others else marker(line.text)
        if mark and _belongs(marked, mark):
            marked.append((line, mark))
            continue
        if marked:
            found |= _items(marked)
        marked = [(line, mark)] if mark else []
    return found | _items(marked)


def _belongs(marked: Sequence[tuple[SeedLine, Marker]], mark: Marker) -> bool:
    """Whether a line with this marker goes on with the list of these lines, or is a list in it."""
    last = next((before for _, before in reversed(marked) if before.kind == mark.kind), None)
    if last is None:
        return bool(marked) and (mark.number < 2 or _is_first_letter(mark))
    if mark.kind == "letter":
        nested = marked[-1][1].kind != "letter" and _is_first_letter(mark)
        return nested or (chr(last.number), chr(mark.number)) in _NEXT_LETTERS
    nested = marked[-1][1].kind != mark.kind and mark.number == 1
    return not mark.number or nested or mark.number == last.number + 1


def _is_first_letter(mark: Marker) -> bool:
    return mark.kind == "letter" and chr(mark.number) in "اa"


def _items(marked: Sequence[tuple[SeedLine, Marker]]) -> dict[int, ListItem]:
    """Make items of the lines of a list; one with a sign of its own at an end is none."""
    if len(marked) < 2:
        return {}
    counts = Counter(mark.kind for _, mark in marked)
    start, end = 0, len(marked)
    while start < end and counts[marked[start][1].kind] < 2:
        start += 1
    while end > start and counts[marked[end - 1][1].kind] < 2 and not _deeper(marked, end - 1):
        end -= 1
    of_list = _under_ordinals(marked[start:end])
    nested = len({mark.kind for _, mark in of_list}) > 1
    return {
        line.number: ListItem(
            "-" if nested or not mark.number else f"{_number(mark, at)}.", line.text[mark.end :]
        )
        for at, (line, mark) in enumerate(of_list, 1)
    }


def _deeper(marked: Sequence[tuple[SeedLine, Marker]], at: int) -> bool:
    """Whether a sign is that of Word for an item of a list in a list, right behind one."""
    line, mark = marked[at]
    return mark.kind in _WORD_LEVELS and at > 0 and line.number == marked[at - 1][0].number + 1


def _under_ordinals(marked: Sequence[tuple[SeedLine, Marker]]) -> list[tuple[SeedLine, Marker]]:
    """Leave out what counts by words over lists of its own: these are headings."""
    ordinals = [at for at, (_, mark) in enumerate(marked) if mark.kind == "ordinal"]
    over = ordinals and len(ordinals) < len(marked) and not any(
        at + 1 in ordinals or at + 1 == len(marked) for at in ordinals
    )  # fmt: skip
    return [pair for at, pair in enumerate(marked) if not over or at not in ordinals]


def _number(mark: Marker, at: int) -> int:
    return at if mark.kind == "letter" else mark.number


def broken_items(
    lines: Sequence[SeedLine], indents: Mapping[int, int], others: frozenset[int] = frozenset()
) -> dict[int, int]:
    """Find the lines that go on with an item of a list: line → the line before.

    Such lines follow at once on one that is as long as they are and ends no sentence, and either
    they are indented farther or the next item follows on them at once.
    """
    marks = [None if line.number in others else marker(line.text) for line in lines]
    joins: dict[int, int] = {}
    wrapped = ""
    for at, mark in enumerate(marks):
        if mark is None or at + 1 == len(lines) or marks[at + 1] is not None:
            continue
        first = lines[at]
        if len(first.text) < SHORTEST_BROKEN or _ENDS.search(first.text):
            continue
        end = at + 1
        while end < len(lines) and end - at <= MOST_BROKEN and marks[end] is None:
            if lines[end].number != lines[end - 1].number + 1:
                break
            end += 1
        rest = lines[at + 1 : end]
        following = marks[end] if end < len(lines) else None
        if following and _belongs([(first, mark)], following):
            if lines[end].number != lines[end - 1].number + 1:
                rest = []
        elif indents:
            inner = indents.get(first.number, 0)
            rest = [line for line in rest if indents.get(line.number, 0) > inner]
        else:
            # The last item: it was broken if one before it was, up to the first short line.
            rest = rest[:1] if wrapped == mark.kind else []
        if rest and 4 * len(first.text) >= 3 * max(len(line.text) for line in rest):
            wrapped = mark.kind
            joins |= {line.number: line.number - 1 for line in rest}
    return joins
