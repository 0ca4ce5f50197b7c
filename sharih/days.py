"""Days as editors write them, and which day it is."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Mapping
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from sharih.arabic import digits

EPOCH: Final = "SOURCE_DATE_EPOCH"
"""The variable that names the moment of a build; see https://reproducible-builds.org/specs/."""

_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})([ T][0-9]{2}:[0-9]{2}\S*)?")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_YEAR_LAST: Final = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_FORM: Final = "Write year, month and day, such as 2024-11-07."


def today(timezone: str, environment: Mapping[str, str]) -> dt.date:
    """Tell which day it is: that of SOURCE_DATE_EPOCH where it is set, else that of the clock.

    `timezone` is a name of the IANA database, such as Asia/Beirut. Raises ValueError for a
    SOURCE_DATE_EPOCH that is no number of seconds, and ZoneInfoNotFoundError, which is a
    KeyError, for a time zone that is not known.
    """
    zone = ZoneInfo(timezone)
    epoch = environment.get(EPOCH, "").strip()
    if not epoch:
        return dt.datetime.now(zone).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), zone).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"{EPOCH}={epoch} is no number of seconds since 1970") from None


def beginning(day: dt.date, timezone: str) -> float:
    """Tell when a day begins in a time zone, in seconds since 1970."""
    return dt.datetime.combine(day, dt.time.min, ZoneInfo(timezone)).timestamp()


@lru_cache(maxsize=8192)
def read_day(text: str) -> dt.date | None:
    """Read a day in ISO 8601's form, in digits of any script; None where it is none.

    A time behind it, as Pelican has it, is taken and does not matter.
    """
    written = digits(text, "latn")
    if not _DAY.fullmatch(written):
        return None
    try:
        return dt.datetime.fromisoformat(written).date()
    except ValueError:
        return None


def day_fault(text: str) -> tuple[str, str]:
    """Say what keeps a text from being a day, and what to write instead."""
    written = digits(text, "latn").strip()
    if found := _DAY.fullmatch(written):
        return _impossible(int(found[1]), int(found[2]), int(found[3]), found[4] or "")
    if found := _YEAR_FIRST.match(written):
        readings = {_iso(found[1], found[2], found[3])}
    elif found := _YEAR_LAST.match(written):
        # In Arabic and British texts the day comes first, in American ones the month.
        readings = {_iso(found[3], found[2], found[1]), _iso(found[3], found[1], found[2])}
    else:
        return "is no date", _FORM
    good = sorted(reading for reading in readings if read_day(reading))
    return "is no date", f"Write it as {' or '.join(good)}." if good else _FORM


def _impossible(year: int, month: int, day: int, time: str) -> tuple[str, str]:
    if year < dt.MINYEAR:
        return "is no date: there is no such year", _FORM
    if not 1 <= month <= 12:
        return f"is no date: there is no month {month:02}", "Months are 01 to 12."
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        reason = f"is no date: {year:04}-{month:02} has {last} days"
        return reason, f"Write a day from 01 to {last}."
    reason = f"is no date: {time.strip(' T')} is no time of day"
    return reason, f"Leave it out: {year:04}-{month:02}-{day:02}."


def _iso(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"
