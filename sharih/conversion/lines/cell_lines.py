"""Lines each of which holds a cell of a table → the rows, known by the columns of figures.

Word and some browsers paste a table as one cell on a line. What is in a column looks alike: a
heading over figures, a name at the beginning of each row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from sharih.conversion.lines.line_shapes import shape
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import SeedLine

CELL_WORDS: Final = 4
"""A cell has at most this many words,"""
CELL_CHARACTERS: Final = 32
"""and at most this many characters."""
MOST_COLUMNS: Final = 6
FEWEST_ROWS: Final = 3
"""A table has a row of headings and two others."""
FEWEST_CELLS: Final = 6
MOST_CELLS: Final = 300
"""In a longer run of short lines nothing is looked for."""
MOST_BEFORE: Final = 2
"""So many short lines at most, a heading and what is over a table, stand before its first cell."""

_FIGURE: Final = re.compile(r"[-+~<>]?[€$£¥]? ?\d[\d.,٫٬:/–\- ]*(?:%|٪|[^\W\d_]{1,8}\.?)?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:[/–-]\d{2,4})?")
_END: Final = re.compile(r"[.:؛;،,!؟?…]\Z|\A[^\w\s(€$£-]")


def join_cells(reading: Reading) -> dict[int, tuple[int, ...]]:
    """Put the cells of each row on one line; gives the words in each cell of these lines."""
    found: dict[int, tuple[int, ...]] = {}
    joins: dict[int, int] = {}
    for run in _runs(reading.lines):
        for row in _rows(run):
            found[row[0].number] = tuple(cell.text.count(" ") + 1 for cell in row)
            joins |= {b.number: a.number for a, b in pairwise(row)}
    reading.join(joins)
    return found


def _is_cell(text: str) -> bool:
    short = len(text) <= CELL_CHARACTERS and text.count(" ") < CELL_WORDS
    return short and not _END.search(text)


def _runs(lines: Sequence[SeedLine]) -> Iterator[Sequence[SeedLine]]:
    """Give the short lines one behind the other that stand behind a paragraph."""
    start, told = 0, False
    for at, line in enumerate([*lines, SeedLine(0, "")]):
        if line.text and _is_cell(line.text):
            continue
        if told and FEWEST_CELLS <= at - start <= MOST_CELLS:
            yield lines[start:at]
        start = at + 1
        told = told or line.text.endswith(":") or shape(line.text).prose


def _rows(run: Sequence[SeedLine]) -> list[Sequence[SeedLine]]:
    """Find the rows among short lines; none where no column holds figures."""
    figures = [_FIGURE.fullmatch(line.text) is not None for line in run]
    first = next((at for at, figure in enumerate(figures) if figure), None)
    if first is None:
        return []
    for before in range(MOST_BEFORE + 1):
        for columns in range(2, MOST_COLUMNS + 1):
            rows = _of_width(run[before:], figures[before:], columns)
            if len(rows) >= FEWEST_ROWS and len(rows) * columns >= FEWEST_CELLS:
                return rows
    return []


def _of_width(
    run: Sequence[SeedLine], figures: Sequence[bool], columns: int
) -> list[Sequence[SeedLine]]:  # fmt: skip
    """Give the rows of a table with so many columns, as far as their cells look alike."""
    head = run[:columns]
    if len(run) < FEWEST_ROWS * columns or not _is_head(head, figures[:columns]):
        return []
    like = figures[columns : 2 * columns]
    if like[0] or not any(like):
        return []
    rows = [head]
    for at in range(columns, len(run) - columns + 1, columns):
        if figures[at : at + columns] != like:
            break
        rows.append(run[at : at + columns])
    steps = {b.number - a.number for row in rows for a, b in pairwise(row)}
    firsts = {row[0].text for row in rows}
    rest = len(run) - len(rows) * columns
    return rows if len(steps) == 1 and len(firsts) == len(rows) and rest <= MOST_BEFORE else []


def _is_head(head: Sequence[SeedLine], figures: Sequence[bool]) -> bool:
    return all(
        not figure or _YEAR.fullmatch(line.text) for line, figure in zip(head, figures, strict=True)
    )
