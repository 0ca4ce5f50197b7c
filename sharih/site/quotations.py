"""The quotations of a text → who is quoted, and what each of them says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sharih.arabic import Lang
from sharih.markup import links, plain_text
from sharih.topics import Registry

if TYPE_CHECKING:
    from sharih.site.nodes import Node, SectionNode

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


def speaker_topic(speaker: str | None, registry: Registry, lang: Lang) -> str | None:
    """Tell which topic a speaker is: by a link, or by a name that is the whole of the words.

    "A former Kremlin official" is not the Kremlin.
    """
    if not speaker:
        return None
    for address in links(speaker):
        scheme, _, ident = address.partition(":")
        if scheme == "topic" and registry.get(ident):
            return ident
    plain = plain_text(speaker).strip()
    whole = [m for m in registry.mentions(plain, lang) if (m.start, m.end) == (0, len(plain))]
    return whole[0].topic if whole else None


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
