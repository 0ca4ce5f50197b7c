"""The paths of the pages that a site has: its own, those of its lists, and of each explainer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sharih import routes
from sharih.arabic import Lang, letter_name
from sharih.content.topics import Registry
from sharih.languages import LANGS
from sharih.records import record
from sharih.routes import Route
from sharih.settings import Settings
from sharih.site.link.list_pages import (
    ITEMS,
    ROWS,
    TOPICS,
    by_year,
    cards_on_a_page,
    is_by_year,
    page_count,
)
from sharih.site.model import Publication

Listed = Mapping[str, Sequence[Publication]]


@record(frozen=True, slots=True)
class Lists:
    """What is listed on a site, as far as it decides which pages there are."""

    per_page: int
    """Explainers on a home page."""
    shown: Mapping[Lang, int]
    """How many explainers can be read in each language."""
    letters: Mapping[Lang, Mapping[str, int]]
    tagged: Listed
    mentioned: Listed
    storied: Listed
    dated: Listed
    waiting: int | None = None
    """How many explainers are not in step; None where no page tells of that."""


STATUS_TEMPLATE: Final = "status.html"


def has_status(settings: Settings) -> bool:
    """Say whether there is a page about the translations: on a local site whose theme has one."""
    folders = settings.template_folders
    return settings.options.drafts and any((each / STATUS_TEMPLATE).is_file() for each in folders)


def fixed_paths(registry: Registry, *, search: bool, status: bool) -> Iterator[str]:
    """List the paths of the pages that are there without any explainer."""
    yield routes.FRONT
    for lang in LANGS:
        if status:
            yield routes.status(lang)
        yield from (routes.home(lang), routes.topics(lang), routes.archive(lang))
        if search:
            yield routes.search(lang)
        yield from (routes.topic(lang, ident) for ident in registry.topics)


def list_paths(lists: Lists) -> Iterator[str]:
    """List the paths of the pages that are there because of what is listed on them."""
    for lang in LANGS:
        for route, length, size in _lists(lists, lang):
            for number in range(1, page_count(length, size) + 1):
                yield replace(route, number=number).path


def _lists(lists: Lists, lang: Lang) -> Iterator[tuple[Route, int, int]]:
    """Go through the lists: the first page, how much there is, and how much a page holds."""
    cards = cards_on_a_page(lists.per_page)
    yield Route("home", lang), lists.shown[lang], lists.per_page
    for letter, count in lists.letters[lang].items():
        yield Route("letter", lang, letter_name(letter)), count, TOPICS
    for ident, found in lists.tagged.items():
        if len(found) > cards:
            yield Route("topic", lang, ident), len(found), cards
    for ident, found in lists.mentioned.items():
        if len(found) > cards:
            yield Route("mentions", lang, ident), len(found), cards
    if lists.storied:
        yield Route("stories", lang), len(lists.storied), cards
    for ident, found in lists.storied.items():
        yield Route("story", lang, ident), len(found), cards
    if lists.waiting is not None:
        yield Route("status", lang), lists.waiting, ROWS
    if is_by_year(lists.dated):
        yield from _periods(lists.dated, lang)


def _periods(dated: Listed, lang: Lang) -> Iterator[tuple[Route, int, int]]:
    for year, months in by_year(dated).items():
        if year:
            yield Route("period", lang, year), 1, 1
        for month in months:
            yield Route("period", lang, routes.period_of(month)), len(dated[month]), ITEMS


def own_paths(publication: Publication) -> Iterator[str]:
    """List the paths of the pages of an explainer."""
    yield from (routes.explainer(lang, publication.slug) for lang in publication.editions)
    if len(publication.editions) == len(LANGS):
        yield routes.bilingual(publication.slug)
