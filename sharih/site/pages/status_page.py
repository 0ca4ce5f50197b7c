"""A linked site → the pages on which editors see where all translations stand.

Only local sites have them. Beside the title of an explainer stands its slug, as commands call it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from sharih import routes
from sharih.arabic import Lang
from sharih.languages import LANGS, other_language
from sharih.markdown.inline import plain_text
from sharih.records import record
from sharih.routes import Route
from sharih.site.link.standing import GRAVEST, open_units
from sharih.site.model import Publication
from sharih.site.pages.page import NO_WORDS, Page, twins
from sharih.site.pages.pagination import paginate
from sharih.site.views.views import Views
from sharih.translation.statuses import STATUSES, UnitStatus

MOST_CELLS: Final = 2_000
"""So many units are shown one by one, in the worst explainers of all. In those behind them, and on
further pages, what is in step is summed up between what is not, until there are as many cells
again; then, all is."""


@record(frozen=True, slots=True)
class Cell:
    """A unit, or some of the same status."""

    status: UnitStatus
    href: str
    """Where it stands."""
    key: str
    """That of the unit; empty where there are several."""
    count: int = 1


@record(frozen=True, slots=True)
class Bar:
    """An edition."""

    lang: Lang
    original: bool
    href: str
    """Its page; empty where there is none."""
    cells: tuple[Cell, ...]


@record(frozen=True, slots=True)
class Named:
    """What an explainer is called."""

    slug: str
    title: str
    lang: Lang
    """The language of the title: that of the page, where the explainer has it."""
    href: str


@record(frozen=True, slots=True)
class StatusRow:
    """An explainer of which something is not in step."""

    named: Named
    open: int
    total: int
    bars: tuple[Bar, ...]


def status_page(views: Views, lang: Lang, number: int) -> Page:
    """Make a page of the translations in a language; the first is that of the worst."""
    site, route = views.site, Route("status", lang, number=number)
    parts = views.standing_parts
    shown = parts[number - 1]
    waiting, clear = ([site.table[slug] for *_, slug in each] for each in (shown.rows, shown.clear))
    return Page(
        route.path, "status.html", lang, NO_WORDS, NO_WORDS, "status", noindex=True,
        **{**twins(site, {each: replace(route, lang=each).path for each in LANGS}),
           "alternates": {}},
        context={
            "rows": [*_rows(views, waiting, lang, MOST_CELLS if number == 1 else 0)],
            "clear": [_named(views, each, lang) for each in clear],
            "in_step": shown.in_step,
            "statuses": ("fresh", *GRAVEST),
            "pagination": paginate(site, route, len(parts)),
        },
    )  # fmt: skip


def _total(publication: Publication) -> int:
    return sum(publication.counts.values()) - publication.counts.get("extra", 0)


def _rows(
    views: Views, publications: Sequence[Publication], lang: Lang, room: int
) -> Iterator[StatusRow]:
    """Make the rows; in so many cells as there is room for each unit is shown by itself."""
    for publication in publications:
        single = room >= len(publication.cells) * len(LANGS)
        row = _row(views, publication, lang, single=single, summed=room <= -MOST_CELLS)
        room -= sum(len(bar.cells) for bar in row.bars)
        if not single and room > 0:
            room = 0
        yield row


def _row(
    views: Views, publication: Publication, lang: Lang, *, single: bool, summed: bool
) -> StatusRow:
    original = publication.explainer.original.lang
    bars = [
        _bar(views, publication, each, single=single, summed=summed)
        for each in (original, other_language(original))
    ]
    named = _named(views, publication, lang)
    return StatusRow(named, open_units(publication), _total(publication), tuple(bars))


def _named(views: Views, publication: Publication, lang: Lang) -> Named:
    edition = publication.editions.get(lang) or next(iter(publication.editions.values()))
    title = edition.metadata.title
    href = _home(views, publication, edition.lang)
    if not title:
        return Named(publication.slug, publication.slug, "en", href)
    return Named(publication.slug, plain_text(title), edition.lang, href)


def _bar(views: Views, publication: Publication, lang: Lang, *, single: bool, summed: bool) -> Bar:
    """Make the bar of a language: of the original, all is as it should be."""
    original = lang == publication.explainer.original.lang
    there = lang in publication.editions
    shown = _home(views, publication, lang)
    page = publication.editions.get(lang) or next(iter(publication.editions.values()))
    left_out = frozenset(ident for _, ident in page.empty)
    if publication.cells and (single or not (original or summed)):
        cells = _cells(publication, shown, left_out, original=original)
        found = tuple(cells if single else _runs(cells))
    else:
        found = tuple(_sums(publication, shown, original=original))
    return Bar(lang, original, shown if there else "", found)


def _cells(
    publication: Publication, href: str, left_out: Container[str], *, original: bool
) -> Iterator[Cell]:
    """Show each unit by itself."""
    for key, status in publication.cells:
        # Title and summary stand at the head of the page, and headings of nothing nowhere.
        place = href if key.startswith("@") or key in left_out else f"{href}#{key}"
        yield Cell("fresh" if original else status, place, key)


def _runs(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Sum up what is in step between what is not."""
    for waits, group in groupby(cells, lambda cell: cell.status in GRAVEST):
        run = [*group]
        if waits:
            yield from run
        else:
            yield Cell("fresh", run[0].href, "", len(run))


def _sums(publication: Publication, href: str, *, original: bool) -> Iterator[Cell]:
    """Say how many units have which status."""
    if original:
        yield Cell("fresh", href, "", _total(publication))
    else:
        for status in STATUSES:
            if status != "extra" and (count := publication.counts.get(status, 0)):
                yield Cell(status, href, "", count)


def _home(views: Views, publication: Publication, lang: Lang) -> str:
    """Return the address of an explainer in a language, or in the one it has."""
    shown = lang if lang in publication.editions else next(iter(publication.editions))
    return views.site.urls.href(routes.explainer(shown, publication.slug))
