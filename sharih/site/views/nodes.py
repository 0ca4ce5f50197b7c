"""Blocks of an edition → nodes that templates print: words as HTML, ids, languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from markupsafe import Markup

from sharih.arabic import Lang, strip_unsafe_controls
from sharih.charts.drawing import draw
from sharih.charts.reading import NoChartError, figures, is_chart
from sharih.charts.records import Chart
from sharih.content.editions import LEAD, Section
from sharih.content.section_rules import TIMELINE, UPDATES
from sharih.languages import is_vague_date
from sharih.markdown.blocks import Block, Item, Unit
from sharih.markdown.inline import plain_text
from sharih.pictures.store import Picture
from sharih.site.views.embeds import embed, shortened
from sharih.site.views.linker import Linker
from sharih.site.views.node_language import (
    all_words,
    cell_language,
    has_letters,
    in_language,
    other_than,
)
from sharih.site.views.node_records import Node, SectionNode
from sharih.site.views.shown_figures import Figure, figure
from sharih.site.views.speaker_topics import speaker_topic
from sharih.site.views.timelines import gap
from sharih.translation.statuses import UnitStatus

_ITEMS: Final = {"list": "item", "definitions": "entry", "table": "row"}
"""What the entries of a kind of block are."""
SOURCE: Final = "source"
"""The class of a paragraph that says where the numbers above it are from, and its node's kind."""
_NOTHING: Final = Markup()


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
        ident, status = self._unit(block.unit)
        around = inside or self.lang
        lang = other_than(around, block.attributes.lang, all_words(block), status)
        spoken = lang or around
        kind: str = block.kind
        if kind == "paragraph":
            html = self.linker.html(block.text, spoken)
            if block.attributes.classes and SOURCE in block.attributes.classes:
                kind = SOURCE
            elif block.unit and (found := embed(block.text)):
                return Node("embed", ident, lang, shortened(html), "", status, embed=found)
            return Node(kind, ident, lang, html, "", status)
        if kind == "code":
            return Node(kind, ident, None, Markup.escape(_shown(block.text)))
        if kind == "heading":
            words = self.linker.html(block.text, spoken, topics=False)
            return Node(kind, ident, lang, words, plain_text(block.text), status, block.level)
        if kind in _ITEMS:
            items = self._items(block, spoken)
            ordered, start, aligns = block.ordered, block.start, block.aligns
            chart = _drawn(block, spoken) if block.attributes.classes else None
            return Node(
                kind, ident, lang, _NOTHING, "", status, 0, ordered, start, items, aligns=aligns,
                chart=chart,
            )  # fmt: skip
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
        return self.linker.within(speaker, lang)

    def _items(self, block: Block, inside: Lang) -> tuple[Node, ...]:
        kind = _ITEMS.get(block.kind, "")
        return tuple([self._item(item, kind, inside) for item in block.items])

    def _item(self, item: Item, kind: str, inside: Lang) -> Node:
        """Make the node of an entry.

        One of a list, a row and a date keep the direction they stand in, so that bullets, columns
        and dots stay in line; only their words may have another.
        """
        ident, status = self._unit(item.unit)
        marked = item.unit.lang if item.unit else None
        if kind == "row":
            cells = tuple([self._cell(cell, inside, marked, status) for cell in item.cells])
            return Node(kind, ident, status=status, cells=cells)
        if kind == "entry":
            return self._entry(item, ident, status, marked, inside)
        lang = other_than(inside, marked, item.head, status) or inside
        if item.head and not has_letters(item.head):
            lang = inside
        words = self.linker.within(item.head, inside, lang)
        children = in_language(lang, inside, self.blocks(item.blocks, lang)) if item.blocks else ()
        return Node(kind, ident, None, words, "", status, children=children)

    def _cell(self, cell: str, inside: Lang, marked: str | None, status: UnitStatus) -> Markup:
        return self.linker.within(cell, inside, cell_language(cell, inside, marked, status))

    def _entry(
        self, item: Item, ident: str | None, status: UnitStatus, marked: str | None, inside: Lang
    ) -> Node:
        """Make the node of a term, or a date, with what is said of it."""
        words = "\n".join([item.head, *(all_words(inner) for inner in item.blocks)])
        lang = other_than(inside, marked, words, status)
        spoken = lang or inside
        head, plain = self.linker.html(item.head, spoken), plain_text(item.head)
        children = self.blocks(item.blocks, spoken) if item.blocks else ()
        term = plain.strip()
        date = term if is_vague_date(term) else None
        if date:
            lang, children = None, in_language(spoken, inside, children)
        return Node("entry", ident, lang, head, plain, status, children=children, date=date)

    def _unit(self, unit: Unit | None) -> tuple[str | None, UnitStatus]:
        if unit is None:
            return None, "fresh"
        return self.keys.get(unit.index), self.statuses.get(unit.index, "fresh")


def _drawn(block: Block, lang: Lang) -> Chart | None:
    """Draw a table, if that was asked for and can be done; what cannot has been told."""
    if not is_chart(block):
        return None
    try:
        return draw(figures(block), lang)
    except NoChartError:
        return None


def _shown(code: str) -> str:
    """Take what must not be seen out of lines of code; each is a paragraph to the browser."""
    return "\n".join([strip_unsafe_controls(line) for line in code.split("\n")])


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
