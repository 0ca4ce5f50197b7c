"""A sentence that tells of "yesterday" → the same with the day in square brackets behind it.

A key point is read when the article's day is long past. The brackets are an editor's, as in
quotations of the press; the part they stand in is proposed like all parts.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Final

from sharih.arabic import Lang, fold, fold_pattern
from sharih.conversion.dates.months import weekday_in
from sharih.conversion.parts.sentences import Sentence
from sharih.conversion.records import DateMention
from sharih.languages import Conventions, is_vague_date

YEAR: Final = 4
"""A day is written with its year alone where the rest stands in the text."""

_TODAY: Final = re.compile(r"(?<!\w)اليوم(?!\w)")
_AGES: Final = re.compile(
    fold_pattern(
        r"(?:ال)?(?:ماضي|منصرم|فائت|مقبل|قادم|آتي|جاري|حالي)ة?\b|\b(?:last|next|this|coming)\b"
    )
)
_LEVANTINE: Final = re.compile(
    fold_pattern("كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين")
)
_MAGHREBI: Final = re.compile(fold_pattern("جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت"))
_MONTH_FIRST: Final = re.compile(r"[A-Z][a-z]+\.? \d{1,2}(?!\d)")
_ARABIC_DIGIT: Final = re.compile(r"[٠-٩]")
# "Between July 31 and August 23, 2022": the year of both.
_YEAR_BEHIND: Final = re.compile(r"[^.؛;]{0,30}?(?<!\d)\d{4}(?!\d)")
_YEAR: Final = re.compile(r"\d{4}")
# The day stands there already: "yesterday (16 July)".
_TOLD: Final = re.compile(r"[،,]? ?[(\[]|[،,]? \d")


class StatedDays:
    """Says which day the words of an article mean that only its first readers know."""

    __slots__ = ("_ages", "_conventions", "_today")

    def __init__(
        self,
        first: Sentence | None,
        dates: Sequence[DateMention],
        lang: Lang,
        published: str | None,
    ) -> None:
        self._ages: dict[int, list[DateMention]] = {}
        for date in dates:
            ages = date.kind in ("relative", "weekday") or _AGES.search(fold(date.text))
            if ages or _is_of_another_year(date, published):
                self._ages.setdefault(date.line, []).append(date)
        at = told_of_today(first, dates, lang, published) if first and published else None
        self._today = (first.order, first.text[slice(*at)], published) if first and at else None
        self._conventions = _conventions(dates, lang)

    def is_open(self, sentence: Sentence) -> bool:
        """Say whether a sentence has such words of which nobody can say which day they mean."""
        return any(
            date.text in sentence.text and _day_of(date) is None
            for date in self._ages.get(sentence.paragraph.line, ())
        )

    def stated(self, sentence: Sentence, text: str) -> str:
        """Write the days behind such words of a sentence, or of the part of it that stands."""
        at = 0
        for date in self._ages.get(sentence.paragraph.line, ()):
            start = text.find(date.text, at)
            day = _day_of(date)
            if start < 0 or day is None:
                continue
            text, at = self._with(text, start + len(date.text), day)
        if self._today and self._today[0] == sentence.order and not at:
            _, words, day = self._today
            start = text.find(words)
            if start >= 0 and day:
                text, _ = self._with(text, start + len(words), day)
        return text

    def _with(self, text: str, end: int, day: str) -> tuple[str, int]:
        if _TOLD.match(text, end) or (len(day) == YEAR and _YEAR_BEHIND.match(text, end)):
            return text, end
        written = f" [{self._conventions.vague_date(day)}]"
        return f"{text[:end]}{written}{text[end:]}", end + len(written)


def told_of_today(
    first: Sentence, dates: Iterable[DateMention], lang: Lang, published: str
) -> tuple[int, int] | None:
    """Find where the first sentence says that its news is of the day of publication."""
    if lang == "ar" and (match := _TODAY.search(first.text)):
        return match.span()
    weekday = dt.date.fromisoformat(published).weekday()
    for date in dates:
        here = date.line == first.paragraph.line and date.kind == "weekday"
        if here and date.resolved is None and weekday_in(fold(date.text), lang) == weekday:
            start = first.text.find(date.text)
            return (start, start + len(date.text)) if start >= 0 else None
    return None


def _is_of_another_year(date: DateMention, published: str | None) -> bool:
    """Say whether a date without its year is one of another year than the article."""
    if not published or not date.resolved or _YEAR.search(date.text):
        return False
    return date.resolved[:4] != published[:4]


def _day_of(date: DateMention) -> str | None:
    """Give what is to stand behind a date: of "next 5 August", the year alone."""
    if not date.resolved or not is_vague_date(date.resolved):
        return None
    whole = date.kind in ("relative", "weekday")
    return date.resolved if whole else date.resolved.partition("-")[0]


def _conventions(dates: Sequence[DateMention], lang: Lang) -> Conventions:
    """Write days as the article itself does."""
    texts = [date.text for date in dates]
    if lang == "en":
        return Conventions(lang, "en" if any(map(_MONTH_FIRST.search, texts)) else "en_GB")
    keys = [fold(text) for text in texts]
    if any(map(_LEVANTINE.search, keys)):
        locale = "ar_LB"
    else:
        locale = "ar_TN" if any(map(_MAGHREBI.search, keys)) else "ar"
    return Conventions(lang, locale, "arab" if any(map(_ARABIC_DIGIT.search, texts)) else "latn")
