"""A linked site → the pages that list its explainers: homes, topics and stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sharih import routes
from sharih.arabic import FOREIGN, Lang, letter_name
from sharih.languages import LANGS, other_language
from sharih.records import record
from sharih.routes import Route
from sharih.site.link.list_pages import MENTIONING, TOPICS, cards_on_a_page, page_count, part
from sharih.site.link.ranking import newest_first
from sharih.site.model import Publication, Site
from sharih.site.pages.page import NO_WORDS, Page, twins
from sharih.site.pages.pagination import paginate
from sharih.site.views.glossary import glossary
from sharih.site.views.merged_timeline import MOST
from sharih.site.views.page_records import Card, Words
from sharih.site.views.views import Views

FREQUENT: Final = 40
"""How many topics the index shows besides its letters, where it needs a page for each of those."""


@record(frozen=True, slots=True)
class LetterLink:
    """A letter of the index of topics, as a link."""

    letter: str
    href: str
    count: int
    """How many topics there are under it."""


@record(frozen=True, slots=True)
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
    homes = {lang: routes.home(lang, number)}
    other = other_language(lang)
    # A later page has no twin: the other language may have fewer of them.
    homes[other] = routes.home(other)
    pages = page_count(len(shown), size)
    extra = twins(site, homes)
    if number > 1:
        extra["alternates"] = {}
    return Page(
        routes.home(lang, number), "home.html", lang, NO_WORDS,
        Words(site.settings.options.tagline[lang], lang), "home", **extra,
        context={
            "cards": views.card_list(part(shown, number, size), lang),
            "elsewhere": (
                views.card_list(views.in_language(lang, only=False)[:5], lang)
                if number == 1 else []
            ),
            "topics": views.frequent(lang)[:12],
            "stories": _story_entries(views, lang, slice(6)) if number == 1 else [],
            "pagination": paginate(site, Route("home", lang, number=number), pages),
        },
    )  # fmt: skip


def topics(views: Views, lang: Lang) -> Page:
    """Make the index of topics: of all, or of its letters and the most frequent ones."""
    links = _letter_links(views.site, lang)
    return Page(
        routes.topics(lang), "topics.html", lang, NO_WORDS, NO_WORDS, "topics",
        **twins(views.site, {each: routes.topics(each) for each in LANGS}),
        context={
            "letters": [] if links else views.index(lang),
            "links": links,
            "letter": "",
            "frequent": views.frequent(lang)[:FREQUENT] if links else [],
        },
    )  # fmt: skip


def letter(views: Views, lang: Lang, name: str, number: int) -> Page:
    """Make a page of the topics under a letter; its twin is the index in the other language."""
    site = views.site
    route = Route("letter", lang, name, number)
    found = next(each for each in views.index(lang) if letter_name(each.letter) == name)
    paths = {each: route.path if each == lang else routes.topics(each) for each in LANGS}
    twin = twins(site, paths)
    return Page(
        route.path, "letter.html", lang, NO_WORDS, NO_WORDS, "letter",
        **{**twin, "alternates": {}},
        context={
            "letter": found.letter,
            "links": _letter_links(site, lang),
            "topics": part(found.topics, number, TOPICS),
            "pagination": paginate(site, route, page_count(len(found.topics), TOPICS)),
        },
    )  # fmt: skip


def _letter_links(site: Site, lang: Lang) -> list[LetterLink]:
    """Lead to the pages of letters, in alphabetical order; what has no letter comes last."""
    counts = site.letters[lang]
    return [
        LetterLink(
            each, site.urls.href(Route("letter", lang, letter_name(each)).path), counts[each]
        )
        for each in sorted(counts, key=lambda each: (each == FOREIGN, each))
    ]


def topic(views: Views, lang: Lang, ident: str, number: int) -> Page:
    """Make a page of a topic; the first also has its timeline and who else names it."""
    site, view = views.site, views.topic(lang, ident)
    route = Route("topic", lang, ident, number)
    size, tagged = cards_on_a_page(site.settings.per_page), site.tagged.get(ident, ())
    named = site.mentioned.get(ident, ()) if number == 1 else ()
    few = named if len(named) <= size else named[:MENTIONING]
    return Page(
        route.path, "topic.html", lang, view.name, view.about, "topic",
        **twins(site, {each: routes.topic(each, ident, number) for each in LANGS}),
        feed=routes.feed(routes.topic(lang, ident), "atom"),
        context={
            "topic": view,
            "cards": views.card_list(part(tagged, number, size), lang),
            "pagination": paginate(site, route, page_count(len(tagged), size)),
            "mentioned": views.card_list(few, lang),
            "further": len(named) - len(few),
            "mentions": site.urls.href(Route("mentions", lang, ident).path),
        },
        told=_told(tagged) if number == 1 else (),
    )  # fmt: skip


def mentions(views: Views, lang: Lang, ident: str, number: int) -> Page:
    """Make a page of the explainers that name a topic without being tagged with it."""
    site, view = views.site, views.topic(lang, ident)
    route = Route("mentions", lang, ident, number)
    size, named = cards_on_a_page(site.settings.per_page), site.mentioned[ident]
    return Page(
        route.path, "mentions.html", lang, view.name, NO_WORDS, "mentions",
        **twins(site, {each: replace(route, lang=each).path for each in LANGS}),
        context={
            "topic": view,
            "cards": views.card_list(part(named, number, size), lang),
            "pagination": paginate(site, route, page_count(len(named), size)),
        },
    )  # fmt: skip


def stories(views: Views, lang: Lang, number: int) -> Page:
    """Make a page of the index of stories, that with the newest explainer first."""
    site, route = views.site, Route("stories", lang, number=number)
    size = cards_on_a_page(site.settings.per_page)
    return Page(
        route.path, "stories.html", lang, NO_WORDS, NO_WORDS, "stories",
        **twins(site, {each: routes.stories(each, number) for each in LANGS}),
        noindex=all(_is_draft(views.story(ident)) for ident in site.stories),
        context={
            "stories": _story_entries(views, lang, slice((number - 1) * size, number * size)),
            "pagination": paginate(site, route, page_count(len(site.stories), size)),
        },
    )  # fmt: skip


def story(views: Views, lang: Lang, ident: str, number: int) -> Page:
    """Make a page of a story; the first also has its timeline and who is who in it."""
    site = views.site
    found, told = site.stories[ident], views.story(ident)
    route, size = Route("story", lang, ident, number), cards_on_a_page(site.settings.per_page)
    shown = part(told, number, size)
    named = [i for p in shown for i in sorted(p.mentions)] if number == 1 else []
    return Page(
        route.path, "story.html", lang, Words(found.names[lang], lang),
        Words(found.about[lang], lang), "story",
        **twins(site, {each: routes.story(each, ident, number) for each in LANGS}),
        noindex=_is_draft(told),
        context={
            "count": len(told),
            "cards": views.card_list(shown, lang),
            "pagination": paginate(site, route, page_count(len(told), size)),
            "people": glossary(views, named, lang).people,
        },
        told=_told(told) if number == 1 else (),
    )  # fmt: skip


def _told(publications: Sequence[Publication]) -> tuple[str, ...]:
    """Name those whose timelines are told: the newest."""
    return tuple(publication.slug for publication in publications[:MOST])


def _story_entries(views: Views, lang: Lang, which: slice) -> list[StoryEntry]:
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
        for ident in ordered[which]
    ]


def _is_draft(told: Sequence[Publication]) -> bool:
    """Say whether there is nothing of a story yet but drafts."""
    return all(p.is_draft(each) for p in told for each in p.editions)
