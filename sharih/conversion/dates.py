"""A line of an article → the dates it mentions, and which day, month or year they are."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final, Literal

from sharih.arabic import Lang, fold_pattern, fold_with_offsets
from sharih.conversion.months import (
    ENGLISH_MONTH,
    ENGLISH_WEEKDAY,
    HIJRI_MONTH,
    MONTH,
    ORDINAL,
    WEEKDAY,
    day_in_words,
    month_in,
)
from sharih.conversion.records import DateMention
from sharih.conversion.resolution import resolve

_NEXT_OR_LAST = r"(?:ال)?(?:مقبل|ماضي|قادم|حالي|جاري|منصرم|فائت)(?:ة|ين)?"
_DAY_PART = "(?:مساء|صباح|فجر|ظهر|ليلة|ليل|عصر|نهار)"
_SPAN = "(?:أسبوع|شهر|عام|سنة|يوم|موسم)"
_UNIT = "(?:ساعة|ساعات|أيام|يوما|أسابيع|أشهر|شهور|سنوات|عاما|سنة)"
_ONE_OR_TWO = r"(?:ساعة|ساعتين|يومين|أسبوع|أسبوعين|شهر|شهرين|عام|عامين|سنة|سنتين)(?![ ]\d)"
_EDGE = "(?:بداية|نهاية|مطلع|منتصف|أوائل|أواخر|ختام)"
_NUMERIC = (
    r"(?P<iso>[12]\d{3}-\d{1,2}-\d{1,2})"
    r"|(?P<numeric>\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)[12]\d{3})"
)
_ARABIC: Final = re.compile(
    fold_pattern(
        rf"""(?<![^\W_])[وفبكل]?(?P<hit>
        (?P<date>(?:(?:(?:اليوم|أمس|يوم|{_DAY_PART})[ ]){{0,3}}{WEEKDAY}،?[ ](?:الموافق[ ])?)?
            (?:{_NUMERIC}|(?:\d{{1,2}}[ ](?:من[ ])?|{ORDINAL}[ ]من[ ])(?:شهر[ ])?
            (?:{MONTH}(?:[ ]?[/(][ ]?{MONTH}\)?)?
                (?:[ ](?:من[ ])?(?:عام[ ]|سنة[ ])?(?P<date_year>[12]\d{{3}}))?
                (?:[ ]{_NEXT_OR_LAST})?
            |{HIJRI_MONTH}(?:[ ](?:من[ ])?(?:عام[ ]|سنة[ ])?1[34]\d\d(?:[ ]?ه(?:جري[هة]?)?)?)?)))
        |(?P<month>(?:(?:في|شهر|خلال|منذ|من|إلى|حتى|{_EDGE})[ ]){{1,3}}
            (?:{MONTH}(?:[ ](?P<month_year>[12]\d{{3}})|[ ]{_NEXT_OR_LAST})?
            |{HIJRI_MONTH}(?:[ ]1[34]\d\d(?:[ ]?ه)?|[ ]{_NEXT_OR_LAST})?)
            |{MONTH}[ ](?:(?P<bare_month_year>[12]\d{{3}})|{_NEXT_OR_LAST}))
        |(?P<weekday>(?:(?:اليوم|أمس|يوم|غدا|غد|{_DAY_PART})[ ]){{1,3}}{WEEKDAY}
            (?:[ ]{_NEXT_OR_LAST})?|{WEEKDAY}[ ]{_NEXT_OR_LAST})
        |(?P<year>(?:عام|سنة|العام)[ ](?P<year_number>[12]\d{{3}})
            |(?P<bare_year>(?:19|20)\d\d))
        |(?P<relative>(?:{_EDGE}[ ])?(?:(?:هذا|هذه)[ ]ال{_SPAN}|ال{_SPAN}[ ]ال{_NEXT_OR_LAST})
            |{_EDGE}[ ]ال{_SPAN}
            |(?:خلال|منذ|قبل|بعد)[ ](?:(?:\d+|[^\W\d_]+)[ ]{_UNIT}|{_ONE_OR_TWO})
            |(?:{_DAY_PART}[ ])?(?:أمس|غدا)(?:[ ]الأول)?|{_DAY_PART}[ ](?:اليوم|غد))
        )(?![^\W_])(?![.,]\d)"""
    ),
    re.VERBOSE,
)
_ENGLISH: Final = re.compile(
    rf"""(?<![^\W_])(?P<hit>
    (?P<date>{_NUMERIC}|(?:\d{{1,2}}(?:st|nd|rd|th)?[ ]{ENGLISH_MONTH}\.?
        |{ENGLISH_MONTH}\.?[ ]\d{{1,2}}(?:st|nd|rd|th)?)
        (?:,?[ ](?P<date_year>[12]\d{{3}}))?)
    |(?P<month>(?:(?:in|since|until|by|early|late|mid|next|last)[ -]){{1,3}}
        {ENGLISH_MONTH}(?:[ ](?P<month_year>[12]\d{{3}}))?
        |{ENGLISH_MONTH}[ ](?P<bare_month_year>[12]\d{{3}}))
    |(?P<weekday>(?:on|last|next|this)[ ]{ENGLISH_WEEKDAY}(?:[ ](?:morning|evening|night))?
        |{ENGLISH_WEEKDAY}[ ](?:morning|evening|night))
    |(?P<year>(?P<bare_year>(?:19|20)\d\d))
    |(?P<relative>today|yesterday|tomorrow|tonight|(?:this|last|next)[ ](?:week|month|year|season)
        |(?:within|in)[ ]\d+[ ](?:hours|days|weeks|months|years)
        |(?:\d+|a|one|two|three|four|five|six|ten)[ ](?:hour|day|week|month|year)s?[ ]ago)
    )(?![^\W_])(?![.,]\d)""",
    re.VERBOSE,
)
_KINDS: Final[tuple[Literal["date", "month", "weekday", "year", "relative"], ...]] = (
    "date", "month", "weekday", "year", "relative",
)  # fmt: skip
_HIJRI: Final = re.compile(HIJRI_MONTH)


def find_dates(
    number: int, text: str, lang: Lang, published: dt.date | None = None
) -> list[DateMention]:
    """Find the dates in a line, in order.

    What the line says in full is resolved: a day with month and year, a month with a year, a
    year. "Today", "next January" and the like are resolved only against a known day of
    publication, and where the weekday they name agrees with it.
    """
    folded = fold_with_offsets(text)
    found: list[DateMention] = []
    for match in (_ARABIC if lang == "ar" else _ENGLISH).finditer(folded.text):
        kind = next(kind for kind in _KINDS if match[kind])
        words = text[folded.start(match.start("hit")) : folded.end(match.end())].strip()
        resolved = _resolved(match, kind, lang)
        if resolved is None and published is not None and not _HIJRI.search(match["hit"]):
            resolved = resolve(match["hit"], kind, lang, published)
        found.append(DateMention(number, words, kind, resolved))
    return found


def _resolved(match: re.Match[str], kind: str, lang: Lang) -> str | None:
    """Resolve what is said in full."""
    part = match.groupdict().get
    if kind == "year":
        return part("year_number") or part("bare_year")
    hit = match["hit"]
    month = month_in(hit, lang)
    if kind == "month":
        year = part("month_year") or part("bare_month_year")
        return f"{year}-{month:02}" if year and month else None
    if kind != "date":
        return None
    if part("iso") or part("numeric"):
        return _numeric(part("iso"), part("numeric") or "", lang)
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", hit)
    number = int(day.group()) if day else day_in_words(hit)
    if month is None or number is None or not part("date_year"):
        return None
    return _iso(int(part("date_year") or 0), month, number)


def _numeric(iso: str | None, numeric: str, lang: Lang) -> str | None:
    """Resolve a date in digits; in English the month may come first, so it must be plain."""
    if iso:
        year, month, day = map(int, iso.split("-"))
        return _iso(year, month, day)
    day, month, year = map(int, re.split(r"[/.-]", numeric))
    if lang == "en" and month > 12:
        day, month = month, day
    elif lang == "en" and day <= 12 and day != month:
        return None
    return _iso(year, month, day)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
