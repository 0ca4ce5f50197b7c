"""The text of a seed → where its lines stand, which the cleaned lines no longer tell."""

from __future__ import annotations

import re
from typing import Final

from sharih.conversion.records import Layout

_SIGNS: Final = ("\f", "\u00ad", "\n ", "\r ", "\n\t", "\r\t", "\n\u00a0", "\u0640\n", "\u0640\r")
_INDENT: Final = re.compile(
    "[ \t\u00a0\u2000-\u200a\u202f\u3000\f\ufeff\u200e\u200f\u202a-\u202e]+"
)
_SHOWN: Final = {" ": 1, "\u00a0": 1, "\u3000": 2, "\t": 4}
_OPEN_WORD: Final = re.compile(
    "[^\\W\\d_](?:\u00ad|\u0640)[ \t\u200c-\u200f\u202a-\u202e\u2066-\u2069]*+\\Z"
)


def layout_of(text: str) -> Layout:
    """Tell the indents of lines, where pages begin, and which lines end within a word."""
    tabs = "\t" in text
    if not tabs and not any(sign in text for sign in _SIGNS) and not text[:1].isspace():
        return Layout()
    indents: dict[int, int] = {}
    cells: dict[int, tuple[int, ...]] = {}
    pages: set[int] = set()
    open_words: set[int] = set()
    raws = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    begins = False
    for number, raw in enumerate(raws, start=1):
        words = raw.strip(" \t\f\u00a0")
        if begins or "\f" in raw[: len(raw) - len(raw.lstrip())]:
            pages.add(number)
        begins = "\f" in raw[len(raw.rstrip()) :] and bool(words)
        if not words:
            continue
        found = _INDENT.match(raw)
        indent = sum(_SHOWN.get(sign, 0) for sign in found.group()) if found else 0
        if indent:
            indents[number] = indent
        if tabs and "\t" in words:
            cells[number] = tuple(len(cell.split()) for cell in words.split("\t"))
        if _OPEN_WORD.search(raw):
            open_words.add(number)
    from_left = any("\u202b" in raw[:200] for raw in raws)
    return Layout(indents, frozenset(pages), frozenset(open_words), from_left, cells)
