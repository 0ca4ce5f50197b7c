"""The pieces of a page in tables and lists → rows, and numbers of items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from sharih.conversion.records import MarkKind
from sharih.conversion.seeds.file_text import Block
from sharih.conversion.seeds.page_blocks import Page, PageBlock

_LONG_CELL: Final = 40
"""A table with a cell of more words lays out a page, also where they are several paragraphs."""


def rows_of(page: Page) -> dict[int, int]:
    """Find the pieces in tables of data: element → the row it stands in."""
    rows: dict[int, tuple[int, int, int]] = {}
    layout: set[int] = set()
    cells: dict[int, set[int]] = defaultdict(set)
    words: dict[int, int] = defaultdict(int)
    for block in page.blocks:
        found = [(e, page.elements[e].tag) for e in page.around(block.element)]
        tables = [e for e, tag in found if tag == "table"]
        layout.update(tables[1:])
        row = next((e for e, tag in found if tag == "tr"), None)
        cell = next((e for e, tag in found if tag in ("td", "th")), None)
        if not tables or row is None or cell is None:
            continue
        words[cell] += block.text.count(" ") + 1
        if words[cell] > _LONG_CELL:
            layout.add(tables[0])
        rows[block.element] = (tables[0], row, cell)
        cells[row].add(cell)
    wide = {table for table, row, _ in rows.values() if len(cells[row]) > 1}
    return {e: row for e, (table, row, _) in rows.items() if table in wide - layout}


def blocks_of(page: Page, kinds: Sequence[MarkKind], tables: dict[int, int]) -> Iterator[Block]:
    """Give the pieces in order, the cells of a row as one."""
    row: int | None = None
    texts: list[str] = []
    cell = -1
    numbers: dict[int, int] = defaultdict(int)
    for block, kind in zip(page.blocks, kinds, strict=True):
        here = tables.get(block.element) if kind == "row" else None
        if row is not None and here != row:
            yield Block(" | ".join(texts), "row")
            texts = []
        if here is not None:
            now = next(
                e for e in page.around(block.element) if page.elements[e].tag in ("td", "th")
            )
            if texts and now == cell and here == row:
                texts[-1] += f" {block.text}"
            else:
                texts.append(block.text)
            cell = now
        else:
            yield Block(block.text, kind, _number(page, block, numbers) if kind == "item" else 0)
        row = here
    if texts:
        yield Block(" | ".join(texts), "row")


def _number(page: Page, block: PageBlock, numbers: dict[int, int]) -> int:
    """Count an item of a numbered list."""
    for element in page.around(block.element):
        tag = page.elements[element].tag
        if tag == "ul":
            return 0
        if tag == "ol":
            start = page.elements[element].attributes.get("start") or ""
            first = int(start) if start.isascii() and start.isdigit() and len(start) < 4 else 1
            numbers[element] += 1
            return first + numbers[element] - 1
    return 0
