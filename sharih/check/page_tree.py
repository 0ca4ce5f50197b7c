"""The HTML of a page → its tree as a browser makes it, for rules to select from.

The HTML standard says what a browser makes of any text, faulty or not, and lexbor follows it. What
a `<template>` holds is no part of the page; what a `<noscript>` holds belongs to it, as for readers
whose browser runs no scripts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sharih.check.built_site import Near

REFRESH = "meta[http-equiv=refresh i]"
"""Selects what leads elsewhere by itself."""

_DEPTH = 4
"""How many of the ids an element lies in are kept."""
_UNSEEN = frozenset({"script", "style"})
"""Elements whose text nobody is shown."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a page, in its tree."""

    node: LexborNode

    @property
    def tag(self) -> str:
        """The name of its tag, in small letters."""
        return self.node.tag or ""

    def attribute(self, name: str) -> str:
        """Give the value of an attribute; nothing where it is not there."""
        return self.node.attrs.get(name) or ""

    def has(self, name: str) -> bool:
        """Say whether it has an attribute, be it without a value."""
        return name in self.node.attrs

    def select(self, selector: str) -> list[Element]:
        """List those of it and of what lies in it that a CSS selector fits, in their order."""
        return [Element(node) for node in self.node.css(selector)]

    @property
    def around(self) -> Iterator[Element]:
        """The elements it lies in, the nearest first."""
        return map(Element, _outwards(self.node.parent))

    @property
    def near(self) -> Near:
        """The ids it lies in, its own first."""
        ids: list[str] = []
        node: LexborNode | None = self.node
        while node is not None and node.is_element_node and len(ids) < _DEPTH:
            if ident := node.id:
                ids.append(ident)
            node = node.parent
        return tuple(ids)

    @property
    def words(self) -> str:
        """The text in it, without scripts and styles."""
        if self.node.css_first("script, style") is None:
            return self.node.text()
        texts = (node for node in self.node.traverse(include_text=True) if node.is_text_node)
        return "".join(text.text_content or "" for text in texts if _is_shown(text))


@dataclass(frozen=True)
class PageTree:
    """A page as a browser reads it."""

    file: str
    """Its file in the site's folder, with slashes."""
    document: LexborHTMLParser

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids on it, in their order."""
        return tuple(node.id or "" for node in self.document.css("[id]"))

    def select(self, selector: str) -> list[Element]:
        """List the elements that a CSS selector fits, in the order of the page.

        An element that two parts of a list of selectors fit is there twice; `:is()` is for them.
        """
        return [Element(node) for node in self.document.css(selector)]

    def first(self, selector: str) -> Element | None:
        """Give the first element that a CSS selector fits."""
        node = self.document.css_first(selector)
        return Element(node) if node is not None else None

    def has(self, selector: str) -> bool:
        """Say whether a CSS selector fits any element."""
        return self.document.css_first(selector) is not None

    def attribute(self, selector: str, name: str) -> str:
        """Give an attribute of the first element that a CSS selector fits; nothing without it."""
        element = self.first(selector)
        return element.attribute(name) if element else ""

    @property
    def redirects(self) -> bool:
        """Say whether it only leads elsewhere."""
        return self.has(REFRESH)


def parse(file: str, html: str) -> PageTree:
    """Make the tree of a page."""
    return PageTree(file, LexborHTMLParser(html))


def _outwards(node: LexborNode | None) -> Iterator[LexborNode]:
    """Go through an element and those it lies in, up to `html`."""
    while node is not None and node.is_element_node:
        yield node
        node = node.parent


def _is_shown(text: LexborNode) -> bool:
    return text.parent is None or text.parent.tag not in _UNSEEN
