"""Pieces of the index as they were, and texts that changed since → the pieces that differ.

What comes of it is what `index` makes of all texts anew, to the byte.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sharih.arabic import Lang
from sharih.languages import LANGS
from sharih.records import record
from sharih.search.families import ends, family, forms_with_article, piece_of
from sharih.search.index import (
    HEADS,
    is_offered,
    json_line,
    lines_as_bytes,
    near_line,
    offered_as,
    title_row,
)
from sharih.search.postings import WEIGHTS, decode, encode
from sharih.search.records import (
    NEAR,
    TEXTS,
    WORDS,
    IndexedText,
    edition_number,
    piece_path,
)
from sharih.search.sizes import TEXTS_A_PIECE, Sizes
from sharih.search.words import Words

Pieces = Callable[[str], bytes]
"""Returns a piece as it was, by its path."""


@record(frozen=True, slots=True)
class ChangedText:
    """An explainer that changed, or a new one behind all others."""

    place: int
    now: IndexedText
    former: Mapping[Lang, Words]
    """The words that its editions had."""


def updated_pieces(
    changed: Sequence[ChangedText], sizes: Sizes, former: Pieces
) -> dict[str, bytes]:
    """Return the pieces of words and titles that may differ, by their paths."""
    files: dict[str, bytes] = {}
    near: defaultdict[int, dict[str, str | None]] = defaultdict(dict)
    for number, words in _by_piece(_changes(changed), sizes.words).items():
        path = piece_path(WORDS, number)
        piece = _WordPiece(former(path))
        for word, entries in words.items():
            piece.change(word, entries)
        files[path] = piece.written()
        for offered in {each for word in words for each in offered_as(word) if is_offered(each)}:
            line = piece.near_line(offered)
            for end in ends(offered):
                near[piece_of(end, sizes.near)][offered] = line
    for number, lines in near.items():
        path = piece_path(NEAR, number)
        files[path] = _with_lines(former(path), lines)
    return files | _titles(changed, former)


Changes = dict[str, list[tuple[int, int | None]]]
"""Word → the editions that have it otherwise now, and its weight; None for not at all."""


def _changes(changed: Iterable[ChangedText]) -> Changes:
    found: defaultdict[str, list[tuple[int, int | None]]] = defaultdict(list)
    for text in changed:
        for lang in LANGS:
            before, now = (_weights(words.get(lang)) for words in (text.former, text.now.words))
            number = edition_number(text.place, lang)
            for word in before.keys() | now.keys():
                if before.get(word) != now.get(word):
                    found[word].append((number, now.get(word)))
    return found


def _weights(words: Words | None) -> dict[str, int]:
    return {word: weight for weight, some in enumerate(words or ()) for word in some.split()}


def _by_piece(changes: Changes, pieces: int) -> dict[int, Changes]:
    found: defaultdict[int, Changes] = defaultdict(dict)
    for word, entries in changes.items():
        found[piece_of(family(word), pieces)][word] = entries
    return found


class _WordPiece:
    """A piece of words that is being changed."""

    def __init__(self, data: bytes) -> None:
        lines = data.decode().split("\n")[:-1]
        self._head = [line for line in lines if line.startswith(HEADS)]
        self._postings = dict(_cells(line) for line in lines[len(self._head) :])

    def change(self, word: str, entries: Iterable[tuple[int, int | None]]) -> None:
        """Let editions have a word with these weights, or no more."""
        found = decode(self._postings.get(word, ""))
        for number, weight in entries:
            at = bisect_left(found, number * WEIGHTS)
            there = at < len(found) and found[at] // WEIGHTS == number
            found[at : at + there] = [] if weight is None else [number * WEIGHTS + weight]
        if found:
            self._postings[word] = encode(found)
        else:
            self._postings.pop(word, None)

    def near_line(self, offered: str) -> str | None:
        """Return the line of a word that is offered for others; None where none has it now."""
        words = [word for word in forms_with_article(offered) if offered in offered_as(word)]
        count = sum(len(decode(self._postings.get(word, ""))) for word in words)
        return near_line(offered, count) if count or self._is_named(offered) else None

    def written(self) -> bytes:
        """Write the piece."""
        lines = [f"{word}\t{self._postings[word]}" for word in sorted(self._postings)]
        return lines_as_bytes([*self._head, *lines])

    def _is_named(self, offered: str) -> bool:
        names = (_cells(line[1:])[0] for line in self._head if line.startswith("="))
        return any(offered in offered_as(word) for name in names for word in name.split())


def _cells(line: str) -> tuple[str, str]:
    word, _, rest = line.partition("\t")
    return word, rest


def _with_lines(data: bytes, lines: Mapping[str, str | None]) -> bytes:
    """Put lines in the place of those with the same first word, or take these away."""
    known = {line.partition(" ")[0]: line for line in data.decode().split("\n")[:-1]}
    for word, line in lines.items():
        if line is None:
            known.pop(word, None)
        else:
            known[word] = line
    return lines_as_bytes([known[word] for word in sorted(known)])


def _titles(changed: Iterable[ChangedText], former: Pieces) -> dict[str, bytes]:
    found: dict[str, list[Any]] = {}
    for text in sorted(changed, key=lambda each: each.place):
        path, at = piece_path(TEXTS, text.place // TEXTS_A_PIECE), text.place % TEXTS_A_PIECE
        if path not in found:  # a new text may be the first of a piece
            is_new = at == 0 and not text.former
            found[path] = [] if is_new else json.loads(former(path))
        found[path][at : at + 1] = [title_row(text.now)]
    return {path: json_line(rows) for path, rows in found.items()}
