"""The wording of a date that says day, month and year → the day, or the days of a span."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.dates.months import day_in_words, month_in

NUMBER: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
"""A day of the month in digits."""


def first_day(match: re.Match[str], lang: Lang) -> int | None:
    """Read the first day of a span in one month; None where there is none before the last.

    So it is where no year was read: letters may stand right behind its digits.
    """
    if not match["date_year"]:
        return None
    first = match["first"] or (match["last"] if lang == "en" else None)
    day = day_and_month(match, lang) if first else None
    if first is None or day is None:
        return None
    other = _number(first)
    low, high = (other, day[0]) if match["first"] else (day[0], other)
    return low if low < high else None


def span_of(match: re.Match[str], first: int, lang: Lang) -> str | None:
    """Resolve a span of days in one month and year, in the form of ISO 8601."""
    day = day_and_month(match, lang)
    if day is None:
        return None
    last = match["last"] if lang == "en" and match["last"] else str(day[0])
    ends = [iso_day(int(match["date_year"]), day[1], number) for number in (first, _number(last))]
    return "/".join(filter(None, ends)) if all(ends) else None


def _number(words: str) -> int:
    """Read the number of at most two digits in some words; 0 where there is none."""
    match = NUMBER.search(words)
    return int(match.group()) if match else 0


def day_and_month(match: re.Match[str], lang: Lang) -> tuple[int, int] | None:
    """Read the day and the month of a Gregorian date in words."""
    words = match["day"] or (match["month_day"] if lang == "en" else None)
    if not words:
        return None
    number = NUMBER.search(words)
    day = int(number.group()) if number else day_in_words(match["date"])
    month = month_in(match["date"], lang)
    return (day, month) if day and month else None


def numeric_day(iso: str | None, numeric: str | None, lang: Lang) -> str | None:
    """Resolve a date in digits; in English the month may come first, so it must be plain."""
    if iso:
        year, month, day = map(int, re.split(r"[/.-]", iso))
        return iso_day(year, month, day)
    day, month, year = map(int, re.split(r"[/.-]", numeric or ""))
    if month > 12:
        day, month = month, day
    elif lang == "en" and day <= 12 and day != month:
        return None
    return iso_day(year, month, day)


def iso_day(year: int, month: int, day: int) -> str | None:
    """Write a day in the form of ISO 8601; None for one that does not exist."""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
