"""The HTML of a page → the record of it that rules read, in one pass.

The tokens are found by one regular expression: the standard library's parser takes thrice the
time, and a site has thousands of pages. Neither repairs a page as a browser would; an element
that is not closed ends with the one it lies in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from sharih.check.records import Element, Near, Page
from sharih.languages import direction

_TOKEN = re.compile(
    r"<!--.*?(?:-->|$)|<[!?][^>]*+(?:>|$)"
    r"|<(?P<end>/?)(?P<tag>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"([^\s\"'>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?", re.DOTALL
)
_RAW = {tag: re.compile(f"</{tag}[\\s/>]", re.IGNORECASE)
        for tag in ("script", "style", "textarea")}  # fmt: skip
"""Elements whose text is no markup, and how they end."""
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                   "source", "track", "wbr"})  # fmt: skip
_ADDRESSES = {
    "a": ("href",), "area": ("href",), "link": ("href",), "script": ("src",), "iframe": ("src",),
    "img": ("src", "srcset"), "source": ("src", "srcset"), "video": ("src", "poster"),
    "audio": ("src",), "embed": ("src",), "object": ("data",), "form": ("action",),
    "use": ("href",), "image": ("href",), "track": ("src",),
}  # fmt: skip
_WITH_ADDRESS = frozenset({*_ADDRESSES, "meta"})
_FIELDS = frozenset({"input", "select", "textarea"})
_NAMED_BY_THEMSELVES = frozenset({"hidden", "submit", "reset"})
_NAMES = ("aria-label", "aria-labelledby", "title")
_DEPTH = 4
"""So many of the ids an element lies in are kept."""


def read_page(file: str, html: str) -> Page:
    """Read a page."""
    reader = _Reader()
    at = 0
    while token := _TOKEN.search(html, at):
        if token.start() > at:
            reader.text(html[at : token.start()])
        at = token.end()
        tag = token["tag"]
        if tag is None:
            continue
        tag = tag.lower()
        if token["end"]:
            reader.end(tag)
            continue
        reader.start(tag, _attributes(token["attributes"]))
        if tag in _RAW:
            close = _RAW[tag].search(html, at)
            at = close.start() if close else len(html)
    reader.text(html[at:])
    reader.end("html")
    return reader.page(file)


@lru_cache(maxsize=20_000)
def _element(tag: str, near: Near, url: str = "") -> Element:
    """Make an element; those that many pages have are one, which is sooner sent to a process."""
    return Element(tag, near, url)


def _attributes(text: str) -> dict[str, str]:
    """Read the attributes of a tag; of two with one name the first counts."""
    found: dict[str, str] = {}
    if text:
        for name, one, two, three in _ATTRIBUTE.findall(text):
            value = one or two or three
            found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found


class _Open:
    """An element whose end has not come."""

    __slots__ = ("id", "lang", "tag")

    def __init__(self, tag: str, ident: str, lang: str) -> None:
        self.tag = tag
        self.id = ident
        self.lang = lang


class _Naming:
    """A link, button or field that waits for a name."""

    __slots__ = ("depth", "element", "named")

    def __init__(self, element: Element, depth: int, *, named: bool) -> None:
        self.element = element
        self.depth = depth
        self.named = named


class _Reader:
    """Collects what rules ask for."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.metas: dict[str, str] = {}
        self.lang = self.direction = self.title = self.canonical = ""
        self.alternates: list[tuple[str, str]] = []
        self.ids: list[Element] = []
        self.headings: list[tuple[int, Near]] = []
        self.links: list[Element] = []
        self.pictures: list[Element] = []
        self.turned: list[Element] = []
        self.fields: list[tuple[Element, str]] = []
        self.labelled: set[str] = set()
        self.nameless: list[Element] = []
        self.naming: list[_Naming] = []
        self.has_main = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take an opening tag."""
        ident = attributes.get("id", "")
        near = self.near(ident)
        if ident:
            self.ids.append(_element(tag, near))
        if "lang" in attributes or tag == "html":
            self.language(tag, attributes, near)
        if tag in _WITH_ADDRESS:
            self.links += [_element(tag, near, url) for url in _urls(tag, attributes)]
        self.structure(tag, attributes, near)
        self.names(tag, attributes, near)
        if tag not in _VOID:
            self.open.append(_Open(tag, ident, attributes.get("lang", "")))

    def end(self, tag: str) -> None:
        """Take a closing tag, which closes what is open within it too."""
        at = len(self.open) - 1
        while at >= 0 and self.open[at].tag != tag:
            at -= 1
        if at < 0:
            return
        del self.open[at:]
        while self.naming and self.naming[-1].depth >= at:
            waiting = self.naming.pop()
            if not waiting.named:
                self.nameless.append(waiting.element)

    def text(self, words: str) -> None:
        """Take what stands between tags."""
        if self.open and self.open[-1].tag == "title" and not self.inside("svg"):
            self.title += unescape(words)
        if self.naming and words.strip():
            self.name()

    def near(self, ident: str) -> Near:
        """List the ids of an element with this id and of those it lies in."""
        found = [ident] if ident else []
        for element in reversed(self.open):
            if element.id:
                found.append(element.id)
                if len(found) >= _DEPTH:
                    break
        return tuple(found)

    def inside(self, tag: str) -> bool:
        return any(element.tag == tag for element in self.open)

    def language(self, tag: str, attributes: dict[str, str], near: Near) -> None:
        if tag == "html":
            self.lang, self.direction = attributes.get("lang", ""), attributes.get("dir", "")
            return
        lang = attributes.get("lang", "")
        if not lang or "dir" in attributes or tag in ("link", "meta"):
            return
        around = next((e.lang for e in reversed(self.open) if e.lang), self.lang)
        if around and _written(lang) != _written(around):
            self.turned.append(Element(tag, near, text=lang))

    def structure(self, tag: str, attributes: dict[str, str], near: Near) -> None:
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.headings.append((int(tag[1]), near))
        elif tag == "main":
            self.has_main = True
        elif tag == "meta":
            name = attributes.get("name") or attributes.get("http-equiv") or ""
            if name:
                self.metas[name.lower()] = attributes.get("content", "")
            if "charset" in attributes:
                self.metas["charset"] = attributes["charset"]
        elif tag == "link":
            kinds = attributes.get("rel", "").split()
            if "canonical" in kinds:
                self.canonical = attributes.get("href", "")
            if "alternate" in kinds and "hreflang" in attributes:
                self.alternates.append((attributes["hreflang"], attributes.get("href", "")))

    def names(self, tag: str, attributes: dict[str, str], near: Near) -> None:
        named = any(name in attributes and attributes[name].strip() for name in _NAMES)
        if tag == "img":
            if "alt" not in attributes:
                self.pictures.append(Element(tag, near, attributes.get("src", "")))
            elif attributes["alt"].strip():
                self.name()
        elif tag == "label":
            self.labelled.add(attributes.get("for", ""))
        elif tag in _FIELDS and attributes.get("type") not in _NAMED_BY_THEMSELVES:
            element = Element(tag, near, text=attributes.get("id", ""))
            if not named and not self.inside("label"):
                self.fields.append((element, attributes.get("id", "")))
        elif tag == "button" or (tag == "a" and "href" in attributes):
            element = Element(tag, near, attributes.get("href", ""))
            self.naming.append(_Naming(element, len(self.open), named=named))
        elif named:
            self.name()

    def name(self) -> None:
        for waiting in self.naming:
            waiting.named = True

    def page(self, file: str) -> Page:
        """Make the record, once all is read."""
        unlabelled = [element for element, ident in self.fields if ident not in self.labelled]
        return Page(
            file, self.lang, self.direction, self.title.strip(), self.metas, self.canonical,
            tuple(self.alternates), tuple(self.ids), tuple(self.headings), tuple(self.links),
            tuple(self.pictures), (*self.nameless, *unlabelled), tuple(self.turned), self.has_main,
        )  # fmt: skip


def _urls(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    for name in _ADDRESSES.get(tag, ()):
        if name not in attributes:
            continue
        if name == "srcset":
            yield from (part.split()[0] for part in attributes[name].split(",") if part.strip())
        else:
            yield attributes[name].strip()
    if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        _, found, url = attributes.get("content", "").partition("=")
        if found:
            yield url.strip()


def _written(lang: str) -> str:
    """Give the direction a language is written in; a language nobody knows is left to right."""
    try:
        return direction(lang)
    except (ValueError, LookupError):
        return "ltr"
