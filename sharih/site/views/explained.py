"""The sections of an explainer on its own page → the same beside those of the other language.

They differ in nothing but where a topic that is named leads to.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from sharih.arabic import Lang
from sharih.content.editions import Section
from sharih.site.kept import Body
from sharih.site.views.node_records import Node, SectionNode

Elsewhere = Mapping[int, tuple[Markup, Markup]]
"""What `Linker.elsewhere` holds."""


class Explained:
    """Knows the explainer whose pages were made last: all of them are made one after the other."""

    def __init__(self) -> None:
        self._body: Body | None = None
        self._known: dict[tuple[Lang, int], tuple[Section, SectionNode, Elsewhere]] = {}
        """Language and id of a section → it, and what was made of it."""

    def add(
        self, body: Body, lang: Lang, sections: Sequence[Section], made: Sequence[SectionNode],
        written: Elsewhere,
    ) -> None:  # fmt: skip
        """Note what was made of the sections of an edition for its own page."""
        if body is not self._body:
            self._body = body
            self._known.clear()
        for section, node in zip(sections, made, strict=True):
            self._known[lang, id(section)] = section, node, written

    def elsewhere(self, body: Body, lang: Lang) -> Callable[[Section], SectionNode | None]:
        """Return what gives a section as it stands on other pages; None where it is not known."""
        known = self._known if body is self._body else {}

        def found(section: Section) -> SectionNode | None:
            if (lang, id(section)) not in known:
                return None
            _, node, written = known[lang, id(section)]
            return _section(node, written)

        return found


def _section(section: SectionNode, written: Elsewhere) -> SectionNode:
    heading = _node(section.heading, written) if section.heading else None
    blocks = tuple([_node(node, written) for node in section.blocks])
    return SectionNode(section.id, heading, blocks, section.sources)


def _node(node: Node, written: Elsewhere) -> Node:
    """Change what is written otherwise; a node that is the same stays what it is."""
    if found := written.get(id(node.html)):
        node = node.with_html(found[1])
    if node.children:
        children = tuple([_node(child, written) for child in node.children])
        if any(map(operator.is_not, children, node.children)):
            node = node.around(children)
    if node.cells or node.speaker is not None or node.picture is not None:
        return _beside_words(node, written)
    return node


def _beside_words(node: Node, written: Elsewhere) -> Node:
    """Change what a node has beside its words."""
    changed: dict[str, Any] = {}
    if node.speaker is not None and id(node.speaker) in written:
        changed["speaker"] = written[id(node.speaker)][1]
    if node.cells:
        cells = [written[id(cell)][1] if id(cell) in written else cell for cell in node.cells]
        changed["cells"] = tuple(cells)
    if node.picture is not None and id(node.picture.caption) in written:
        caption = written[id(node.picture.caption)][1]
        changed["picture"] = replace(node.picture, caption=caption)
    return node._replace(**changed) if changed else node
