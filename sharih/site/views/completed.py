"""A translation whose original has got more → its sections, with what is not translated in place.

What an original got since its translation was published stands on the translation's page in the
original's language, where it stands in the original, and is marked. Sections and pictures that one
language has alone are left to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import is_
from typing import TypeVar

from sharih.content.editions import LEAD, Section
from sharih.markdown.attribute_lists import Attributes
from sharih.markdown.blocks import Block, Item, Unit
from sharih.records import record
from sharih.site.kept import Body
from sharih.translation.alignment import Alignment
from sharih.translation.statuses import UnitStatus

_Part = TypeVar("_Part")
_FOREIGN = 1_000_000
"""Units taken from the original are numbered from here on; no text has this many of its own."""


@record(frozen=True, slots=True)
class Completed:
    """A translation with what its original has besides."""

    sections: tuple[Section, ...]
    keys: Mapping[int, str]
    """Index of a unit → its id on the page."""
    statuses: Mapping[int, UnitStatus]


def completed(body: Body, *, without_machine: bool) -> Completed:
    """Put what is not translated into the sections of a translation.

    With `without_machine`, the original stands in place of what only a machine has translated.
    """
    translation = body.explainer.translation
    assert translation is not None  # noqa: S101 - asked for translations only  # nosec B101
    alignment = body.alignment
    originals = {section.id: section for section in body.explainer.original.sections}
    own = translation.sections
    if LEAD in originals and not any(section.id == LEAD for section in own):
        own = (Section(LEAD, None, ()), *own)
    if _is_whole(alignment, without_machine):
        return Completed(own, alignment.target_keys, alignment.target_status)
    work = _Completion(body, without_machine)
    sections = tuple(
        work.section(originals[section.id], section) if section.id in originals else section
        for section in own
    )
    return Completed(
        sections,
        {**alignment.target_keys, **work.keys},
        {**alignment.target_status, **dict.fromkeys(work.keys, "missing")},
    )


def _is_whole(alignment: Alignment, without_machine: bool) -> bool:
    """Say whether nothing of the original is to stand on the page of its translation."""
    return all(
        pair.target and not (without_machine and pair.status == "machine")
        for pair in alignment.pairs
        if pair.source
    )


class _Completion:
    """Goes through both texts of an explainer, block by block."""

    def __init__(self, body: Body, without_machine: bool) -> None:
        self.lang = body.explainer.original.lang
        self.keys: dict[int, str] = {}
        """Index of a unit taken from the original → its key."""
        self._source_keys = body.alignment.source_keys
        self._targets: dict[int, tuple[int, ...]] = {}
        """Index of a unit of the original → those of the units that translate it."""
        self._replaced: set[int] = set()
        """Units of the original that stand in place of their translation."""
        for pair in body.alignment.pairs:
            machine = without_machine and pair.status == "machine"
            for unit in pair.source:
                if pair.status != "extra":
                    self._targets[unit.index] = tuple(target.index for target in pair.target)
                if machine:
                    self._replaced.add(unit.index)

    def section(self, ours: Section, theirs: Section) -> Section:
        """Complete a section; one that lacks nothing stays what it is."""
        blocks = self.blocks(ours.blocks, theirs.blocks)
        return theirs if _are(blocks, theirs.blocks) else replace(theirs, blocks=blocks)

    def blocks(self, ours: Sequence[Block], theirs: Sequence[Block]) -> tuple[Block, ...]:
        """Put blocks of the original that have no translation among those of the translation."""
        places = {unit.index: at for at, block in enumerate(theirs) for unit in _units(block)}
        shown: list[Block] = list(theirs)
        added: dict[int, list[Block]] = {}
        after = 0
        for block in ours:
            units = list(_units(block))
            found = self._places(units, places)
            if found:
                after = max(after, found[0] + 1)
                shown[found[0]] = self._beside(block, units, shown[found[0]])
            elif self._is_missing(units):
                added.setdefault(after, []).append(self._foreign(block))
        return tuple(_woven(shown, added))

    def _beside(self, block: Block, units: Sequence[Unit], other: Block) -> Block:
        """Complete the translation of a block, or put the block in its place."""
        if units and all(unit.index in self._replaced for unit in units):
            return self._foreign(block)
        if block.kind != other.kind or not block.items or not other.items:
            return other
        items = self._items(block.items, other.items)
        return other if _are(items, other.items) else replace(other, items=items)

    def _items(self, ours: Sequence[Item], theirs: Sequence[Item]) -> tuple[Item, ...]:
        places = {unit.index: at for at, item in enumerate(theirs) for unit in _of_item(item)}
        shown: list[Item] = list(theirs)
        added: dict[int, list[Item]] = {}
        after = 0
        for item in ours:
            own = [item.unit] if item.unit else []
            found = self._places(own or list(_of_item(item)), places)
            if found:
                after = max(after, found[0] + 1)
                other = shown[found[0]]
                if item.unit and item.unit.index in self._replaced:
                    other = replace(self._foreign_item(item), blocks=other.blocks)
                inner = self.blocks(item.blocks, other.blocks)
                whole = _are(inner, other.blocks)
                shown[found[0]] = other if whole else replace(other, blocks=inner)
            elif self._is_missing(list(_of_item(item))):
                added.setdefault(after, []).append(self._foreign_item(item))
        return tuple(_woven(shown, added))

    def _places(self, units: Sequence[Unit], places: Mapping[int, int]) -> list[int]:
        targets = (target for unit in units for target in self._targets.get(unit.index, ()))
        return sorted(places[target] for target in targets if target in places)

    def _is_missing(self, units: Sequence[Unit]) -> bool:
        """Say whether nothing translates these units, and something should."""
        return any(unit.index in self._targets for unit in units) and not any(
            self._targets.get(unit.index) for unit in units
        )

    def _foreign(self, block: Block) -> Block:
        attributes = block.attributes
        return replace(
            block,
            unit=self._numbered(block.unit),
            attributes=Attributes(attributes.id, attributes.classes, attributes.lang or self.lang),
            items=tuple(self._foreign_item(item) for item in block.items),
            blocks=tuple(self._foreign(inner) for inner in block.blocks),
        )

    def _foreign_item(self, item: Item) -> Item:
        return replace(
            item,
            unit=self._numbered(item.unit),
            blocks=tuple(self._foreign(inner) for inner in item.blocks),
        )

    def _numbered(self, unit: Unit | None) -> Unit | None:
        if unit is None:
            return None
        index = _FOREIGN + unit.index
        if key := self._source_keys.get(unit.index):
            self.keys[index] = key
        return replace(unit, index=index, lang=unit.lang or self.lang)


def _are(parts: Sequence[object], others: Sequence[object]) -> bool:
    """Say whether these are the very same parts."""
    return len(parts) == len(others) and all(map(is_, parts, others))


def _woven(shown: Sequence[_Part], added: Mapping[int, Sequence[_Part]]) -> Iterator[_Part]:
    """Go through the parts, with those that come after each number of them."""
    for at in range(len(shown) + 1):
        yield from added.get(at, ())
        if at < len(shown):
            yield shown[at]


def _units(block: Block) -> Iterator[Unit]:
    if block.unit:
        yield block.unit
    for item in block.items:
        yield from _of_item(item)
    for inner in block.blocks:
        yield from _units(inner)


def _of_item(item: Item) -> Iterator[Unit]:
    if item.unit:
        yield item.unit
    for inner in item.blocks:
        yield from _units(inner)
