"""The numbers of a chart → its scale: where it begins and ends, and round numbers between."""

from __future__ import annotations

import math
from typing import Final

from sharih.records import record

_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_STEPS: Final = 4
_NEAR_ZERO: Final = 0.5
"""Where the lowest number is below this share of the highest, a scale begins at zero."""

_ALIKE: Final = 1e-9
"""Numbers that differ by less than this share of them are one: their line is level."""


@record(frozen=True, slots=True)
class Scale:
    """A scale from its lowest to its highest number."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, number: float) -> float:
        """Say how far along the scale a number lies, from 0 to 1."""
        return (number - self.low) / (self.high - self.low)


def line_scale(lowest: float, highest: float) -> Scale:
    """Make the scale of a line, with at most five round numbers."""
    if lowest >= 0 and lowest <= highest * _NEAR_ZERO:
        lowest = 0.0
    if highest <= 0 and highest >= lowest * _NEAR_ZERO:
        highest = 0.0
    size = max(abs(lowest), abs(highest))
    if highest - lowest <= size * _ALIKE:
        around = size or 1.0
        lowest, highest = lowest - around / 2, highest + around / 2
    step = _step((highest - lowest) / _MOST_STEPS)
    first, last = math.floor(lowest / step + 1e-9), math.ceil(highest / step - 1e-9)
    ticks = tuple([float(f"{at * step:.12g}") for at in range(first, last + 1)])
    return Scale(ticks[0], ticks[-1], ticks)


def bar_scale(lowest: float, highest: float) -> Scale:
    """Make the scale of bars, which begin at zero."""
    low, high = min(0.0, lowest), max(0.0, highest)
    return Scale(low, high if high > low else low + 1.0, ())


def _step(least: float) -> float:
    """Find the round step that is not smaller."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(power * step for step in _STEPS if power * step >= least * (1 - 1e-9))
