"""A linked site → its pages: the path, the template and what the template is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from sharih import routes
from sharih.arabic import Lang, letter_name
from sharih.languages import LANGS
from sharih.routes import Kind, Route
from sharih.site.kept import Body, Fetch
from sharih.site.link.list_pages import is_by_year, times
from sharih.site.model import Publication, Site
from sharih.site.pages import listings
from sharih.site.pages.archive import archive, period
from sharih.site.pages.page import NO_WORDS, Page, twins
from sharih.site.pages.search import search
from sharih.site.pages.social import social_card
from sharih.site.pages.status_page import status_page
from sharih.site.views.bilingual import passages
from sharih.site.views.citations import Citation
from sharih.site.views.completed import completed
from sharih.site.views.glossary import glossary, neighbours
from sharih.site.views.merged_timeline import chronicle
from sharih.site.views.nodes import NodeMaker
from sharih.site.views.page_records import Card, EditionView, Link, Words, words
from sharih.site.views.related import related
from sharih.site.views.views import Views


def all_pages(views: Views) -> Iterator[Page]:
    """Make every page of a site but feeds and what search engines read, without bodies."""
    for path in page_paths(views.site):
        yield page_at(views, path)


def page_paths(site: Site) -> Iterator[str]:
    """List the path of every page, in the order they are made."""
    yield routes.FRONT
    for lang in LANGS:
        yield from list_paths(site, lang)
    yield from other_paths(site)


def list_paths(site: Site, lang: Lang) -> Iterator[str]:
    """List the paths of the lists in a language, and of its pages that explain nothing."""
    yield from _pages_of(site, Route("home", lang))
    yield routes.topics(lang)
    for letter in site.letters[lang]:
        yield from _pages_of(site, Route("letter", lang, letter_name(letter)))
    for ident in site.registry.topics:
        yield from _pages_of(site, Route("topic", lang, ident))
        yield from _pages_of(site, Route("mentions", lang, ident))
    yield routes.archive(lang)
    yield from _single(site, routes.search(lang))
    if is_by_year(site.dated):
        for time in times(site.dated):
            yield from _pages_of(site, Route("period", lang, routes.period_of(time)))
    if site.stories:
        yield from _pages_of(site, Route("stories", lang))
    for ident in site.stories:
        yield from _pages_of(site, Route("story", lang, ident))
    yield from _pages_of(site, Route("status", lang))
    for page in site.pages.values():
        if lang in page.editions:
            yield routes.page(lang, page.slug)


def other_paths(site: Site) -> Iterator[str]:
    """List the paths of the pages that belong to one explainer, or to none and to no language."""
    for publication in site.publications:
        yield from (routes.explainer(lang, publication.slug) for lang in publication.editions)
        if len(publication.editions) == len(LANGS):
            yield routes.bilingual(publication.slug)
    yield from site.withdrawn
    yield from site.redirects
    yield routes.MISSING


def _single(site: Site, path: str) -> Iterator[str]:
    """List the path of a page that a site may be without."""
    if path in site.paths:
        yield path


def _pages_of(site: Site, route: Route) -> Iterator[str]:
    """List the paths of the pages of a list, from the first on, as far as there are any."""
    while (path := route.path) in site.paths:
        yield path
        route = replace(route, number=route.number + 1)


def page_at(views: Views, path: str) -> Page:
    """Make the page of a path, one of `page_paths`; that of an explainer is without its body."""
    page = _page_at(views, path)
    if not views.site.settings.siteurl:
        return page  # others see links only to what is on the web
    return replace(page, card=social_card(views, page, views.design))


def _page_at(views: Views, path: str) -> Page:
    site = views.site
    if path in site.withdrawn:
        return _withdrawn(views, path)
    if path in site.redirects:
        return _redirect(site, path, site.redirects[path])
    route = routes.parse(path, site.pages)
    if route is None or route.feed is not None:
        raise KeyError(path)
    return _MAKERS[route.kind](views, route)


def completed_page(views: Views, page: Page, fetch: Fetch) -> Page:
    """Give a page what is only made when it is rendered: of the body it names, of timelines."""
    needed: dict[str, Any] = {}
    if page.slug:
        publication, body = views.site.table[page.slug], fetch(page.slug)
        if page.kind == "bilingual":
            needed = _bilingual_body(views, publication, body)
        else:
            needed = _explainer_body(views, publication, body, page.lang)
    if page.kind in _WITH_TIMELINES:
        needed["moments"] = chronicle(
            views, (views.site.table[slug] for slug in page.told), page.lang
        )
    return replace(page, context={**page.context, **needed}) if needed else page


_WITH_TIMELINES: Final = ("topic", "story")


def _explainer(views: Views, publication: Publication, lang: Lang) -> Page:
    site, ends = views.site, views.site.settings.options.ends
    card = views.card(publication, lang)
    draft = publication.is_draft(lang)
    alternates = {
        each: routes.explainer(each, publication.slug)
        for each in publication.editions
        if not publication.is_draft(each)
    }
    both = len(publication.editions) == len(LANGS)
    side_by_side = site.urls.href(routes.bilingual(publication.slug)) if both else None
    return Page(
        routes.explainer(lang, publication.slug), "explainer.html", lang, card.title, card.summary,
        "explainer", alternates={} if draft else alternates,
        readings=views.readings(publication), noindex=draft, slug=publication.slug,
        context={
            "story": _story_link(site, publication.story, lang),
            "bilingual": side_by_side,
            "neighbours": neighbours(views, publication, lang),
            "related": _related(views, publication, lang) if "related" in ends else [],
        },
    )  # fmt: skip


def _explainer_body(
    views: Views, publication: Publication, body: Body, lang: Lang
) -> dict[str, Any]:
    view = views.edition(publication, body, lang, explains=True)
    return {
        "explainer": view,
        "glossary": glossary(views, view.named, lang),
        "citation": _citation(views.site, view),
    }


def _story_link(site: Site, ident: str, lang: Lang) -> Link | None:
    """Return the page of a story with its name; None where there is no such story."""
    story = site.stories.get(ident)
    if story is None:
        return None
    return Link(site.urls.href(routes.story(lang, ident)), Words(story.names[lang], lang))


def _citation(site: Site, view: EditionView) -> Citation:
    address = site.urls.absolute(routes.explainer(view.lang, view.slug))
    return Citation(
        view.slug, view.lang, view.author.text, view.translator.text, view.title.text,
        site.settings.options.name[view.lang], view.date,
        address if site.settings.siteurl else "",
    )  # fmt: skip


def _related(views: Views, publication: Publication, lang: Lang) -> list[Card]:
    """List the explainers that share the most topics."""
    find = partial(related, views, publication)
    return views.card_list(views.once(publication, ("related",), find), lang)


def _bilingual(views: Views, publication: Publication) -> Page:
    site = views.site
    card = views.card(publication, "ar")
    draft = any(publication.is_draft(lang) for lang in publication.editions)
    return Page(
        routes.bilingual(publication.slug), "bilingual.html", "ar", card.title, card.summary,
        "bilingual", readings=views.readings(publication), noindex=True, slug=publication.slug,
        context={
            "draft": draft,
            "hrefs": {
                lang: site.urls.href(routes.explainer(lang, publication.slug)) for lang in LANGS
            },
        },
    )  # fmt: skip


def _bilingual_body(views: Views, publication: Publication, body: Body) -> dict[str, Any]:
    editions = {lang: views.edition(publication, body, lang) for lang in publication.editions}
    return {
        "editions": editions,
        "passages": passages(body, editions),
        "citations": {lang: _citation(views.site, view) for lang, view in editions.items()},
    }


def _page(views: Views, lang: Lang, slug: str) -> Page:
    """Make a page that explains nothing."""
    site = views.site
    page = site.pages[slug]
    edition, draft = page.editions[lang], page.is_draft(lang)
    paths = {each: routes.page(each, slug) for each in page.editions}
    standing = page.standing if page.standing and page.standing.lang == lang else None
    whole = completed(standing.body, without_machine=False) if standing else None
    statuses = whole.statuses if whole else {}
    maker = NodeMaker(lang, views.linker(lang), {}, statuses, page.pictures)
    twin = twins(site, paths)
    public = {each: path for each, path in paths.items() if not page.is_draft(each)}
    return Page(
        routes.page(lang, slug), "text_page.html", lang, words(edition.metadata.title, lang),
        words(edition.metadata.summary, lang), slug if slug == routes.ABOUT else "page",
        **{**twin, "alternates": {} if draft else public}, noindex=draft,
        modified=edition.metadata.modified,
        context={
            "sections": maker.sections(whole.sections if whole else edition.sections),
            "draft": draft,
            "waits": page.waiting.get(lang),
            "told": standing.told if standing else None,
        },
    )  # fmt: skip


def _withdrawn(views: Views, path: str) -> Page:
    """Make the page that stands in place of an edition which was withdrawn."""
    edition = views.site.withdrawn[path]
    publication = views.site.table.get(edition.path.parent.name)
    lang, metadata = edition.lang, edition.metadata
    of_page = edition.path.parent.parent == views.site.settings.pages
    return Page(
        path, "withdrawn.html", lang, words(metadata.title, lang), NO_WORDS, "withdrawn",
        readings=views.readings(publication) if publication else (),
        noindex=True,
        context={"day": metadata.modified, "of_page": of_page},
    )  # fmt: skip


def _redirect(site: Site, old: str, target: str) -> Page:
    href = site.urls.href(target)
    lang = routes.lang_of(old if routes.parse(old) else target)
    return Page(
        old, "redirect.html", lang, NO_WORDS, NO_WORDS, "redirect", noindex=True,
        context={"target": href, "target_path": target},
    )  # fmt: skip


_MAKERS: Final[Mapping[Kind, Callable[[Views, Route], Page]]] = {
    "front": lambda views, _: listings.front(views),
    "missing": lambda _, route: Page(
        route.path, "404.html", route.lang, NO_WORDS, NO_WORDS, "missing", noindex=True
    ),
    "home": lambda views, route: listings.home(views, route.lang, route.number),
    "topics": lambda views, route: listings.topics(views, route.lang),
    "letter": lambda views, route: listings.letter(views, route.lang, route.ident, route.number),
    "topic": lambda views, route: listings.topic(views, route.lang, route.ident, route.number),
    "mentions": lambda views, route: listings.mentions(
        views, route.lang, route.ident, route.number
    ),
    "stories": lambda views, route: listings.stories(views, route.lang, route.number),
    "story": lambda views, route: listings.story(views, route.lang, route.ident, route.number),
    "archive": lambda views, route: archive(views, route.lang),
    "period": lambda views, route: period(views, route.lang, route.ident, route.number),
    "search": lambda views, route: search(views, route.lang),
    "status": lambda views, route: status_page(views, route.lang, route.number),
    "explainer": lambda views, route: _explainer(views, views.site.table[route.ident], route.lang),
    "bilingual": lambda views, route: _bilingual(views, views.site.table[route.ident]),
    "page": lambda views, route: _page(views, route.lang, route.ident),
}
"""What makes the pages of each kind."""
