"""A linked site → the files it is made of: path and bytes, in a fixed order."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sharih import routes
from sharih.cards.design import REMEDY, UNSHAPED, design_of
from sharih.cards.records import SocialCard
from sharih.errors import ContentError, Problems, SharihError
from sharih.languages import LANGS
from sharih.pictures.store import FOLDER as PICTURES
from sharih.pictures.store import Picture, PictureStore, Variant, files_of
from sharih.routes import Route
from sharih.site.kept import Fetch
from sharih.site.model import Site
from sharih.site.pages.assets import Assets, load_site_assets
from sharih.site.pages.feed_texts import FeedTexts
from sharih.site.pages.feeds import (
    Feed,
    all_feeds,
    feed_of,
    has_feed,
    has_texts,
    json_feed,
)
from sharih.site.pages.frame import frame_of
from sharih.site.pages.manifest import PATHS as MANIFESTS
from sharih.site.pages.manifest import manifest
from sharih.site.pages.page import Page, menu_place
from sharih.site.pages.pages import all_pages, completed_page, page_at
from sharih.site.pages.search import search_index
from sharih.site.pages.sitemap import Location, alternates, index, location, robots
from sharih.site.pages.social import NAMES, photograph, social_card
from sharih.site.pages.structured_data import StructuredData
from sharih.site.pages.templates import Compiled, Templates
from sharih.site.views.views import Views

if TYPE_CHECKING:
    from sharih.cards.drawing import CardDrawer

SITEMAP = "sitemap.xml"
MACHINES = (SITEMAP, "robots.txt", "index.json", ".nojekyll", *MANIFESTS)
"""The files that no reader opens."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site."""

    path: str
    data: bytes


class Renderer:
    """Renders the files of one site, each when it is asked for."""

    def __init__(self, views: Views, fetch: Fetch, assets: Assets, templates: Templates) -> None:
        """`fetch` returns the bodies of this site, of which `templates` show the frame."""
        self.views = views
        self.site = views.site
        self.fetch = fetch
        self.assets = assets
        self.templates = templates
        self.store = PictureStore(self.site.settings.pictures, self.site.settings.inputs)
        self._data = StructuredData(self.site)
        self.texts = FeedTexts(views, fetch, templates)
        self._pictures: dict[str, tuple[Picture, Variant]] | None = None
        menus = self.site.menus.menu.values()
        self._index: dict[str, bytes] | None = None
        self._indexing = threading.Lock()
        self._in_menu = frozenset(entry.path for menu in menus for entry in menu if entry.path)

    def page(self, page: Page) -> bytes:
        """Render a page, with the body that it asks for."""
        page = completed_page(self.views, page, self.fetch)
        if (place := menu_place(page)) in self._in_menu:
            page = replace(page, current=place)
        public = bool(self.site.settings.siteurl)
        context = {
            "lang": page.lang,
            "page": page,
            "alternates": alternates(self.site, page) if public else (),
            "data": self._data.of_page(page) if public else (),
            **page.context,
        }
        return self.templates.render(page.template, context).encode()

    def feed(self, route: Route, feed: Feed | None = None) -> bytes:
        """Render a feed, one of `all_feeds`; `feed` is what it says, if that is made already."""
        feed = feed or feed_of(self.site, route)
        texts = self.texts.of(feed) if has_texts(route) else {}
        if route.feed == "json":
            return json_feed(feed, texts)
        context = {"lang": feed.lang, "feed": feed, "texts": texts}
        return self.templates.render("feed.atom", context).encode()

    def other(self, path: str) -> bytes:
        """Render a file that only machines read, one of `MACHINES`."""
        if path == SITEMAP:
            found = (location(self.site, page) for page in all_pages(self.views))
            return self.sitemap([each for each in found if each])
        if lang := MANIFESTS.get(path):
            return manifest(self.site, lang, self.assets.icon)
        return {"robots.txt": robots, "index.json": index}.get(path, lambda _: b"")(self.site)

    def sitemap(self, found: Sequence[Location]) -> bytes:
        """Render the sitemap of these entries."""
        context = {"lang": LANGS[0], "locations": found}
        return self.templates.render(SITEMAP, context).encode()

    def card(self, card: SocialCard) -> bytes:
        """Draw the card of a page."""
        if card.picture is None:
            return self._drawer.draw(card.words)
        slug, name = card.picture
        shown = photograph(self.site.table[slug], name)
        return self._drawer.draw(card.words, self.store.data(*shown))

    @cached_property
    def _drawer(self) -> CardDrawer:
        from sharih.cards.drawing import CardDrawer  # Pillow is slow to import

        design = self.views.design or design_of(self.site.settings)
        if design is None:
            raise SharihError(f"{UNSHAPED}. {REMEDY}")
        return CardDrawer(design)

    def _card_at(self, path: str) -> bytes | None:
        """Draw the card at a path, also where this build draws none; None where there is none."""
        folder, _, name = path.rpartition("/")
        at = f"{folder}/"
        if name not in NAMES.values() or at not in self.site.paths:
            return None
        design = self.views.design or design_of(self.site.settings)
        card = design and social_card(self.views, page_at(self.views, at), design)
        return self.card(card) if card and card.path == path else None

    def pictures(self) -> dict[str, tuple[Picture, Variant]]:
        """List the files of all pictures by their path."""
        if self._pictures is None:
            self._pictures = {}
            for publication in self.site.publications:
                self._pictures.update(files_of(publication.pictures))
            for page in self.site.pages.values():
                self._pictures.update(files_of(page.pictures))
        return self._pictures

    def file(self, path: str) -> bytes | None:
        """Render the file at a path, such as `ar/` or `index.json`; None where there is none."""
        if path in self.site.paths or path in self.site.redirects or path == routes.MISSING:
            return self.page(page_at(self.views, path))
        route = routes.parse(path)
        if route is not None and has_feed(self.site, route):
            return self.feed(route)
        if path in MACHINES:
            return self.other(path)
        if path.startswith(PICTURES) and (picture := self.pictures().get(path)):
            return self.store.data(*picture)
        if path.startswith(routes.INDEX_OF_WORDS):
            return self.index().get(path)
        return self.assets.files.get(path) or self._card_at(path)

    def index(self) -> dict[str, bytes]:
        """Return the files of the index; when first asked for, every text is read for it."""
        with self._indexing:
            if self._index is None:
                self._index = search_index(self.site, self.fetch)
        return self._index


