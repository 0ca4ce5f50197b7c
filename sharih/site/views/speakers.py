"""The quotations of a text → who is quoted, and what each of them says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sharih.arabic import Lang, base_language
from sharih.records import record

if TYPE_CHECKING:
    from sharih.site.views.node_records import Node, SectionNode

FEWEST = 2
"""With fewer quotations, a list of them says nothing the text does not."""


@record(frozen=True, slots=True)
class Quotation:
    """Words that somebody is quoted with."""

    id: str | None
    """The id of the quotation on the page."""
    words: str
    lang: Lang | None
    """The language of the words, where it is not the page's."""


@record(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted, with all that they say."""

    name: str
    """As the text first has it."""
    topic: str | None
    """Who that is, where it is one of the registry."""
    lang: Lang | None
    """The language of the place, where it is not the page's."""
    written: Lang | None
    """The language of the name, where it is not that of the place."""
    quotations: tuple[Quotation, ...]


def speakers(sections: Iterable[SectionNode], lang: Lang) -> tuple[Speaker, ...]:
    """List who is quoted in a text in `lang`, in the order of their first words.

    There are none where quotations are few.
    """
    found: dict[str, Speaker] = {}
    count = 0
    for section in sections:
        for node in _quotes(section.blocks):
            count += 1
            key = node.speaker_topic or node.speaker_plain
            name = node.speaker_plain
            written = base_language(name, node.lang or lang)
            other = written if written != (node.lang or lang) else None
            speaker = found.get(key, Speaker(name, node.speaker_topic, node.lang, other, ()))
            words = " ".join(" ".join(_words(node)).split())
            said = (*speaker.quotations, Quotation(node.id, words, _language(node)))
            found[key] = replace(speaker, quotations=said)
    return tuple(found.values()) if count >= FEWEST else ()


def _quotes(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.kind == "quote" and node.speaker:
            yield node
        else:
            yield from _quotes(node.children)


def _language(node: Node) -> Lang | None:
    """Tell the language of what is quoted, which may be another than that of who says it."""
    found = {inner.lang or node.lang for inner in node.children}
    return found.pop() if len(found) == 1 else node.lang


def _words(node: Node) -> Iterator[str]:
    for inner in node.children:
        yield inner.html.striptags()
        yield from (cell.striptags() for cell in inner.cells)
        yield from _words(inner)
