"""Words → a quick look at whether a text holds one of them.

To try a regular expression at every place of a text costs far more than to look for words without
which it cannot match anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick


class Signs:
    """Words of which a text must hold one to be worth a closer look."""

    __slots__ = ("_finder",)

    def __init__(self, words: Iterable[str]) -> None:
        self._finder = AhoCorasick(tuple(words))

    def are_in(self, text: str) -> bool:
        """Whether a text holds one of them, be it inside of a longer word."""
        return bool(self._finder.find_matches_as_indexes(text))

    def stand_in(self, text: str) -> bool:
        """Whether one of them is a word of a text, be it with the article."""
        return any(
            not text[end : end + 1].isalpha()
            and (
                not text[start - 1 : start].isalnum()
                or _is_article(text[max(0, start - 3) : start])
            )
            for _, start, end in self._finder.find_matches_as_indexes(text, overlapping=True)
        )


def _is_article(before: str) -> bool:
    return before.endswith("ال") and not before[:-2].isalnum()
