"""The units of an original that nothing translates → where in the translation they come in."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sharih.markdown.grammar import cells
from sharih.translation.alignment import Alignment
from sharih.translation.brought_lines import Brought, as_block, as_item, as_row, close_by, head_of
from sharih.translation.text_tree import ENTRY, ITEM, ROW, SECTION, Node

Places = Mapping[int, Sequence[Brought]]
"""Index of a line → what comes in before it, in order."""


def missing_units(
    ours: Mapping[str, Node],
    theirs: Mapping[str, Node],
    alignment: Alignment,
    texts: tuple[Sequence[str], Sequence[str]],
    wanted: Container[int] | None = None,
) -> Places:
    """Find what sections lack that both texts have, and where it comes in.

    `ours` and `theirs` are the sections of the original and of the translation by id, `texts`
    the lines of both files, `wanted` the indexes of the units to look for, by default all.
    """
    work = _Search(theirs, alignment, texts, wanted)
    for ident, section in ours.items():
        if ident in theirs:
            work.fill(section, theirs[ident])
    return work.places


class _Search:
    """Goes through the nodes of an original, beside those of its translation."""

    def __init__(
        self,
        theirs: Mapping[str, Node],
        alignment: Alignment,
        texts: tuple[Sequence[str], Sequence[str]],
        wanted: Container[int] | None,
    ) -> None:
        self.wanted = wanted
        self.places: dict[int, list[Brought]] = {}
        self.source, self.target = texts
        nodes = {n.unit: n for section in theirs.values() for n in section.nodes()}
        self.translated: dict[int, list[Node]] = {
            unit.index: [nodes[target.index] for target in pair.target if target.index in nodes]
            for pair in alignment.pairs
            for unit in pair.source
            if unit.index >= 0
        }
        """Index of a unit of the original → the nodes that translate it."""

    def fill(self, ours: Node, theirs: Node) -> None:
        """Bring in what a node lacks that has a counterpart."""
        last: Node | None = None
        waiting: list[Node] = []
        for child in ours.children:
            if next(child.nodes(), None) is None:
                continue  # a rule or a comment
            if not self.is_there(child):
                if not child.holds(self.wanted):
                    continue
                if last is None:
                    waiting.append(child)
                else:
                    self.put_behind(child, last)
                continue
            first, last = self.counterpart(child, 0), self.counterpart(child, -1)
            for other in waiting:
                self.put_before(other, first)
            waiting.clear()
            lacks_head = child.kind == ITEM and not self.translated.get(_unit(child))
            if lacks_head and (self.wanted is None or _unit(child) in self.wanted):
                self.put_before(head_of(child), first)
            self.fill(child, last)
        for other in waiting:
            self.put_inside(other, theirs)

    def is_there(self, node: Node) -> bool:
        """Say whether something of a node is translated."""
        return any(self.translated.get(_unit(each)) for each in node.nodes())

    def counterpart(self, node: Node, place: int) -> Node:
        """Find the node that stands where this one does; by its first unit or by its last one."""
        known = node
        if not self.translated.get(_unit(node)):
            known = [each for each in node.nodes() if self.translated.get(_unit(each))][place]
        there, steps = self.translated[_unit(known)][place], _depth(node, known)
        while there.parent is not None and not there.is_top and (steps or node.is_top):
            there, steps = there.parent, max(steps - 1, 0)
        return there

    def put_behind(self, node: Node, there: Node) -> None:
        """Bring a node in behind the counterpart of the one before it."""
        if node.kind == there.kind and node.kind in (ITEM, ENTRY):
            # What stands behind the last entry of a list is no matter of how its entries stand.
            self._add(there.end, replace(self._entry(node, there, behind=True), behind=False))
        elif node.kind == ROW and self._fits(node, there):
            self._add(_behind_row(there), as_row(node, self.source, self._indent(there)))
        else:
            block = _block_around(there)
            at = _behind_comments(block) if block.kind == "heading" else block.end
            self._add_block(at, node, self._indent_of_block(block))

    def put_before(self, node: Node, there: Node) -> None:
        """Bring a node in before the counterpart of the one behind it."""
        if node.kind == there.kind and node.kind in (ITEM, ENTRY):
            brought = self._entry(node, there, behind=False)
            # Nor is what stands before the first one.
            is_first = node.parent is not None and node.parent.children[0] is node
            before = _is_apart(node, self.source) if is_first else brought.before
            self._add(there.start, replace(brought, before=before and there.start in self.places))
        elif node.kind == ROW and self._fits(node, there):
            is_head = there.parent is not None and there.parent.children[0] is there
            at = _behind_row(there) if is_head else there.start
            self._add(at, as_row(node, self.source, self._indent(there)))
        else:
            block = _block_around(there)
            self._add_block(block.start, node, self._indent_of_block(block))

    def put_inside(self, node: Node, there: Node) -> None:
        """Bring a node into one that has no counterpart of what it stood beside."""
        if there.kind == SECTION:
            self._add_block(there.end, node)
        elif there.kind == ITEM:
            inner = there.children[0] if there.children else None
            indent = self._indent(inner or there) + (0 if inner else 4)
            at = inner.start if inner else there.end
            self._add_block(at, node, indent)
        else:
            self.put_behind(node, there)

    def _entry(self, node: Node, there: Node, *, behind: bool) -> Brought:
        """Copy an item or an entry as one of the list that another one is part of."""
        apart = _is_loose(there, node)
        if node.kind == ITEM:
            like = self.target[there.start]
            return as_item(node, self.source, like, behind=behind, apart=apart)
        brought = as_block(node, self.source, self._indent(there))
        return replace(brought, before=apart, behind=apart)

    def _add_block(self, at: int, node: Node, indent: int = 0) -> None:
        brought = as_block(node, self.source, indent)
        if not node.is_top:
            following = self.target[at] if at < len(self.target) else ""
            brought = close_by(brought, node, self.source, following)
        if not brought.before and at not in self.places:
            at = _before_blanks(self.target, at)
        self._add(at, brought)

    def _add(self, at: int, brought: Brought) -> None:
        self.places.setdefault(at, []).append(brought)

    def _indent(self, node: Node) -> int:
        line = self.target[node.start].expandtabs(4)
        return len(line) - len(line.lstrip(" "))

    def _indent_of_block(self, block: Node) -> int:
        return 0 if block.is_top else self._indent(block)

    def _fits(self, row: Node, there: Node) -> bool:
        """Say whether a row has no more cells than the table it comes into."""
        if there.kind != ROW or there.parent is None:
            return False
        head = self.target[there.parent.children[0].start]
        return len(cells(self.source[row.start])) <= len(cells(head))


def _unit(node: Node) -> int:
    """Return the index of its own unit, or one that no unit has."""
    return -1 if node.unit is None else node.unit


def _is_apart(node: Node, lines: Sequence[str]) -> bool:
    return node.start > 0 and not lines[node.start - 1].strip()


def _before_blanks(lines: Sequence[str], at: int) -> int:
    while at and not lines[at - 1].strip():
        at -= 1
    return at


def _depth(node: Node, inner: Node) -> int:
    steps = 0
    found: Node | None = inner
    while found is not None and found is not node:
        found, steps = found.parent, steps + 1
    return steps


def _block_around(node: Node) -> Node:
    """Find the block that an entry, or what stands in one that is no item, is part of."""
    while node.parent is not None and (
        node.kind in (ITEM, ENTRY, ROW) or node.parent.kind not in (SECTION, ITEM)
    ):
        node = node.parent
    return node


def _behind_row(row: Node) -> int:
    """Find the line behind a row; under the head of a table there is one more."""
    is_head = row.parent is not None and row.parent.children[0] is row
    return row.end + is_head


def _is_loose(there: Node, ours: Node) -> bool:
    """Say whether there are blank lines between the entries of a list.

    Of a list with one entry, its original says so.
    """
    lists = [item.parent.children for item in (there, ours) if item.parent]
    items = next((found for found in lists if len(found) > 1), [])
    return any(one.end < other.start for one, other in pairwise(items))


def _behind_comments(heading: Node) -> int:
    """Find the line behind the comments under a heading, which say what is to stand there."""
    end = heading.end
    blocks = heading.parent.children if heading.parent else []
    for block in blocks[blocks.index(heading) + 1 :]:
        if block.kind != "comment":
            break
        end = block.end
    return end
