"""The two editions of an explainer → rows of units that stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sharih.arabic import Lang
from sharih.languages import other_language
from sharih.site.kept import Body
from sharih.site.views.nodes import Node, SectionNode
from sharih.site.views.page_records import EditionView


@dataclass(frozen=True, slots=True)
class Row:
    """Units that say the same; one side may be empty."""

    id: str
    """The key of the pair: the id of its first unit on the page of either language."""
    nodes: Mapping[Lang, tuple[Node, ...]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A section in both languages."""

    id: str
    headings: Mapping[Lang, Node | None]
    rows: tuple[Row, ...]


class _Piece(NamedTuple):
    """A unit as it stands alone: an entry of a list has a list of its own around it."""

    key: str
    """The key of its pair."""
    node: Node
    owner: int
    """Tells entries of one list from those of another."""


def passages(body: Body, editions: Mapping[Lang, EditionView]) -> tuple[Passage, ...]:
    """Align two editions section by section and unit by unit, in the order of the original."""
    first = body.explainer.original.lang
    second = next(lang for lang in editions if lang != first)
    ours = {section.id: section for section in editions[first].sections}
    theirs = {section.id: section for section in editions[second].sections}
    pairs = _pair_keys(body)
    found = []
    for ident in (*ours, *(ident for ident in theirs if ident not in ours)):
        sections = {first: ours.get(ident), second: theirs.get(ident)}
        headings = {lang: each.heading if each else None for lang, each in sections.items()}
        sides = {lang: _sides(each, pairs[lang]) for lang, each in sections.items()}
        rows = [
            Row(key, {lang: _joined(side.get(key, ())) for lang, side in sides.items()})
            for key in _order([*sides[first]], [*sides[second]])
        ]
        found.append(Passage(ident, headings, tuple(rows)))
    return tuple(found)


def _pair_keys(body: Body) -> dict[Lang, dict[str, str]]:
    """Map the id of each unit to the key of its pair, for either language."""
    alignment = body.alignment
    original = body.explainer.original.lang
    ours = {alignment.source_keys.get(u.index): p.key for p in alignment.pairs for u in p.source}
    theirs = {alignment.target_keys.get(u.index): p.key for p in alignment.pairs for u in p.target}
    known = {original: ours, other_language(original): theirs}
    return {lang: {i: key for i, key in keys.items() if i} for lang, keys in known.items()}


def _sides(section: SectionNode | None, pairs: Mapping[str, str]) -> dict[str, list[_Piece]]:
    """Gather the units of a section by the key of their pair, in order."""
    found: dict[str, list[_Piece]] = {}
    for piece in _pieces(section.blocks, pairs) if section else ():
        found.setdefault(piece.key, []).append(piece)
    return found


def _order(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Order pairs as the first has them; what only the second has follows what it follows there."""
    order = list(first)
    known = set(first)
    place = 0
    for key in second:
        if key in known:
            place = order.index(key) + 1
        else:
            order.insert(place, key)
            place += 1
    return order


def _joined(pieces: Iterable[_Piece]) -> tuple[Node, ...]:
    """Put neighbours from one list into one list again."""
    found: list[Node] = []
    owner: int | None = None
    for piece in pieces:
        if piece.owner == owner and piece.node.kind == found[-1].kind:
            children = (*found[-1].children, *piece.node.children)
            found[-1] = found[-1]._replace(children=children)
        else:
            found.append(piece.node)
            owner = piece.owner
    return tuple(found)


def _pieces(blocks: Iterable[Node], pairs: Mapping[str, str], depth: int = 0) -> Iterator[_Piece]:
    """Take blocks apart into their units; a rule, which says nothing, is left out."""
    for block in blocks:
        if block.kind == "list":
            for number, item in enumerate(block.children):
                key, alone = _keyed(item._replace(children=()) if item.children else item, pairs)
                around = block._replace(children=(alone,), start=block.start + number)
                yield _Piece(key, _inset(around, depth), id(block))
                yield from _pieces(item.children, pairs, depth + 1)
        elif block.kind == "definitions":
            for entry in block.children:
                key, alone = _keyed(entry, pairs)
                yield _Piece(key, _inset(block._replace(children=(alone,)), depth), id(block))
        elif block.kind == "table":
            yield from _table_rows(block, pairs, depth)
        elif block.kind != "rule":
            key, alone = _keyed(block, pairs)
            yield _Piece(key, _inset(alone, depth), id(block))


def _table_rows(table: Node, pairs: Mapping[str, str], depth: int) -> Iterator[_Piece]:
    """Make a table of each row; its head stays with it for those who hear it."""
    head = table.children[0]._replace(id=None)
    for number, row in enumerate(table.children):
        key, alone = _keyed(row, pairs)
        rows = (head, alone) if number else (alone,)
        node = table._replace(kind="row", children=rows)
        yield _Piece(key, _inset(node, depth), id(table))


def _keyed(unit: Node, pairs: Mapping[str, str]) -> tuple[str, Node]:
    """Find the key of a unit's pair; the row has it as its id, so that the unit need not."""
    key = pairs.get(unit.id or "", unit.id or "")
    return key, unit._replace(id=None) if unit.id == key else unit


def _inset(node: Node, depth: int) -> Node:
    """Keep what stood inside of an entry as far from the edge."""
    for _ in range(depth):
        node = Node("inset", children=(node,))
    return node
