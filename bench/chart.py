"""Rows → a chart of time over the number of articles, as SVG that needs nothing to be shown."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bench.results import Row
from bench.sites import SITUATIONS

WIDTH: Final = 470
"""Of a panel, with what is written beside it."""
HEIGHT: Final = 340
LEFT: Final = 52
RIGHT: Final = 178
ABOVE: Final = 40
BELOW: Final = 44
LINE_HEIGHT: Final = 14
COLOURS: Final = {
    "Sharih, cold": "#0b6e4f",
    "Sharih, nothing changed": "#1e88e5",
    "Sharih, one body edited": "#8e24aa",
    "Sharih, one title edited": "#ef6c00",
    "Sharih, fresh checkout, cache kept": "#00838f",
    "Sharih, cold, with cards": "#3949ab",
    "Sharih, cold, with ledgers": "#5d4037",
    "Hugo, cold": "#c2185b",
    "Pelican, cold": "#827717",
    "only writing": "#7a7a7a",
}


@dataclass(frozen=True, slots=True)
class Dot:
    """A median in a panel."""

    x: float
    y: float
    seconds: float
    pairs: int


@dataclass(frozen=True, slots=True)
class Line:
    """A program in a situation, over all sizes."""

    name: str
    colour: str
    dots: tuple[Dot, ...]
    label: float
    """Where its name stands, from above."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis."""

    place: float
    text: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The chart of one kind of articles; both axes are logarithmic."""

    kind: str
    start: float
    """Where it begins, from the left."""
    lines: tuple[Line, ...]
    sizes: tuple[Tick, ...]
    seconds: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers → places between two ends, by their logarithms."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Return where a number stands."""
        low, high = math.log10(self.low), math.log10(self.high)
        share = (math.log10(value) - low) / (high - low)
        return round(self.start + share * (self.end - self.start), 1)


def panels(rows: Sequence[Row]) -> list[Panel]:
    """Lay the charts of all kinds of articles out beside each other."""
    kinds = list(dict.fromkeys(row.kind for row in rows))
    return [
        _panel(kind, [row for row in rows if row.kind == kind], number * WIDTH)
        for number, kind in enumerate(kinds)
    ]


def _panel(kind: str, rows: Sequence[Row], start: float) -> Panel:
    sizes = sorted({row.pairs for row in rows})
    times = [row.seconds for row in rows]
    low = 10 ** math.floor(math.log10(min(times)))
    high = 10 ** math.ceil(math.log10(max(times) * 1.001))
    across = Scale(sizes[0] / 1.3, sizes[-1] * 1.3, LEFT, WIDTH - RIGHT)
    down = Scale(low, high, HEIGHT - BELOW, ABOVE)
    powers = range(round(math.log10(low)), round(math.log10(high)) + 1)
    return Panel(
        kind,
        start,
        tuple(_lines(rows, across, down)),
        tuple(Tick(across.place(size), f"{size:,}") for size in sizes),
        tuple(Tick(down.place(10.0**power), f"{10.0**power:g} s") for power in powers),
    )


def _lines(rows: Sequence[Row], across: Scale, down: Scale) -> list[Line]:
    found: dict[str, list[Dot]] = {}
    for row in sorted(rows, key=lambda row: row.pairs):
        situation = SITUATIONS.get(row.situation)
        name = f"{row.program}, {situation.told}" if situation else row.program
        dot = Dot(across.place(row.pairs), down.place(row.seconds), row.seconds, row.pairs)
        found.setdefault(name, []).append(dot)
    lines, lowest = [], 0.0
    for name, dots in sorted(found.items(), key=lambda item: item[1][-1].y):
        label = max(dots[-1].y, lowest)  # names stand below each other where lines meet
        lowest = label + LINE_HEIGHT
        lines.append(Line(name, COLOURS.get(name, "#333"), tuple(dots), label))
    return lines
