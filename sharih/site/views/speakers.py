"""The quotations of a text → who is quoted, and what each of them says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sharih.arabic import Lang

if TYPE_CHECKING:
    from sharih.site.views.nodes import Node, SectionNode

FEWEST = 2
"""With fewer quotations, a list of them says nothing the text does not."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that somebody is quoted with."""

    id: str | None
    """The id of the quotation on the page."""
    words: str
    lang: Lang | None
    """The language of the words, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted, with all that they say."""

    name: str
    """As the text first has it."""
    topic: str | None
    """Who that is, where it is one of the registry."""
    lang: Lang | None
    quotations: tuple[Quotation, ...]


def speakers(sections: Iterable[SectionNode]) -> tuple[Speaker, ...]:
    """List who is quoted in a text, in the order of their first words; none for few quotations."""
    found: dict[str, Speaker] = {}
    count = 0
    for section in sections:
        for node in _quotes(section.blocks):
            count += 1
            key = node.speaker_topic or node.speaker_plain
            new = Speaker(node.speaker_plain, node.speaker_topic, node.lang, ())
            speaker = found.get(key, new)
            words = " ".join(" ".join(_words(node)).split())
            said = (*speaker.quotations, Quotation(node.id, words, node.lang))
            found[key] = replace(speaker, quotations=said)
    return tuple(found.values()) if count >= FEWEST else ()


def _quotes(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.kind == "quote" and node.speaker:
            yield node
        else:
            yield from _quotes(node.children)


def _words(node: Node) -> Iterator[str]:
    for inner in node.children:
        yield inner.html.striptags()
        yield from (cell.striptags() for cell in inner.cells)
        yield from _words(inner)
