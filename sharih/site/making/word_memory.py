"""The words of texts ↔ what is remembered of them beside the output, a few texts to a file."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Container, Mapping
from typing import Final, NamedTuple

from sharih.arabic import Lang
from sharih.rebuild.store import Store
from sharih.search.packing import pack, unpack
from sharih.search.words import Words

SHELVES: Final = 64
"""Into how many files the texts of a site are divided, so that for an edited one little is read."""


class KnownWords(NamedTuple):
    """The words of a text, and the mark that its files had."""

    mark: bytes
    words: Mapping[Lang, Words]


class WordMemory:
    """The words of texts, as they were last indexed and as they are now."""

    def __init__(self, store: Store, fresh: Mapping[str, bytes], *, empty: bool) -> None:
        """`fresh` has the words of texts that were read now, packed; with `empty`, no others."""
        self._store, self._fresh, self._empty = store, dict(fresh), empty
        self._shelves: dict[int, dict[str, tuple[bytes, bytes]]] = {}

    def former(self, slug: str) -> KnownWords | None:
        """Return the words of a text as it was last indexed; None where they are not known."""
        found = self._shelf(slug).get(slug)
        return KnownWords(found[0], unpack(found[1])) if found else None

    def now(self, slug: str, mark: bytes) -> Mapping[Lang, Words] | None:
        """Return the words of a text that has this mark now; None where they are not known."""
        if slug in self._fresh:
            return unpack(self._fresh[slug])
        found = self._shelf(slug).get(slug)
        return unpack(found[1]) if found and found[0] == mark else None

    def learn(self, slug: str, words: Mapping[Lang, Words]) -> None:
        """Take in the words of a text."""
        self._fresh[slug] = pack(words)

    def save(self, there: Container[str], text_mark: Callable[[str], bytes]) -> None:
        """Remember the words that were read now, and of texts that are still there."""
        changed = set()
        for slug, packed in self._fresh.items():
            if slug in there:
                self._shelf(slug)[slug] = text_mark(slug), packed
                changed.add(_number(slug))
        for number in sorted(changed):
            shelf = self._shelves[number]
            self._store.save(_name(number), {slug: shelf[slug] for slug in shelf if slug in there})

    def _shelf(self, slug: str) -> dict[str, tuple[bytes, bytes]]:
        number = _number(slug)
        if number not in self._shelves:
            found = None if self._empty else self._store.load(_name(number))
            self._shelves[number] = found or {}
        return self._shelves[number]


def _number(slug: str) -> int:
    return zlib.crc32(slug.encode()) % SHELVES


def _name(number: int) -> str:
    return f"words-{number}"
