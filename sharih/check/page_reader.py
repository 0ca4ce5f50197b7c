"""The HTML of a page → the record of it: where it leads, what leads to it, what is wrong with it.

The tree of a page stays in the process that reads it; the record is small enough to be sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sharih.check.built_site import BuiltPage, Near, PageLink
from sharih.check.page_tree import REFRESH, Element, PageTree, parse
from sharih.check.rules import PAGE_RULES

_ADDRESSES = {
    "a": ("href", "xlink:href"), "area": ("href",), "link": ("href",), "script": ("src",),
    "iframe": ("src",), "img": ("src", "srcset"), "source": ("src", "srcset"),
    "video": ("src", "poster"), "audio": ("src",), "embed": ("src",), "object": ("data",),
    "form": ("action",), "use": ("href", "xlink:href"), "image": ("href", "xlink:href"),
    "track": ("src",),
}  # fmt: skip
"""Tag → its attributes that hold an address; `xlink:href` is how older SVG writes `href`."""
_WITH_ADDRESS = ", ".join((*_ADDRESSES, REFRESH))


def read_page(file: str, html: str) -> BuiltPage:
    """Read a page."""
    tree = parse(file, html)
    found = {name: tuple(rule(tree)) for name, rule in PAGE_RULES.items()}
    return BuiltPage(
        file=file,
        redirects=tree.redirects,
        links=tuple(_links(tree)),
        ids=frozenset(element.attribute("id") for element in tree.select("[id]")),
        alternates=tuple(
            (link.attribute("hreflang"), link.attribute("href"))
            for link in tree.select("link[rel~=alternate i][hreflang]")
        ),
        findings={name: findings for name, findings in found.items() if findings},
    )


def _links(tree: PageTree) -> Iterator[PageLink]:
    for element in tree.select(_WITH_ADDRESS):
        if urls := tuple(_urls(element)):
            near = element.near
            yield from (_link(element.tag, near, url) for url in urls)


@lru_cache(maxsize=20_000)
def _link(tag: str, near: Near, url: str) -> PageLink:
    """Make a link; those that many pages have are one, which is sooner sent to a process."""
    return PageLink(tag, near, url)


def _urls(element: Element) -> Iterator[str]:
    """Go through the addresses an element has; one that is empty counts too."""
    for name in _ADDRESSES.get(element.tag, ()):
        value = element.attribute(name)
        if name == "srcset":
            yield from (part.split()[0] for part in value.split(",") if part.strip())
        elif value or element.has(name):
            yield value.strip()
    if element.tag == "meta":
        _, found, url = element.attribute("content").partition("=")
        if found:
            yield url.strip()
