"""A linked site → the page on which editors see where all translations stand.

Only local sites have it. Beside the title of an explainer stands its slug, as commands call it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from sharih import routes
from sharih.arabic import Lang
from sharih.languages import LANGS, other_language
from sharih.markdown.inline import plain_text
from sharih.site.model import Publication
from sharih.site.pages.page import NO_WORDS, Page, twins
from sharih.site.views.views import Views
from sharih.translation.statuses import STATUSES, UnitStatus

MOST_CELLS: Final = 20_000
"""So many units are shown one by one, in the worst explainers. In those behind them, what is in
step is summed up between what is not, until there are as many cells again; then, all is."""
GRAVEST: Final[tuple[UnitStatus, ...]] = ("material", "stale", "missing", "machine")


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit, or some of the same status."""

    status: UnitStatus
    href: str
    """Where it stands."""
    key: str
    """That of the unit; empty where there are several."""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """An edition."""

    lang: Lang
    original: bool
    href: str
    """Its page; empty where there is none."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What an explainer is called."""

    slug: str
    title: str
    lang: Lang
    """The language of the title: that of the page, where the explainer has it."""
    href: str


@dataclass(frozen=True, slots=True)
class StatusRow:
    """An explainer of which something is not in step."""

    named: Named
    open: int
    total: int
    bars: tuple[Bar, ...]


def status_page(views: Views, lang: Lang) -> Page:
    """Make the page in a language."""
    site = views.site
    publications = sorted(site.publications, key=_order)
    waiting = [each for each in publications if _open(each)]
    rows = [*_rows(views, waiting, lang)]
    clear = [_named(views, each, lang) for each in publications[len(waiting) :]]
    paths = {each: routes.status(each) for each in LANGS}
    return Page(
        routes.status(lang), "status.html", lang, NO_WORDS, NO_WORDS, "status", noindex=True,
        **{**twins(site, paths), "alternates": {}},
        context={"rows": rows, "clear": clear, "statuses": ("fresh", *GRAVEST)},
    )  # fmt: skip


def _open(publication: Publication) -> int:
    return sum(publication.counts.get(status, 0) for status in GRAVEST)


def _total(publication: Publication) -> int:
    return sum(publication.counts.values()) - publication.counts.get("extra", 0)


def _order(publication: Publication) -> tuple[int, int, str]:
    """Put what misleads readers most first, then what has most to be done, then by name."""
    found = (n for n, status in enumerate(GRAVEST) if publication.counts.get(status))
    return next(found, len(GRAVEST)), -_open(publication), publication.slug


def _rows(views: Views, publications: Sequence[Publication], lang: Lang) -> Iterator[StatusRow]:
    """Make the rows, each with as many cells as the page has room for."""
    room = MOST_CELLS
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
    return StatusRow(named, _open(publication), _total(publication), tuple(bars))


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
    for is_open, group in groupby(cells, lambda cell: cell.status in GRAVEST):
        run = [*group]
        if is_open:
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
