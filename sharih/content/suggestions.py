"""A name that is not known → the known one that was surely meant, for a remedy.

A suggestion that is wrong sends an editor astray, so there is one only for what differs by a slip
of the hand: the same but for case, spelling or spaces, or nearly so, and with the same digits.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Final

from sharih.arabic import digits
from sharih.content.mentions import folded_name

_LIKENESS: Final = 0.8
"""How much alike two names must be, as `difflib` measures it; florida and jordan have 0.62."""
_SEPARATORS: Final = re.compile(r"[-_.]+")


def suggestion(name: str, known: Mapping[str, str]) -> str | None:
    """Find what was meant by a name; `known` has the names there are, by `suggestion_key`."""
    key = suggestion_key(name)
    if key in known:
        return known[key]
    for near in difflib.get_close_matches(key, known, n=3, cutoff=_LIKENESS):
        if _digits(near) == _digits(key):
            return known[near]
    return None


def suggestion_key(name: str) -> str:
    """Write a name so that spellings of one are equal: hyphens are spaces, letters are folded."""
    return folded_name(_SEPARATORS.sub(" ", name))


def _digits(key: str) -> str:
    return "".join(char for char in digits(key, "latn") if char.isdigit())
