"""The numbers of a table → a drawing of them without words, for the lists that its text stands in.

It is drawn in a field of its own measures, in either direction as the drawing on the page is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from typing import Final

from sharih.arabic import Lang
from sharih.charts.reading import CHART, NoChartError, figures, is_chart
from sharih.charts.records import Figures, Series, Sketch, SketchBar, SketchLine
from sharih.charts.scales import Scale, bar_scale, line_scale
from sharih.languages import direction
from sharih.markdown.blocks import Document, all_blocks

WIDTH: Final = 60.0
HEIGHT: Final = 40.0
_EDGE: Final = 4.0
_MOST_BARS: Final = 24
"""With more of them only the first column is drawn, which a list has room for."""
_FULL: Final = 0.7
"""What a bar has of its share of the height."""


def first_sketch(document: Document, lang: Lang) -> Sketch | None:
    """Sketch the first table of a text that can be drawn; None where there is none."""
    if not document.holds(f".{CHART}"):
        return None
    for block in filter(is_chart, all_blocks(document.blocks)):
        with suppress(NoChartError):  # told with the text
            return sketch(figures(block), lang)
    return None


def sketch(table: Figures, lang: Lang) -> Sketch:
    """Sketch a table that stands where `lang` is read."""
    mirrored = direction(lang) != direction("en")
    series = table.series
    if table.kind == "bars" and len(series) * len(table.labels) > _MOST_BARS:
        series = series[:1]
    known = [value.number for each in series for value in each.values if value]
    lowest, highest = min(known, default=0.0), max(known, default=0.0)
    if table.kind == "line":
        found = tuple(_lines(table, series, line_scale(lowest, highest), mirrored=mirrored))
        return Sketch(lines=found)
    scale = bar_scale(lowest, highest)
    zero = _along(scale.share(0.0), mirrored=mirrored) if scale.low < 0 else None
    return Sketch(tuple(_bars(series, scale, mirrored=mirrored)), zero=zero)


def _bars(series: Iterable[Series], scale: Scale, *, mirrored: bool) -> Iterator[SketchBar]:
    """Divide the height among rows, and a row among its numbers."""
    columns = tuple(series)
    rows = len(columns[0].values)
    share = (HEIGHT - 2 * _EDGE) / rows
    thick = share * _FULL / len(columns)
    for number, column in enumerate(columns, 1):
        for at, value in enumerate(column.values):
            ends = sorted(
                _along(scale.share(each), mirrored=mirrored)
                for each in (0.0, value.number if value else 0.0)
            )
            if ends[0] < ends[1]:
                y = _EDGE + at * share + share * (1 - _FULL) / 2 + (number - 1) * thick
                yield SketchBar(
                    number, ends[0], _place(y), _place(ends[1] - ends[0]), _place(thick)
                )


def _lines(
    table: Figures, series: Iterable[Series], scale: Scale, *, mirrored: bool
) -> Iterator[SketchLine]:
    """Lead a line from number to number, and not over a row without one."""
    days = table.days or tuple(range(len(table.labels)))
    span = days[-1] - days[0]
    for number, column in enumerate(series, 1):
        rows = zip(days, column.values, strict=True)
        for known, run in groupby(rows, key=lambda row: row[1] is not None):
            places = [
                f"{_along((day - days[0]) / span, mirrored=mirrored):g},"
                f"{_place(HEIGHT - _EDGE - (HEIGHT - 2 * _EDGE) * scale.share(value.number)):g}"
                for day, value in run
                if value is not None
            ]
            if known and len(places) > 1:
                yield SketchLine(number, " ".join(places))


def _along(share: float, *, mirrored: bool) -> float:
    """Place a share of the scale along the width."""
    return _place(_EDGE + (WIDTH - 2 * _EDGE) * (1 - share if mirrored else share))


def _place(number: float) -> float:
    return round(number, 1)
