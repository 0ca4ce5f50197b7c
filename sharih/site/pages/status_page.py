"""A linked site → the page on which editors see where all translations stand.

Only local sites have it. Explainers are called by their slugs, as commands call them: so the page
stays as it is while titles change.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Final

from sharih import routes
from sharih.arabic import Lang
from sharih.languages import LANGS, other_language
from sharih.site.model import Publication
from sharih.site.pages.page import NO_WORDS, Page, twins
from sharih.site.views.views import Views
from sharih.translation.statuses import STATUSES, UnitStatus

IN_CELLS: Final = 200
"""Of so many explainers each unit is shown; of others, how many units have which status."""
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
class StatusRow:
    """An explainer of which something is not in step."""

    slug: str
    open: int
    total: int
    bars: tuple[Bar, ...]


def status_page(views: Views, lang: Lang) -> Page:
    """Make the page in a language."""
    site = views.site
    publications = sorted(site.publications, key=_order)
    waiting = [each for each in publications if _open(each)]
    rows = [_row(views, each, single=n < IN_CELLS) for n, each in enumerate(waiting)]
    clear = [(each.slug, _home(views, each, lang)) for each in publications[len(waiting) :]]
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


def _row(views: Views, publication: Publication, *, single: bool) -> StatusRow:
    original = publication.explainer.original.lang
    langs = (original, other_language(original))
    bars = tuple(_bar(views, publication, lang, single=single) for lang in langs)
    return StatusRow(publication.slug, _open(publication), _total(publication), bars)


def _bar(views: Views, publication: Publication, lang: Lang, *, single: bool) -> Bar:
    """Make the bar of a language: of the original, all is as it should be."""
    original = lang == publication.explainer.original.lang
    there = lang in publication.editions
    shown = _home(views, publication, lang)
    page = publication.editions.get(lang) or next(iter(publication.editions.values()))
    left_out = frozenset(ident for _, ident in page.empty)
    cells = tuple(_cells(publication, shown, left_out, original=original, single=single))
    return Bar(lang, original, shown if there else "", cells)


def _cells(
    publication: Publication, href: str, left_out: Container[str], *, original: bool, single: bool
) -> Iterator[Cell]:
    if publication.cells and single:
        for key, status in publication.cells:
            # Title and summary stand at the head of the page, and headings of nothing nowhere.
            place = href if key.startswith("@") or key in left_out else f"{href}#{key}"
            yield Cell("fresh" if original else status, place, key)
    elif original:
        yield Cell("fresh", href, "", _total(publication))
    else:
        for status in STATUSES:
            if status != "extra" and (count := publication.counts.get(status, 0)):
                yield Cell(status, href, "", count)


def _home(views: Views, publication: Publication, lang: Lang) -> str:
    """Return the address of an explainer in a language, or in the one it has."""
    shown = lang if lang in publication.editions else next(iter(publication.editions))
    return views.site.urls.href(routes.explainer(shown, publication.slug))
