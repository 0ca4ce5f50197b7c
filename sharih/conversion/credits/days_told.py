"""Wordings of days in lines around an article → regular expressions and the days they tell."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from sharih.arabic import Lang, fold_pattern
from sharih.conversion.dates.dates import find_dates
from sharih.conversion.dates.months import (
    ENGLISH_WEEKDAY,
    HIJRI_MONTH,
    MONTH,
    SHORT_MONTH,
    WEEKDAY,
    month_in,
)
from sharih.conversion.line_keys import key_of

_YEAR = r"(?:19|20)\d\d"
_ERA = r"(?: ?(?:م|ميلاديه?)(?![^\W_]))?"
_HIJRI_ERA = r"(?: ?(?:ه|هجريه?|للهجره)(?![^\W_]))?"
_DOUBLE = rf"{MONTH}(?: ?[/-] ?{MONTH}| ?\( ?{MONTH} ?\))?"
_WORDS = rf"\d{{1,2}}(?: من)?(?: شهر)? ?{_DOUBLE}(?:[ ،,]{{1,2}}(?:عام |سنه |لعام )?{_YEAR})?{_ERA}"
_HIJRI = (
    rf"\d{{1,2}}(?: من)? {HIJRI_MONTH}(?: (?:المبارك|الحرام|المعظم))?(?:[ ،,]{{1,2}}1[34]\d\d)?"
    rf"{_HIJRI_ERA}|(?:\d{{1,2}}[/-]\d{{1,2}}[/-]1[34]\d\d|1[34]\d\d[/-]\d{{1,2}}[/-]\d{{1,2}}){_HIJRI_ERA}"
)
_ISO = rf"{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)"
_NUMERIC = "|".join(
    rf"\d{{1,2}} ?{sign} ?\d{{1,2}} ?{sign} ?(?:{_YEAR}|\d\d)(?![\d:]){_ERA}" for sign in "-/."
).replace(" ?. ?", r"\.")
_ORDINAL = r"(?:st|nd|rd|th)?"
_ENGLISH = (
    rf"(?:{SHORT_MONTH}\b\.?,? \d{{1,2}}{_ORDINAL}(?![\d:])"
    rf"|\d{{1,2}}{_ORDINAL}[ -]{SHORT_MONTH}\b\.?)"
    rf"(?:,?[ -]{_YEAR}(?!\d))?"
)
DAY: Final = fold_pattern(rf"(?:{_HIJRI}|{_WORDS}|{_ISO}|{_NUMERIC}|{_ENGLISH})")
"""A day of either calendar with its month, and its year or without one; in folded text."""
DAY_AND_MONTH: Final = r"\d{1,2} ?[-/] ?\d{1,2}(?![\d%])"
"""A day and the number of its month: a day only where something else says that it is one."""
ANY_WEEKDAY: Final = fold_pattern(
    rf"(?:(?:اليوم|يوم|مساء|صباح) )?(?:{WEEKDAY}|الإثنين|إثنين)(?![^\W\d_])"
    rf"|(?:on )?(?:{ENGLISH_WEEKDAY}|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)(?![^\W_])"
)
"""A weekday, in folded text."""

_DAY: Final = re.compile(rf"(?<!\d){DAY}")
_NUMBERS: Final = re.compile(r"\d+")
_YEARS: Final = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_HIJRI_NAME: Final = re.compile(rf"{HIJRI_MONTH}|1[34]\d\d")


@dataclass(frozen=True, slots=True)
class DayTold:
    """A day as a line around an article tells it."""

    year: int | None
    """None where the line does not say it."""
    month: int
    day: int

    def iso(self, near: str | None = None) -> str | None:
        """Write it as an ISO date; without a year it is the one nearest to another day."""
        if self.year is not None:
            return _iso(self.year, self.month, self.day)
        if near is None:
            return None
        other = dt.date.fromisoformat(near)
        years = (other.year, other.year - 1, other.year + 1)
        days = [day for year in years if (day := _iso(year, self.month, self.day))]
        return min(days, key=lambda day: abs(dt.date.fromisoformat(day) - other), default=None)


def day_told(text: str, lang: Lang) -> DayTold | None:
    """Find the first Gregorian day in a text; where it has no year, one beside it may tell it."""
    for mention in find_dates(0, text, lang):
        if mention.kind in ("date", "hijri") and mention.resolved:
            year, month, day = map(int, mention.resolved.split("-"))
            return DayTold(year, month, day)
    wordings = [match.group() for match in _DAY.finditer(key_of(text))]
    for wording in wordings:
        if found := _read(wording, lang):
            return found
    numbers = re.search(rf"(?<!\d){DAY_AND_MONTH}", key_of(text))
    if wordings or numbers is None:
        return None
    day, month = map(int, _NUMBERS.findall(numbers.group()))
    return DayTold(None, month, day) if _iso(2024, month, day) else None


def _read(wording: str, lang: Lang) -> DayTold | None:
    """Read a folded wording of a Gregorian day."""
    numbers = [int(number) for number in _NUMBERS.findall(wording)]
    year = _YEARS.search(wording)
    if _HIJRI_NAME.search(wording) and not year:
        return None
    language: Lang = "en" if re.search(r"[a-z]{3}", wording) else "ar"
    month = month_in(wording, language)
    found: DayTold | None = None
    if month is not None:
        day = next((n for n in numbers if n <= 31), None)
        found = DayTold(int(year.group()) if year else None, month, day or 0)
    elif len(numbers) == 3:
        found = _in_digits(wording, numbers, lang)
    return found if found and _iso(found.year or 2024, found.month, found.day) else None


def _in_digits(wording: str, numbers: list[int], lang: Lang) -> DayTold | None:
    """Read a day in digits; with slashes the month may come first in English."""
    if numbers[0] > 31:
        return DayTold(numbers[0], numbers[1], numbers[2])
    day, month, year = numbers
    if lang == "en" and month > 12:
        day, month = month, day
    elif lang == "en" and "." not in wording and day <= 12 and day != month:
        return None
    return DayTold(year if year > 99 else 2000 + year, month, day)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
