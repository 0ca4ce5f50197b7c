"""What a page is made of beside its record: the marks of texts, timelines, links and topics."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sharih.arabic import Lang
from sharih.routes import Route
from sharih.site.link.addresses import DEPENDENT, resolve
from sharih.site.model import Publication, Site
from sharih.site.pages.feeds import Feed, has_texts
from sharih.site.pages.marks import Marker
from sharih.site.pages.page import Page
from sharih.site.views.speaker_topics import speaker_topic
from sharih.translation.statuses import untranslated


class Needs:
    """Knows what `pages.completed_page` is made of, each thing marked when first asked for.

    Where these marks and the record of a page are the same, so is what comes of them.
    """

    def __init__(self, site: Site, marker: Marker, text_mark: Callable[[str], bytes]) -> None:
        """`text_mark` returns the mark of the files of an explainer, by its slug."""
        self._site = site
        self._marker = marker
        self._text_mark = text_mark
        self._texts: dict[str, bytes] = {}
        self._timelines: dict[tuple[str, Lang], bytes] = {}
        self._written_timelines: dict[str, bytes] = {}
        self._topics: dict[str, bytes] = {}

    def of_page(self, page: Page) -> list[bytes]:
        """List the marks of what a page needs."""
        found = [self._timeline(slug, page.lang) for slug in page.told]
        if page.slug:
            found.append(self._text(page.slug))
        return found

    def of_feed(self, route: Route, feed: Feed) -> list[bytes]:
        """List the marks of the texts that a feed has."""
        return [self._text(entry.slug) for entry in feed.entries] if has_texts(route) else []

    def _text(self, slug: str) -> bytes:
        """Return the mark of all that the pages of an explainer show of it, and beside it."""
        if slug not in self._texts:
            publication = self._site.table[slug]
            pictures = [
                (name, p.digest, p.width, p.height, p.files)
                for name, p in publication.pictures.items()
            ]
            self._texts[slug] = self._marker.mark(
                self._text_mark(slug),
                list(publication.editions),
                publication.waiting,
                publication.counts,
                publication.known if _matters_that_public(publication) else (),
                [self._led(publication, lang) for lang in publication.editions],
                pictures,
                self._of_topics(self._topics_of(publication)),
            )
        return self._texts[slug]

    def _timeline(self, slug: str, lang: Lang) -> bytes:
        """Return the mark of the timelines of an explainer, which lists in a language merge."""
        if (slug, lang) not in self._timelines:
            publication = self._site.table[slug]
            found = self._written(publication), self._led(publication, lang)
            self._timelines[slug, lang] = self._marker.mark(found)
        return self._timelines[slug, lang]

    def _written(self, publication: Publication) -> bytes:
        """Return the mark of the timelines of an explainer as they are written."""
        if publication.slug not in self._written_timelines:
            found = [(e.lang, e.timeline) for e in publication.editions.values()]
            self._written_timelines[publication.slug] = self._marker.mark(found)
        return self._written_timelines[publication.slug]

    def _led(self, publication: Publication, lang: Lang) -> list[tuple[str, str]]:
        """List what an explainer links to on the site, and where that leads from a page.

        A page may show passages of either edition. Where else links lead, they say themselves.
        """
        site, editions = self._site, publication.explainer.editions.values()
        written = {a for e in editions for _, a in e.addresses if a.startswith(DEPENDENT)}
        return [(address, resolve(address, lang, site.table, site)) for address in sorted(written)]

    def _topics_of(self, publication: Publication) -> set[str]:
        """Return the topics that an explainer names or has, and those its authors are."""
        found = {*publication.mentions, *publication.explainer.tags}
        for lang, edition in publication.editions.items():
            for name in (edition.metadata.author, edition.metadata.translator):
                if ident := speaker_topic(name, self._site.registry, lang):
                    found.add(ident)
        return found

    def _of_topics(self, idents: Iterable[str]) -> list[bytes]:
        known = self._site.registry.topics
        return [self._topic(ident) for ident in sorted(idents) if ident in known]

    def _topic(self, ident: str) -> bytes:
        if ident not in self._topics:
            topic = self._site.registry.topics[ident]
            self._topics[ident] = self._marker.mark(
                topic.id, topic.kind, topic.names, topic.about, topic.wikidata, topic.common
            )
        return self._topics[ident]


def _matters_that_public(publication: Publication) -> bool:
    """Say whether readers get other passages of a translation once it has been public."""
    differing = {*untranslated(public=True)} ^ {*untranslated(public=False)}
    return any(publication.counts.get(status) for status in differing)
