"""How dates are written in Arabic and English → regular expressions, and the words they need."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sharih.arabic import Lang, fold, fold_pattern
from sharih.conversion.dates.months import (
    ENGLISH_MONTH,
    ENGLISH_WEEKDAY,
    HIJRI_MONTH,
    MONTH,
    NAMES,
    ORDINAL,
    ORDINAL_WORDS,
    WEEKDAY,
)

_NEXT_OR_LAST = r"(?:ال)?(?:مقبل|ماضي|قادم|حالي|جاري|منصرم|فائت|فارط|منقضي)(?:ة|ين)?"
_DAY_PART = "(?:مساء|صباح|فجر|ظهر|ليلة|ليل|عصر|نهار)"
_SPAN = "(?:أسبوع|شهر|عام|سنة|يوم|موسم)"
_UNIT = "(?:ساعة|ساعات|أيام|يوما|أسابيع|أشهر|شهور|سنوات|عاما|سنة)"
_ONE_OR_TWO = r"(?:ساعة|ساعتين|يومين|أسبوع|أسبوعين|شهر|شهرين|عام|عامين|سنة|سنتين)(?![ ]\d)"
_EDGE = "(?:بداية|نهاية|مطلع|منتصف|أوائل|أواخر|ختام|موفى)"
_NUMERIC = (
    r"(?P<iso>[12]\d{3}(?P<dash>[/.-])\d{1,2}(?P=dash)\d{1,2})"
    r"|(?P<numeric>\d{1,2}(?P<sep>[/.-]|[ ]/[ ])\d{1,2}(?P=sep)[12]\d{3})"
)
# One month under two names, and what stands between a month and its year.
_MONTH = rf"{MONTH}(?:(?:[ ]?[/(][ ]?|[-–]){MONTH}\)?|[ ]{MONTH}(?=[ ][12]\d{{3}}))?"
_OF = "[ ](?:من[ ])?(?:عام[ ]|سنة[ ])?"
# The first day of a span in one month and year.
_TO = "(?:[ ]?[–-][ ]?|[ ]و|[ ](?:و?إلى|و?حتى|و?لغاية|إلى[ ]غاية)[ ])"
_FIRST = (
    rf"(?:(?P<first>(?:ال[ ]?)?\d{{1,2}}){_TO}"
    rf"(?=(?:ال[ ]?)?\d{{1,2}}[ ](?:من[ ])?(?:شهر[ ])?{_MONTH}{_OF}[12]\d{{3}}))?"
)
_ENGLISH_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_ENGLISH_TO = r"(?:[ ]?[–-][ ]?|[ ](?:to|and|until|till|through)[ ])"
_ENGLISH_FIRST = (
    rf"(?:(?P<first>{_ENGLISH_DAY}){_ENGLISH_TO}"
    rf"(?={_ENGLISH_DAY}(?:[ ]of)?[ ]{ENGLISH_MONTH}\.?,?[ ][12]\d{{3}}))?"
)
_ENGLISH_LAST = rf"(?:{_ENGLISH_TO}(?P<last>{_ENGLISH_DAY})(?=,?[ ][12]\d{{3}}))?"
# The years of the Hijri calendar that news can speak of; nothing else in digits looks like them.
_HIJRI_YEAR = r"1[34]\d\d"
_HIJRI_ERA = r"(?:[ ]?ه(?:جرية?)?|[ ]للهجرة)"
_HIJRI_NUMERIC = (
    rf"(?P<hijri_numeric>(?:\d{{1,2}}(?P<h>[/.-])\d{{1,2}}(?P=h){_HIJRI_YEAR}"
    rf"|{_HIJRI_YEAR}(?P<j>[/-])\d{{1,2}}(?P=j)\d{{1,2}}){_HIJRI_ERA}?)"
)
_OF_HIJRI_YEAR = rf"(?:[ ](?:من[ ])?(?:ل?عام[ ]|سنة[ ])?{_HIJRI_YEAR})"
# صفر is a number too, as in the results of matches.
_HIJRI_NAME = (
    rf"(?:(?<=شهر[ ])|(?!صفر(?!{_OF_HIJRI_YEAR}))){HIJRI_MONTH}"
    r"(?:[ ](?:المبارك|الحرام|المعظم|الفضيل|الكريم)(?![^\W_]))?"
)
_ERA = r"(?:[ ]ميلادية?|م)?"
# The second half and the first week of a month are no days of it.
_DAY_IN_WORDS = "".join(
    f"(?<!{part}[ ])" for part in ("نصف", "أسبوع", "ثلث", "ربع", "شطر")
) + f"{ORDINAL}[ ]من[ ]"  # fmt: skip

ARABIC: Final = re.compile(
    fold_pattern(
        rf"""(?<![^\W_])[وفبكل]?(?:
        (?P<date>(?:(?:(?:اليوم|أمس|غدا?|يوم|{_DAY_PART})[ ]){{0,3}}{WEEKDAY}،?[ ]
                (?:(?:الموافق|المصادف)[ ](?:ل|يوم[ ])?)?)?
            (?:{_HIJRI_NUMERIC}|{_NUMERIC}{_ERA}
            |{_FIRST}
            (?P<day>(?:ال[ ]?)?\d{{1,2}}(?:[ ](?:من[ ])?)?|(?:غرة|فاتح)[ ]|{_DAY_IN_WORDS})
            (?:شهر[ ])?(?:{_MONTH}(?:{_OF}(?P<date_year>[12]\d{{3}}){_ERA})?
                (?:[ ]{_NEXT_OR_LAST})?
            |(?P<hijri>{_HIJRI_NAME}{_OF_HIJRI_YEAR}?{_HIJRI_ERA}?)
                (?:[ ]{_NEXT_OR_LAST})?)))
        |(?P<month>(?:(?:في|شهر|خلال|منذ|من|إلى|حتى|{_EDGE})[ ]){{1,3}}
            (?:{_MONTH}(?:{_OF}(?P<month_year>[12]\d{{3}}){_ERA}|[ ]{_NEXT_OR_LAST})?
            |(?P<hijri_month>{_HIJRI_NAME})(?:{_OF_HIJRI_YEAR}{_HIJRI_ERA}?|[ ]{_NEXT_OR_LAST})?)
            |{_MONTH}(?:{_OF}(?P<bare_month_year>[12]\d{{3}}){_ERA}|[ ]{_NEXT_OR_LAST})
            |(?P<bare_hijri_month>{_HIJRI_NAME})(?:{_OF_HIJRI_YEAR}{_HIJRI_ERA}?
                |[ ]{_NEXT_OR_LAST}))
        |(?P<weekday>(?:(?:اليوم|أمس|يوم|غدا|غد|{_DAY_PART})[ ]){{1,3}}{WEEKDAY}
            (?:[ ]{_NEXT_OR_LAST})?|{WEEKDAY}[ ]{_NEXT_OR_LAST})
        |(?P<year>(?P<hijri_span>(?:عام|سنة|العام)[ ]{_HIJRI_YEAR}{_HIJRI_ERA})
            |(?:عام|سنة|العام)[ ](?P<year_number>[12]\d{{3}}){_ERA}
            |(?P<bare_year>(?:19|20)\d\d|(?<=منذ[ ])1[6-8]\d\d)م?)
        |(?P<relative>(?:{_EDGE}[ ])?(?:(?:هذا|هذه)[ ]ال{_SPAN}|ال{_SPAN}[ ]ال{_NEXT_OR_LAST})
            |{_EDGE}[ ]ال{_SPAN}
            |(?:خلال|منذ|قبل|بعد)[ ](?:(?:\d+|[^\W\d_]+)[ ]{_UNIT}|{_ONE_OR_TWO})
            |(?:{_DAY_PART}[ ])?(?:أمس|غدا)(?:[ ]الأول)?|{_DAY_PART}[ ](?:اليوم|غد))
        )(?![^\W_])(?![.,]\d)"""
    ),
    re.VERBOSE,
)
ENGLISH: Final = re.compile(
    rf"""(?<![^\W_])(?:
    (?P<date>{_NUMERIC}
        |(?:{_ENGLISH_FIRST}(?P<day>{_ENGLISH_DAY}(?:[ ]of)?[ ]{ENGLISH_MONTH}\.?)
        |(?P<month_day>{ENGLISH_MONTH}\.?[ ]{_ENGLISH_DAY}){_ENGLISH_LAST})
        (?:,?[ ](?P<date_year>[12]\d{{3}}))?)
    |(?P<month>(?:(?:in|since|until|by|early|late|mid|next|last)[ -]){{1,3}}
        {ENGLISH_MONTH}(?![ ]\d{{1,2}}(?!\d))(?:[ ](?P<month_year>[12]\d{{3}}))?
        |{ENGLISH_MONTH}[ ](?P<bare_month_year>[12]\d{{3}}))
    |(?P<weekday>(?:on|last|next|this)[ ]{ENGLISH_WEEKDAY}(?:[ ](?:morning|evening|night))?
        |{ENGLISH_WEEKDAY}[ ](?:morning|evening|night))
    |(?P<year>(?P<bare_year>(?:19|20)\d\d|(?:(?<=since[ ])|(?<=in[ ]))1[6-8]\d\d))
    |(?P<relative>today|yesterday|tomorrow|tonight|(?:this|last|next)[ ](?:week|month|year|season)
        |(?:within|in)[ ]\d+[ ](?:hours|days|weeks|months|years)
        |(?:\d+|a|one|two|three|four|five|six|ten)[ ](?:hour|day|week|month|year)s?[ ]ago)
    )(?![^\W_])(?![.,]\d)""",
    re.VERBOSE,
)
"""Each begins at a word and has a group for each kind of date, and groups for parts in these."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How dates of a language are found fast: around words that each of them must have."""

    pattern: re.Pattern[str]
    """A whole date, from its first word on."""
    cores: frozenset[str]
    """Folded words of which every date has one, or how its year begins in digits."""
    attached: re.Pattern[str]
    """What may stand before such a word without a space between them."""
    leading: frozenset[str]
    """Folded words that may stand in a date before such a word or year."""
    counting: frozenset[str]
    """Folded words before which any one word may stand between them and a core."""


