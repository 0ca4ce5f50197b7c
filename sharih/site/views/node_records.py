"""A block ready to be printed: the records that `nodes` makes and templates read."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import Final, NamedTuple

from markupsafe import Markup

from sharih.arabic import Lang
from sharih.charts.records import Chart
from sharih.markdown.blocks import Block
from sharih.records import record
from sharih.site.views.embeds import Embed
from sharih.site.views.galleries import places
from sharih.site.views.shown_figures import Figure
from sharih.site.views.timelines import Gap
from sharih.translation.statuses import OLDER, UnitStatus

NOTED: Final = frozenset[UnitStatus]({"stale", "material", "missing", "machine"})
"""The statuses a reader is told of at the unit itself."""

_NOTHING: Final = Markup()
# Those of Readability, whose reader view Firefox has.
_DOUBTFUL: Final = re.compile(
    "-ad-|banner|breadcrumbs|com-|combx|comment|community|contact|disqus|extra|foot|gdpr|header|"
    "hidden|legends|masthead|media|menu|meta|outbrain|pager|pagination|popup|promo|related|remark|"
    "replies|rss|scroll|share|shopping|sidebar|skyscraper|social|sponsor|supplemental|tags|widget"
)


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
    chart: Chart | None = None
    """The drawing of a table."""
    embed: Embed | None = None
    """What lies on another site behind a paragraph that is an address."""

    @property
    def dated(self) -> bool:
        """Say whether all terms of a definition list are dates."""
        return all(entry.date for entry in self.children)

    @property
    def noted(self) -> bool:
        """Say whether a reader is told that this is not as its original."""
        return self.status in NOTED

    @property
    def behind(self) -> bool:
        """Say whether the original has changed since this was translated; for themes' own use."""
        return self.status in OLDER

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


@record(frozen=True, slots=True)
class SectionNode:
    """A section of an edition."""

    id: str
    heading: Node | None
    blocks: tuple[Node, ...]
    sources: tuple[Block, ...]
    """The blocks that `blocks` were made from, one each."""

    @property
    def doubtful(self) -> bool:
        """Say whether its id has a word by which reader views know what is no text."""
        return _DOUBTFUL.search(self.id) is not None

    @property
    def rows(self) -> tuple[Node, ...]:
        """Return the blocks with pictures that follow one another in a node of their own."""
        if sum([node.picture is not None for node in self.blocks]) < 2:
            return self.blocks
        found: list[Node] = []
        for shown, nodes in groupby(self.blocks, key=lambda node: node.picture is not None):
            group = tuple(nodes)
            found += (_gallery(group),) if shown and len(group) > 1 else group
        return tuple(found)

    @property
    def question(self) -> bool:
        """Say whether its heading is a question."""
        return self.heading is not None and self.heading.plain.rstrip().endswith(("؟", "?"))


def _gallery(nodes: tuple[Node, ...]) -> Node:
    """Make one node of pictures that follow one another, each told how wide it is among them."""
    shown = [
        node._replace(picture=replace(node.picture, sizes=place.sizes, share=place.share))
        for node, place in zip(nodes, places(len(nodes)), strict=True)
        if node.picture is not None
    ]
    return Node("gallery", children=tuple(shown))
