"""A folded text → its words in their order."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_WORDS: Final = re.compile(r"[a-z](?:\.[a-z])+(?![^\W_])|\d+(?:[.,]\d+)+|[^\W_]+")
"""Words; an abbreviation with points, or a number, is one."""


def words_in_order(folded: str) -> list[str]:
    """List all words of a folded text."""
    return [word for token in folded.split() for word in words_of_token(token)]


@lru_cache(maxsize=65536)
def words_of_token(token: str) -> tuple[str, ...]:
    """List the words in what stands between two spaces, without the points inside of them."""
    return tuple([
        word if word.isalnum() else word.replace(".", "").replace(",", "")
        for word in _WORDS.findall(token)
    ])  # fmt: skip


def is_word(word: str) -> bool:
    """Say whether it can be looked for: single letters are particles, or left of initials."""
    return len(word) > 1 or word.isdigit()
