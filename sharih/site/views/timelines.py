"""The timelines of explainers → one, in order of time, with its gaps and where events are told."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sharih.arabic import Lang, fold
from sharih.markdown.blocks import Block, all_blocks
from sharih.markdown.inline import plain_text
from sharih.site.model import Publication

Step = Literal[0, 1, 2, 3]
"""How far apart two dates are drawn: days, weeks, months, years."""

_STEPS: tuple[tuple[int, Step], ...] = ((7, 0), (45, 1), (550, 2))
"""Up to so many days, so far apart."""
_MONTH, _YEAR = 365.25 / 12, 365.25


@dataclass(frozen=True, slots=True)
class Gap:
    """The time between a date and the one before it."""

    step: Step = 0
    years: int = 0
    """About how many years, where there are that many; a reader is told from `step` 2 on."""
    months: int = 0
    """About how many months, where they make no year."""


@dataclass(frozen=True, slots=True)
class Origin:
    """An explainer that an event comes from."""

    publication: Publication
    lang: Lang
    """The language of the edition that it was taken from."""
    key: str | None
    """The id of the event on the page of that edition."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, as one or more explainers say in the same words."""

    date: str
    """An ISO date, month or year."""
    blocks: tuple[Block, ...]
    """What is said of it."""
    origins: tuple[Origin, ...]
    """The newest explainer first, as they were given."""


def events(publications: Iterable[Publication], lang: Lang) -> tuple[Event, ...]:
    """Merge the timelines of explainers, the earliest event first, vague dates before exact ones.

    Each is taken from the edition in `lang`, or from the other where that is all there is.
    Events of one date that are told in the same words, however they are spelt, become one.
    """
    found: dict[tuple[str, str], Event] = {}
    for publication in publications:
        shown = lang if lang in publication.editions else next(iter(publication.editions))
        for entry in publication.editions[shown].timeline:
            origin = Origin(publication, shown, entry.key)
            same = (entry.date, _told(entry.blocks))
            known = found.get(same)
            origins = (*known.origins, origin) if known else (origin,)
            found[same] = Event(entry.date, known.blocks if known else entry.blocks, origins)
    return tuple(sorted(found.values(), key=lambda event: event.date))


def gap(before: str, after: str) -> Gap:
    """Measure the time between two dates, exact or vague; dates that overlap have none."""
    (start, end), (following, last) = _span(before), _span(after)
    days = max((following - end).days, (start - last).days, 0)
    step: Step = next((step for most, step in _STEPS if days <= most), 3)
    years = round(days / _YEAR) if step == 3 else 0
    return Gap(step, years, round(days / _MONTH) if step == 2 else 0)


def _told(blocks: tuple[Block, ...]) -> str:
    return _levelled("\n".join(block.text for block in all_blocks(blocks)))


@lru_cache(maxsize=4096)
def _levelled(text: str) -> str:
    return " ".join(fold(plain_text(text)).split()).rstrip(".")


def _span(date: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a date, a month or a year can mean."""
    year, month, day = (*map(int, date.split("-")), 0, 0)[:3]
    if day:
        return dt.date(year, month, day), dt.date(year, month, day)
    if not month:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])
