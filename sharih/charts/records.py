"""What a chart shows, and what is drawn of it: the records of this room."""

from __future__ import annotations

from typing import Literal

from sharih.records import record

ChartKind = Literal["bars", "line"]
Anchor = Literal["start", "middle", "end"]
"""How words lie about their place, in the direction they are read in."""


@record(frozen=True, slots=True)
class Value:
    """A number of a table."""

    number: float
    text: str
    """As it was written, with its sign and a short unit."""


@record(frozen=True, slots=True)
class Series:
    """A column of numbers."""

    name: str
    values: tuple[Value | None, ...]
    """One a row; None where there is none."""


@record(frozen=True, slots=True)
class Figures:
    """What a table says, ready to be drawn."""

    kind: ChartKind
    labels: tuple[str, ...]
    """The first cell of each row."""
    days: tuple[int, ...]
    """The same as numbers of days, where all are dates; else empty."""
    series: tuple[Series, ...]
    unit: str
    """What the numbers count, where it is too long to stand behind each."""
    before: str
    after: str
    """A short unit, before or behind the numbers."""


@record(frozen=True, slots=True)
class Text:
    """Words in a drawing."""

    x: float
    y: float
    words: str
    anchor: Anchor = "start"
    date: str | None = None
    """The date, month or year that the words are, for the page to write in its way."""


@record(frozen=True, slots=True)
class Bar:
    """A bar with its number."""

    series: int
    """The number of its series, from 1."""
    x: float
    y: float
    width: float
    value: Text


@record(frozen=True, slots=True)
class Point:
    """A place on a line."""

    series: int
    x: float
    y: float
    label: Text
    value: str
    alone: bool
    """Whether no line leads to it, so that only a dot shows it."""


@record(frozen=True, slots=True)
class Stroke:
    """A part of a line, from point to point."""

    series: int
    x1: float
    y1: float
    x2: float
    y2: float


@record(frozen=True, slots=True)
class Tick:
    """A line across a drawing, with what it stands for."""

    number: float
    y: float
    zero: bool


@record(frozen=True, slots=True)
class Chart:
    """A drawing: places along lines are hundredths of its width, across them heights of letters."""

    kind: ChartKind
    names: tuple[str, ...]
    """What the series are called, in order."""
    unit: str
    before: str
    after: str
    height: float
    start: float
    """The edge where lines begin: 0, or 100 from right to left."""
    zero: float | None = None
    """Where bars begin, if some go the other way."""
    thickness: float = 0.0
    """How high a bar is."""
    labels: tuple[Text, ...] = ()
    bars: tuple[Bar, ...] = ()
    ticks: tuple[Tick, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    points: tuple[Point, ...] = ()


@record(frozen=True, slots=True)
class SketchBar:
    """A bar in a sketch."""

    series: int
    """The number of its series, from 1."""
    x: float
    y: float
    width: float
    height: float


@record(frozen=True, slots=True)
class SketchLine:
    """A part of a series without a gap."""

    series: int
    points: str
    """The places it leads over, as SVG writes them."""


@record(frozen=True, slots=True)
class Sketch:
    """A drawing without words, in a field of 60 by 40."""

    bars: tuple[SketchBar, ...] = ()
    lines: tuple[SketchLine, ...] = ()
    zero: float | None = None
    """Where bars begin, if some go the other way."""
