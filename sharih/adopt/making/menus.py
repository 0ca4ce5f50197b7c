"""The menus of a site of another generator → where its pages stand here, and in what order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sharih.adopt.sources.articles import Article
from sharih.adopt.sources.sites import Site, texts_of
from sharih.adopt.sources.text_files import read_text
from sharih.adopt.sources.unreadable import Unreadable
from sharih.adopt.sources.yaml_text import load_yaml
from sharih.arabic import majority_script
from sharih.content.metadata import FOOTER, MENU, NOWHERE
from sharih.errors import ContentError

_KEYS: Final = ("menu", "menus")
_ORDERS: Final = ("nav_order", "weight", "order", "page_order", "sort_order", "sortorder",
                  "navigation_weight", "sidebar_position")  # fmt: skip
_TITLES: Final = ("linktitle", "link_title", "menu_title", "nav_title", "nav_text")
_NAVIGATION: Final = ("_data/navigation.yml", "_data/navigation.yaml")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a page stands, as keys of its head; empty where nothing is known."""

    place: str = ""
    order: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a menu in the settings."""

    menu: str
    address: str
    order: str
    name: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class SiteMenus:
    """What the settings and the heads of a site say of its menus."""

    by_address: Mapping[str, tuple[_Entry, ...]] = field(default_factory=dict)
    """By address as it is written, without slashes around it and in small letters."""
    known: bool = False
    """Whether anything stands in a menu by name, so that what is not named stands in none."""

    @classmethod
    def of(cls, site: Site, articles: Iterable[Article]) -> SiteMenus:
        """Read the menus of a site."""
        found: dict[str, tuple[_Entry, ...]] = {}
        for entry in _entries(site):
            key = _plain(entry.address, site)
            found[key] = (*found.get(key, ()), entry)
        heads = any(_menus_of(a) for a in articles if a.is_page)
        shown = site.values.get("display_pages_on_menu", True)
        known = bool(found or heads) if site.generator in ("hugo", "jekyll") else shown is False
        return cls(found, known)

    def standing(self, article: Article, addresses: Iterable[str], site: Site) -> Standing:
        """Say where a page stands; `addresses` are those that it has or had."""
        name = f"{article.named.folder}/{article.named.name}"
        named = [
            entry
            for address in dict.fromkeys(
                _plain(a, site) for a in (*addresses, article.inside, name)
            )
            for entry in self.by_address.get(address, ())
            if entry.lang in ("", article.lang)
        ]
        menus = {*_menus_of(article), *(entry.menu for entry in named)}
        head = article.head
        order = head.first(*(f"{key}.{menu}.weight" for key in _KEYS for menu in menus))
        order = order or next((entry.order for entry in named if entry.order), "")
        order = order or head.first(*_ORDERS)
        title = head.first(*(f"{key}.{menu}.name" for key in _KEYS for menu in menus), *_TITLES)
        names = (entry.name for entry in named if majority_script(entry.name) == article.lang)
        title = title or next(names, "")
        place = self._place(article, menus)
        ordered = place != NOWHERE and order.lstrip("-").isdecimal()
        return Standing(
            place,
            order if ordered else "",
            "" if title == article.title else title,
        )

    def _place(self, article: Article, menus: set[str]) -> str:
        hidden = article.head.first("status").lower() == "hidden"
        if article.is_front or hidden or is_of_list(article):
            return NOWHERE
        places = [FOOTER if "foot" in menu.lower() else MENU for menu in sorted(menus)]
        if places:
            return ", ".join(place for place in (MENU, FOOTER) if place in places)
        return NOWHERE if self.known else ""


def is_of_list(article: Article) -> bool:
    """Say whether a page is the text over a list of articles, which is another list here."""
    path = article.path
    if path.stem.partition(".")[0] != "_index" or article.is_front:
        return False
    others = (other.stem.partition(".")[0] for other in path.parent.rglob("*.md"))
    return any(name != "_index" for name in others)


def _menus_of(article: Article) -> set[str]:
    """Name the menus that the head of a page says it stands in."""
    head = article.head
    named = {name for key in _KEYS for name in head.names(key) if name.lower() != "false"}
    for key in head.values:
        first, _, rest = key.partition(".")
        if first in _KEYS and rest:
            named.add(rest.partition(".")[0])
    return named


def _entries(site: Site) -> Iterator[_Entry]:
    if site.generator == "pelican":
        for number, item in enumerate(_list(site.values.get("menuitems")), start=1):
            if isinstance(item, list | tuple) and len(item) > 1:
                yield _Entry("menu", str(item[1]), str(number), str(item[0]))
    elif site.generator == "hugo":
        yield from _of_hugo(site.values, "")
        for lang, said in _table(site.values.get("languages")).items():
            yield from _of_hugo(_table(said), str(lang))
    elif site.generator == "jekyll":
        for number, path in enumerate(texts_of(site.values.get("header_pages")), start=1):
            yield _Entry("main", path, str(number), "")
        yield from _of_jekyll(site)


def _of_hugo(values: Mapping[str, Any], lang: str) -> Iterator[_Entry]:
    for key in _KEYS:
        for menu, items in _table(values.get(key)).items():
            for item in map(_table, _list(items)):
                lower = {str(name).lower(): str(value) for name, value in item.items()}
                address = lower.get("pageref") or lower.get("url", "")
                if address:
                    name = lower.get("name", "")
                    yield _Entry(str(menu), address, lower.get("weight", ""), name, lang)


def _of_jekyll(site: Site) -> Iterator[_Entry]:
    """Read the file in which many themes of Jekyll's have their menus."""
    for path in (site.folder / name for name in _NAVIGATION):
        table = _loaded(path, site) if path.is_file() else {}
        for menu, items in table.items():
            for number, item in enumerate(map(_table, _list(items)), start=1):
                if address := str(item.get("url", "")):
                    yield _Entry(str(menu), address, str(number), str(item.get("title", "")))


def _loaded(path: Path, site: Site) -> Mapping[str, Any]:
    try:
        return load_yaml(read_text(path, site.inputs)[0])
    except (ContentError, Unreadable):
        return {}


def _plain(address: str, site: Site) -> str:
    """Write an address without what is said in one way or another."""
    address = address.removeprefix(site.address) if site.address else address
    address = address.removeprefix(site.base) if site.base else address
    return address.strip("/").removesuffix("index.html").rstrip("/").lower()


def _table(said: Any) -> Mapping[str, Any]:
    return said if isinstance(said, Mapping) else {}


def _list(said: Any) -> list[Any]:
    return [*said] if isinstance(said, list | tuple) else []
