"""A text → its words, without what is a matter of spelling and punctuation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sharih.arabic import fold

_NOT_WORDS: Final = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def bare_words(text: str) -> str:
    """Write a text without what is a matter of spelling and punctuation."""
    return _NOT_WORDS.sub(" ", fold(text)).strip()
