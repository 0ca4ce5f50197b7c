"""Dates as the articles of three generators have them → days."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dateutil import parser

from sharih.arabic import digits

_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NAMED: Final = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})(?:[-_ ]|$)")
_AMBIGUOUS: Final = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_PROBES: Final = (dt.datetime(2001, 1, 1), dt.datetime(2004, 2, 29))  # noqa: DTZ001 - only days count
"""A date that is not said wholly comes out in two ways for these."""


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A day that was read."""

    day: dt.date
    guessed: bool = False
    """Whether day and month could be the other way round."""


@lru_cache(maxsize=8192)
def read_date(text: str) -> ReadDate | None:
    """Read a date as Pelican does, which asks dateutil; None where no whole date is said.

    The day counts as it is written, in whichever time zone. Of `7/11/2024` the first is the month.
    """
    written = " ".join(digits(text, "latn").split())
    if found := _ISO.match(written):
        try:
            return ReadDate(dt.date(int(found[1]), int(found[2]), int(found[3])))
        except ValueError:
            return None
    try:
        days = {parser.parse(written, default=probe).date() for probe in _PROBES}
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    return ReadDate(days.pop(), _AMBIGUOUS.search(written) is not None) if len(days) == 1 else None


def date_of_name(name: str) -> tuple[ReadDate | None, str]:
    """Read the date that a file's name begins with; returns the rest of the name too."""
    if found := _NAMED.match(name):
        rest = name[found.end() :]
        if rest and (day := read_date(found[1])):
            return day, rest
    return None, name
