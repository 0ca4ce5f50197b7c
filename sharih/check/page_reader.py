"""The HTML of a page → the record of it: where it leads, what leads to it, what is wrong with it.

The tree of a page stays in the process that reads it; the record is small enough to be sent.
"""

from __future__ import annotations

from functools import lru_cache

from selectolax.lexbor import LexborAttributes

from sharih.check.built_site import BuiltPage, Ids, Near, PageLink
from sharih.check.page_tree import REFRESH, Element, PageTree, parse
from sharih.check.rules import PAGE_RULES
from sharih.check.settled_links import SettledLinks

_OLDER = "xlink:href"
_ADDRESSES = {
    "a": ("href", _OLDER), "area": ("href",), "link": ("href",), "script": ("src",),
    "iframe": ("src",), "img": ("src", "srcset"), "source": ("src", "srcset"),
    "video": ("src", "poster"), "audio": ("src",), "embed": ("src",), "object": ("data",),
    "form": ("action",), "use": ("href", _OLDER), "image": ("href", _OLDER),
    "track": ("src",),
}  # fmt: skip
"""Tag → its attributes that hold an address; `xlink:href` is how older SVG writes `href`."""
_WITH_ADDRESS = ", ".join((*_ADDRESSES, REFRESH))


def read_page(file: str, html: str, settled: SettledLinks | None = None) -> BuiltPage:
    """Read a page; the links of `settled` are left out."""
    tree = parse(file, html)
    found = {name: tuple(rule(tree)) for name, rule in PAGE_RULES.items()}
    links, places = _links(tree, settled)
    return BuiltPage(
        file=file,
        redirects=tree.redirects,
        links=links,
        ids=Ids.of(tree.ids),
        alternates=tuple(
            (link.attribute("hreflang"), link.attribute("href"))
            for link in tree.select("link[rel~=alternate i][hreflang]")
        ),
        findings={name: findings for name, findings in found.items() if findings},
        places=places,
    )


def _links(
    tree: PageTree, settled: SettledLinks | None
) -> tuple[tuple[PageLink, ...], tuple[str, ...]]:
    """List the links that are not settled, and the places on other pages that the others need."""
    links: list[PageLink] = []
    places: dict[str, None] = {}
    ids = frozenset(tree.ids)
    for node in tree.document.css(_WITH_ADDRESS):
        tag, attributes = node.tag or "", node.attrs
        href = attributes.get("href") or ""
        if tag == "a" and settled and settled.at_once(href, ids) and _OLDER not in attributes:
            continue
        for url in _urls(tag, attributes):
            known = settled.of(url, tree.file, ids) if settled else False
            if isinstance(known, str):
                places[known] = None
            elif not known:
                links.append(_link(tag, Element(node).near, url))
    return tuple(links), tuple(places)


@lru_cache(maxsize=20_000)
def _link(tag: str, near: Near, url: str) -> PageLink:
    """Make a link; those that many pages have are one, which is sooner sent to a process."""
    return PageLink(tag, near, url)


def _urls(tag: str, attributes: LexborAttributes) -> list[str]:
    """List the addresses an element has; one that is empty counts too."""
    urls: list[str] = []
    for name in _ADDRESSES.get(tag, ()):
        value = attributes.get(name)
        if name == "srcset":
            urls += (part.split()[0] for part in (value or "").split(",") if part.strip())
        elif value or name in attributes:
            urls.append((value or "").strip())
    if tag == "meta":
        _, found, url = (attributes.get("content") or "").partition("=")
        if found:
            urls.append(url.strip())
    return urls
