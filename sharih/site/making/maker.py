"""A linked site and what an earlier build made → the files that differ, made in several processes.

A file has a mark, of everything it is made from: the record that its template is given, the files
of the explainers it shows, the templates that it goes through, and the frame of all pages. Where
the mark is that of an earlier build, and the file that was made then is still there, nothing is
rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from sys import intern
from typing import Final

from sharih import routes
from sharih.cards.records import SocialCard
from sharih.errors import ContentError, Problems
from sharih.languages import LANGS
from sharih.output.plan import Put
from sharih.output.tree_files import Made
from sharih.pictures.store import Picture, Variant
from sharih.processes import Meanwhile, can_fork, in_processes, told_if_ended, usable_processors
from sharih.rebuild.stamps import digest
from sharih.routes import Route
from sharih.site.making.indexing import Indexing
from sharih.site.making.needs import Needs
from sharih.site.making.outcomes import Known, Outcome, Tree
from sharih.site.pages.feeds import all_feeds, feed_of
from sharih.site.pages.frame import frame_of
from sharih.site.pages.marks import Marker
from sharih.site.pages.page import Page
from sharih.site.pages.pages import list_paths, other_paths, page_at
from sharih.site.pages.render import MACHINES, SITEMAP, Renderer
from sharih.site.pages.sitemap import Location, location

CHUNK: Final = 24
"""How many pages are handed to a process at once, but for lists."""
FEWEST_FOR_FORKS: Final = 150
"""Fewer pages are made sooner in one process."""


class SiteMaker:
    """Makes the files of a site, as far as no earlier build has."""

    def __init__(
        self,
        renderer: Renderer,
        tree: Tree,
        *,
        text_mark: Callable[[str], bytes],
        basis: bytes,
        known: Mapping[str, Known],
        indexing: Indexing,
    ) -> None:
        """`text_mark` returns the mark of the files of an explainer, by its slug.

        `basis` is the mark of what all files are made with: the program, the settings and the
        templates of the theme; `known` has the files of an earlier build by their path.
        """
        self._renderer = renderer
        self._views, self._site = renderer.views, renderer.site
        self._tree = tree
        self._known = known
        self._indexing = indexing
        self._marker = Marker()
        self._needs = Needs(self._site, self._marker, text_mark)
        frame = frame_of(self._site, renderer.assets)
        self._basis = self._marker.mark(
            basis,
            frame.styles,
            frame.scripts,
            frame.search_scripts,
            frame.missing,
            frame.menus,
            frame.icon,
            frame.logos,
        )

    def make(self) -> Iterator[Outcome]:
        """Make every file, pages first, in a fixed order.

        Raises ContentError for faults in the theme, once all pages and feeds have been tried,
        OutputError and SharihError as the tree does.
        """
        problems = Problems()
        locations = []
        others: list[Outcome] = []
        for found in self._rendered(lambda: others.extend(self._others())):
            if isinstance(found, ContentError):
                problems.extend(found.problems)
                continue
            if found.location:
                locations.append(found.location)
            yield _slim(found)
        problems.raise_errors()
        yield self._sitemap(locations)
        yield from others

    def _others(self) -> Iterator[Outcome]:
        """Make what is neither rendered nor made of what is."""
        for path in MACHINES:
            if path != SITEMAP:
                yield self._whole(path, self._renderer.other(path))
        for path, picture in self._renderer.pictures().items():
            yield self._picture(path, picture)
        yield from self._index()
        for path, data in self._renderer.assets.files.items():
            yield self._whole(path, data)

    def make_some(
        self,
        paths: Iterable[str],
        feeds: Iterable[Route],
        others: Mapping[str, bytes],
        texts: Mapping[str, str],
    ) -> Iterator[Outcome]:
        """Make some of the pages, in this process, some of the feeds, and files as they are given.

        `texts` are those that feeds have of other explainers, by their addresses.
        Raises as `make` does.
        """
        self._renderer.texts.known.update(texts)
        problems = Problems()
        for found in chain.from_iterable(map(self._all_at, paths)):
            if isinstance(found, ContentError):
                problems.extend(found.problems)
            else:
                yield found
        problems.raise_errors()
        for route in feeds:
            yield self._feed(route)
        for path, data in others.items():
            yield self._whole(path, data)

    def edited_index(self, slugs: Iterable[str]) -> Mapping[str, bytes] | None:
        """Make the pieces of the index that differ after texts were edited in their words alone.

        None where all of it is to be looked at.
        """
        made = self._made_before()
        return self._indexing.edited(self._site, slugs, self._renderer.fetch, made, self._standing)

    def _index(self) -> list[Outcome]:
        """Make the index, as far as it is not there as it was made before."""
        made = self._made_before()
        ways = self._indexing.ways(self._site, self._renderer.fetch, made, self._standing)
        for files in ways:
            outcomes = [self._piece(path, data) for path, data in files.items()]
            ready = [outcome for outcome in outcomes if outcome is not None]
            if len(ready) == len(outcomes):
                return ready
        return []

    def _piece(self, path: str, data: bytes | None) -> Outcome | None:
        """Return a piece of the index; None where it was to stay as it was and is not there."""
        if data is not None:
            return self._whole(path, data)
        known = self._known[path]
        put = self._kept(path, known.mark)
        return Outcome(put, known.mark, rendered=False) if put else None

    def _made_before(self) -> dict[str, Made]:
        return {path: known.made for path, known in self._known.items()}

    def _standing(self, path: str) -> bytes:
        """Return a file of the site as readers get it now; raises OSError where it is not there."""
        return (self._site.settings.output / path).read_bytes()

    def _rendered(self, meanwhile: Meanwhile) -> Iterator[Outcome | ContentError]:
        """Make pages and feeds; `meanwhile` is done here while other processes make them."""
        many = len(self._site.paths) >= FEWEST_FOR_FORKS
        jobs = usable_processors() if many and can_fork() else 1
        chunks = self._chunks(jobs)
        if jobs == 1:
            yield from chain.from_iterable(map(self._chunk, chunks))
            meanwhile()
            return
        with told_if_ended("making pages"):
            yield from chain.from_iterable(in_processes(self._chunk, chunks, jobs, meanwhile))

    def _chunks(self, jobs: int) -> Iterator[Sequence[str | Route]]:
        """Divide what is to be made among processes.

        Lists of a language have the same entries, which a process makes once: so many processes
        as there are for a language share them.
        """
        site = self._site
        yield [routes.FRONT]
        for lang in LANGS:
            yield from _divided(list(list_paths(site, lang)), -(-jobs // len(LANGS)))
        others: list[str | Route] = [*other_paths(site), *all_feeds(site)]
        yield from (others[at : at + CHUNK] for at in range(0, len(others), CHUNK))

    def _chunk(self, wanted: Sequence[str | Route]) -> list[Outcome | ContentError]:
        """Make the pages of paths, and feeds."""
        return [made for each in wanted for made in self._all_of(each)]

    def _all_of(self, wanted: str | Route) -> Iterator[Outcome | ContentError]:
        if isinstance(wanted, str):
            yield from self._all_at(wanted)
            return
        try:
            yield self._feed(wanted)
        except ContentError as error:
            yield error

    def _all_at(self, path: str) -> Iterator[Outcome | ContentError]:
        """Make a page, and the card that is drawn with it."""
        self._views.shown.clear()
        page = page_at(self._views, path)
        yield self._page(page, (*self._views.shown.union(page.told),))
        if (card := page.card) and card.page == path:
            try:
                yield self._card(card)
            except ContentError as error:
                yield error

    def _card(self, card: SocialCard) -> Outcome:
        # All that is drawn is in its digest; what else changes on the site draws no card anew.
        mark = self._marker.mark(card.path, card.digest)
        return self._made(card.path, mark, lambda: self._renderer.card(card))

    def _page(self, page: Page, shown: tuple[str, ...]) -> Outcome | ContentError:
        file = routes.file_of(page.path)
        mark = self._marker.mark(self._basis, page, self._needs.of_page(page))
        place = location(self._site, page)
        if put := self._kept(file, mark):
            return Outcome(put, mark, rendered=False, location=place, shown=shown)
        try:
            data = self._renderer.page(page)
        except ContentError as error:
            return error
        put = self._tree.put(file, data)
        return Outcome(put, mark, rendered=True, location=place, shown=shown)

    def _feed(self, route: Route) -> Outcome:
        feed = feed_of(self._site, route)
        mark = self._marker.mark(self._basis, route.feed, feed, self._needs.of_feed(route, feed))
        return self._made(route.path, mark, lambda: self._renderer.feed(route, feed))

    def _sitemap(self, found: Sequence[Location]) -> Outcome:
        mark = self._marker.mark(self._basis, found)
        return self._made(SITEMAP, mark, lambda: self._renderer.sitemap(found))

    def _picture(self, path: str, picture: tuple[Picture, Variant]) -> Outcome:
        # The path has the digest of the picture in it.
        mark = self._marker.mark(self._basis, path, picture[0].digest)
        return self._made(path, mark, lambda: self._renderer.store.data(*picture))

    def _whole(self, path: str, data: bytes) -> Outcome:
        return self._made(path, digest(data), lambda: data)

    def _made(self, path: str, mark: bytes, make: Callable[[], bytes]) -> Outcome:
        if put := self._kept(path, mark):
            return Outcome(put, mark, rendered=False)
        return Outcome(self._tree.put(path, make()), mark, rendered=True)

    def _kept(self, file: str, mark: bytes) -> Put | None:
        known = self._known.get(file)
        return self._tree.keep(file, known.made) if known and known.mark == mark else None


def _slim(found: Outcome) -> Outcome:
    """Leave out what is not needed any more, and have the names of explainers in memory once."""
    return replace(found, location=None, shown=tuple(map(intern, found.shown)))


def _divided(paths: Sequence[str], parts: int) -> Iterator[Sequence[str]]:
    """Divide paths into parts of about the same number."""
    size = max(CHUNK, -(-len(paths) // parts))
    yield from (paths[at : at + size] for at in range(0, len(paths), size))
