"""The addresses that articles link to → explainers, pages of the web, or nothing."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from sharih.adopt.bodies.context import REFERENCE, Target
from sharih.adopt.making.former import former_addresses
from sharih.adopt.making.groups import Group
from sharih.adopt.sources.articles import Article
from sharih.adopt.sources.sites import Site
from sharih.web.addresses import is_call_address

PLACED: Final = re.compile(
    r"(?:\{(?P<kind>filename|static|attach|photo|image)\}|\|(?P<old>filename|static|attach)\|)(?P<rest>.*)"
)
"""Pelican's way to name a file of the site."""
_LISTS: Final = re.compile(r"[{|](?:author|category|tag|index|archives)[}|]")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB: Final = ("https://", "http://", "mailto:")
_BAD: Final = re.compile(r"[\s<>]")
_ENDING: Final = re.compile(r"\.(?:html?|md|markdown|mkd|rst)$")


@dataclass(slots=True)
class Links:
    """Knows all articles of a run by what may be written for them."""

    site: Site
    slugs: dict[str, str] = field(default_factory=dict)
    """Path, name or address → slug of the explainer or the page."""
    former: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Path of an article → its addresses on its site."""
    taken: frozenset[str] = frozenset()
    """The slugs of all explainers and pages, those that were there among them."""
    pages: frozenset[str] = frozenset()
    """Those of pages."""
    public: frozenset[str] = frozenset()
    """The slugs of those that readers get at once."""

    @classmethod
    def of(cls, site: Site, groups: Mapping[str, Group]) -> Links:
        """Make the tables of a run; where two have one name, it leads to neither."""
        pages = frozenset(slug for slug, group in groups.items() if group.is_page)
        links = cls(site, taken=frozenset(groups), pages=pages)
        names: dict[str, set[str]] = {}
        for slug, group in groups.items():
            for article in group.articles.values():
                addresses = former_addresses(article, site)
                links.former[article.inside] = addresses
                for name in _names(article, addresses, slug):
                    names.setdefault(_plain(name), set()).add(slug)
        links.slugs = {name: next(iter(found)) for name, found in names.items() if len(found) == 1}
        links.slugs |= {
            _plain(a.inside): slug for slug, g in groups.items() for a in g.articles.values()
        }
        return links

    def target(self, address: str, article: Article, *, public: bool) -> Target:
        """Tell where an address in an article leads; `public` says whether readers get it."""
        said = address
        if address.startswith("//"):
            address = f"https:{address}"
        if _LISTS.match(address):
            return Target("nothing", "it is a list of the site it comes from")
        if address.startswith("mailto:") or is_call_address(address):
            return Target("web", said)
        inside = address
        if address.startswith(_WEB[:2]):
            inside = self._own(address)
            if not inside:
                return Target("web", address) if not _BAD.search(address) else Target("nothing")
        elif _SCHEME.match(address) and not address.startswith(REFERENCE):
            return Target("nothing", "it cannot be followed here")
        path, _, section = inside.partition("#")
        slug = self._find(unquote(path.partition("?")[0]), article) if path else ""
        if slug and (not public or slug in self.public):
            # Whether there is such a section is seen once all texts are made.
            name = unquote(section)
            link = f"{'page' if slug in self.pages else 'explainer'}:{slug}"
            return Target("explainer", f"{link}#{name}" if name else link)
        if inside is not address:
            return Target("web", address)
        if slug:
            return Target("nothing", f"{slug} is a draft here")
        return Target("nothing", "" if path else "there is no such section")

    def _own(self, address: str) -> str:
        """Give the path of an address of the site itself, from its root on; empty for others."""
        site = self.site.address
        if not site or not address.startswith((f"{site}/", f"{site}#")) or address == f"{site}/":
            return ""
        return address[len(site) :] or "/"

    def _find(self, path: str, article: Article) -> str:
        for place in self._places(path, article):
            if slug := self.slugs.get(_plain(place)):
                return slug
        return ""

    def _places(self, path: str, article: Article) -> Iterator[str]:
        folder = posixpath.dirname(article.inside)
        if path.startswith(REFERENCE):
            name = path.removeprefix(REFERENCE)
            yield _joined(folder, name)
            yield name
            yield posixpath.basename(name.rstrip("/"))
            return
        if placed := PLACED.match(path):
            rest = placed["rest"]
            yield rest.lstrip("/") if rest.startswith("/") else _joined(folder, rest)
            return
        base = self.site.base
        if base and path.startswith(f"{base}/"):
            path = path[len(base) :]
        if path.startswith("/"):
            yield path
            yield re.sub(r"^/(?:ar|en)/", "/", path)
            return
        yield _joined(folder, path)
        for address in self.former.get(article.inside, ()):
            yield _joined(posixpath.dirname(address), path)
        if "/" not in path.strip("/."):
            yield path


def _joined(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path))


def _names(article: Article, addresses: tuple[str, ...], slug: str) -> Iterator[str]:
    """Go through all that an article may be called by."""
    yield from (article.inside, slug, article.slug, *addresses)
    yield from (article.named.name, article.named.whole, posixpath.basename(article.inside))
    for name in (article.named.whole, article.slug):
        yield posixpath.join(article.named.folder, name)
    if article.named.whole != article.path.stem:
        yield posixpath.dirname(article.inside)


def _plain(name: str) -> str:
    """Write a path without what is said in one way or another: slashes, endings, capitals."""
    name = name.strip("/").removesuffix("index.html").rstrip("/")
    return _ENDING.sub("", name).lower()
