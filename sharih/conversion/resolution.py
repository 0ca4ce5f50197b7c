"""A relative date and the day of publication → the day, month or year that is meant."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from sharih.arabic import Lang, fold_pattern
from sharih.conversion.months import month_in, weekday_in

_NEXT: Final = re.compile(fold_pattern(r"مقبل|قادم|\bnext\b"))
_LAST: Final = re.compile(fold_pattern(r"ماضي|منصرم|فائت|\blast\b"))
_THIS: Final = re.compile(fold_pattern(r"حالي|جاري|هذا|هذه|\bthis\b"))
_YEAR: Final = re.compile(fold_pattern(r"عام|سنة|\byear\b"))
_MONTH_WORD: Final = re.compile(fold_pattern(r"شهر|\bmonth\b"))
# Day words, the longer first, and how many days they lie from the day of publication.
_DAYS: Final = (
    (re.compile(fold_pattern(r"(?<!\w)[أا]مس الأول")), -2),
    (re.compile(fold_pattern(r"(?<!\w)أمس(?!\w)|\byesterday\b")), -1),
    (re.compile(fold_pattern(r"(?<!\w)اليوم(?! ال)(?!\w)|\b(?:today|tonight)\b")), 0),
    (re.compile(fold_pattern(r"(?<!\w)غدا?(?!\w)|\btomorrow\b")), 1),
)
_TODAY_NAMED: Final = re.compile(fold_pattern(r"(?<!\w)اليوم ال"))
_COUNTED: Final = re.compile(r"\d|(?<!\w)(?:خلال|منذ|قبل|بعد)(?!\w)|\bago\b|\b(?:in|within)\b")


def resolve(words: str, kind: str, lang: Lang, published: dt.date) -> str | None:
    """Resolve the folded words of a date; None where they do not say which for certain.

    A bare weekday stays open: it may be the one before or the one after.
    """
    direction = _direction(words)
    if kind == "month":
        month = month_in(words, lang)
        return _month(month, direction, published) if month and direction is not None else None
    if kind == "date":
        return None
    day = _day(words, lang, published)
    if day is not None:
        return day.isoformat()
    weekday = weekday_in(words, lang)
    if weekday is not None:
        if direction in (None, 0) or lang == "en":
            return None
        return _weekday(weekday, direction or 1, published).isoformat()
    if kind != "relative" or direction is None or _COUNTED.search(words):
        return None
    if _YEAR.search(words):
        return str(published.year + direction)
    if _MONTH_WORD.search(words):
        months = published.year * 12 + published.month - 1 + direction
        return f"{months // 12}-{months % 12 + 1:02}"
    return None


def _direction(words: str) -> int | None:
    """Tell whether the next, the last or the current one is meant."""
    return 1 if _NEXT.search(words) else -1 if _LAST.search(words) else (
        0 if _THIS.search(words) else None
    )  # fmt: skip


def _day(words: str, lang: Lang, published: dt.date) -> dt.date | None:
    """Resolve yesterday, today and tomorrow; a weekday beside them must agree."""
    named = weekday_in(words, lang)
    if named is not None and _TODAY_NAMED.search(words):
        return published if published.weekday() == named else None
    for pattern, days in _DAYS:
        if pattern.search(words):
            day = published + dt.timedelta(days)
            return day if named in (None, day.weekday()) else None
    return None


def _weekday(weekday: int, direction: int, published: dt.date) -> dt.date:
    """Find the first such weekday after or before the day of publication."""
    if direction > 0:
        return published + dt.timedelta((weekday - published.weekday() - 1) % 7 + 1)
    return published - dt.timedelta((published.weekday() - weekday - 1) % 7 + 1)


def _month(month: int, direction: int, published: dt.date) -> str:
    """Find the next, last or current month of this name."""
    year = published.year
    if direction > 0 and month <= published.month:
        year += 1
    elif direction < 0 and month >= published.month:
        year -= 1
    return f"{year}-{month:02}"
