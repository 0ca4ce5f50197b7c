"""Settings, pages and lists → the menu of each language, and what stands at the foot of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sharih import routes
from sharih.arabic import Lang
from sharih.content.metadata import FOOTER, MENU
from sharih.content.topics import Registry
from sharih.errors import Problems
from sharih.languages import LANGS, other_language
from sharih.site.link.addresses import resolve
from sharih.site.link.left_out import left_out_at
from sharih.site.link.link_faults import CALLS, WEB, link_fault, unknown
from sharih.site.model import MenuEntry, Menus, ShownPage, Site
from sharih.site_settings.menu import LinkSetting
from sharih.web.addresses import is_mail_address, is_web_address

_ROOM: Final = 4
"""So many entries of a menu have a line of their own on a telephone."""
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_REMEDY: Final = "Write page:NAME, explainer:SLUG, topic:ID, story:ID, /path/ or https://…"

_Fault = tuple[str, str]
"""What is wrong, and what to do."""


def menus(site: Site, registry: Registry | None, problems: Problems) -> Menus:
    """Make the menus of a site; entries that lead nowhere go to `problems`, each with its line.

    Without a registry nothing is said about topics.
    """
    maker = _Maker(site, registry, problems)
    settings = site.settings.menu
    foot = {lang: tuple(_pages(site, lang, FOOTER)) for lang in LANGS}
    own = {lang: tuple(maker.entries(settings.items, lang)) for lang in LANGS}
    return Menus(
        menu={lang: tuple(_menu(site, lang, own[lang], foot[lang])) for lang in LANGS},
        foot=foot,
        links={lang: tuple(maker.entries(settings.links, lang)) for lang in LANGS},
        social={lang: tuple(maker.entries(settings.social, lang)) for lang in LANGS},
    )


def _menu(
    site: Site, lang: Lang, own: tuple[MenuEntry, ...], foot: Iterable[MenuEntry]
) -> Iterator[MenuEntry]:
    """Put a menu together: what the settings name stands first, and nothing stands there twice."""
    lists = _lists(site, lang) if site.settings.menu.lists else ()
    named = {entry.path for entry in own}
    others = (entry for entry in (*lists, *_pages(site, lang, MENU)) if entry.path not in named)
    at_foot = {entry.path for entry in foot}
    for number, entry in enumerate((*own, *others)):
        yield entry.as_spare() if number >= _ROOM and entry.path in at_foot else entry


def _lists(site: Site, lang: Lang) -> Iterator[MenuEntry]:
    """Lead to the lists of explainers and topics, which the interface has names for."""
    paths = {"home": routes.home(lang), "stories": routes.stories(lang),
             "topics": routes.topics(lang), "archive": routes.archive(lang)}  # fmt: skip
    for kind, path in paths.items():
        if kind != "stories" or site.stories:
            yield MenuEntry("", site.urls.href(path), path, kind=kind)


def _pages(site: Site, lang: Lang, place: str) -> Iterator[MenuEntry]:
    """Lead to the pages that stand in a place, in their order."""
    found = (page for page in site.pages.values() if lang in page.editions)
    for page in sorted(found, key=lambda page: _order(page, lang)):
        metadata = page.editions[lang].metadata
        if place in (metadata.place or _usual_place(site, page)):
            path = routes.page(lang, page.slug)
            title = metadata.menu_title
            named = page.slug == routes.ABOUT and not title
            kind, title = (routes.ABOUT, "") if named else ("", title or metadata.title)
            yield MenuEntry(title, site.urls.href(path), path, kind=kind)


def _order(page: ShownPage, lang: Lang) -> tuple[bool, int, str]:
    order = page.editions[lang].metadata.order
    return order is None, order or 0, page.slug


def _usual_place(site: Site, page: ShownPage) -> tuple[str, ...]:
    """Say where a page stands that says nothing of it."""
    if page.slug == routes.ABOUT:
        return (MENU, FOOTER) if site.settings.menu.pages else (FOOTER,)
    return (MENU,) if site.settings.menu.pages else (FOOTER,)


def _web(address: str) -> str:
    """Say how an address is written that leads out of the site."""
    if address.startswith("mailto:"):
        return "Write it as mailto:name@example.org."
    return "Write it as https://example.org/page, a space in it as %20."


class _Maker:
    """Makes entries of what the settings name."""

    def __init__(self, site: Site, registry: Registry | None, problems: Problems) -> None:
        self._site = site
        self._registry = registry
        self._problems = problems

    def entries(self, items: Iterable[LinkSetting], lang: Lang) -> Iterator[MenuEntry]:
        """Go through those that stand in a language; what leads nowhere is a problem."""
        for item in items:
            found = self._href(item.address, lang)
            if isinstance(found, tuple):
                reason = f"{item.setting} has {found[0]}"
                self._problems.add(item.file, item.line, reason, found[1])
            elif lang in item.titles:
                yield self._entry(item.titles[lang], found, lang)

    def _entry(self, title: str, href: str, lang: Lang) -> MenuEntry:
        base = f"{self._site.urls.base}/"
        if not href.startswith(base):
            return MenuEntry(title, href)
        path = href.removeprefix(base).partition("#")[0]
        there = path.partition("/")[0]
        foreign = there in LANGS and there != lang
        return MenuEntry(title, href, path, lang=routes.lang_of(path) if foreign else None)

    def _href(self, written: str, lang: Lang) -> str | _Fault:
        """Return the address that a page in a language leads to, or what is wrong with it."""
        site = self._site
        address = self._of_site(written)
        scheme, colon, rest = address.partition(":")
        if scheme == "story" and colon:
            if rest in site.stories:
                return site.urls.href(routes.story(lang, rest))
            return unknown("story", rest, site.stories)
        if (scheme in ("topic", "explainer", "page") and colon) or address.startswith(CALLS):
            fault = link_fault(address, frozenset(), site, self._registry, site.table)
            return fault or resolve(address, lang, site.table, site)
        if address.startswith(WEB):
            good = is_mail_address(address) or is_web_address(address)
            return address if good else (f"a link to {written}, which is no address", _web(address))
        if _SCHEME.match(address) or address.startswith(("//", "#", "\\")):
            return f"a link to {written}, which cannot be followed", _REMEDY
        return self._on_site(address, lang)

    def _of_site(self, address: str) -> str:
        """Take the site's own address off: what is left is a path of it."""
        siteurl = self._site.settings.siteurl
        if siteurl and (address == siteurl or address.startswith(f"{siteurl}/")):
            return address.removeprefix(siteurl) or "/"
        return address

    def _on_site(self, address: str, lang: Lang) -> str | _Fault:
        """Find the page of a path; without a language, that in the reader's, else in the other."""
        path, mark, fragment = address.lstrip("/").partition("#")
        if path and not path.endswith("/") and "." not in path.rpartition("/")[2]:
            path += "/"
        candidates = [path] if path else []
        candidates += [f"{each}/{path}" for each in (lang, other_language(lang))]
        for candidate in candidates:
            if self._is_there(candidate):
                return self._site.urls.href(candidate) + mark + fragment
        if self._site.settings.needs_pelican():
            return self._site.urls.href(path) + mark + fragment  # perhaps a page of Pelican's own
        left_out = (left_out_at(candidate, self._site) for candidate in candidates)
        if why := next(filter(None, left_out), None):
            return f"a link to {address}, which {why[0]}", why[1]
        return f"a link to {address}, which is no page of this site", _REMEDY

    def _is_there(self, path: str) -> bool:
        site = self._site
        if path in site.paths or path in site.redirects:
            return True
        route = routes.parse(path)
        if route is None or route.feed is None:
            return False
        return route.kind == "home" or route.ident in site.registry.topics
