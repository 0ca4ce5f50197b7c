"""Texts → the beginnings of their longer words, by which lines are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sharih.arabic import fold

_WORD: Final = re.compile(r"[^\W_]+")
_PREFIX: Final = re.compile(r"(?:[وفبك]?ال|لل|[وفبلك](?=[^\W\d_]{3}))")
_STEM: Final = 5


def stems(texts: Iterable[str]) -> frozenset[str]:
    """List the beginnings of the longer words, without article and particles."""
    words = (_PREFIX.sub("", word, count=1) for t in texts for word in _WORD.findall(fold(t)))
    return frozenset(word[:_STEM] for word in words if len(word) > 2)
