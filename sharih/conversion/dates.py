"""A line of an article → the dates it mentions, resolved only where it says them whole."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final, Literal

from sharih.arabic import Lang, fold, fold_pattern, fold_with_offsets
from sharih.conversion.records import DateMention

# The month names of the three Arabic traditions: of Egypt and the Gulf, of the Levant and
# Iraq, and of the Maghreb, with their common spellings.
_MONTHS: Final = (
    "يناير|كانون الثاني|جانفي", "فبراير|شباط|فيفري", "مارس|آذار", "أبريل|نيسان|أفريل",
    "مايو|أيار|ماي", "يونيو|يونية|حزيران|جوان", "يوليو|يوليه|يوليوز|تموز|جويلية",
    "أغسطس|آب|أوت|غشت", "سبتمبر|أيلول|شتنبر", "أكتوبر|تشرين الأول",
    "نوفمبر|تشرين الثاني|نونبر", "ديسمبر|كانون الأول|دجنبر",
)  # fmt: skip
_ENGLISH_MONTHS: Final = (
    "january|jan", "february|feb", "march", "april", "may", "june", "july", "august|aug",
    "september|sept", "october|oct", "november|nov", "december|dec",
)  # fmt: skip


def _months(names: tuple[str, ...]) -> str:
    longest_first = sorted("|".join(names).split("|"), key=len, reverse=True)
    return "(?:" + "|".join(longest_first).replace(" ", "[ ]") + ")"


_MONTH = _months(_MONTHS)
_NEXT_OR_LAST = r"(?:ال)?(?:مقبل|ماضي|قادم|حالي|جاري|منصرم|فائت)(?:ة|ين)?"
_DAY_NAME = "(?:الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)"
_DAY_PART = "(?:مساء|صباح|فجر|ظهر|ليلة|ليل|عصر|نهار)"
_SPAN = "(?:أسبوع|شهر|عام|سنة|يوم)"
_UNIT = "(?:ساعة|ساعات|أيام|يوما|أسابيع|أشهر|شهور|سنوات|عاما)"
_ARABIC: Final = re.compile(
    fold_pattern(
        rf"""(?<![^\W_])[وفبكل]?(?P<hit>
        (?P<date>\d{{1,2}}[ ](?:من[ ])?(?:شهر[ ])?(?P<date_month>{_MONTH})
            (?:[ ]?[/(][ ]?{_MONTH}\)?)?
            (?:[ ](?:من[ ])?(?:عام[ ]|سنة[ ])?(?P<date_year>[12]\d{{3}}))?
            (?:[ ]{_NEXT_OR_LAST})?)
        |(?P<month>(?:(?:في|شهر|خلال|منذ|من|إلى|حتى|أوائل|أواخر|نهاية|مطلع|منتصف|بداية)[ ])+
            (?P<month_name>{_MONTH})(?:[ ](?P<month_year>[12]\d{{3}})|[ ]{_NEXT_OR_LAST})?)
        |(?P<weekday>(?:(?:اليوم|أمس|يوم|غدا|غد|{_DAY_PART})[ ])+{_DAY_NAME}
            (?:[ ]{_NEXT_OR_LAST})?|{_DAY_NAME}[ ]{_NEXT_OR_LAST})
        |(?P<year>(?:عام|سنة|العام)[ ](?P<year_number>[12]\d{{3}})
            |(?P<bare_year>(?:19|20)\d\d))
        |(?P<relative>(?:هذا|هذه)[ ]ال{_SPAN}|ال{_SPAN}[ ]ال{_NEXT_OR_LAST}
            |(?:خلال|منذ|قبل|بعد)[ ](?:\d+|[^\W\d_]+)[ ]{_UNIT}
            |(?:أمس|غدا)(?:[ ]الأول)?)
        )(?![^\W_])(?![.,]\d)"""
    ),
    re.VERBOSE,
)
_ENGLISH_MONTH = _months(_ENGLISH_MONTHS)
_ENGLISH_DAY = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_ENGLISH: Final = re.compile(
    rf"""(?<![^\W_])(?P<hit>
    (?P<date>(?:\d{{1,2}}(?:st|nd|rd|th)?[ ](?P<date_month>{_ENGLISH_MONTH})\.?
        |(?P<us_month>{_ENGLISH_MONTH})\.?[ ]\d{{1,2}}(?:st|nd|rd|th)?)
        (?:,?[ ](?P<date_year>[12]\d{{3}}))?)
    |(?P<month>(?:(?:in|since|until|by|early|late|mid|next|last)[ -])+
        (?P<month_name>{_ENGLISH_MONTH})
        (?:[ ](?P<month_year>[12]\d{{3}}))?)
    |(?P<weekday>(?:on|last|next|this)[ ]{_ENGLISH_DAY}
        |{_ENGLISH_DAY}[ ](?:morning|evening|night))
    |(?P<year>(?:19|20)\d\d)
    |(?P<relative>today|yesterday|tomorrow|tonight|(?:this|last|next)[ ](?:week|month|year)
        |(?:within|in)[ ]\d+[ ](?:hours|days|weeks|months|years)
        |\d+[ ](?:hours|days|weeks|months|years)[ ]ago)
    )(?![^\W_])(?![.,]\d)""",
    re.VERBOSE,
)
_KINDS: Final[tuple[Literal["date", "month", "weekday", "year", "relative"], ...]] = (
    "date", "month", "weekday", "year", "relative",
)  # fmt: skip


def find_dates(number: int, text: str, lang: Lang) -> list[DateMention]:
    """Find the dates in a line, in order.

    Only what the line itself says in full is resolved: a day with month and year, a month with
    a year, a year. "Today", "next January" and the like need a date of publication.
    """
    folded = fold_with_offsets(text)
    found: list[DateMention] = []
    for match in (_ARABIC if lang == "ar" else _ENGLISH).finditer(folded.text):
        kind = next(kind for kind in _KINDS if match[kind])
        words = text[folded.start(match.start("hit")) : folded.end(match.end())].strip()
        found.append(DateMention(number, words, kind, _resolved(match, kind, lang)))
    return found


def _resolved(match: re.Match[str], kind: str, lang: Lang) -> str | None:
    part = match.groupdict().get
    names = _MONTHS if lang == "ar" else _ENGLISH_MONTHS
    if kind == "year":
        return part("year_number") or part("bare_year") or part("year")
    if kind == "month" and part("month_year"):
        return f"{part('month_year')}-{_number_of(part('month_name'), names):02}"
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", match.group())
    if kind == "date" and part("date_year") and day:
        month = _number_of(part("date_month") or part("us_month"), names)
        try:
            date = dt.date(int(part("date_year") or 0), month, int(day.group()))
        except ValueError:
            return None
        return date.isoformat()
    return None


def _number_of(name: str | None, names: tuple[str, ...]) -> int:
    """Give the number of a month by its folded name."""
    spellings = (fold(of_month).split("|") for of_month in names)
    return next(number for number, known in enumerate(spellings, start=1) if name in known)
