"""A relative date and the day of publication → the day, month or year that is meant."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from sharih.arabic import Lang, fold_pattern
from sharih.conversion.dates.months import ENGLISH_WEEKDAY, month_in, weekday_in

# Which one is meant, of what comes again and again.
_DIRECTION: Final = re.compile(
    fold_pattern(
        r"(?P<next>مقبل|قادم|\bnext\b)|(?P<last>ماضي|منصرم|فائت|فارط|منقضي|\blast\b)"
        r"|(?P<this>حالي|جاري|هذا|هذه|\bthis\b)"
    )
)
_DIRECTIONS: Final = {"next": 1, "last": -1, "this": 0}
_YEAR: Final = re.compile(fold_pattern(r"عام|سنة|\byear\b"))
_MONTH_WORD: Final = re.compile(fold_pattern(r"شهر|\bmonth\b"))
# The words for a day, and how many days it lies from the day of publication.
_DAY_WORD: Final = re.compile(
    fold_pattern(
        r"(?<!\w)(?:(?P<before>أمس الأول|امس الأول)|(?P<yesterday>أمس|yesterday)"
        r"|(?P<today>اليوم(?! ال)|today|tonight)|(?P<tomorrow>غدا?|tomorrow))(?!\w)"
    )
)
_DAYS: Final = {"before": -2, "yesterday": -1, "today": 0, "tomorrow": 1}
_TODAY_NAMED: Final = re.compile(fold_pattern(r"(?<!\w)اليوم ال"))
NEAR: Final = 120
"""A day without a year is taken for the nearest such day, if that is at most this many days off;
farther off, the day in the year before and the one after are about equally near."""

NEAR_MONTHS: Final = 4
"""So is a month without a year."""

# Words before a day without a year; behind another word it may be the name of a street or an
# uprising. What began on such a day (منذ, "since") is too often an event of years ago.
_LED: Final[Mapping[Lang, re.Pattern[str]]] = {
    "ar": re.compile(
        fold_pattern(
            r"(?:^|[*•(:–-] ?|\d ?[،و–-] ?|(?<![^\W_])[وفبكل]?(?:في|يوم|يومي|أيام|اليوم|أمس|غدا?"
            r"|من|إلى|حتى|غاية|حين|بين|بتاريخ|تاريخ|مساء|صباح|فجر|ظهر|ليلة|ليل|عصر|الموافق) )"
            r"[وفبكل]?\Z"
        )
    ),
    "en": re.compile(
        r"(?:^|\b(?:on|until|till|by|from|to|dated) (?:the )?"
        rf"|\b(?P<weekday>{ENGLISH_WEEKDAY}),? )\Z"
    ),
}
_EVERY_YEAR: Final = re.compile(fold_pattern(r" (?:من )?كل (?:عام|سنة)|,? (?:every|each) year"))
_SINCE: Final = re.compile(fold_pattern(r"(?<!\w)منذ(?!\w)|\bsince\b|(?:من )?كل "))
_COUNTED: Final = re.compile(r"\d|(?<!\w)(?:خلال|منذ|قبل|بعد)(?!\w)|\bago\b|\b(?:in|within)\b")


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What the words of a date say without their day of publication."""

    direction: int | None
    """1 for the next, -1 for the last, 0 for the current one."""
    weekday: int | None
    month: int | None
    days: int | None
    """How many days after the day of publication; None without a word such as "today"."""
    span: Literal["year", "month"] | None
    """Of a year or month named by its distance."""
    long_ago: bool
    """Whether something began then, perhaps years ago."""


@lru_cache(maxsize=1024)  # news has few wordings, and says them again and again
def _meaning(words: str, kind: str, lang: Lang) -> _Meaning:
    weekday = weekday_in(words, lang) if kind == "weekday" else None
    found = _DAY_WORD.search(words)
    days = _DAYS[found.lastgroup or ""] if found else None
    if weekday is not None and _TODAY_NAMED.search(words):
        days = 0
    span: Literal["year", "month"] | None = None
    if kind == "relative" and not _COUNTED.search(words):
        span = "year" if _YEAR.search(words) else "month" if _MONTH_WORD.search(words) else None
    month = month_in(words, lang) if kind == "month" else None
    long_ago = _SINCE.search(words) is not None
    return _Meaning(_direction(words), weekday, month, days, span, long_ago)


