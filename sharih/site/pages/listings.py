"""A linked site → the pages that list its explainers: homes, topics, stories, the archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sharih import routes
from sharih.arabic import Lang
from sharih.languages import LANGS, other_language
from sharih.site.link.ranking import newest_first
from sharih.site.model import Publication, Site
from sharih.site.pages.page import NO_WORDS, Page, twins
from sharih.site.views.glossary import glossary
from sharih.site.views.merged_timeline import MOST
from sharih.site.views.page_records import Card, Words
from sharih.site.views.views import Views


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where a page stands among the pages of a list."""

    number: int
    pages: tuple[tuple[int, str], ...]
    """Number and address of each page."""
    newer: str | None
    older: str | None


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story in a list."""

    id: str
    href: str
    name: Words
    about: Words
    count: int
    """The explainers of it that this build shows."""


def front(views: Views) -> Page:
    """Make the front page, which is in both languages."""
    newest = {lang: _newest(views, lang, 3) for lang in LANGS}
    # It has the home pages for twins, for it is their `x-default`.
    homes = {lang: routes.home(lang) for lang in LANGS}
    return Page(
        routes.FRONT, "front.html", "ar", NO_WORDS, NO_WORDS, "front",
        alternates=homes, context={"newest": newest},
    )  # fmt: skip


def _newest(views: Views, lang: Lang, count: int) -> list[Card]:
    return views.card_list(views.in_language(lang, only=True)[:count], lang)


def home(views: Views, lang: Lang, number: int) -> Page:
    """Make a page of the newest explainers; the first also leads to stories and topics."""
    site = views.site
    shown = views.in_language(lang, only=True)
    size = site.settings.per_page
    count = max(1, -(-len(shown) // size))
    homes = {lang: routes.home(lang, number)}
    other = other_language(lang)
    # A later page has no twin: the other language may have fewer of them.
    homes[other] = routes.home(other)
    extra = twins(site, homes)
    if number > 1:
        extra["alternates"] = {}
    return Page(
        routes.home(lang, number), "home.html", lang, NO_WORDS,
        Words(site.settings.options.tagline[lang], lang), "home", **extra,
        context={
            "cards": views.card_list(shown[(number - 1) * size : number * size], lang),
            "elsewhere": (
                views.card_list(views.in_language(lang, only=False)[:5], lang)
                if number == 1 else []
            ),
            "topics": views.frequent(lang)[:12],
            "stories": _story_entries(views, lang, 6) if number == 1 else [],
            "pagination": _pagination(site, lang, number, count),
        },
    )  # fmt: skip


def _pagination(site: Site, lang: Lang, number: int, count: int) -> Pagination:
    addresses = tuple((n, site.urls.href(routes.home(lang, n))) for n in range(1, count + 1))
    return Pagination(
        number,
        addresses,
        newer=addresses[number - 2][1] if number > 1 else None,
        older=addresses[number][1] if number < count else None,
    )


def topics(views: Views, lang: Lang) -> Page:
    """Make the index of topics."""
    return Page(
        routes.topics(lang), "topics.html", lang, NO_WORDS, NO_WORDS, "topics",
        **twins(views.site, {each: routes.topics(each) for each in LANGS}),
        context={"letters": views.index(lang)},
    )  # fmt: skip


def topic(views: Views, lang: Lang, ident: str) -> Page:
    """Make the page of a topic."""
    view = views.topic(lang, ident)
    return Page(
        routes.topic(lang, ident), "topic.html", lang, view.name, view.about, "topic",
        **twins(views.site, {each: routes.topic(each, ident) for each in LANGS}),
        feed=routes.feed(routes.topic(lang, ident), "atom"),
        context={
            "topic": view,
            "cards": views.card_list(views.site.tagged.get(ident, ()), lang),
            "mentioned": views.card_list(views.site.mentioned.get(ident, ()), lang),
        },
        told=_told(views.site.tagged.get(ident, ())),
    )  # fmt: skip


def stories(views: Views, lang: Lang) -> Page:
    """Make the index of stories, that with the newest explainer first."""
    return Page(
        routes.stories(lang), "stories.html", lang, NO_WORDS, NO_WORDS, "stories",
        **twins(views.site, {each: routes.stories(each) for each in LANGS}),
        noindex=all(_is_draft(views.story(ident)) for ident in views.site.stories),
        context={"stories": _story_entries(views, lang)},
    )  # fmt: skip


def story(views: Views, lang: Lang, ident: str) -> Page:
    """Make the page of a story."""
    found, told = views.site.stories[ident], views.story(ident)
    named = [i for p in told for i in sorted(p.mentions)]
    return Page(
        routes.story(lang, ident), "story.html", lang, Words(found.names[lang], lang),
        Words(found.about[lang], lang), "story",
        **twins(views.site, {each: routes.story(each, ident) for each in LANGS}),
        noindex=_is_draft(told),
        context={
            "cards": views.card_list(told, lang),
            "people": glossary(views, named, lang).people,
        },
        told=_told(told),
    )  # fmt: skip


def _told(publications: Sequence[Publication]) -> tuple[str, ...]:
    """Name those whose timelines are told: the newest."""
    return tuple(publication.slug for publication in publications[:MOST])


def _story_entries(views: Views, lang: Lang, most: int | None = None) -> list[StoryEntry]:
    site = views.site
    ordered = sorted(site.stories, key=lambda ident: newest_first(views.story(ident)[0]))
    return [
        StoryEntry(
            ident,
            site.urls.href(routes.story(lang, ident)),
            Words(site.stories[ident].names[lang], lang),
            Words(site.stories[ident].about[lang], lang),
            len(views.story(ident)),
        )
        for ident in ordered[:most]
    ]


def _is_draft(told: Sequence[Publication]) -> bool:
    """Say whether there is nothing of a story yet but drafts."""
    return all(p.is_draft(each) for p in told for each in p.editions)


def archive(views: Views, lang: Lang) -> Page:
    """Make the list by date."""
    cards = views.card_list(views.site.publications, lang)
    months = [
        (month, list(found))
        for month, found in groupby(cards, key=lambda c: c.date.strftime("%Y-%m") if c.date else "")
    ]
    return Page(
        routes.archive(lang), "archive.html", lang, NO_WORDS, NO_WORDS, "archive",
        **twins(views.site, {each: routes.archive(each) for each in LANGS}),
        context={"months": months},
    )  # fmt: skip
