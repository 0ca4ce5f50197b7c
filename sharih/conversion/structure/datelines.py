"""The beginning of a lede, and lines with a time → the dateline and the date of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from sharih.arabic import Lang, fold, fold_pattern, fold_with_offsets
from sharih.conversion.dates.dates import find_dates
from sharih.conversion.dates.months import HIJRI_MONTH, MONTH
from sharih.conversion.records import Dropped
from sharih.conversion.rule_files import agency_names

TIMESTAMP: Final = "time of publication"
"""The reason by which the rules drop lines that tell when an article was published."""

_PLACE = r"[^\W\d_][^\s\d.:()«»“”\"،,/–—|]{1,14}(?: [^\s\d.:()«»“”\"،,/–—|]{2,14}){0,2}?"
_GREGORIAN = rf"\d{{1,2}} {MONTH}(?:[ ]\d{{4}})?(?: ?م)?"
_HIJRI = rf"\d{{1,2}} {HIJRI_MONTH}(?:[ ]\d{{4}})?(?: ?ه(?:جري)?)?"
# Where the Hijri calendar is in use, a dateline has both: 15 رمضان 1446 هـ الموافق 15 مارس 2025 م.
_DATE = (
    rf"[،,]?(?: في| يوم)? (?:[^\W\d_]+ )?(?:{_HIJRI}(?: ?(?:الموافق(?: ل)?|/) ?{_GREGORIAN})?"
    rf"|{_GREGORIAN}(?: ?(?:الموافق(?: ل)?|/) ?{_HIJRI})?)"
)
_SOURCES = r"وكالات|الوكالات|خاص|د ب أ|أ ف ب|ا ف ب|أ ب|مراسلنا|agencies|ap|staff"
# Words that begin a sentence and no place; the first of a lede may be followed by a dash too.
_SENTENCE: Final = re.compile(
    fold_pattern(r"(?:قال|أعلن|أكد|ذكر|في|من|على|بعد|قبل|هل|لماذا|كيف)ت? ")
)
_ENGLISH: Final = re.compile(
    r"[A-Z][A-Z .’'-]{2,30}(?:, (?:[A-Z][a-z]+\.? ?){1,3}(?:\d{1,2})?(?:, \d{4})?)?"
    r"(?: ?\([A-Z][A-Za-z ]{1,20}\))? ?[–—:-]+ (?=\S)"
)


@cache
def _arabic() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(fold(name)) for name in agency_names()), key=len)[::-1])
    agency = rf"(?:{names}|{_SOURCES})"
    agencies = rf"(?:(?:وكاله )?{agency}(?: ?[،,/و–-] ?{agency})*)"
    between = r"(?: ?[،,/–—-] ?| )"
    return re.compile(
        fold_pattern(
            rf"(?:{_PLACE}(?:{_DATE})?(?:{between}{agencies}| ?\({agencies}\))"
            rf"|{_PLACE}{_DATE}|\({agencies}\)|{agencies})(?: ?[:–—-]+ ?)(?=\S)"
            rf"|(?P<place>[^\W\d_]+(?: [^\W\d_]+)?) [–—-] (?=\S)"
        )
    )


def split_dateline(text: str, lang: Lang) -> tuple[str, str]:
    """Take the dateline off a lede: `القاهرة - رويترز:`; gives it and the rest."""
    if lang == "en":
        match = _ENGLISH.match(text)
        return (match.group().strip(), text[match.end() :]) if match else ("", text)
    folded = fold_with_offsets(text)
    found = _arabic().match(folded.text)
    if found is None or (found["place"] and _SENTENCE.match(folded.text)):
        return "", text
    end = folded.end(found.end())
    if text.count(" ", end) < 4 or (text.count(" – ") + text.count(" - ") > 1 and found["place"]):
        return "", text
    return text[:end].strip(), text[end:]


@cache
def _agency() -> re.Pattern[str]:
    names = sorted((re.escape(fold(name)) for name in agency_names()), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(names)})(?![^\W_])")


def dateline_agencies(dateline: str) -> tuple[str, ...]:
    """List the agencies of a dateline, as written; there a name is that of an agency."""
    folded = fold_with_offsets(dateline)
    return tuple(
        dateline[folded.start(found.start()) : folded.end(found.end())]
        for found in _agency().finditer(folded.text)
    )


def publication(dateline: str, dropped: Iterable[Dropped], lang: Lang) -> str | None:
    """Find the day of publication in a dateline or a dropped line with a time."""
    told = [drop.text for drop in dropped if drop.reason == TIMESTAMP]
    # The day of publication counts before that of the last change.
    told.sort(key=lambda text: bool(_CHANGED.search(fold(text))))
    for text in (dateline, *told):
        for date in find_dates(0, text, lang):
            if date.kind == "date" and date.resolved:
                return date.resolved
    return None


_CHANGED: Final = re.compile(fold_pattern(r"تحديث|تعديل|updated|modified"))
