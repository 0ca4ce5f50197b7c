"""The tables of a text → tables whose rows have as many cells as their head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sharih.adopt.bodies.lined_text import SIGN, LinedText
from sharih.markdown.grammar import cells, columns

_MOST_SPANNED: Final = 100
_BAR: Final = re.compile(r"(?<!\\)\|")


def read_tables(body: LinedText) -> None:
    """Give the head of a table as many cells as its longest row has."""
    if "|" not in body.text:
        return
    lines = list(body.lines())
    at = 1
    while at < len(lines):
        if _begins(lines, at):
            end = at + 1
            while end < len(lines) and "|" in lines[end][1] and lines[end][1].strip():
                end += 1
            _even(body, lines, at, end)
            at = end
        at += 1
    body.set_lines(lines)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table that may span columns and rows."""

    words: str
    columns: int = 1
    rows: int = 1


def even_rows(rows: Iterable[Sequence[Cell]]) -> list[list[str]]:
    """Write rows whose cells stand in the columns that they are seen in, all equally long.

    A cell over several rows or columns stands in the first of them; columns in which no cell
    begins are none.
    """
    written: list[list[str]] = []
    width = 0
    spanned: dict[int, int] = {}

    def skip(row: list[str]) -> None:
        while spanned.get(len(row), 0):
            spanned[len(row)] -= 1
            row.append("")

    for cells_of_row in rows:
        row: list[str] = []
        for cell in cells_of_row:
            skip(row)
            at = len(row)
            width = max(width, at + 1)
            row += [cell.words, *[""] * (min(cell.columns, _MOST_SPANNED) - 1)]
            spanned |= dict.fromkeys(range(at, len(row)), min(cell.rows, _MOST_SPANNED) - 1)
        skip(row)
        written.append(row)
    return [[*row, *[""] * (width - len(row))][:width] for row in written]


def _begins(lines: Sequence[tuple[int, str]], at: int) -> bool:
    return "|" in lines[at - 1][1] and columns(lines[at][1]) is not None


def _even(body: LinedText, lines: list[tuple[int, str]], at: int, end: int) -> None:
    for _, text in lines[at - 1 : end]:
        for sign in SIGN.findall(text):
            # A bar inside of code would part a cell.
            body.kept[int(sign)] = _BAR.sub(r"\\|", body.kept[int(sign)])
    head = cells(lines[at - 1][1])
    under = cells(lines[at][1])
    width = max(len(head), len(under), *(len(cells(text)) for _, text in lines[at + 1 : end]), 1)
    for place, row, filler in ((at - 1, head, ""), (at, under, "---")):
        if len(row) < width:
            whole = [*row, *[filler] * (width - len(row))]
            shown = " | ".join(cell.replace("|", "\\|") for cell in whole)
            lines[place] = (lines[place][0], f"| {shown} |")
