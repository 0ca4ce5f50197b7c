"""The blocks and units of a Markdown text, with line numbers; see `splitter` for how they come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from sharih.errors import Severity
from sharih.markdown.attribute_lists import NO_ATTRIBUTES, Attributes
from sharih.records import record

Kind = Literal[
    "paragraph", "heading", "list", "definitions", "quote", "table", "code", "figure",
    "rule", "comment",
]  # fmt: skip
BETWEEN: Final = "\n]\x00"
"""Stands between texts that are looked through at once: no name and no link goes over it."""
_WITHOUT_WORDS: Final = ("code", "comment")
UnitKind = Literal["paragraph", "heading", "item", "definition", "quote", "row", "code", "caption"]


@record(frozen=True, slots=True)
class Unit:
    """The smallest thing that is translated and tracked."""

    index: int
    """Position among the units of its document, from 0."""
    kind: UnitKind
    text: str
    """Its Markdown source without list markers, quote marks, indentation or attribute list."""
    line: int
    """First line in the file, from 1."""
    lang: str | None = None
    """The language an editor marked it with (`{: lang=ar}`)."""


@record(frozen=True, slots=True)
class Item:
    """An entry of a list, a definition list or a table."""

    unit: Unit | None
    """None inside a quotation, which is one unit as a whole."""
    head: str
    """Inline Markdown: what a list item opens with, or the term that is defined."""
    blocks: tuple[Block, ...] = ()
    """What follows inside the item; the definitions of a term."""
    cells: tuple[str, ...] = ()
    """The cells of a table row, as inline Markdown."""


@record(frozen=True, slots=True)
class Block:
    """A block of Markdown."""

    kind: Kind
    line: int
    text: str = ""
    """Inline Markdown of a paragraph, heading or figure; the text of code or of a comment."""
    unit: Unit | None = None
    level: int = 0
    """1 to 6 for a heading."""
    attributes: Attributes = NO_ATTRIBUTES
    ordered: bool = False
    start: int = 1
    """The first number of an ordered list."""
    items: tuple[Item, ...] = ()
    blocks: tuple[Block, ...] = ()
    """The blocks inside a quotation."""
    speaker: str | None = None
    """Inline Markdown: who is quoted, from a last line `— Speaker`."""
    aligns: tuple[str, ...] = ()
    """For a table: `start`, `center`, `end` or empty, a column each."""


@record(frozen=True, slots=True)
class Flaw:
    """Markdown that would be lost or misread, or is shown as characters."""

    line: int
    reason: str
    remedy: str
    severity: Severity = "error"
    """`error` where something would be lost; `warning` where readers see it, as characters."""


@dataclass(frozen=True)
class Document:
    """A body of Markdown."""

    lead: str
    """Blank lines before the first block."""
    blocks: tuple[Block, ...]
    sources: tuple[str, ...]
    """The lines each block was read from, with the blank lines after them."""
    units: tuple[Unit, ...]
    """In reading order."""
    flaws: tuple[Flaw, ...]

    @cached_property
    def texts(self) -> tuple[tuple[int, str], ...]:
        """The inline Markdown of all blocks, each with its line."""
        return tuple(inline_texts(self.blocks))

    @cached_property
    def joined(self) -> str:
        """All of it at once, with `BETWEEN` between."""
        return BETWEEN.join([text for _, text in self.texts])

    def holds(self, sign: str) -> bool:
        """Say whether characters of one line may stand in a block."""
        return any(sign in source for source in self.sources)

    def __str__(self) -> str:
        """Print what was read, to the character."""
        return self.lead + "".join(self.sources)


def all_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Go through blocks and the blocks inside them, in reading order."""
    for block in blocks:
        yield block
        yield from all_blocks(block.blocks)
        for item in block.items:
            yield from all_blocks(item.blocks)


def inline_texts(blocks: tuple[Block, ...]) -> Iterator[tuple[int, str]]:
    """Go through the inline Markdown of blocks and of the blocks inside them, each with its line.

    Code and comments hold none.
    """
    for block in blocks:
        if block.kind not in _WITHOUT_WORDS:
            if block.text:
                yield block.line, block.text
            if block.speaker:
                # It is the last line of the quotation.
                lines = block.unit.text.count("\n") if block.unit else 0
                yield block.line + lines, block.speaker
            for item in block.items:
                yield from _texts_of(item, block.line)
        if block.blocks:
            yield from inline_texts(block.blocks)
        for item in block.items:
            if item.blocks:
                yield from inline_texts(item.blocks)


def _texts_of(item: Item, line: int) -> Iterator[tuple[int, str]]:
    line = item.unit.line if item.unit else line
    if item.head:
        yield line, item.head
    for words in item.cells:
        if words:
            yield line, words
