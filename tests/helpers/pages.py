"""A built folder → its pages, parsed once and looked up by path: `pages["ar/topics/"]`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html

HOST = "https://example.org"
"""Stands for the host where a site is read as a reader's browser would."""
LANGS = ("ar", "en")
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "text-pair", "text-side", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""The elements that begin a line of their own."""


@dataclass(frozen=True)
class Page:
    """A page of a site."""

    path: str
    """Without a slash in front: `ar/topics/`; the front page is empty."""
    data: bytes
    """The file."""

    @cached_property
    def root(self) -> Any:
        """The element `html`."""
        return html.document_fromstring(self.data, parser=html.HTMLParser(encoding="utf-8"))

    @property
    def text(self) -> str:
        """The markup."""
        return self.data.decode("utf-8")

    @property
    def lang(self) -> str:
        """The language of the page by its address; Arabic is that of what serves both."""
        return "en" if self.path.startswith("en/") else "ar"

    @property
    def is_redirect(self) -> bool:
        """Whether the page only leads elsewhere."""
        return bool(self.all('//meta[@http-equiv="refresh"]'))

    def all(self, xpath: str) -> list[Any]:
        """Find elements, or values of attributes."""
        found: list[Any] = self.root.xpath(xpath)
        return found

    def one(self, xpath: str) -> Any:
        """Find what must be there exactly once."""
        found = self.all(xpath)
        assert len(found) == 1, f"{self.path}: {len(found)} of {xpath}"
        return found[0]

    def h1(self) -> str:
        """Return the words of the first heading."""
        return plain(self.one("//h1"))

    def meta(self, name: str) -> str | None:
        """Return the content of `<meta name>` or `<meta property>`, if there is one."""
        found = self.all(f'//head/meta[@name="{name}" or @property="{name}"]/@content')
        assert len(found) < 2, f"{self.path}: {len(found)} of {name}"
        return str(found[0]) if found else None

    def alternates(self) -> dict[str, str]:
        """Return the addresses of the page in other languages by `hreflang`."""
        links = self.all('//head/link[@rel="alternate"][@hreflang]')
        assert len({link.get("hreflang") for link in links}) == len(links), self.path
        return {link.get("hreflang"): link.get("href") for link in links}

    def hrefs(self, below: str = "//body") -> list[str]:
        """Return the addresses of the links in a part of the page, in order."""
        return [str(href) for href in self.all(f"{below}//a/@href")]


@dataclass(frozen=True)
class Pages(Mapping[str, Page]):
    """The pages of a built folder by path."""

    folder: Path
    """Where they lie."""
    siteurl: str = ""
    """The address they were built for; empty for a local build."""
    found: Mapping[str, Page] = field(default_factory=dict)
    """By path."""

    def __getitem__(self, path: str) -> Page:
        return self.found[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    @property
    def base(self) -> str:
        """The path that all addresses begin with: `/repo` or nothing."""
        return urlsplit(self.siteurl).path

    def framed(self) -> list[Page]:
        """Return the pages with a frame, which are all but redirects."""
        return [page for page in self.values() if not page.is_redirect]

    def follow(self, page: Page, address: str) -> str | None:
        """Return the path on the site that an address leads to; None where it leads elsewhere.

        The path may have a fragment. One outside of the base path begins with two dots.
        """
        here = f"{self.siteurl or HOST}/{page.path}"
        whole = urljoin(here, address)
        if urlsplit(whole)[:2] != urlsplit(here)[:2]:
            return None
        top = f"{self.siteurl or HOST}/"
        return whole.removeprefix(top) if whole.startswith(top) else f"../{address}"

    def broken(self, page: Page, address: str) -> str | None:
        """Say what is wrong with an address on a page; None where it leads somewhere."""
        target = self.follow(page, address)
        if target is None:
            return None
        path, fragment = urldefrag(target)
        if path.startswith(".."):
            return "outside of the base path"
        file = self.folder / (f"{path}index.html" if not path or path.endswith("/") else path)
        if not file.is_file():
            return "leads nowhere"
        if fragment and path in self and not ids_of(self[path]) & {fragment}:
            return "has no such place"
        return None


@lru_cache(maxsize=16)
def read(folder: Path, siteurl: str = "") -> Pages:
    """Read every page of a built folder; once, as nobody changes it."""
    found = {}
    for file in sorted(folder.rglob("*.html")):
        path = file.relative_to(folder).as_posix()
        if file.name == "index.html":
            path = path.removesuffix("index.html")
        found[path] = Page(path, file.read_bytes())
    assert found, f"there is no page in {folder}"
    return Pages(folder, siteurl, found)


@lru_cache(maxsize=1024)
def ids_of(page: Page) -> frozenset[str]:
    """Return the places of a page that a link can lead to."""
    return frozenset(map(str, page.all("//@id")))


def plain(element: Any) -> str:
    """Return the words of an element, spaces tidied."""
    return " ".join(str(element.text_content()).split())


def language(element: Any) -> str:
    """Return the language an element is in: its own, or that of what it stands in."""
    while element is not None:
        if element.get("lang") is not None:
            return str(element.get("lang"))
        element = element.getparent()
    return ""


def words(root: Any) -> Iterator[tuple[str, Any]]:
    """Go through the text in the body: each piece with the element it stands in."""
    for element in root.xpath("//body//*|//body"):
        if not isinstance(element.tag, str):  # a comment
            continue
        if element.tag not in ("script", "style") and element.text and element.text.strip():
            yield element.text, element
        tail = element.tail
        if tail and tail.strip() and element.tag != "body":
            yield tail, element.getparent()


def lines(root: Any) -> list[tuple[str, Any]]:
    """List the lines a reader sees: words up to where a block begins or ends, with their block.

    What is in another language or direction than its block shows as U+FFFC, code too.
    """
    found: list[tuple[str, Any]] = []
    for body in root.xpath("//body"):
        _gather(body, body, [], found)
    return found


def _gather(element: Any, block: Any, parts: list[str], found: list[tuple[str, Any]]) -> None:
    """Add the lines of an element to `found`; `parts` is the line that is open."""

    def close() -> None:
        if text := " ".join("".join(parts).split()):
            found.append((text, block))
        parts.clear()

    parts.append(element.text or "")
    for inner in element:
        if inner.tag in BLOCKS:
            close()
            _gather(inner, inner, [], found)
        elif isinstance(inner.tag, str) and inner.tag not in ("script", "style"):
            if _is_foreign(inner, block):
                parts.append("\ufffc")
            else:
                _gather(inner, block, parts, found)
        parts.append(inner.tail or "")
    if element is block:
        close()


def _is_foreign(element: Any, block: Any) -> bool:
    return (
        element.tag == "code"
        or language(element) != language(block)
        or element.get("dir") not in (None, DIRECTIONS.get(language(block)))
    )
