"""The numbers of a table → where everything stands in a drawing of them, in either direction.

Along lines places are hundredths of the width, across them heights of letters, so that a drawing
is as wide as its column and its words stay as large as others. From right to left, what is at 20
stands at 80: bars grow from the right, and years go to the left.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from sharih.arabic import Lang, digits
from sharih.charts.labels import lines_of, room_for, shortened
from sharih.charts.records import Anchor, Bar, Chart, Figures, Point, Stroke, Text, Tick, Value
from sharih.charts.scales import Scale, bar_scale, line_scale
from sharih.languages import direction
from sharih.markdown.isolation import isolated_plain

_LINE: Final = 1.8
"""The height of a line of words."""
_BAR: Final = 1.2
_BAR_OF_MANY: Final = 1.0
_GAP: Final = 0.35
_BELOW_BARS: Final = 0.9
_PLOT: Final = 15.0
"""The height of the field that lines are drawn in."""
_ABOVE_PLOT: Final = 1.8
_LAST: Final = 98.0
"""Where the last point of a line stands."""
_LABEL_BELOW: Final = 1.7
_EMPTY: Final = "—"
_DATE_LENGTHS: Final = {4: 4, 7: 12, 10: 17}
"""How long an ISO date is in words."""


def draw(figures: Figures, lang: Lang) -> Chart:
    """Draw a table that stands where `lang` is read."""
    drawing = _Drawing(figures, lang)
    return drawing.bars() if figures.kind == "bars" else drawing.lines()


class _Drawing:
    """The drawing of a table."""

    def __init__(self, figures: Figures, lang: Lang) -> None:
        self.figures = figures
        self.lang = lang
        self.mirrored = direction(lang) != direction("en")
        self.names = tuple([self._words(series.name) for series in figures.series])
        known = [value.number for series in figures.series for value in series.values if value]
        self.lowest, self.highest = min(known), max(known)

    def bars(self) -> Chart:
        """Draw bars, each row under its label."""
        figures = self.figures
        scale = bar_scale(self.lowest, self.highest)
        texts = [v.text for series in figures.series for v in series.values if v]
        room = min(room_for(max(map(len, texts))), 45.0)
        first = room if scale.low < 0 else 0.0
        last = 100.0 - room if scale.high > 0 else 100.0
        along = _Along(scale, first, last)
        several = len(figures.series) > 1
        thick = _BAR_OF_MANY if several else _BAR
        labels: list[Text] = []
        bars: list[Bar] = []
        y = 0.0
        for at, label in enumerate(figures.labels):
            for line in lines_of(label):
                y += _LINE
                labels.append(Text(self._x(0), _places(y - 0.6), self._words(line)))
            for number, series in enumerate(figures.series, 1):
                bars.append(self._bar(number, series.values[at], along, y, thick))
                y += thick + _GAP
            y += _BELOW_BARS
        return Chart(
            "bars", self.names, figures.unit, figures.before, figures.after,
            _places(y - _BELOW_BARS), self._x(0),
            zero=self._x(along(0)) if scale.low < 0 else None,
            thickness=thick, labels=tuple(labels), bars=tuple(bars),
        )  # fmt: skip

    def _bar(self, series: int, value: Value | None, along: _Along, y: float, thick: float) -> Bar:
        number = value.number if value else 0.0
        zero, end = along(0), along(number)
        # Where all bars go before zero, what stands at zero does so too.
        before = number < 0 or (number == 0 and self.highest <= 0 and self.lowest < 0)
        anchor: Anchor = "end" if before else "start"
        words = self._words(value.text) if value else _EMPTY
        beside = end - 1.2 if before else end + 1.2
        text = Text(self._x(beside), _places(y + thick / 2), words, anchor)
        begin = max(zero, end) if self.mirrored else min(zero, end)
        return Bar(series, self._x(begin), _places(y), _places(abs(end - zero)), text)

    def lines(self) -> Chart:
        """Draw a line for each series, over the time or the order of the rows."""
        figures = self.figures
        scale = line_scale(self.lowest, self.highest)
        most = max(len(f"{tick:,g}") for tick in scale.ticks) + len(figures.before + figures.after)
        along = self._along(min(room_for(most), 40.0))
        bottom = _ABOVE_PLOT + _PLOT
        ticks = [
            Tick(t, _places(bottom - _PLOT * scale.share(t)), t in {0, scale.low})
            for t in scale.ticks
        ]
        labels = tuple(self._axis(along, bottom + _LABEL_BELOW))
        points: list[Point] = []
        strokes: list[Stroke] = []
        for number, series in enumerate(figures.series, 1):
            heights = [
                bottom - _PLOT * scale.share(value.number) if value else None
                for value in series.values
            ]
            strokes += self._strokes(number, along, heights)
            points += self._points(number, series.values, along, heights)
        return Chart(
            "line", self.names, figures.unit, figures.before, figures.after,
            _places(bottom + _LABEL_BELOW + 0.6), self._x(0), labels=labels,
            ticks=tuple(ticks), strokes=tuple(strokes), points=tuple(points),
        )  # fmt: skip

    def _along(self, first: float) -> tuple[float, ...]:
        """Place the rows along the drawing, as their dates are apart."""
        days = self.figures.days or tuple(range(len(self.figures.labels)))
        span = days[-1] - days[0]
        return tuple([first + (_LAST - first) * (day - days[0]) / span for day in days])

    def _strokes(
        self, number: int, along: tuple[float, ...], heights: list[float | None]
    ) -> Iterator[Stroke]:
        """Go from point to point, but not over a row without a number."""
        for (x1, y1), (x2, y2) in pairwise(zip(along, heights, strict=True)):
            if y1 is not None and y2 is not None:
                yield Stroke(number, self._x(x1), _places(y1), self._x(x2), _places(y2))

    def _points(
        self, number: int, values: tuple[Value | None, ...], along: tuple[float, ...],
        heights: list[float | None],
    ) -> Iterator[Point]:  # fmt: skip
        around = [None, *heights, None]
        for at, (value, height) in enumerate(zip(values, heights, strict=True)):
            if value is None or height is None:
                continue
            alone = around[at] is None and around[at + 2] is None
            x, y = self._x(along[at]), _places(height)
            label = self._label(at, x, y, "middle")
            yield Point(number, x, y, label, self._words(value.text), alone)

    def _axis(self, along: tuple[float, ...], y: float) -> Iterator[Text]:
        """Write the labels of rows that have room beside each other, the first and last always."""
        last = len(along) - 1
        wide = [room_for(self._length(at)) for at in range(len(along))]
        yield self._label(0, self._x(along[0]), y, "start")
        free = along[0] + wide[0]
        stop = along[last] - wide[last]
        for at in range(1, last):
            half = wide[at] / 2
            if along[at] - half >= free and along[at] + half <= stop:
                yield self._label(at, self._x(along[at]), y, "middle")
                free = along[at] + half
        yield self._label(last, self._x(along[last]), y, "end")

    def _label(self, at: int, x: float, y: float, anchor: Anchor) -> Text:
        words = self.figures.labels[at]
        if self.figures.days:
            return Text(x, _places(y), words, anchor, digits(words, "latn"))
        return Text(x, _places(y), self._words(shortened(words)), anchor)

    def _length(self, at: int) -> int:
        words = self.figures.labels[at]
        if self.figures.days:
            return _DATE_LENGTHS.get(len(words), len(words))
        return len(shortened(words))

    def _words(self, words: str) -> str:
        return isolated_plain(words, self.lang)

    def _x(self, x: float) -> float:
        return _places(100.0 - x if self.mirrored else x)


class _Along:
    """Numbers of a scale → their places between two others."""

    __slots__ = ("first", "last", "scale")

    def __init__(self, scale: Scale, first: float, last: float) -> None:
        self.scale, self.first, self.last = scale, first, last

    def __call__(self, number: float) -> float:
        return self.first + (self.last - self.first) * self.scale.share(number)


def _places(number: float) -> float:
    """Round to what can be seen."""
    return round(number, 2)
