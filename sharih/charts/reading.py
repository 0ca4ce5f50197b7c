"""A table that is to be drawn → its numbers, or why it cannot be drawn."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from sharih.arabic import digits, strip_controls
from sharih.charts.cells import Cell, is_missing, read_cell, two_commas
from sharih.charts.records import ChartKind, Figures, Series, Value
from sharih.languages import is_vague_date
from sharih.markdown.blocks import Block, Document, Flaw, Item, all_blocks
from sharih.markdown.inline import plain_text

CHART: Final = "chart"
"""The class of a table that is to be drawn: `{: .chart}`."""
_FORMS: Final[dict[str, ChartKind]] = {"bars": "bars", "line": "line"}
MOST_SERIES: Final = 4
MOST_BARS: Final = 40
MOST_POINTS: Final = 120
_SHORT: Final = 2
"""A unit of so many letters, such as %, stands with each number."""
_SPACES: Final = re.compile(r"[\s\u00a0\u202f]+")
_STAYS: Final = "; the table stays as it is"


class NoChartError(Exception):
    """A table cannot be drawn; says so with the lines, the reasons and the remedy."""

    def __init__(self, line: int, reason: str, remedy: str, *further: tuple[int, str]) -> None:
        super().__init__(reason)
        self.flaws = tuple(
            [
                Flaw(at, f"{what}{_STAYS}", remedy, "warning")
                for at, what in ((line, reason), *further)
            ]
        )


def chart_flaws(document: Document) -> Iterator[Flaw]:
    """Tell which blocks of a text are to be drawn and cannot be, and why."""
    if not document.holds(f".{CHART}"):
        return
    for block in all_blocks(document.blocks):
        if not is_chart(block):
            continue
        try:
            figures(block)
        except NoChartError as error:
            yield from error.flaws


def is_chart(block: Block) -> bool:
    """Say whether an editor has asked for a drawing of a block."""
    return bool(block.attributes.classes) and CHART in block.attributes.classes


def figures(block: Block) -> Figures:
    """Read the numbers of a table.

    The first row has the names, the first column what the numbers are of. Raises `NoChartError`.
    """
    if block.kind != "table":
        remedy = "Write {: .chart} on the line under a table."
        raise NoChartError(block.line, "only a table can be drawn as a chart", remedy)
    head, *rows = block.items
    _look_at_size(block, head, rows)
    labels = tuple([_plain(row.cells[0]) for row in rows])
    days = _days(labels)
    form = next((_FORMS[name] for name in block.attributes.classes if name in _FORMS), None)
    kind = form or ("line" if days else "bars")
    most = MOST_POINTS if kind == "line" else MOST_BARS
    if len(rows) > most:
        reason = f"a chart of {len(rows)} rows cannot be read"
        remedy = f"Leave at most {most} rows, or take {{: .{CHART}}} away."
        raise NoChartError(block.line, reason, remedy)
    columns = [_column(head, rows, at, block.line) for at in range(1, len(head.cells))]
    _look_at_commas(columns, block.line)
    before, after = _one_unit(columns, head, block.line)
    short = len(before + after) <= _SHORT
    series = [
        Series(_plain(head.cells[at]), tuple([_value(cell, short) for cell in column]))
        for at, column in enumerate(columns, 1)
    ]
    unit = "" if short else f"{before} {after}".strip()
    if not short:
        before = after = ""
    found = Figures(kind, labels, days or (), tuple(series), unit, before, after)
    return _in_order(found, block.line) if kind == "line" and days else found


def _look_at_size(block: Block, head: Item, rows: Sequence[Item]) -> None:
    line = block.line
    if len(head.cells) < 2:
        remedy = "Give it a first column of names and a second of numbers."
        raise NoChartError(line, "a table of one column is no chart", remedy)
    if len(rows) < 2:
        raise NoChartError(line, "a chart needs two rows under its head", "Add a row.")
    if len(head.cells) > MOST_SERIES + 1:
        reason = f"a chart of {len(head.cells) - 1} columns of numbers cannot be read"
        raise NoChartError(line, reason, f"Leave at most {MOST_SERIES}, or make several tables.")


def _column(head: Item, rows: Sequence[Item], at: int, line: int) -> list[Cell | None]:
    """Read a column of numbers; None where a cell has none."""
    cells: list[Cell | None] = []
    wrong: list[tuple[int, str]] = []
    for row in rows:
        words = _plain(row.cells[at])
        if is_missing(words):
            cells.append(None)
            continue
        cell = read_cell(words)
        if cell is None:
            told = words if len(words) <= 30 else f"{words[:29]}…"
            where = row.unit.line if row.unit else line
            wrong.append((where, f"{told} is no number that a chart can draw"))
        cells.append(cell)
    if wrong:
        remedy = "Write one number with its unit in the cell, or leave it empty."
        raise NoChartError(*wrong[0], remedy, *wrong[1:])
    if not any(cells):
        reason = f"the column {_plain(head.cells[at]) or at + 1} of a chart has no number"
        raise NoChartError(line, reason, "Write its numbers, or take the column away.")
    return cells


def _look_at_commas(columns: Sequence[Sequence[Cell | None]], line: int) -> None:
    if found := two_commas(cell for column in columns for cell in column if cell):
        reason = f"the comma of {found[0]} stands before decimals, that of {found[1]} may not"
        raise NoChartError(line, reason, "Write decimals with a point or ٫ in all its numbers.")


def _one_unit(columns: Sequence[Sequence[Cell | None]], head: Item, line: int) -> tuple[str, str]:
    """Tell the unit of all columns, which share a scale; a cell may leave it out."""
    units: list[str] = []
    for at, column in enumerate(columns, 1):
        named = list({cell.unit: None for cell in column if cell and cell.unit})
        if len(named) > 1:
            reason = f"the column {_plain(head.cells[at])} of a chart has two units: "
            remedy = "Write all its numbers in one unit."
            raise NoChartError(line, reason + ", ".join(named[:2]), remedy)
        units.append(named[0] if named else "")
    for at, unit in enumerate(units, 1):
        if unit != units[0]:
            one, other = (_plain(head.cells[n]) for n in (1, at))
            reason = f"the columns {one} and {other} of a chart are in different units"
            raise NoChartError(line, reason, "Make a table of each.")
    cells = (cell for column in columns for cell in column if cell and cell.unit)
    return next(((cell.before, cell.after) for cell in cells), ("", ""))


def _value(cell: Cell | None, short: bool) -> Value | None:
    if cell is None:
        return None
    if not short:
        return Value(cell.number, cell.shown)
    sign = "-" if cell.before and cell.shown.startswith("-") else ""
    gap = "\u00a0" if cell.after.isalpha() else ""
    text = f"{sign}{cell.before}{cell.shown.removeprefix(sign)}{gap}{cell.after}"
    return Value(cell.number, text)


def _days(labels: Sequence[str]) -> tuple[int, ...] | None:
    """Count the days of labels that all are dates, months or years."""
    found = []
    for label in labels:
        iso = digits(label, "latn")
        if not is_vague_date(iso):
            return None
        year, month, day = [*map(int, iso.split("-")), 1, 1][:3]
        found.append(dt.date(year, month, day).toordinal())
    return tuple(found)


def _in_order(found: Figures, line: int) -> Figures:
    """Put rows in the order of their dates."""
    order = sorted(range(len(found.days)), key=lambda at: found.days[at])
    for one, other in pairwise(order):
        if found.days[one] == found.days[other]:
            reason = f"a chart has two rows of {found.labels[other]}"
            raise NoChartError(line, reason, "Leave one of them.")
    return Figures(
        found.kind,
        tuple([found.labels[at] for at in order]),
        tuple([found.days[at] for at in order]),
        tuple([Series(s.name, tuple([s.values[at] for at in order])) for s in found.series]),
        found.unit, found.before, found.after,
    )  # fmt: skip


def _plain(cell: str) -> str:
    """Write a cell as plain words on one line."""
    return _SPACES.sub(" ", strip_controls(plain_text(cell))).strip()
