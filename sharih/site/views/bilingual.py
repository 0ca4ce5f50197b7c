"""The two editions of an explainer → rows of units that stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sharih.arabic import Lang
from sharih.languages import other_language
from sharih.records import record
from sharih.site.kept import Body
from sharih.site.views.node_records import Node, SectionNode
from sharih.site.views.page_records import EditionView


@record(frozen=True, slots=True)
class Row:
    """Units that say the same; one side may be empty."""

    id: str
    """The key of the pair: the id of its first unit on the page of either language."""
    nodes: Mapping[Lang, tuple[Node, ...]]


@record(frozen=True, slots=True)
class Passage:
    """A section in both languages."""

    id: str
    headings: Mapping[Lang, Node | None]
    rows: tuple[Row, ...]


_Pieces = dict[str, list[tuple[Node, int]]]
"""The key of a pair → its units as they stand alone, in order: an entry of a list has a list of
its own around it. A number tells entries of one list from those of another."""


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


def _sides(section: SectionNode | None, pairs: Mapping[str, str]) -> _Pieces:
    """Gather the units of a section by the key of their pair, in order."""
    found: _Pieces = {}
    if section:
        _gather(section.blocks, pairs, found)
    return found


def _order(first: Sequence[str], second: Sequence[str]) -> Sequence[str]:
    """Order pairs as the first has them; what only the second has follows what it follows there."""
    if first == second:
        return first
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


def _joined(pieces: Sequence[tuple[Node, int]]) -> tuple[Node, ...]:
    """Put neighbours from one list into one list again."""
    if len(pieces) == 1:
        return (pieces[0][0],)
    found: list[Node] = []
    before: int | None = None
    for node, owner in pieces:
        if owner == before and node.kind == found[-1].kind:
            found[-1] = found[-1].around((*found[-1].children, *node.children))
        else:
            found.append(node)
            before = owner
    return tuple(found)


def _gather(
    blocks: Iterable[Node], pairs: Mapping[str, str], found: _Pieces, depth: int = 0
) -> None:
    """Take blocks apart into their units; a rule, which says nothing, is left out."""

    def add(unit: Node, node: Node, owner: Node) -> None:
        key = pairs.get(unit.id or "", unit.id or "")
        found.setdefault(key, []).append((_inset(node, depth), id(owner)))

    for block in blocks:
        if block.kind == "list":
            for number, item in enumerate(block.children):
                alone = _keyed(item.around(()) if item.children else item, pairs)
                around = block.around((alone,))
                if block.ordered:
                    around = around._replace(start=block.start + number)
                add(item, around, block)
                if item.children:
                    _gather(item.children, pairs, found, depth + 1)
        elif block.kind == "definitions":
            for entry in block.children:
                add(entry, block.around((_keyed(entry, pairs),)), block)
        elif block.kind == "table":
            # Its head stays with a row for those who hear it.
            head = block.children[0].without_id()
            for row in block.children:
                alone = _keyed(row, pairs)
                rows = (alone,) if row is block.children[0] else (head, alone)
                add(row, block._replace(kind="row", children=rows), block)
        elif block.kind != "rule":
            add(block, _keyed(block, pairs), block)


def _keyed(unit: Node, pairs: Mapping[str, str]) -> Node:
    """Take the id of a unit where it is the key of its pair, which its row has."""
    ident = unit.id
    if ident is None or pairs.get(ident, ident) == ident:
        return unit.without_id() if ident else unit
    return unit


def _inset(node: Node, depth: int) -> Node:
    """Keep what stood inside of an entry as far from the edge."""
    for _ in range(depth):
        node = Node("inset", children=(node,))
    return node
