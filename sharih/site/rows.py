"""The two editions of an explainer → rows of nodes that stand side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sharih.arabic import Lang
from sharih.blocks import Block, Unit, all_blocks
from sharih.site.model import Publication
from sharih.site.nodes import Node, SectionNode
from sharih.site.views import EditionView


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks that say the same; one side may be empty."""

    nodes: Mapping[Lang, tuple[Node, ...]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A section in both languages."""

    id: str
    headings: Mapping[Lang, Node | None]
    rows: tuple[Row, ...]


def passages(publication: Publication, editions: Mapping[Lang, EditionView]) -> tuple[Passage, ...]:
    """Align two editions section by section and row by row, in the order of the original."""
    first = publication.explainer.original.lang
    second = next(lang for lang in editions if lang != first)
    theirs = {section.id: section for section in editions[second].sections}
    found = []
    for section in editions[first].sections:
        other = theirs.pop(section.id, None)
        found.append(_passage(section.id, first, section, second, other, publication))
    found += [_passage(s.id, first, None, second, s, publication) for s in theirs.values()]
    return tuple(found)


def _passage(
    ident: str,
    first: Lang,
    ours: SectionNode | None,
    second: Lang,
    theirs: SectionNode | None,
    publication: Publication,
) -> Passage:
    headings = {first: ours.heading if ours else None, second: theirs.heading if theirs else None}
    return Passage(ident, headings, _rows(first, ours, second, theirs, publication))


def _rows(
    first: Lang,
    ours: SectionNode | None,
    second: Lang,
    theirs: SectionNode | None,
    publication: Publication,
) -> tuple[Row, ...]:
    pairs = publication.alignment.pairs
    # Units translated as one have one key here: that of the pair.
    ours_keys = {unit.index: pair.key for pair in pairs for unit in pair.source}
    theirs_keys = {unit.index: pair.key for pair in pairs for unit in pair.target}
    left = [_keys(block, ours_keys) for block in (ours.sources if ours else ())]
    right = [_keys(block, theirs_keys) for block in (theirs.sources if theirs else ())]
    groups = _groups(left, right)
    return tuple(
        Row(
            {
                first: tuple(ours.blocks[n] for n in mine) if ours else (),
                second: tuple(theirs.blocks[n] for n in other) if theirs else (),
            }
        )
        for mine, other in groups
    )


def _groups(
    left: Sequence[set[str]], right: Sequence[set[str]]
) -> list[tuple[list[int], list[int]]]:
    """Put blocks that share a key into one row; what has no partner has a row of its own."""
    groups: list[tuple[list[int], list[int]]] = []
    taken = 0
    for n, keys in enumerate(left):
        last = max((m for m, others in enumerate(right) if keys & others), default=-1)
        if last >= taken:
            first = min(m for m, others in enumerate(right) if m >= taken and keys & others)
            groups += [([], [m]) for m in range(taken, first)]
            groups.append(([n], list(range(first, last + 1))))
            taken = last + 1
        elif last >= 0 and groups:
            groups[-1][0].append(n)
        else:
            groups.append(([n], []))
    groups += [([], [m]) for m in range(taken, len(right))]
    return groups


def _keys(block: Block, keys: Mapping[int, str]) -> set[str]:
    return {keys[unit.index] for unit in _units(block) if unit.index in keys}


def _units(block: Block) -> list[Unit]:
    found = []
    for inner in all_blocks((block,)):
        found += [unit for unit in (inner.unit, *(item.unit for item in inner.items)) if unit]
    return found
