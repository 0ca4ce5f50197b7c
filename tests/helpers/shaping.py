"""Words and the bytes of a font → what HarfBuzz draws: letters missing, letters unjoined."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

import uharfbuzz
from fontTools.ttLib import TTFont

AFTER_ONLY = frozenset("ءآأؤإاةدذرزوىٱ")
"""Letters that join to nothing behind them, and the one that joins to nothing at all.

ى joins in Arabic, but only where a suffix follows, and then it is written ا or ي."""


class Shaper:
    """Shapes words with one font."""

    def __init__(self, data: bytes) -> None:
        """`data` is a font of any kind that fontTools reads."""
        font = TTFont(io.BytesIO(data))
        font.flavor = None
        plain = io.BytesIO()
        font.save(plain)
        self._font = uharfbuzz.Font(uharfbuzz.Face(plain.getvalue()))
        self.characters = frozenset(map(chr, font.getBestCmap()))

    def missing(self, word: str) -> str:
        """Return the letters of a word that the font draws as an empty box."""
        return "".join(word[at] for glyph, at in self._glyphs(word) if glyph == 0)

    def unjoined(self, word: str) -> list[str]:
        """List the pairs of letters in a word of which the first is drawn as if it stood alone."""
        alone = {letter: self._drawn(letter) for letter in set(word)}
        found: dict[int, list[int]] = {}
        for glyph, at in self._glyphs(word):
            found.setdefault(at, []).append(glyph)
        return [
            word[first : second + 1]
            for first, second in _joining(word)
            if first in found and found[first] == alone[word[first]]
        ]

    def _drawn(self, letter: str) -> list[int]:
        return [glyph for glyph, _ in self._glyphs(letter)]

    def _glyphs(self, word: str) -> Iterator[tuple[int, int]]:
        """Shape a word; gives each glyph with the place of the letter that it draws."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        uharfbuzz.shape(self._font, buffer)
        for info in buffer.glyph_infos:
            yield info.codepoint, info.cluster


def _joining(word: str) -> Iterator[tuple[int, int]]:
    """List the places of letters that are joined to the one that follows, and of that."""
    letters = [at for at, letter in enumerate(word) if not unicodedata.combining(letter)]
    for first, second in pairwise(letters):
        if word[first] not in AFTER_ONLY and word[second] != "ء" and word[first] != "ـ":
            yield first, second


def faults(shaper: Shaper, words: Iterable[str]) -> list[str]:
    """List what is wrong with the drawing of words."""
    found = []
    for word in words:
        if missing := shaper.missing(word):
            found.append(f"{word}: no {missing}")
        found += [f"{word}: {pair} unjoined" for pair in shaper.unjoined(word)]
    return found
