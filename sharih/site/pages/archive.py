"""A linked site → its archive: one page while that is short, else by year and month."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any

from sharih import routes
from sharih.arabic import Lang
from sharih.languages import LANGS
from sharih.records import record
from sharih.routes import Route
from sharih.site.link.list_pages import ITEMS, by_year, is_by_year, page_count, part
from sharih.site.model import Site
from sharih.site.pages.page import NO_WORDS, Page, twins
from sharih.site.pages.pagination import paginate
from sharih.site.views.page_records import Card, Words
from sharih.site.views.views import Views


@record(frozen=True, slots=True)
class Period:
    """A year or a month of the archive, as a link."""

    time: str
    """ISO, as 2024 or 2024-11; empty for what has no date."""
    href: str
    count: int
    """How many explainers there are of it."""


@record(frozen=True, slots=True)
class Year:
    """A year of the archive with its months; what has no date is a year without months."""

    period: Period
    months: tuple[Period, ...]


Months = list[tuple[str, list[Card]]]
"""ISO months with their explainers; an empty one for those without a date."""


def archive(views: Views, lang: Lang) -> Page:
    """Make the list by date: of everything, or of the newest with the ways to all years."""
    site = views.site
    context: dict[str, Any]
    if is_by_year(site.dated):
        newest = max(site.dated)
        context = {
            "years": _years(site, lang),
            "newest": _period(site, lang, newest),
            "months": [(newest, views.card_list(site.dated[newest][:ITEMS], lang))],
        }
    else:
        context = {"years": [], "newest": None, "months": _all_months(views, lang)}
    return Page(
        routes.archive(lang), "archive.html", lang, NO_WORDS, NO_WORDS, "archive",
        **twins(site, {each: routes.archive(each) for each in LANGS}), context=context,
    )  # fmt: skip


def period(views: Views, lang: Lang, ident: str, number: int) -> Page:
    """Make the page of a year, a month, or of what has no date."""
    site, time = views.site, routes.time_of(ident)
    route = Route("period", lang, ident, number)
    of_year = time in by_year(site.dated) and time
    context = _of_year(views, route) if of_year else _of_month(views, route, time)
    title = Words(site.settings.conventions(lang).vague_date(time), lang) if time else NO_WORDS
    return Page(
        route.path, "period.html", lang, title, NO_WORDS, "period",
        **twins(site, {each: replace(route, lang=each).path for each in LANGS}),
        context={"time": time, **context},
    )  # fmt: skip


def _of_year(views: Views, route: Route) -> dict[str, Any]:
    """Show a year with its explainers, or with the ways to its months where they are too many."""
    site, lang, year = views.site, route.lang, route.ident
    years = by_year(site.dated)
    months = years[year]
    count = sum(len(site.dated[month]) for month in months)
    whole = count <= ITEMS
    return {
        "total": count,
        "months": [(m, views.card_list(site.dated[m], lang)) for m in months] if whole else [],
        "links": [] if whole else [_period(site, lang, month) for month in months],
        "year": None,
        "pagination": paginate(site, route, 1),
        **_beside(site, lang, list(years), year),
    }


def _of_month(views: Views, route: Route, month: str) -> dict[str, Any]:
    """Show a page of the explainers of a month, or of those without a date."""
    site, lang, found = views.site, route.lang, views.site.dated[month]
    months = [each for months in by_year(site.dated).values() for each in months]
    return {
        "total": len(found),
        "months": [(month, views.card_list(part(found, route.number, ITEMS), lang))],
        "links": [],
        "year": _period(site, lang, month[:4]) if month else None,
        "pagination": paginate(site, route, page_count(len(found), ITEMS)),
        **_beside(site, lang, months, month),
    }


def _beside(site: Site, lang: Lang, times: list[str], time: str) -> dict[str, Period | None]:
    """Find what comes before and after a year among years, or a month among months."""
    at = times.index(time)
    return {
        "newer": _period(site, lang, times[at - 1]) if at else None,
        "older": _period(site, lang, times[at + 1]) if at + 1 < len(times) else None,
    }


def _years(site: Site, lang: Lang) -> list[Year]:
    return [
        Year(
            _period(site, lang, year),
            tuple(_period(site, lang, month) for month in months if month),
        )
        for year, months in by_year(site.dated).items()
    ]


def _period(site: Site, lang: Lang, time: str) -> Period:
    months = [time] if time in site.dated else [m for m in site.dated if m[:4] == time]
    href = site.urls.href(Route("period", lang, routes.period_of(time)).path)
    return Period(time, href, sum(len(site.dated[month]) for month in months))


def _all_months(views: Views, lang: Lang) -> Months:
    """Put all explainers under the months of the dates they are shown with."""
    cards = views.card_list(views.site.publications, lang)
    return [
        (month, list(found))
        for month, found in groupby(cards, key=lambda c: c.date.strftime("%Y-%m") if c.date else "")
    ]
