"""The timelines of explainers → one, in order of time, with its gaps and where events are told."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from sharih.arabic import Lang, fold
from sharih.markdown.blocks import Block, all_blocks
from sharih.markdown.inline import plain_text
from sharih.records import record
from sharih.site.model import Publication

Step = Literal[0, 1, 2, 3]
"""How far apart two dates are drawn: days, weeks, months, years."""

_STEPS: tuple[tuple[int, Step], ...] = ((7, 0), (45, 1), (550, 2))
"""Up to this many days, so far apart."""
_MONTH, _YEAR = 365.25 / 12, 365.25
_SURE = 0.25
"""From the middle of a bare year, years are counted where this much of one is over or lacks: what
is told is then at most three quarters of a year off."""


@record(frozen=True, slots=True)
class Gap:
    """The time between a date and the one before it."""

    step: Step = 0
    years: int = 0
    """How many years a reader is told of, from `step` 3 on."""
    months: int = 0
    """How many months, at `step` 2."""
    exact: bool = False
    """Whether it is told without "about": nothing is left over, as far as the dates say."""


@record(frozen=True, slots=True)
class Origin:
    """An explainer that an event comes from."""

    publication: Publication
    lang: Lang
    """The language of the edition that it was taken from."""
    key: str | None
    """The id of the event on the page of that edition."""


@record(frozen=True, slots=True)
class Event:
    """Something that happened, as one or more explainers say in the same words."""

    date: str
    """An ISO date, month or year."""
    blocks: tuple[Block, ...]
    """What is said of it."""
    origins: tuple[Origin, ...]
    """The newest explainer first, as they were given."""


Same = tuple[str, str]
"""What events have in common that are one: the date, and what is said, however it is spelt."""
Told = Callable[[Publication, Lang], Sequence[tuple[Same, Event]]]


def events(publications: Iterable[Publication], lang: Lang, told: Told) -> tuple[Event, ...]:
    """Merge the timelines of explainers, the earliest event first, vague dates before exact ones.

    Each is taken from the edition in `lang`, or from the other where that is all there is; `told`
    is `told_events`, or what remembers its answers. Events of one date that are told in the same
    words, however they are spelt, become one.
    """
    found: dict[Same, Event] = {}
    for publication in publications:
        shown = lang if lang in publication.editions else next(iter(publication.editions))
        for same, event in told(publication, shown):
            known = found.get(same)
            origins = known.origins + event.origins if known else ()
            found[same] = Event(event.date, known.blocks, origins) if known else event
    return tuple(sorted(found.values(), key=attrgetter("date")))


def told_events(publication: Publication, lang: Lang) -> list[tuple[Same, Event]]:
    """List the events of the timeline of one edition."""
    return [
        (
            (entry.date, _told(entry.blocks)),
            Event(entry.date, entry.blocks, (Origin(publication, lang, entry.key),)),
        )
        for entry in publication.editions[lang].timeline
    ]


@lru_cache(maxsize=16384)
def gap(before: str, after: str) -> Gap:
    """Measure the time between two dates, exact or vague; dates that overlap have none.

    Nothing is told that the vaguer date leaves open: between bare years, years are counted,
    between months, or a month and a day, months. What is far apart and cannot be told in a
    number is drawn as weeks are.
    """
    first, second = sorted((_parts(before), _parts(after)), key=_span)
    days = max((_span(second)[0] - _span(first)[1]).days, 0)
    step: Step = next((step for most, step in _STEPS if days <= most), 3)
    if step < 2:
        return Gap(step)
    vaguest = min(len(first), len(second))
    if vaguest == 1:
        return _between_years(first, second, step)
    months = 12 * (second[0] - first[0]) + second[1] - first[1]
    # Of two months, or two days, the last part may be the same, and nothing is left over.
    even = first[2:] == second[2:]
    if step == 2:
        return Gap(2, months=months if even or vaguest == 2 else round(days / _MONTH), exact=even)
    even = even and not months % 12
    exactly = months / 12 if even or vaguest == 2 else days / _YEAR
    return Gap(3, years=round(exactly), exact=even)


def _between_years(first: tuple[int, ...], second: tuple[int, ...], step: Step) -> Gap:
    """Measure the time between dates of which one is a bare year, or both are."""
    if len(first) == len(second):
        return Gap(3, years=second[0] - first[0], exact=True)
    middles = [start.toordinal() + end.toordinal() for start, end in (_span(first), _span(second))]
    exactly = (middles[1] - middles[0]) / 2 / _YEAR
    if step == 3 and abs(exactly - round(exactly)) <= _SURE:
        return Gap(3, years=round(exactly))
    return Gap(1)


def _told(blocks: tuple[Block, ...]) -> str:
    return _normalised("\n".join(block.text for block in all_blocks(blocks)))


@lru_cache(maxsize=16384)
def _normalised(text: str) -> str:
    return " ".join(fold(plain_text(text)).split()).rstrip(".")


def _parts(date: str) -> tuple[int, ...]:
    """Take an ISO date, month or year apart."""
    return tuple(map(int, date.split("-")))


def _span(parts: tuple[int, ...]) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a date, a month or a year can mean."""
    year, month, day = (*parts, 0, 0)[:3]
    if day:
        return dt.date(year, month, day), dt.date(year, month, day)
    if not month:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])
