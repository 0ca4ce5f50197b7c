"""The sections of an explainer's page → what is said of them in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sharih.content.section_rules import SOURCES, UPDATES
from sharih.markdown.inline import links
from sharih.site.views.node_records import SectionNode
from sharih.site.views.page_records import EditionView

Thing = dict[str, Any]
"""A thing with its properties, as JSON-LD has it."""


def thing(kind: str, properties: Mapping[str, Any]) -> Thing:
    """Make a thing of a kind; what is empty is left out."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value}}


def pictures(sections: Iterable[SectionNode]) -> Iterator[str]:
    """List the addresses of the pictures in a text."""
    for section in sections:
        for node in section.blocks:
            if node.picture is not None and node.picture.src:
                yield node.picture.src


def corrections(sections: Iterable[SectionNode]) -> Iterator[Thing]:
    """List what was corrected or added, as the section on updates tells it."""
    for section in sections:
        for node in section.blocks if section.id == UPDATES else ():
            for entry in node.children:
                text = " ".join(child.html.striptags() for child in entry.children)
                said = {"text": text or entry.html.striptags(), "datePublished": entry.date}
                yield thing("CorrectionComment", said)


def citations(view: EditionView) -> Iterator[Thing]:
    """List what a text is made from: its source, and the entries of its section on sources."""
    if view.source or view.source_url:
        yield thing("CreativeWork", {"name": view.source.text, "url": view.source_url})
    for section in view.sections:
        if section.id != SOURCES:
            continue
        for block, node in zip(section.sources, section.blocks, strict=True):
            for item, entry in zip(block.items, node.children, strict=False):
                url = next((to for to in links(item.head) if to.startswith("http")), None)
                yield thing("CreativeWork", {"name": entry.html.striptags(), "url": url})
