"""A built page → the words a reader finds in it; the text of a program → what is lost of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from lxml import html

from bench.readers.records import Block, Held, Kept, Read

_ASIDE: Final = frozenset({
    "nav", "button", "output", "summary", "notice", "byline", "facts", "contents", "ends",
    "provenance", "cite", "glossary", "speakers", "related", "neighbours", "part-twin",
    "part-ways", "section-link", "kicker", "headline-story", "card-meta", "timeline-pause",
    "pair-tap", "choice", "more", "pair-none", "rubric",
})  # fmt: skip
"""The elements, or their classes, of what stands beside the text; whether a program keeps it does
not count."""
_LEAVES: Final = frozenset({
    "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "th", "td", "time", "data", "figcaption",
    "pre",
})  # fmt: skip
_INLINE: Final = frozenset({
    "a", "span", "strong", "em", "bdi", "bdo", "code", "br", "button", "sub", "sup", "abbr",
})  # fmt: skip
_SPACE: Final = re.compile(r"[\s\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]+")
_LONG: Final = 25
"""Words of fewer letters may well stand in a text twice."""


def held(page: bytes) -> Held:
    """Read the page of a built site."""
    root = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    (main,) = root.xpath("//main")
    author = " ".join(main.xpath("string(.//*[@class='author'])").split())
    times = main.xpath(".//header//time/@datetime")
    (title,) = main.xpath(".//h1")[:1]
    return Held(_words(title), author, times[0] if times else "", tuple(_blocks(main)))


def squeezed(text: str) -> str:
    """Take out of a text what programs lay out in ways of their own."""
    return _SPACE.sub("", text)


def kept(page: Held, read: Read) -> Kept:
    """Compare a page with what a program makes of it."""
    text = squeezed(read.text)
    wanted = Counter(squeezed(block.words) for block in page.blocks)
    lost = tuple(block for block in page.blocks if squeezed(block.words) not in text)
    doubled = tuple(
        block
        for block in page.blocks
        if len(words := squeezed(block.words)) > _LONG
        and text.count(words) > sum(n for other, n in wanted.items() if words in other)
    )
    return Kept(lost, doubled, read.text.count("(BUTTON)"))


def _blocks(main: Any) -> Iterator[Block]:
    for element in main.iter(*_LEAVES):
        if any(map(_is_aside, (element, *element.iterancestors()))):
            continue
        if words := _own_words(element):
            yield Block(_kind(element), words)


def _is_aside(element: Any) -> bool:
    return not _ASIDE.isdisjoint((element.tag, *element.get("class", "").split()))


def _kind(element: Any) -> str:
    if element.tag.startswith("h"):
        return "heading"
    if any(each.tag == "blockquote" for each in element.iterancestors()):
        return "quotation"
    return "text"


def _own_words(element: Any) -> str:
    """Return the words of an element, not those of blocks in it."""
    if element.tag == "time" and "timeline-date" not in element.get("class", ""):
        return ""
    parts = [element.text or ""]
    for child in element:
        if child.tag in _INLINE or (child.tag == "time" and element.tag != "li"):
            parts.append(_words(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def _words(element: Any) -> str:
    return " ".join(str(element.text_content()).split())
