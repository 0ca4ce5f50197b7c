"""Lines with tabs in them → the rows of tables, as Markdown parts their cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from sharih.conversion.records import SeedLine

FEWEST_ROWS: Final = 2
FEWEST_CELLS: Final = 2


# The head of a letter has a colon in its first cell, an item of a list its sign.
_LABEL: Final = re.compile(r":\Z|\A[^\w|]{1,3}\Z|\A\(?\w{1,2}[.)–-]\Z")


def find_rows(lines: Sequence[SeedLine], cells: Mapping[int, tuple[int, ...]]) -> dict[int, str]:
    """Find lines one after the other that have as many cells: line number → its cells.

    `cells` are the words in each cell, which the cleaned lines no longer tell.
    """
    if not cells:
        return {}
    found: dict[int, str] = {}
    for size, group in groupby(lines, key=lambda line: len(cells.get(line.number, ()))):
        rows = {line.number: _row(line.text, cells[line.number]) for line in group if size}
        firsts = [row.split(" | ", 1)[0] for row in rows.values()]
        labels = sum(_LABEL.search(first) is not None for first in firsts)
        if size >= FEWEST_CELLS and len(rows) >= FEWEST_ROWS and not labels and all(rows.values()):
            found |= rows
    return found


def _row(text: str, sizes: Sequence[int]) -> str:
    """Part the words of a line into cells; empty where they are others by now."""
    words = text.split()
    if len(words) != sum(sizes):
        return ""
    parts, at = [], 0
    for size in sizes:
        parts.append(" ".join(words[at : at + size]))
        at += size
    return " | ".join(parts)
