"""Texts → the beginnings of their longer words, by which a title is known to be of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from sharih.conversion.line_keys import LONGEST_KEPT, key_of

_WORD: Final = re.compile(r"[^\W_]+")
_PREFIX: Final = re.compile(r"(?:[وفبك]?ال|لل|[وفبلك](?=[^\W\d_]{3}))")
_STEM: Final = 5
_USUAL: Final = 24
"""Most words are not longer, and stand in other texts too: these are kept."""


def stems(texts: Iterable[str]) -> frozenset[str]:
    """List the beginnings of the longer words, without article and particles."""
    return frozenset().union(*map(_stems_of, texts))


def _stems_of(text: str) -> frozenset[str]:
    return _kept(text) if len(text) <= LONGEST_KEPT else _listed(text)


def _listed(text: str) -> frozenset[str]:
    words = map(_without_prefix, _WORD.findall(key_of(text)))
    return frozenset(word[:_STEM] for word in words if len(word) > 2)


def _without_prefix(word: str) -> str:
    return _usual(word) if len(word) <= _USUAL else _PREFIX.sub("", word, count=1)


@lru_cache(maxsize=4096)
def _usual(word: str) -> str:
    return _PREFIX.sub("", word, count=1)


_kept: Final = lru_cache(maxsize=256)(_listed)
