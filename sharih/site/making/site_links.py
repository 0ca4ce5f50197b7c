"""How the explainers of a site hang together, as plain values by their slugs ↔ the site."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

from sharih.arabic import Lang
from sharih.content.published import PublicEdition, PublishedRegister
from sharih.content.stories import Story
from sharih.content.topics import Registry
from sharih.languages import LANGS
from sharih.routes import Urls
from sharih.settings import Settings
from sharih.site.kept import KeptText
from sharih.site.link.standing import Standing, standing_of
from sharih.site.link.visibility import publication_of
from sharih.site.making.publication_tables import Publications, Table
from sharih.site.model import Publication, ShownPage, Site

KeptTexts = Callable[[str], KeptText]


@dataclass(frozen=True, slots=True)
class Links:
    """How the explainers of a site hang together: everything by their slugs, as plain values."""

    order: list[str]
    readable: dict[tuple[str, bool], list[str]]
    tagged: dict[str, list[str]]
    mentioned: dict[str, list[str]]
    storied: dict[str, list[str]]
    dated: dict[str, list[str]]
    letters: dict[Lang, dict[str, int]]
    stories: bytes
    menus: bytes
    text_pages: dict[str, list[str]]
    redirects: dict[str, str]
    public: list[tuple[str, str]]
    pages: int
    standings: list[Standing]

    @classmethod
    def of(cls, site: Site) -> Links:
        """Write down how a site hangs together."""

        def named(shelves: Mapping[str, Sequence[Publication]]) -> dict[str, list[str]]:
            return {key: [p.slug for p in found] for key, found in shelves.items()}

        return cls(
            order=[p.slug for p in site.publications],
            readable={
                (lang, only): [p.slug for p in site.publications if (lang in p.editions) is only]
                for lang in LANGS
                for only in (True, False)
            },
            tagged=named(site.tagged),
            mentioned=named(site.mentioned),
            storied=named(site.storied),
            dated=named(site.dated),
            letters={lang: dict(counts) for lang, counts in site.letters.items()},
            stories=pickle.dumps(dict(site.stories)),
            menus=pickle.dumps(site.menus),
            text_pages={slug: list(page.editions) for slug, page in site.pages.items()},
            redirects=dict(site.redirects),
            public=[a for a, e in site.published.editions.items() if not e.page],
            pages=len(site.paths),
            standings=sorted(map(standing_of, site.publications)),
        )

    def as_tuple(self) -> tuple[Any, ...]:
        """Return the fields, of which the class makes the same record."""
        return tuple(getattr(self, field.name) for field in fields(self))

    def site(
        self,
        settings: Settings,
        registry: Registry,
        kept: Callable[[str], KeptText],
        edited: Container[str] = (),
    ) -> Site:
        """Make the site again; `kept` returns what is kept of a text, by its slug.

        Where the translations of texts stand that were `edited` is looked at anew.
        """
        public = PublicEdition(dt.date.min, None, "")
        addresses = dict.fromkeys(self.public, public)
        published = PublishedRegister(settings.published, addresses)  # type: ignore[arg-type]
        table = Table(self.order, partial(_publication, kept, settings, published))

        def shelves(named: Mapping[Any, Sequence[str]]) -> dict[Any, Publications]:
            return {key: Publications(slugs, table) for key, slugs in named.items()}

        standings = [
            standing_of(table[each[-1]]) if each[-1] in edited else each for each in self.standings
        ]
        stories: dict[str, Story] = pickle.loads(self.stories)  # noqa: S301 - our own file  # nosec B301
        return Site(
            settings=settings,
            urls=Urls(settings.base, settings.siteurl),
            registry=registry,
            publications=Publications(self.order, table),
            table=table,
            letters=self.letters,
            tagged=shelves(self.tagged),
            mentioned=shelves(self.mentioned),
            stories=stories,
            storied=shelves(self.storied),
            dated=shelves(self.dated),
            pages={
                slug: ShownPage(slug, dict.fromkeys(langs))  # type: ignore[arg-type]
                for slug, langs in self.text_pages.items()
            },
            paths=frozenset(),
            redirects=self.redirects,
            held=(),
            withdrawn={},
            published=published,
            menus=pickle.loads(self.menus),  # noqa: S301 - our own file  # nosec B301
            readable=shelves(self.readable),
            standings=sorted(standings),
        )


def _publication(
    kept: Callable[[str], KeptText], settings: Settings, published: PublishedRegister, slug: str
) -> Publication:
    publication = publication_of(kept(slug), settings, published, [])
    if publication is None:
        raise KeyError(slug)
    return publication
