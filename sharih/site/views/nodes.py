"""Blocks of an edition → nodes that templates print: words as HTML, ids, languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from markupsafe import Markup

from sharih.arabic import Lang
from sharih.content.editions import LEAD, Section
from sharih.content.section_rules import TIMELINE, UPDATES
from sharih.languages import is_vague_date
from sharih.markdown.blocks import Block, Item, Unit
from sharih.markdown.inline import main_language, plain_text
from sharih.pictures.store import Picture
from sharih.site.views.linker import Linker
from sharih.site.views.shown_figures import Figure, figure
from sharih.site.views.speaker_topics import speaker_topic
from sharih.site.views.timelines import Gap, gap
from sharih.translation.statuses import UnitStatus

BEHIND = ("stale", "material")
"""The statuses a reader is told of at the unit itself."""


_ITEMS: Final = {"list": "item", "definitions": "entry", "table": "row"}
"""What the entries of a kind of block are."""
_NOTHING: Final = Markup()


# A site has many times more of these than of all other records: a tuple is made in a third of the
# time that a frozen dataclass of so many fields takes, and changed in a fifth.
class Node(NamedTuple):
    """A block, or an entry of one, ready to be printed."""

    kind: str
    """A kind of block; or `item`, `entry` (of a definition list), `row`."""
    id: str | None = None
    """The key of its unit, which is its id on the page."""
    lang: Lang | None = None
    """Its language, where that is not the page's."""
    html: Markup = _NOTHING
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
    gap: Gap | None = None
    """The time since the entry before it, in a timeline."""
    speaker: Markup | None = None
    speaker_topic: str | None = None
    """The topic that the speaker of a quotation is."""
    speaker_plain: str = ""
    cells: tuple[Markup, ...] = ()
    aligns: tuple[str, ...] = ()
    picture: Figure | None = None
    """What a figure shows."""

    @property
    def dated(self) -> bool:
        """Say whether all terms of a definition list are dates."""
        return all(entry.date for entry in self.children)

    @property
    def behind(self) -> bool:
        """Say whether the original has changed since this was translated."""
        return self.status in BEHIND

    # `_replace` goes by names, which takes several times as long; a page changes every node.
    def without_id(self) -> Node:
        """Return the same without an id."""
        return tuple.__new__(Node, (self[0], None, *self[_AFTER_ID:]))

    def with_html(self, words: Markup) -> Node:
        """Return the same with other words."""
        return tuple.__new__(Node, (*self[:_HTML], words, *self[_HTML + 1 :]))

    def around(self, children: tuple[Node, ...]) -> Node:
        """Return the same with other children."""
        return tuple.__new__(Node, (*self[:_CHILDREN], children, *self[_CHILDREN + 1 :]))


