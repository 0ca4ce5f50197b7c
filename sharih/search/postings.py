"""Numbers of texts with their weight ↔ a short text of letters.

The numbers rise; each is written as the distance from the one before, in digits of 32 (the letters
of base64, of which the second half says that another digit follows), with the weight in its two
lowest bits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES: Final = {digit: value for value, digit in enumerate(_DIGITS)}
_BASE: Final = 32
WEIGHTS: Final = 4
"""How many weights there are."""


def _number(value: int) -> str:
    """Write a number, the highest digit first."""
    last = _DIGITS[value % _BASE]
    text = ""
    while value >= _BASE:
        value //= _BASE
        text = _DIGITS[_BASE + value % _BASE] + text
    return text + last


_SHORTER: Final = _BASE * _BASE
_SHORT: Final = [_number(value) for value in range(_SHORTER)]
_WITHOUT_WEIGHT: Final = -WEIGHTS
"""The bits of an entry that are its number's."""


def encode(entries: Sequence[int]) -> str:
    """Write entries, each a number times `WEIGHTS` and a weight, in the order of the numbers."""
    former = [-WEIGHTS, *entries[:-1]]
    return "".join([
        _SHORT[step] if (step := entry - (before & _WITHOUT_WEIGHT)) < _SHORTER else _number(step)
        for before, entry in zip(former, entries, strict=False)
    ])  # fmt: skip


def decode(text: str) -> list[int]:
    """Read the entries that `encode` wrote."""
    entries = []
    before, value = -WEIGHTS, 0
    for digit in text:
        digit_value = _VALUES[digit]
        value = value * _BASE + digit_value % _BASE
        if digit_value < _BASE:
            entry = before + value
            entries.append(entry)
            before, value = entry - entry % WEIGHTS, 0
    return entries
