"""The sections of an edition → a tree of all that holds units, with the lines that each stands on.

A quotation, a definition with its term, and a row are units as a whole, and leaves here.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from sharih.content.editions import Edition
from sharih.markdown.blocks import Block, Item

SECTION: Final = "section"
"""The kind of node that holds the blocks of a section, its heading first."""
ITEM: Final = "item"
ENTRY: Final = "entry"
"""The kind of node that a term with its definitions is."""
ROW: Final = "row"
_KINDS: Final = {"list": ITEM, "definitions": ENTRY, "table": ROW}


@dataclass(slots=True, eq=False)
class Node:
    """A section, a block, or an entry of one."""

    kind: str
    """A kind of block; or `SECTION`, `ITEM`, `ENTRY`, `ROW`."""
    start: int
    """The index of its first line in the file."""
    end: int
    """The index after its last line; blank lines behind it are none of its own."""
    unit: int | None = None
    """The index of its own unit."""
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def is_top(self) -> bool:
        """Whether it is a block that stands in no other."""
        return self.parent is None or self.parent.kind == SECTION

    def nodes(self) -> Iterator[Node]:
        """Go through the nodes with units, in reading order, this one among them."""
        if self.unit is not None:
            yield self
        for child in self.children:
            yield from child.nodes()

    def holds(self, wanted: Container[int] | None) -> bool:
        """Say whether it has a unit, or one of those that are wanted."""
        return any(wanted is None or node.unit in wanted for node in self.nodes())

    def add(self, child: Node) -> None:
        """Put a node behind those that are in this one."""
        child.parent = self
        self.children.append(child)


def section_nodes(edition: Edition, lines: Sequence[str]) -> dict[str, Node]:
    """Make the tree of each section by its id; `lines` are those of the whole file."""
    blocks = edition.document.blocks
    starts = [block.line - 1 for block in blocks]
    ends = dict(pairwise([*starts, len(lines)]))
    found: dict[str, Node] = {}
    for section in edition.sections:
        of_it = [*([section.heading] if section.heading else []), *section.blocks]
        nodes = [_block(block, ends[block.line - 1], lines) for block in of_it]
        node = found.setdefault(section.id, Node(SECTION, nodes[0].start, nodes[-1].end))
        for child in nodes:
            node.add(child)
        node.end = nodes[-1].end
    return found


def _block(block: Block, end: int, lines: Sequence[str]) -> Node:
    start = block.line - 1
    unit = block.unit.index if block.unit else None
    node = Node(block.kind, start, _before_blanks(lines, start, end), unit)
    if kind := _KINDS.get(block.kind):
        starts = [item.unit.line - 1 for item in block.items if item.unit]
        bounds = pairwise([*starts, node.end])
        for item, (first, last) in zip(block.items, bounds, strict=False):
            node.add(_item(item, kind, first, last, lines))
    return node


def _item(item: Item, kind: str, start: int, end: int, lines: Sequence[str]) -> Node:
    unit = item.unit.index if item.unit else None
    if kind == ROW:  # its head has a line of its own under it, the last one perhaps attributes
        return Node(kind, start, start + 1, unit)
    node = Node(kind, start, _before_blanks(lines, start, end), unit)
    if kind == ITEM:
        starts = [block.line - 1 for block in item.blocks]
        for block, (_, last) in zip(item.blocks, pairwise([*starts, end]), strict=True):
            node.add(_block(block, last, lines))
    return node


def _before_blanks(lines: Sequence[str], start: int, end: int) -> int:
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return end
