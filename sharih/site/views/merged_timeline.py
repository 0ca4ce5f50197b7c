"""The merged timeline of explainers → what templates draw: moments, and where each is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from operator import attrgetter

from sharih import routes
from sharih.arabic import Lang
from sharih.records import record
from sharih.site.model import Publication
from sharih.site.views.node_records import Node
from sharih.site.views.nodes import NodeMaker
from sharih.site.views.page_records import Link
from sharih.site.views.timelines import Event, Gap, Origin, Same, events, gap, told_events
from sharih.site.views.views import Views

MOST = 40
"""A merged timeline is that of this many explainers, the newest; longer ones nobody reads."""


@record(frozen=True, slots=True)
class Happening:
    """An event of a merged timeline."""

    nodes: tuple[Node, ...]
    """What is said of it."""
    lang: Lang | None
    """The language of that, where it is not the page's."""


@record(frozen=True, slots=True)
class Telling:
    """What one explainer, or several in the same words, say of a date."""

    happenings: tuple[Happening, ...]
    told: tuple[Link, ...]
    """The explainers, each linked at the first of these events."""


@record(frozen=True, slots=True)
class Moment:
    """A date with all that is told of it."""

    date: str
    """An ISO date, month or year."""
    gap: Gap | None
    """The time since the moment before; None for the first."""
    tellings: tuple[Telling, ...]
    """What most explainers agree on first."""
    sources: int
    """How many explainers tell of it."""


def chronicle(views: Views, publications: Iterable[Publication], lang: Lang) -> tuple[Moment, ...]:
    """Merge the timelines of explainers for a page in `lang`; empty where there are none."""

    def told(publication: Publication, shown: Lang) -> list[tuple[Same, Event]]:
        make = partial(told_events, publication, shown)
        return views.once(publication, ("events", shown), make)

    return tuple(_moments(views, events(publications, lang, told), lang))


def _moments(views: Views, found: tuple[Event, ...], lang: Lang) -> Iterator[Moment]:
    before: str | None = None
    for date, group in groupby(found, key=attrgetter("date")):
        together = list(group)
        since = gap(before, date) if before else None
        before = date
        if len(together) == len(together[0].origins) == 1:
            event = together[0]
            make = partial(_single_telling, views, event, lang)
            yield Moment(date, since, (views.once(event, ("telling", lang), make),), 1)
            continue
        told: dict[tuple[str, ...], list[Event]] = {}
        for event in together:
            told.setdefault(tuple(o.publication.slug for o in event.origins), []).append(event)
        ordered = sorted(told, key=lambda slugs: -len(slugs))
        tellings = tuple(_telling(views, told[slugs], lang) for slugs in ordered)
        yield Moment(date, since, tellings, len({slug for slugs in told for slug in slugs}))


def _single_telling(views: Views, event: Event, lang: Lang) -> Telling:
    """Make what one explainer tells, which is the same on all pages in a language."""
    return Telling((_happening(views, event, lang),), (_told(views, event.origins[0]),))


def _telling(views: Views, found: list[Event], lang: Lang) -> Telling:
    happenings = tuple(
        views.once(
            event.blocks, (event.origins[0].lang, lang), partial(_happening, views, event, lang)
        )
        for event in found
    )
    told = tuple(
        views.once(origin.publication, (origin.lang, origin.key), partial(_told, views, origin))
        for origin in found[0].origins
    )
    return Telling(happenings, told)


def _happening(views: Views, event: Event, lang: Lang) -> Happening:
    first = event.origins[0]
    linker = views.once(views.site, ("linker", lang), partial(views.linker, lang, topics=False))
    maker = NodeMaker(first.lang, linker, {}, {})
    nodes = maker.blocks(event.blocks)
    return Happening(nodes, first.lang if first.lang != lang else None)


def _told(views: Views, origin: Origin) -> Link:
    page = views.site.urls.href(routes.explainer(origin.lang, origin.publication.slug))
    title = views.card(origin.publication, origin.lang).title
    return Link(f"{page}#{origin.key}" if origin.key else page, title)
