"""Publications → the pages of the translations: what is to be done first, first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sharih.site.link.list_pages import ITEMS, ROWS, page_count, part
from sharih.site.model import Publication
from sharih.translation.statuses import UnitStatus

GRAVEST: Final[tuple[UnitStatus, ...]] = ("material", "stale", "missing", "machine")
"""What a translator has to do something about, the worst first."""

Standing = tuple[int, int, str]
"""What an explainer is sorted by: the worst that is open, how many are, and its slug."""


class StandingPart(NamedTuple):
    """What stands on one of the pages."""

    rows: Sequence[Standing]
    """The explainers of which something is open."""
    clear: Sequence[Standing] = ()
    """All others, on the last page, where the site is not too large to name them."""
    in_step: int = 0
    """Their number, on the last page."""


def open_units(publication: Publication) -> int:
    """Count the units of which something is to be done."""
    return sum(publication.counts.get(status, 0) for status in GRAVEST)


def standing_of(publication: Publication) -> Standing:
    """Put what misleads readers most first, then what has most to be done, then by name."""
    found = (n for n, status in enumerate(GRAVEST) if publication.counts.get(status))
    return next(found, len(GRAVEST)), -open_units(publication), publication.slug


def is_open(publication: Publication) -> bool:
    """Say whether anything is to be done."""
    return open_units(publication) > 0


def standing_parts(standings: Sequence[Standing]) -> Iterator[StandingPart]:
    """Divide explainers in their order among the pages."""
    waiting = [each for each in standings if each[0] < len(GRAVEST)]
    clear = standings[len(waiting) :]
    last = page_count(len(waiting), ROWS)
    for number in range(1, last):
        yield StandingPart(part(waiting, number, ROWS))
    named = clear if len(standings) <= ITEMS else ()
    yield StandingPart(part(waiting, last, ROWS), named, len(clear))
