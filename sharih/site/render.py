"""A linked site → the files it is made of: path and bytes, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sharih import urls
from sharih.arabic import Lang
from sharih.errors import ContentError, Problems
from sharih.languages import LANGS
from sharih.settings import Settings
from sharih.site.assets import Assets, load_assets
from sharih.site.feeds import Feed, all_feeds, json_feed
from sharih.site.machines import alternates, index, locations, robots
from sharih.site.model import Publication, Site
from sharih.site.pages import Page, all_pages
from sharih.templates import Templates
from sharih.urls import Urls


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page shows around its text."""

    urls: Urls
    settings: Settings
    styles: str
    scripts: str
    about: frozenset[Lang]
    """The languages that have a page about the site."""

    def has_about(self, lang: Lang) -> bool:
        """Say whether there is a page about the site in a language."""
        return lang in self.about

    def name(self, lang: Lang) -> str:
        """Return the name of the site."""
        return self.settings.options.name[lang]

    def tagline(self, lang: Lang) -> str:
        """Return the line under the name."""
        return self.settings.options.tagline[lang]

    def navigation(self, lang: Lang) -> dict[str, str]:
        """Return the addresses the header and footer lead to, by the kind of page."""
        paths = {
            "home": urls.home(lang),
            "topics": urls.topics(lang),
            "archive": urls.archive(lang),
            "about": urls.about(lang),
            "feed": urls.feed(urls.home(lang), "atom"),
            "front": "",
        }
        return {kind: self.urls.href(path) for kind, path in paths.items()}


def render(site: Site) -> Iterator[File]:
    """Render every file of a site.

    Raises ContentError for faults in the theme, once all pages have been tried.
    """
    assets = load_assets(site.settings.theme)
    templates = Templates(site.settings, frame_of(site, assets))
    problems = Problems()
    pages = list(all_pages(site))
    for page in pages:
        try:
            yield File(urls.file_of(page.path), _page(templates, site, page))
        except ContentError as error:
            problems.extend(error.problems)
    problems.raise_errors()
    yield from _feeds(templates, site)
    sitemap = {"lang": LANGS[0], "locations": locations(site, pages)}
    yield File("sitemap.xml", templates.render("sitemap.xml", sitemap).encode())
    yield File("robots.txt", robots(site))
    yield File("index.json", index(site))
    yield File(".nojekyll", b"")
    yield from (File(path, data) for path, data in assets.files.items())


def frame_of(site: Site, assets: Assets | None = None) -> Frame:
    """Make what templates see under the name `site`; reads the theme's files if not given."""
    assets = assets or load_assets(site.settings.theme)
    href = site.urls.href
    about = frozenset(site.about)
    return Frame(site.urls, site.settings, href(assets.styles), href(assets.scripts), about)


def _page(templates: Templates, site: Site, page: Page) -> bytes:
    context = {
        "lang": page.lang,
        "page": page,
        "alternates": alternates(site, page) if site.settings.siteurl else (),
        **page.context,
    }
    return templates.render(page.template, context).encode()


def _feeds(templates: Templates, site: Site) -> Iterator[File]:
    tagged: dict[str, list[Publication]] = {}
    for publication in site.publications:
        for tag in publication.explainer.tags:
            tagged.setdefault(tag, []).append(publication)
    for feed in all_feeds(site, tagged):
        yield File(urls.feed(feed.path, "atom"), _atom(templates, feed))
        if feed.path in (urls.home("ar"), urls.home("en")):
            yield File(urls.feed(feed.path, "json"), json_feed(feed))


def _atom(templates: Templates, feed: Feed) -> bytes:
    return templates.render("feed.atom", {"lang": feed.lang, "feed": feed}).encode()
