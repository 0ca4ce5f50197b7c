"""A paragraph and those an explainer has → whether it says nearly the same as one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from sharih.conversion.merging.matching import alike, counted_words

NEARLY: Final = 0.75
"""So great a share of words in common makes two paragraphs near duplicates;"""
CONTAINED: Final = 0.9
"""so great a share of the shorter one's words, one a shortened version of the other."""
SHORTEST: Final = 8
"""Paragraphs of fewer words are duplicates only where they are equal."""


class Known:
    """The paragraphs that an explainer has."""

    __slots__ = ("_counted", "_equal")

    def __init__(self, texts: Iterable[str]) -> None:
        self._counted = [(text, counted_words(text)) for text in texts]
        self._equal = {_key(words): text for text, words in self._counted}

    def nearest(self, text: str) -> tuple[str, bool] | None:
        """Find a paragraph that says the same: its text, and whether it is the same words."""
        words = counted_words(text)
        if _key(words) in self._equal:
            return self._equal[_key(words)], True
        size = words.total()
        if size < SHORTEST:
            return None
        best: tuple[float, str] | None = None
        for other, counted in self._counted:
            total = counted.total()
            if total < SHORTEST:
                continue
            share = alike(words, counted)
            if share < NEARLY:
                contained = (words & counted).total() / min(size, total)
                share = contained if contained >= CONTAINED else 0.0
            if share and (best is None or share > best[0]):
                best = (share, other)
        return (best[1], False) if best else None


def _key(words: Counter[str]) -> tuple[str, ...]:
    return tuple(words)
