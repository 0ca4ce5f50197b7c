"""The text of a line → its search key, worked out once for all stages of a conversion."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from sharih.arabic import Folded, fold, fold_with_offsets

LONGEST_KEPT: Final = 4000
"""Of longer texts nothing is kept: what is kept must not grow with what came in."""
SHORT: Final = 150
"""So many characters has a line that is no paragraph: no place in it is asked for, mostly."""


def key_of(text: str) -> str:
    """Write the search key of a text, as `fold` does."""
    return _short_key(text) if len(text) <= SHORT else folded_line(text).text


def folded_line(text: str) -> Folded:
    """Fold a text and remember where each character stood, as `fold_with_offsets` does."""
    return _folded(text) if len(text) <= LONGEST_KEPT else fold_with_offsets(text)


# Every stage walks over all lines, so more is kept than the lines of a text.
_short_key: Final = lru_cache(maxsize=256)(fold)
_folded: Final = lru_cache(maxsize=512)(fold_with_offsets)