def render(site: Site, fetch: Fetch) -> Iterator[File]:
    """Render every file of a site; `fetch` returns the bodies of its explainers.

    Raises ContentError for faults in the theme, once all pages have been tried.
    """
    renderer = renderer_of(site, fetch)
    problems = Problems()
    cards = []
    for page in all_pages(renderer.views):
        try:
            yield File(routes.file_of(page.path), renderer.page(page))
        except ContentError as error:
            problems.extend(error.problems)
        if page.card and page.card.page == page.path:
            cards.append(page.card)
    problems.raise_errors()
    yield from (File(card.path, renderer.card(card)) for card in cards)
    yield from (File(route.path, renderer.feed(route)) for route in all_feeds(site))
    yield from (File(path, renderer.other(path)) for path in MACHINES)
    for path, picture in renderer.pictures().items():
        yield File(path, renderer.store.data(*picture))
    yield from (File(path, data) for path, data in renderer.index().items())
    yield from (File(path, data) for path, data in renderer.assets.files.items())


def renderer_of(
    site: Site,
    fetch: Fetch,
    compiled: Compiled | None = None,
    templates: Templates | None = None,
    assets: Assets | None = None,
) -> Renderer:
    """Read a site's theme and return what renders its files; `fetch` returns its bodies.

    `compiled` is where the code of its templates is kept, `templates` are they themselves, and
    `assets` its other files, where they have been read before.

    Raises ContentError for a theme that cannot be read.
    """
    assets = assets or load_site_assets(site.settings)
    frame = frame_of(site, assets)
    if templates is None:
        templates = Templates(site.settings, frame, compiled=compiled)
    else:
        templates.show(frame)
    return Renderer(Views(site), fetch, assets, templates)
