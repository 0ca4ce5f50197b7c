"""A day of the Hijri calendar → the Gregorian day, by the Umm al-Qura calendar or one beside it.

The Umm al-Qura calendar is computed; countries that look for the moon may begin a month a day
earlier or later. What it says is a proposal, and a Gregorian date in the text counts before it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

CLOSE: Final = 3
"""A Gregorian day without a year belongs to a Hijri day that is at most this many days off."""
SIGHTING: Final = 1
"""By this many days two calendars may differ without one of them being wrong."""


@dataclass(frozen=True, slots=True)
class HijriDay:
    """A day of the Hijri calendar as a text names it."""

    year: int | None
    """None where the text does not say it."""
    month: int
    day: int


def gregorian_day(hijri: HijriDay) -> dt.date | None:
    """Compute the Gregorian day; None without a year, and outside of the calendar's tables."""
    if hijri.year is None:
        return None
    from hijridate import Hijri

    try:
        found = Hijri(hijri.year, hijri.month, hijri.day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return dt.date(found.year, found.month, found.day)


def agree(
    hijri: HijriDay, known: str | None, day: tuple[int, int] | None
) -> tuple[str | None, str | None]:
    """Weigh a Hijri day and the Gregorian one beside it; gives the day meant and the computed one.

    `known` is the Gregorian day where it is known, else `day` are its day and month: the year is
    then that of the Hijri day.
    """
    if known is not None:
        meant = dt.date.fromisoformat(known)
        computed = gregorian_day(hijri) or _nearest_computed(hijri, meant)
        return known, computed.isoformat() if computed else None
    computed = gregorian_day(hijri)
    if computed is None or day is None:
        return None, None
    for year in (computed.year, computed.year - 1, computed.year + 1):
        try:
            meant = dt.date(year, day[1], day[0])
        except ValueError:
            continue
        if abs((meant - computed).days) <= CLOSE:
            return meant.isoformat(), computed.isoformat()
    return None, None


def _nearest_computed(hijri: HijriDay, meant: dt.date) -> dt.date | None:
    """Compute a Hijri day without a year in the year that brings it nearest to a day."""
    from hijridate import Gregorian

    try:
        year = Gregorian(meant.year, meant.month, meant.day).to_hijri().year
    except (ValueError, OverflowError):
        return None
    days = [gregorian_day(HijriDay(at, hijri.month, hijri.day)) for at in range(year - 1, year + 2)]
    return min((day for day in days if day), key=lambda day: abs(day - meant), default=None)


def disagree(resolved: str, proposed: str) -> bool:
    """Whether a Hijri and a Gregorian day differ by more than sighting explains."""
    return abs(dt.date.fromisoformat(resolved) - dt.date.fromisoformat(proposed)).days > SIGHTING
