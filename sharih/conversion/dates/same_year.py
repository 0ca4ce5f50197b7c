"""The dates of a line → those without a year that share the one of a date before them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sharih.arabic import Lang, fold_pattern
from sharih.conversion.dates.full_dates import day_and_month, iso_day
from sharih.conversion.dates.months import month_in, weekday_in
from sharih.conversion.records import DateMention

_SAME: Final[Mapping[Lang, re.Pattern[str]]] = {
    "ar": re.compile(
        fold_pattern(
            r"،? (?:من |في )?(?:(?:العام|السنة) (?:نفسها?|ذاتها?)|(?:نفس|ذات) (?:العام|السنة)"
            r"|ذلك العام|تلك السنة)(?!\w)"
        )
    ),
    "en": re.compile(r",? (?:of|in) (?:the same|that) year\b"),
}
_THEN: Final[Mapping[Lang, re.Pattern[str]]] = {
    "ar": re.compile(r"[،,] ثم [^،,]*\Z"),
    "en": re.compile(r"[,;] (?:and )?then [^,;]*\Z"),
}
_STOP: Final = re.compile(r"[.؟?!؛;:]")


def share_year(found: list[DateMention], matches: Sequence[re.Match[str]], lang: Lang) -> None:
    """Give dates the year of the last one before them that is resolved.

    That is sure where the line says "of the same year", of a month in which something came "then",
    and of a day in the month of a full date
    before it, whose weekday agrees where one is named.
    """
    for at in range(1, len(found)):
        match = matches[at]
        if found[at].resolved is not None or found[at].kind not in ("month", "date"):
            continue
        before = next((one.resolved for one in reversed(found[:at]) if one.resolved), None)
        if before is None:
            continue
        year = int(before[:4])
        if found[at].kind == "month":
            month = month_in(match["month"], lang)
            if month and _SAME[lang].match(match.string, match.end()):
                found[at] = replace(found[at], resolved=f"{year}-{month:02}")
            elif month and len(before) > 4 and _is_next(matches[at - 1], match, lang):
                # "Opened on 15 August 2024, then extended in November": the first one after it.
                year += month < int(before[5:7])
                found[at] = replace(found[at], resolved=f"{year}-{month:02}")
            continue
        day = day_and_month(match, lang)
        if day is None or match["date_year"]:
            continue
        said = _SAME[lang].match(match.string, match.end()) is not None
        iso = iso_day(year, day[1], day[0])
        near = len(before) == 10 and before[5:7] == f"{day[1]:02}"
        if iso and (said or near) and _agrees(iso, match["date"], lang):
            found[at] = replace(found[at], resolved=iso)


def _is_next(one: re.Match[str], other: re.Match[str], lang: Lang) -> bool:
    """Say whether a sentence tells of a month what came "then", after the date before it."""
    between = one.string[one.end() : other.start()]
    return _THEN[lang].search(between) is not None and not _STOP.search(between)


def _agrees(iso: str, words: str, lang: Lang) -> bool:
    named = weekday_in(words, lang)
    return named is None or dt.date.fromisoformat(iso).weekday() == named
