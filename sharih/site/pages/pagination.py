"""A page of a list → the ways to the others: to the newer, the older, the ends and the next few."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sharih.records import record
from sharih.routes import Route
from sharih.site.model import Site

_AROUND: Final = 2
"""How many pages before this one, and behind it, are led to."""
_ALL: Final = 2 * _AROUND + 5
"""So many pages are all led to: leaving some out would not make the row shorter."""


@record(frozen=True, slots=True)
class Pagination:
    """Where a page stands among the pages of a list."""

    number: int
    pages: tuple[tuple[int, str] | None, ...]
    """Number and address of the first, the last and those around; None where some are left out."""
    newer: str | None
    older: str | None


def paginate(site: Site, route: Route, count: int) -> Pagination:
    """Lead from the page of a list at a route to the others of `count`."""

    def href(number: int) -> str:
        return site.urls.href(replace(route, number=number).path)

    number = route.number
    return Pagination(
        number,
        tuple((shown, href(shown)) if shown else None for shown in _shown(number, count)),
        newer=href(number - 1) if number > 1 else None,
        older=href(number + 1) if number < count else None,
    )


def _shown(number: int, count: int) -> list[int]:
    """List the numbers to lead to; 0 stands for those that are left out in between."""
    if count <= _ALL:
        return list(range(1, count + 1))
    # Near an end the row is as long as in the middle, so that it does not jump.
    first = max(1, min(number - _AROUND, count - _ALL + 3))
    last = min(count, max(number + _AROUND, _ALL - 2))
    # One that is left out alone takes no more room than the sign for it.
    begin = list(range(1, first)) if first <= 3 else [1, 0]
    end = list(range(last + 1, count + 1)) if last >= count - 2 else [0, count]
    return [*begin, *range(first, last + 1), *end]
