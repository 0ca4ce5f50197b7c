"""The names of months and weekdays in Arabic and English → regular expressions, numbers."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import Lang, fold, fold_pattern

# The month names of the three Arabic traditions: of Egypt and the Gulf, of the Levant and
# Iraq, and of the Maghreb, with their common spellings.
_ARABIC: Final = (
    "يناير|كانون الثاني|كانون ثاني|جانفي", "فبراير|فيبراير|شباط|فيفري", "مارس|آذار|اذار",
    "أبريل|إبريل|نيسان|أفريل", "مايو|أيار|ماي|مايس", "يونيو|يونية|حزيران|جوان",
    "يوليو|يوليه|يوليوز|تموز|جويلية|جويليا", "أغسطس|آب|أوت|غشت", "سبتمبر|أيلول|شتنبر|سبتنبر",
    "أكتوبر|تشرين الأول|تشرين أول", "نوفمبر|تشرين الثاني|تشرين ثاني|نونبر",
    "ديسمبر|كانون الأول|كانون أول|دجنبر",
)  # fmt: skip
_ENGLISH: Final = (
    "january|jan", "february|feb", "march", "april", "may", "june", "july", "august|aug",
    "september|sept", "october|oct", "november|nov", "december|dec",
)  # fmt: skip
_SHORT: Final = {"mar": 3, "apr": 4, "jun": 6, "jul": 7, "sep": 9}
_HIJRI: Final = (
    "محرم|المحرم", "صفر", "ربيع الأول|ربيع أول", "ربيع الآخر|ربيع الثاني|ربيع ثاني",
    "جمادى الأولى|جمادى الأول", "جمادى الآخرة|جمادى الثانية|جمادى الآخر|جمادى الثاني", "رجب",
    "شعبان", "رمضان", "شوال", "ذو القعدة|ذي القعدة", "ذو الحجة|ذي الحجة",
)  # fmt: skip
_WEEKDAYS: Final = {
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "en": "monday tuesday wednesday thursday friday saturday sunday",
}
_ORDINALS: Final = (
    "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع",
    "العاشر", "الحادي عشر", "الثاني عشر", "الثالث عشر", "الرابع عشر", "الخامس عشر",
    "السادس عشر", "السابع عشر", "الثامن عشر", "التاسع عشر", "العشرين", "الحادي والعشرين",
    "الثاني والعشرين", "الثالث والعشرين", "الرابع والعشرين", "الخامس والعشرين",
    "السادس والعشرين", "السابع والعشرين", "الثامن والعشرين", "التاسع والعشرين", "الثلاثين",
    "الحادي والثلاثين",
)  # fmt: skip


def _any(names: str) -> str:
    longest_first = sorted(names.split("|"), key=len, reverse=True)
    return "(?:" + "|".join(fold(name) for name in longest_first).replace(" ", "[ ]") + ")"


MONTH: Final = _any("|".join(_ARABIC))
"""Any Arabic month, folded."""
HIJRI_MONTH: Final = _any("|".join(_HIJRI))
"""Any month of the Hijri calendar, folded."""
ORDINAL: Final = _any("|".join(_ORDINALS))
"""A day of the month in words, folded."""
WEEKDAY: Final = "(?:" + fold(_WEEKDAYS["ar"].replace(" ", "|")) + ")"
"""Any Arabic weekday, folded."""
ENGLISH_MONTH: Final = _any("|".join(_ENGLISH))
SHORT_MONTH: Final = f"(?:{ENGLISH_MONTH}|" + "|".join(_SHORT) + ")"
"""The same, or cut to three letters that in prose are those of other words: Mar Elias."""
ENGLISH_WEEKDAY: Final = "(?:" + _WEEKDAYS["en"].replace(" ", "|") + ")"

NAMES: Final[dict[Lang, frozenset[str]]] = {
    "ar": frozenset(
        fold(name) for name in "|".join([*_ARABIC, *_HIJRI, *_WEEKDAYS["ar"].split()]).split("|")
    ),
    "en": frozenset("|".join([*_ENGLISH, *_WEEKDAYS["en"].split()]).split("|")),
}
"""Every month and weekday, folded, per language of a text."""
ORDINAL_WORDS: Final = frozenset(fold(" ".join(_ORDINALS)).split())
"""The words of which days of the month are written, folded."""

_MONTH_NUMBERS: Final = {
    fold(name): number
    for names in (_ARABIC, _ENGLISH, _HIJRI)
    for number, spellings in enumerate(names, start=1)
    for name in spellings.split("|")
} | _SHORT
# غرة رمضان and, in Morocco, فاتح ماي are the first day of the month.
_DAY_NUMBERS: Final = {
    **{fold(name): number for number, name in enumerate(_ORDINALS, start=1)},
    **dict.fromkeys((fold("غرة"), fold("فاتح")), 1),
}
_WEEKDAY_NUMBERS: Final = {
    fold(name): number for names in _WEEKDAYS.values() for number, name in enumerate(names.split())
}
# The names of some months are parts of other words: آب of السابع.
_MONTHS: Final = {
    "ar": re.compile(rf"(?<![^\W\d_]){MONTH}"),
    "en": re.compile(rf"\b{SHORT_MONTH}\b"),
}
_HIJRI_MONTHS: Final = re.compile(rf"(?<![^\W\d_]){HIJRI_MONTH}")
_WEEKDAY_NAMES: Final = {"ar": re.compile(WEEKDAY), "en": re.compile(ENGLISH_WEEKDAY)}
_ORDINAL_DAY: Final = re.compile(fold_pattern(rf"{ORDINAL}(?= من )|غرة|فاتح"))


def month_in(folded: str, lang: Lang) -> int | None:
    """Give the number of the month a folded text names; None of two different ones.

    One month may stand under two names: حزيران/يونيو.
    """
    numbers = {_MONTH_NUMBERS[match.group()] for match in _MONTHS[lang].finditer(folded)}
    return numbers.pop() if len(numbers) == 1 else None


def hijri_month_in(folded: str) -> int | None:
    """Give the number of the Hijri month a folded text names first."""
    match = _HIJRI_MONTHS.search(folded)
    return _MONTH_NUMBERS[match.group()] if match else None


def weekday_in(folded: str, lang: Lang) -> int | None:
    """Give the weekday a folded text names first; Monday is 0."""
    match = _WEEKDAY_NAMES[lang].search(folded)
    return _WEEKDAY_NUMBERS[match.group()] if match else None


def day_in_words(folded: str) -> int | None:
    """Give the day of the month that a folded text writes as a word."""
    match = _ORDINAL_DAY.search(folded)
    return _DAY_NUMBERS[match.group()] if match else None
