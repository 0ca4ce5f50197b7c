"""Blocks of an edition → nodes that templates print: words as HTML, ids, languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from sharih.alignment import UnitStatus
from sharih.arabic import Lang
from sharih.blocks import Block, Item, Unit
from sharih.explainers import Edition, Section
from sharih.languages import is_vague_date
from sharih.markup import Linker, main_language, plain_text

BEHIND = ("stale", "material")
"""The statuses a reader is told of at the unit itself."""


@dataclass(frozen=True, slots=True)
class Node:
    """A block, or an entry of one, ready to be printed."""

    kind: str
    """A kind of block; or `item`, `entry` (of a definition list), `row`."""
    id: str | None = None
    """The key of its unit, which is its id on the page."""
    lang: Lang | None = None
    """Its language, where that is not the page's."""
    html: Markup = field(default_factory=Markup)
    """Its words; for an entry the term."""
    plain: str = ""
    """The words without markup, of a heading or a term."""
    status: UnitStatus = "fresh"
    level: int = 0
    ordered: bool = False
    start: int = 1
    children: tuple[Node, ...] = ()
    date: str | None = None
    """The ISO date, month or year that a term is."""
    speaker: Markup | None = None
    cells: tuple[Markup, ...] = ()
    aligns: tuple[str, ...] = ()

    @property
    def behind(self) -> bool:
        """Say whether the original has changed since this was translated."""
        return self.status in BEHIND


@dataclass(frozen=True, slots=True)
class SectionNode:
    """A section of an edition."""

    id: str
    heading: Node | None
    blocks: tuple[Node, ...]
    sources: tuple[Block, ...]
    """The blocks that `blocks` were made from, one each."""

    @property
    def question(self) -> bool:
        """Say whether its heading is a question."""
        return self.heading is not None and self.heading.plain.rstrip().endswith(("؟", "?"))


class NodeMaker:
    """Makes the nodes of one edition."""

    def __init__(
        self, edition: Edition, linker: Linker, keys: Mapping[int, str],
        statuses: Mapping[int, UnitStatus],
    ) -> None:  # fmt: skip
        self.edition = edition
        self.linker = linker
        self.keys = keys
        self.statuses = statuses

    def sections(self) -> tuple[SectionNode, ...]:
        """Make all sections, in order."""
        return tuple(self.section(section) for section in self.edition.sections)

    def section(self, section: Section) -> SectionNode:
        """Make one section; topics are linked at their first mention in it."""
        self.linker.new_section()
        heading = self.block(section.heading) if section.heading else None
        shown = tuple(block for block in section.blocks if block.kind != "comment")
        return SectionNode(section.id, heading, self.blocks(shown), shown)

    def blocks(self, blocks: Iterable[Block], lang: Lang | None = None) -> tuple[Node, ...]:
        """Make nodes of blocks; `lang` is the language of what they stand in."""
        return tuple(self.block(b, lang) for b in blocks if b.kind != "comment")

    def block(self, block: Block, inside: Lang | None = None) -> Node:
        """Make the node of a block."""
        lang = self._language(block.attributes.lang, _all_words(block), inside)
        spoken = lang or inside or self.edition.lang
        ident, status = self._unit(block.unit)
        if block.kind == "code":
            return Node("code", ident, None, Markup.escape(block.text))
        topics = block.kind != "heading"
        return Node(
            kind=block.kind,
            id=ident,
            lang=lang,
            html=self.linker.html(block.text, spoken, topics=topics) if block.text else Markup(),
            plain=plain_text(block.text) if block.kind == "heading" else "",
            status=status,
            level=block.level,
            ordered=block.ordered,
            start=block.start,
            children=self._items(block, spoken) or self.blocks(block.blocks, spoken),
            speaker=self.linker.html(block.speaker, spoken) if block.speaker else None,
            aligns=block.aligns,
        )

    def _items(self, block: Block, inside: Lang) -> tuple[Node, ...]:
        kind = {"list": "item", "definitions": "entry", "table": "row"}.get(block.kind, "")
        return tuple(self._item(item, kind, inside) for item in block.items)

    def _item(self, item: Item, kind: str, inside: Lang) -> Node:
        ident, status = self._unit(item.unit)
        words = "\n".join([item.head, *item.cells, *(_all_words(b) for b in item.blocks)])
        lang = self._language(item.unit.lang if item.unit else None, words, inside)
        spoken = lang or inside
        plain = plain_text(item.head) if kind == "entry" else ""
        return Node(
            kind=kind,
            id=ident,
            lang=lang,
            html=self.linker.html(item.head, spoken),
            plain=plain,
            status=status,
            children=self.blocks(item.blocks, spoken),
            date=plain.strip() if is_vague_date(plain.strip()) else None,
            cells=tuple(self.linker.html(cell, spoken) for cell in item.cells),
        )

    def _unit(self, unit: Unit | None) -> tuple[str | None, UnitStatus]:
        if unit is None:
            return None, "fresh"
        return self.keys.get(unit.index), self.statuses.get(unit.index, "fresh")

    def _language(self, marked: str | None, words: str, inside: Lang | None) -> Lang | None:
        """Find a language that is not the surroundings'; blocks without letters have none."""
        around = inside or self.edition.lang
        if marked in ("ar", "en"):
            lang: Lang = "ar" if marked == "ar" else "en"
        else:
            lang = main_language(words, around)
        return lang if lang != around else None


def _all_words(block: Block) -> str:
    parts = [block.text, block.speaker or ""]
    parts += [_all_words(inner) for inner in block.blocks]
    for item in block.items:
        parts += [item.head, *item.cells, *(_all_words(inner) for inner in item.blocks)]
    return "\n".join(part for part in parts if part)