_AFTER_ID: Final = Node._fields.index("id") + 1
_HTML: Final = Node._fields.index("html")
_CHILDREN: Final = Node._fields.index("children")


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
        self, lang: Lang, linker: Linker, keys: Mapping[int, str],
        statuses: Mapping[int, UnitStatus], pictures: Mapping[str, Picture] | None = None,
    ) -> None:  # fmt: skip
        self.lang = lang
        self.linker = linker
        self.keys = keys
        self.statuses = statuses
        self.pictures = pictures or {}
        self._opening = False

    def sections(self, sections: Iterable[Section]) -> tuple[SectionNode, ...]:
        """Make sections, in the order they are given in."""
        return tuple(self.section(section) for section in sections)

    def section(self, section: Section) -> SectionNode:
        """Make one section; topics are linked at their first mention in it."""
        self.linker.new_section()
        self._opening = section.id == LEAD
        heading = self.block(section.heading) if section.heading else None
        shown = tuple(block for block in section.blocks if block.kind != "comment")
        arrange = {TIMELINE: _with_gaps, UPDATES: _newest_first}.get(section.id)
        blocks = self.blocks(shown)
        if arrange:
            blocks = tuple(arrange(b) if b.kind == "definitions" else b for b in blocks)
        return SectionNode(section.id, heading, blocks, shown)

    def blocks(self, blocks: Iterable[Block], lang: Lang | None = None) -> tuple[Node, ...]:
        """Make nodes of blocks; `lang` is the language of what they stand in."""
        return tuple([self.block(b, lang) for b in blocks if b.kind != "comment"])

    def block(self, block: Block, inside: Lang | None = None) -> Node:
        """Make the node of a block."""
        lang = self._language(block.attributes.lang, _all_words(block), inside)
        spoken = lang or inside or self.lang
        ident, status = self._unit(block.unit)
        kind = block.kind
        if kind == "paragraph":
            return Node(kind, ident, lang, self.linker.html(block.text, spoken), "", status)
        if kind == "code":
            return Node(kind, ident, None, Markup.escape(block.text))
        if kind == "heading":
            words = self.linker.html(block.text, spoken, topics=False)
            return Node(kind, ident, lang, words, plain_text(block.text), status, block.level)
        if kind in _ITEMS:
            items = self._items(block, spoken)
            ordered, start, aligns = block.ordered, block.start, block.aligns
            return Node(
                kind, ident, lang, _NOTHING, "", status, 0, ordered, start, items, aligns=aligns
            )
        return self._other_block(block, ident, lang, status, spoken)

    def _other_block(
        self, block: Block, ident: str | None, lang: Lang | None, status: UnitStatus, spoken: Lang
    ) -> Node:
        """Make the node of a quotation, a figure or a rule."""
        worded = block.text and block.kind != "figure"
        named = speaker_topic(block.speaker, self.linker.registry, spoken)
        return Node(
            kind=block.kind,
            id=ident,
            lang=lang,
            html=self.linker.html(block.text, spoken) if worded else _NOTHING,
            status=status,
            children=self.blocks(block.blocks, spoken),
            speaker=self._speaker(block.speaker, named, spoken) if block.speaker else None,
            speaker_topic=named,
            speaker_plain=plain_text(block.speaker) if block.speaker else "",
            picture=self._picture(block, spoken),
        )

    def _picture(self, block: Block, lang: Lang) -> Figure | None:
        """Make the figure of a picture; the first before all headings opens the text."""
        if block.kind != "figure":
            return None
        at_once, self._opening = self._opening, False
        return figure(block.text, self.pictures, self.linker, lang, at_once=at_once)

    def _speaker(self, speaker: str, topic: str | None, lang: Lang) -> Markup:
        plain = plain_text(speaker)
        if topic and plain == speaker:
            return self.linker.named_topic(topic, plain, lang)
        return self.linker.html(speaker, lang)

    def _items(self, block: Block, inside: Lang) -> tuple[Node, ...]:
        kind = _ITEMS.get(block.kind, "")
        return tuple([self._item(item, kind, inside) for item in block.items])

    def _item(self, item: Item, kind: str, inside: Lang) -> Node:
        ident, status = self._unit(item.unit)
        words = item.head
        if item.cells or item.blocks:
            words = "\n".join([words, *item.cells, *(_all_words(b) for b in item.blocks)])
        lang = self._language(item.unit.lang if item.unit else None, words, inside)
        spoken = lang or inside
        words_as_html = self.linker.html(item.head, spoken)
        children = self.blocks(item.blocks, spoken) if item.blocks else ()
        if kind == "item":
            return Node(kind, ident, lang, words_as_html, "", status, children=children)
        if kind == "entry":
            plain = plain_text(item.head)
            term = plain.strip()
            date = term if is_vague_date(term) else None
            return Node(
                kind, ident, lang, words_as_html, plain, status, children=children, date=date
            )
        cells = tuple([self.linker.html(cell, spoken) for cell in item.cells])
        return Node(kind, ident, lang, words_as_html, "", status, children=children, cells=cells)

    def _unit(self, unit: Unit | None) -> tuple[str | None, UnitStatus]:
        if unit is None:
            return None, "fresh"
        return self.keys.get(unit.index), self.statuses.get(unit.index, "fresh")

    def _language(self, marked: str | None, words: str, inside: Lang | None) -> Lang | None:
        """Find a language that is not the surroundings'; blocks without letters have none."""
        around = inside or self.lang
        if marked in ("ar", "en"):
            lang: Lang = "ar" if marked == "ar" else "en"
        else:
            lang = main_language(words, around)
        return lang if lang != around else None


def _with_gaps(node: Node) -> Node:
    """Measure the time between the dates of a timeline."""
    before: str | None = None
    children = []
    for entry in node.children:
        since = gap(before, entry.date) if before and entry.date else None
        children.append(entry._replace(gap=since))
        before = entry.date or before
    return node.around(tuple(children))


def _newest_first(node: Node) -> Node:
    """Put updates in order, the newest first; what has no date stays at the end."""
    ordered = sorted(node.children, key=lambda entry: entry.date or "", reverse=True)
    return node.around(tuple(ordered))


def _all_words(block: Block) -> str:
    if not (block.speaker or block.blocks or block.items):
        return block.text
    parts = [block.text, block.speaker or ""]
    parts += [_all_words(inner) for inner in block.blocks]
    for item in block.items:
        parts += [item.head, *item.cells, *(_all_words(inner) for inner in item.blocks)]
    return "\n".join(part for part in parts if part)
