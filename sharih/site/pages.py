"""A linked site → its pages: the path, the template and what the template is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sharih import urls
from sharih.arabic import Lang
from sharih.languages import LANGS, other_language
from sharih.site.anatomy import glossary, neighbours
from sharih.site.chronicles import chronicle
from sharih.site.citations import Citation
from sharih.site.model import Publication, Site
from sharih.site.nodes import NodeMaker
from sharih.site.ranking import newest_first
from sharih.site.rows import passages
from sharih.site.views import Card, EditionView, Link, Reading, Views, Words, words


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is made from a template."""

    path: str
    template: str
    lang: Lang
    """The language of the frame."""
    title: Words
    """What the page is called, without the name of the site."""
    description: Words
    kind: str
    """What it is: `home`, `explainer`, `topic` …; templates mark the navigation with it."""
    alternates: Mapping[Lang, str] = field(default_factory=dict)
    """The path of the same page in each language, itself included."""
    readings: tuple[Reading, ...] = ()
    """The languages the switch offers; empty where the page has no twin."""
    noindex: bool = False
    feed: str = ""
    """The folder whose feed belongs to the page; empty for that of the language."""
    context: Mapping[str, Any] = field(default_factory=dict)
    """What only its template needs."""


NO_WORDS = Words("", "ar")
MISSING = "404.html"
"""The path of the page that stands for those which are not there."""


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where a page stands among the pages of a list."""

    number: int
    pages: tuple[tuple[int, str], ...]
    """Number and address of each page."""
    newer: str | None
    older: str | None


def all_pages(views: Views) -> Iterator[Page]:
    """Make every page of a site but feeds and what search engines read."""
    for path in page_paths(views.site):
        yield page_at(views, path)


def page_paths(site: Site) -> Iterator[str]:
    """List the path of every page, in the order they are made."""
    yield ""
    for lang in LANGS:
        number = 1
        while urls.home(lang, number) in site.paths:
            yield urls.home(lang, number)
            number += 1
        yield urls.topics(lang)
        yield from (urls.topic(lang, ident) for ident in site.registry.topics)
        yield urls.archive(lang)
        yield from (urls.story(lang, ident) for ident in site.stories)
        if lang in site.about:
            yield urls.about(lang)
    for publication in site.publications:
        yield from (urls.explainer(lang, publication.slug) for lang in publication.editions)
        if len(publication.editions) == len(LANGS):
            yield urls.bilingual(publication.slug)
    yield from site.redirects
    yield MISSING


def page_at(views: Views, path: str) -> Page:
    """Make the page of a path, one of `page_paths`."""
    site = views.site
    if path in site.redirects:
        return _redirect(site, path, site.redirects[path])
    folder, _, rest = path.partition("/")
    lang: Lang = "en" if folder == "en" else "ar"
    match rest.split("/")[:-1]:
        case _ if path == MISSING:
            return Page(MISSING, "404.html", lang, NO_WORDS, NO_WORDS, "missing", noindex=True)
        case [] if not path:
            return _front(views)
        case []:
            return _home(views, lang, 1)
        case ["page", number]:
            return _home(views, lang, int(number))
        case ["topics", ident]:
            return _topic(views, lang, ident)
        case ["stories", ident]:
            return _story(views, lang, ident)
        case [("topics" | "archive" | "about") as name]:
            return {"topics": _topics, "archive": _archive, "about": _about}[name](views, lang)
        case [slug] if folder == lang:
            return _explainer(views, site.table[slug], lang)
        case [slug]:
            return _bilingual(views, site.table[slug])
        case _:
            raise KeyError(path)


def _twins(site: Site, paths: Mapping[Lang, str]) -> dict[str, Any]:
    """Return what a page that both languages have says of its twin."""
    readings = tuple(Reading(lang, site.urls.href(path)) for lang, path in paths.items())
    return {"alternates": paths, "readings": readings}


def _front(views: Views) -> Page:
    newest = {lang: _newest(views, lang, 3) for lang in LANGS}
    # It has the home pages for twins, for it is their `x-default`.
    twins = {lang: urls.home(lang) for lang in LANGS}
    context = {"newest": newest}
    return Page(
        "", "front.html", "ar", NO_WORDS, NO_WORDS, "front", alternates=twins, context=context
    )


def _newest(views: Views, lang: Lang, count: int) -> list[Card]:
    return views.card_list(views.in_language(lang, only=True)[:count], lang)


def _home(views: Views, lang: Lang, number: int) -> Page:
    site = views.site
    shown = views.in_language(lang, only=True)
    size = site.settings.per_page
    count = max(1, -(-len(shown) // size))
    twins = {lang: urls.home(lang, number)}
    other = other_language(lang)
    # A later page has no twin: the other language may have fewer of them.
    twins[other] = urls.home(other)
    extra = _twins(site, twins)
    if number > 1:
        extra["alternates"] = {}
    return Page(
        urls.home(lang, number), "home.html", lang, NO_WORDS,
        Words(site.settings.options.tagline[lang], lang), "home", **extra,
        context={
            "cards": views.card_list(shown[(number - 1) * size : number * size], lang),
            "elsewhere": (
                views.card_list(views.in_language(lang, only=False)[:5], lang)
                if number == 1 else []
            ),
            "topics": views.frequent(lang)[:12],
            "stories": _recent_stories(views, lang) if number == 1 else [],
            "pagination": _pagination(site, lang, number, count),
        },
    )  # fmt: skip


def _recent_stories(views: Views, lang: Lang) -> list[Link]:
    """List the stories with the newest explainers."""
    newest = sorted(views.site.stories, key=lambda ident: newest_first(views.story(ident)[0]))
    links = (_story_link(views.site, ident, lang) for ident in newest[:6])
    return [link for link in links if link]


def _story_link(site: Site, ident: str, lang: Lang) -> Link | None:
    """Return the page of a story with its name; None where there is no such story."""
    story = site.stories.get(ident)
    if story is None:
        return None
    return Link(site.urls.href(urls.story(lang, ident)), Words(story.names[lang], lang))


def _pagination(site: Site, lang: Lang, number: int, count: int) -> Pagination:
    addresses = tuple((n, site.urls.href(urls.home(lang, n))) for n in range(1, count + 1))
    return Pagination(
        number,
        addresses,
        newer=addresses[number - 2][1] if number > 1 else None,
        older=addresses[number][1] if number < count else None,
    )


def _explainer(views: Views, publication: Publication, lang: Lang) -> Page:
    site = views.site
    view = views.edition(publication, lang, explains=True)
    draft = publication.is_draft(lang)
    alternates = {
        each: urls.explainer(each, publication.slug)
        for each in publication.editions
        if not publication.is_draft(each)
    }
    both = len(publication.editions) == len(LANGS)
    side_by_side = site.urls.href(urls.bilingual(publication.slug)) if both else None
    return Page(
        urls.explainer(lang, publication.slug), "explainer.html", lang, view.title, view.summary,
        "explainer", alternates={} if draft else alternates,
        readings=views.readings(publication), noindex=draft,
        context={
            "explainer": view,
            "story": _story_link(site, publication.story, lang),
            "bilingual": side_by_side,
            "glossary": glossary(views, view.named, lang),
            "neighbours": neighbours(views, publication, lang),
            "citation": _citation(site, view),
            "related": _related(views, publication, lang),
        },
    )  # fmt: skip


def _citation(site: Site, view: EditionView) -> Citation:
    address = site.urls.absolute(urls.explainer(view.lang, view.slug))
    return Citation(
        view.slug, view.lang, view.author.text, view.translator.text, view.title.text,
        site.settings.options.name[view.lang], view.date,
        address if site.settings.siteurl else "",
    )  # fmt: skip


def _related(views: Views, publication: Publication, lang: Lang) -> list[Card]:
    """Find the explainers that share the most topics, a rare one counting for more."""
    scores: dict[str, float] = {}
    for tag in publication.explainer.tags:
        sharing = views.site.tagged.get(tag, ())
        # A topic that very many share says little; leaving it out keeps the cost of a page fixed.
        if len(sharing) > 200:
            continue
        for other in sharing:
            if other is not publication:
                scores[other.slug] = scores.get(other.slug, 0.0) + 1 / len(sharing)
    best = sorted(scores, key=lambda slug: (-scores[slug], slug))[:3]
    return views.card_list([views.site.table[slug] for slug in best], lang)


def _bilingual(views: Views, publication: Publication) -> Page:
    site = views.site
    editions = {lang: views.edition(publication, lang) for lang in publication.editions}
    draft = any(publication.is_draft(lang) for lang in publication.editions)
    return Page(
        urls.bilingual(publication.slug), "bilingual.html", "ar", editions["ar"].title,
        editions["ar"].summary, "bilingual", readings=views.readings(publication), noindex=True,
        context={
            "editions": editions,
            "passages": passages(publication, editions),
            "draft": draft,
            "hrefs": {
                lang: site.urls.href(urls.explainer(lang, publication.slug)) for lang in LANGS
            },
        },
    )  # fmt: skip


def _topics(views: Views, lang: Lang) -> Page:
    twins = _twins(views.site, {each: urls.topics(each) for each in LANGS})
    return Page(
        urls.topics(lang), "topics.html", lang, NO_WORDS, NO_WORDS, "topics", **twins,
        context={"letters": views.index(lang)},
    )  # fmt: skip


def _topic(views: Views, lang: Lang, ident: str) -> Page:
    topic = views.topic(lang, ident)
    twins = _twins(views.site, {each: urls.topic(each, ident) for each in LANGS})
    return Page(
        urls.topic(lang, ident), "topic.html", lang, topic.name, topic.about, "topic", **twins,
        feed=urls.topic(lang, ident),
        context={
            "topic": topic,
            "cards": views.card_list(views.site.tagged.get(ident, ()), lang),
            "mentioned": views.card_list(views.site.mentioned.get(ident, ()), lang),
            "moments": chronicle(views, views.site.tagged.get(ident, ()), lang),
        },
    )  # fmt: skip


def _story(views: Views, lang: Lang, ident: str) -> Page:
    story, told = views.site.stories[ident], views.story(ident)
    twins = _twins(views.site, {each: urls.story(each, ident) for each in LANGS})
    named = [i for p in told for i in sorted(p.mentions)]
    return Page(
        urls.story(lang, ident), "story.html", lang, Words(story.names[lang], lang),
        Words(story.about[lang], lang), "story", **twins,
        noindex=all(p.is_draft(each) for p in told for each in p.editions),
        context={
            "cards": views.card_list(told, lang),
            "moments": chronicle(views, told, lang),
            "people": glossary(views, named, lang).people,
        },
    )  # fmt: skip


def _archive(views: Views, lang: Lang) -> Page:
    twins = _twins(views.site, {each: urls.archive(each) for each in LANGS})
    cards = views.card_list(views.site.publications, lang)
    months = [
        (month, list(found))
        for month, found in groupby(cards, key=lambda c: c.date.strftime("%Y-%m") if c.date else "")
    ]
    return Page(
        urls.archive(lang), "archive.html", lang, NO_WORDS, NO_WORDS, "archive", **twins,
        context={"months": months},
    )  # fmt: skip


def _about(views: Views, lang: Lang) -> Page:
    site = views.site
    edition = site.about[lang]
    paths = {each: urls.about(each) for each in LANGS if each in site.about}
    maker = NodeMaker(edition, views.linker(lang), {}, {})
    return Page(
        urls.about(lang), "about.html", lang, words(edition.metadata.title, lang),
        words(edition.metadata.summary, lang), "about", **_twins(site, paths),
        context={"sections": maker.sections()},
    )  # fmt: skip


def _redirect(site: Site, old: str, target: str) -> Page:
    lang: Lang = "en" if old.startswith("en/") else "ar"
    href = site.urls.href(target)
    return Page(
        old, "redirect.html", lang, NO_WORDS, NO_WORDS, "redirect", noindex=True,
        context={"target": href, "target_path": target},
    )  # fmt: skip


def latest(publications: Sequence[Publication]) -> dt.date | None:
    """Return the day of the last change among explainers."""
    return max((p.modified for p in publications if p.modified), default=None)