_YEARS: Final = frozenset(str(number) for number in range(10, 30))


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


def _attached(words: frozenset[str]) -> frozenset[str]:
    """Add the words with a particle attached to each."""
    return frozenset(particle + word for particle in ("", *"وفبكل") for word in words)


WORDINGS: Final[Mapping[Lang, Wording]] = {
    "ar": Wording(
        ARABIC,
        NAMES["ar"]
        | _YEARS
        | _words(
            "أمس غد غدا اليوم أسبوع أسبوعين أسابيع شهر شهرين أشهر شهور عام عاما عامين سنة سنوات"
            " سنتين يوم يوما يومين أيام موسم ساعة ساعات ساعتين"
        ),
        re.compile(r"(?<![^\W_])[وفبكل]?(?:ال|\d{1,2})?\Z"),
        _attached(
            _words(
                "اليوم أمس غد غدا يوم مساء صباح فجر ظهر ليلة ليل عصر نهار الموافق من شهر في خلال"
                " منذ إلى حتى بداية نهاية مطلع منتصف أوائل أواخر ختام موفى غرة فاتح هذا هذه عام سنة"
                " العام بعد قبل ال لغاية ولغاية وإلى وحتى غاية المصادف"
            )
            | NAMES["ar"]
            | ORDINAL_WORDS
        ),
        _attached(_words("خلال منذ قبل بعد")),
    ),
    "en": Wording(
        ENGLISH,
        NAMES["en"]
        | _YEARS
        | _words(
            "today yesterday tomorrow tonight week weeks month months year years season hours"
            " days hour day"
        ),
        re.compile(r"(?<![^\W_])\Z"),
        NAMES["en"]
        | _words("on last next this in since until by early late mid within of to and through till")
        | _words("a one two three four five six ten"),
        frozenset(),
    ),
}  # fmt: skip