def resolve(words: str, kind: str, lang: Lang, published: dt.date) -> str | None:
    """Resolve the folded words of a date; None where they do not say which for certain.

    A weekday beside "today" and the like must agree; a bare one stays open: it may be the one
    before or the one after.
    """
    meant = _meaning(words, kind, lang)
    if kind == "month":
        if meant.month is None:
            return None
        if meant.direction is None:
            return None if meant.long_ago else _near_month(meant.month, published)
        return _month(meant.month, meant.direction, published)
    if meant.days is not None:
        day = published + dt.timedelta(meant.days)
        if meant.weekday in (None, day.weekday()):
            return day.isoformat()
    if meant.weekday is not None:
        if not meant.direction:
            return None
        day = _weekday(meant.weekday, meant.direction, published)
        # "Next Friday" may be the next one, or the one of the next week, which begins on Sunday.
        same_week = day.toordinal() // 7 == published.toordinal() // 7
        return None if lang == "en" and same_week else day.isoformat()
    if meant.span is None or meant.direction is None:
        return None
    if meant.span == "year":
        return str(published.year + meant.direction)
    months = published.year * 12 + published.month - 1 + meant.direction
    return f"{months // 12}-{months % 12 + 1:02}"


def resolve_day(
    match: re.Match[str], day: tuple[int, int], lang: Lang, published: dt.date
) -> dt.date | None:
    """Resolve a day and month without a year; None where they do not say which for certain.

    `match` is the wording of the date in its folded line, `day` the day and the month. Words such
    as "last" say which one; else it is the one nearest to the day of publication, as nearly
    always in news. A weekday beside it must agree, and may settle what is not near.
    """
    text, words = match.string, match["date"]
    led = _LED[lang].search(text, max(0, match.start() - 16), match.start("date"))
    named = weekday_in(words, lang)
    if named is None and led and lang == "en" and led["weekday"]:
        named = weekday_in(led["weekday"], lang)
    direction = _direction(words)
    years = range(published.year - 1, published.year + 2)
    days = [found for year in years if (found := _date(year, *day))]
    days.sort(key=lambda found: abs(found - published))
    if direction == 0:
        days = [found for found in days if found.replace(day=1) == published.replace(day=1)]
    elif direction is not None:
        days = [found for found in days if direction * (found - published).days > 0][:1]
    elif (named is None and not led) or _EVERY_YEAR.match(text, match.end()):
        return None
    elif days and abs(days[0] - published).days <= NEAR:
        days = days[:1]
    else:
        days = days[:2] if named is not None else []
    agreeing = [found for found in days if named in (None, found.weekday())]
    return agreeing[0] if len(agreeing) == 1 else None


def _date(year: int, day: int, month: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _direction(words: str) -> int | None:
    """Tell whether the next, the last or the current one is meant."""
    found = _DIRECTION.search(words)
    return _DIRECTIONS[found.lastgroup or ""] if found else None


def _weekday(weekday: int, direction: int, published: dt.date) -> dt.date:
    """Find the first such weekday after or before the day of publication."""
    if direction > 0:
        return published + dt.timedelta((weekday - published.weekday() - 1) % 7 + 1)
    return published - dt.timedelta((published.weekday() - weekday - 1) % 7 + 1)


def _near_month(month: int, published: dt.date) -> str | None:
    """Find the month of this name that is nearest, as near as a day without a year has to be."""
    off = (month - published.month + 6) % 12 - 6
    if abs(off) > NEAR_MONTHS:
        return None
    months = published.year * 12 + published.month - 1 + off
    return f"{months // 12}-{months % 12 + 1:02}"


def _month(month: int, direction: int, published: dt.date) -> str | None:
    """Find the next, last or current month of this name."""
    year = published.year
    if not direction and month != published.month:
        return None
    if direction > 0 and month <= published.month:
        year += 1
    elif direction < 0 and month >= published.month:
        year -= 1
    return f"{year}-{month:02}"
