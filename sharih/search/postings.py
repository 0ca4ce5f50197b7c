"""Numbers of texts with their weight ↔ a short text of letters.

The numbers rise; each is written as the distance from the one before, in digits of 32 (the letters
of base64, of which the second half says that another digit follows), with the weight in its two
lowest bits.
"""

from __future__ import annotations

from collections.abc import Iterable
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


_SHORT: Final = [_number(value) for value in range(_BASE * _BASE)]


def encode(entries: Iterable[int]) -> str:
    """Write entries, each a number times `WEIGHTS` and a weight, in the order of the numbers."""
    before = -WEIGHTS
    parts = []
    for entry in entries:
        step = entry - before
        before = entry - entry % WEIGHTS
        parts.append(_SHORT[step] if step < len(_SHORT) else _number(step))
    return "".join(parts)


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
