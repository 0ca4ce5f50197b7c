"""The markup of a page → its visible pieces of text, each with the elements it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sharih.conversion.seeds.page_styles import PLAIN_SIZE, Sheet, read_sheets, size_in

UNSEEN: Final = frozenset((
    "script", "style", "template", "head", "svg", "math", "iframe", "object", "audio", "video",
    "canvas", "map", "datalist",
))  # fmt: skip
"""Elements whose text nobody is shown."""
_PICTURES: Final = frozenset(["img", "picture", "video", "iframe", "audio", "object"])
_BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "noscript", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul", "button", "select", "option", "optgroup", "textarea",
    "label",
))  # fmt: skip
_BOLD: Final = frozenset(("b", "strong"))
_TELLING: Final = frozenset(("class", "itemprop", "rel"))
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_WORDS: Final = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*")
_SHOWN_AS_BLOCK: Final = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a page."""

    tag: str
    parent: int
    """The place of the element it stands in; -1 for the outermost."""
    classes: tuple[tuple[str, ...], ...]
    """Its classes and its id, each in words."""
    attributes: Mapping[str, str | None]
    hidden: bool
    """Whether it says that it is not shown."""
    unseen: bool = False
    """Whether a style sheet says that it is not shown, which a program may take back."""


@dataclass(slots=True)
class PageBlock:
    """A piece of text that a browser shows as a line or paragraph of its own."""

    element: int
    """The place of the innermost element that holds all of it."""
    text: str
    linked: int = 0
    """How many of its characters are in links."""
    bold: int = 0
    """How many are in bold type."""
    broken: bool = False
    """Whether it goes on from the piece before it, behind a line break."""
    pictured: bool = False
    """Whether a picture stands before it, and nothing between them."""
    timed: bool = False
    """Whether a day or an hour in it is marked as such."""
    size: float = PLAIN_SIZE
    """How large its letters are, in pixels."""


@dataclass(slots=True)
class Page:
    """A page: its elements and pieces of text, in their order."""

    elements: list[Element] = field(default_factory=list)
    blocks: list[PageBlock] = field(default_factory=list)

    def around(self, element: int) -> Iterator[int]:
        """Give the places of an element and of those it stands in, outwards."""
        while element >= 0:
            yield element
            element = self.elements[element].parent


def read_page(parser: LexborHTMLParser) -> Page:
    """List what a page shows."""
    page, root = Page(), parser.root
    if root is not None:
        sheets = (node.text() for node in parser.css("style"))
        _Walk(page, read_sheets(sheets)).run(root)
    return page


class _Walk:
    """One walk through a tree, without recursion: trees may be deep."""

    def __init__(self, page: Page, sheet: Sheet) -> None:
        self.page, self.sheet = page, sheet
        self.parts: list[str] = []
        self.linked = self.bold = 0
        self.broken = self.pictured = self.timed = False
        self.longest = 0
        self.size = PLAIN_SIZE
        self.sizes = [PLAIN_SIZE]
        self.open: list[tuple[LexborNode, str, bool, bool, bool]] = []
        self.blocks = [-1]
        self.owners = [-1]
        self.holders: set[int] = set()
        self.links = self.bolds = self.pre = 0

    def run(self, root: LexborNode) -> None:
        node: LexborNode | None = root
        while node is not None:
            following = self._enter(node)
            while following is None:
                following = node.next
                if following is not None or not self.open:
                    break
                node = self._leave()
            node = following
        while self.open:
            self._leave()

    def _enter(self, node: LexborNode) -> LexborNode | None:
        """Take in a node; returns its first child, where that is to be looked at."""
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text_content or "")
            return None
        if tag in _PICTURES and not "".join(self.parts).strip():
            self.pictured = True
        if tag in UNSEEN or tag.startswith(("-", "!")):
            return None
        if tag == "br":
            self._flush()
            self.broken = True
            return None
        if tag in ("input", "wbr", "img", "col", "embed", "source", "track", "link", "meta"):
            return None
        child = node.child
        if child is None:
            if tag in _BLOCKS:
                self._flush()
            return None
        self._open(node, tag)
        self.links += tag == "a"
        self.pre += tag == "pre"
        return child

    def _open(self, node: LexborNode, tag: str) -> None:
        attributes = node.attributes
        look = self.sheet.look(tag, attributes)
        hidden = "hidden" in attributes or bool(
            look and _HIDDEN.search(attributes.get("style") or "")
        )
        unseen = bool(look and look.hidden) and not hidden
        bold = tag in _BOLD if look is None or look.bold is None else look.bold
        style = attributes.get("style") or ""
        block = tag in _BLOCKS or hidden or unseen or bool(style and _SHOWN_AS_BLOCK.search(style))
        block = block or self._is_apart(tag)
        told = block or tag == "time" or not _TELLING.isdisjoint(attributes)
        if block:
            self._flush()
        if told:
            self.page.elements.append(
                Element(tag, self.owners[-1], _classes(attributes), attributes, hidden, unseen)
            )
            self.owners.append(len(self.page.elements) - 1)
        if block:
            self.blocks.append(self.owners[-1])
        self.bolds += bold
        self.timed = self.timed or tag == "time"
        self.sizes.append(size_in(self.sizes[-1], tag, attributes, look))
        self.open.append((node, tag, block, told, bold))

    def _is_apart(self, tag: str) -> bool:
        """Whether an element beside words is shown apart from them: a credit under a picture."""
        around = self.page.elements[self.owners[-1]].tag if self.owners[-1] >= 0 else ""
        return around == "figcaption" and tag in ("small", "cite", "span")

    def _leave(self) -> LexborNode:
        node, tag, block, told, bold = self.open.pop()
        if block:
            self._flush()
            self.blocks.pop()
        if told:
            self.owners.pop()
        self.links -= tag == "a"
        self.bolds -= bold
        self.sizes.pop()
        self.pre -= tag == "pre"
        return node

    def _text(self, text: str) -> None:
        if self.pre and "\n" in text:
            first, *others = text.split("\n")
            self._add(first)
            for line in others:
                self._flush()
                self._add(line)
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        length = len(text.strip())
        if length:
            self.holders.add(self.owners[-1])
        if length > self.longest:
            self.longest, self.size = length, self.sizes[-1]
        self.linked += length if self.links else 0
        self.bold += length if self.bolds else 0

    def _flush(self) -> None:
        text = _SPACE.sub(" ", "".join(self.parts)).strip()
        if text:
            owner = self.holders.pop() if len(self.holders) == 1 else self.blocks[-1]
            self.page.blocks.append(
                PageBlock(
                    owner,
                    text,
                    self.linked,
                    self.bold,
                    self.broken,
                    self.pictured,
                    self.timed,
                    self.size,
                )
            )
            self.pictured = False
        self.parts.clear()
        self.holders.clear()
        self.linked = self.bold = self.longest = 0
        self.broken = self.timed = False


def _classes(attributes: Mapping[str, str | None]) -> tuple[tuple[str, ...], ...]:
    """Take apart the classes and the id of an element: `postBody` → post, body."""
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".split()
    return tuple(
        tuple(word.lower() for word in _WORDS.findall(name)) for name in names if len(name) <= 80
    )
