"""A line of an article → the dates it mentions, and which day, month or year they are."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal, cast

from ahocorasick_rs import AhoCorasick, MatchKind

from sharih.arabic import Lang, fold_pattern
from sharih.conversion.dates.full_dates import (
    NUMBER,
    day_and_month,
    first_day,
    iso_day,
    numeric_day,
    span_of,
)
from sharih.conversion.dates.hijri import HijriDay, agree, gregorian_day
from sharih.conversion.dates.months import day_in_words, hijri_month_in, month_in
from sharih.conversion.dates.numbers import is_no_year
from sharih.conversion.dates.patterns import WORDINGS, Wording
from sharih.conversion.dates.relative import resolve, resolve_day
from sharih.conversion.dates.same_year import share_year
from sharih.conversion.line_keys import folded_line
from sharih.conversion.records import DateMention

Kind = Literal["date", "span", "month", "weekday", "year", "relative"]

_HIJRI: Final = ("hijri", "hijri_numeric", "hijri_month", "bare_hijri_month", "hijri_span")
"""The groups of an Arabic date in which something of the Hijri calendar stands."""
_YEAR: Final = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_WORDS: Final = re.compile(r"[^\W_]+")
_HIJRI_YEAR: Final = re.compile(r"(?<!\d)1[34]\d\d(?!\d)")
# What stands between a day of the one calendar and the same day of the other.
_MARK = r"[ ،,/()\[\]–—-]*"
_BESIDE: Final = re.compile(
    fold_pattern(rf"{_MARK}(?:(?:ال)?(?:موافق|مصادف)ة?)?[ :]*(?:لليوم|ليوم|يوم|في|ل|ب)?{_MARK}")
)
_UNTIL: Final[Mapping[Lang, re.Pattern[str]]] = {
    "ar": re.compile(
        fold_pattern(
            r"،?,? ?(?:و|-|–|(?:و?(?:إلى|حتى|لغاية)(?: غاية)?)(?: (?:يوم|تاريخ))?) ?(?:ال)?"
        )
    ),
    "en": re.compile(r",? ?(?:-|–|to|and|until|till|through) ?(?:the )?"),
}
# Stand between the parts of a date, with spaces around.
_JOINING: Final = ("-", "–", "/")
_FREE: Final = ("", " ")
# Every date has one of these words, or a year: what has neither is not looked at any closer.
_CORES: Final[Mapping[Lang, AhoCorasick]] = {
    lang: AhoCorasick(sorted(wording.cores), matchkind=MatchKind.LeftmostLongest)
    for lang, wording in WORDINGS.items()
}


def find_dates(
    number: int,
    text: str,
    lang: Lang,
    published: dt.date | None = None,
    near: dt.date | None = None,
) -> list[DateMention]:
    """Find the dates in a line, in order.

    What the line says in full is resolved: a day with month and year, a month with a year, a
    year. "Today", "next January", a day without a year and the like are resolved only against a
    known day of publication, and where the weekday they name agrees with it. A Hijri day is
    resolved by the Gregorian one beside it; the one of the Umm al-Qura calendar is proposed.
    `near` is a day that is near the one of publication, where that is not known: it gives days
    their year, and says nothing of months, of weekdays or of "today".
    """
    folded = folded_line(text)
    matches = [match for match in _matches(folded.text, lang) if not _counts(match, lang)]
    if not matches:
        return []
    found: list[DateMention] = []
    hijri = False
    for match in matches:
        kind = cast("Kind", match.lastgroup)
        start, end = match.span(kind)
        first = first_day(match, lang) if kind == "date" else None
        if first:
            kind = "span"
        elif kind == "date" and match["first"]:
            start = match.start("day")  # the number before is no day of that month
        words = text[folded.start(start) : folded.end(end)]
        if lang == "ar" and any(match.group(*_HIJRI)):
            day = _hijri_day(match)
            proposed = gregorian_day(day) if day else None
            iso = proposed.isoformat() if proposed else None
            found.append(DateMention(number, words, "hijri", proposed=iso))
            hijri = True
            continue
        resolved = span_of(match, first, lang) if first else _resolved(match, kind, lang)
        told = published or (near if kind == "date" else None)
        if resolved is None and told is not None and not first:
            resolved = _by_publication(match, kind, lang, told)
        found.append(DateMention(number, words, kind, resolved))
    _share_years(found, matches, folded.text, lang)
    share_year(found, matches, lang)
    return _in_agreement(found, matches, folded.text) if hijri else found


def _matches(text: str, lang: Lang) -> Iterator[re.Match[str]]:
    """Find the wordings of dates in a folded line, as one search through it would.

    Only what leads up to a core is looked at, and no place twice.
    """
    wording = WORDINGS[lang]
    done = 0
    for _, spot, end in _CORES[lang].find_matches_as_indexes(text):
        if text[spot].isdigit():
            if not _YEAR.match(text, spot):
                continue
        elif text[end : end + 1].isalnum() or not (
            text[max(spot - 1, 0) : spot] in _FREE
            or wording.attached.search(text, max(spot - 4, 0), spot)
        ):
            continue
        while done <= spot:
            for start in _starts(text, spot, done, wording):
                match = wording.pattern.match(text, start)
                if match:
                    yield match
                    done = match.end()
                    break
            else:
                done = spot + 1


def _starts(text: str, spot: int, done: int, wording: Wording) -> list[int]:
    """List where a date with this core may begin, the first place first."""
    begin = max(text.rfind(" ", done, spot) + 1, done)
    starts = _word_starts(text, begin, spot + 1)
    while begin > done:
        before = max(text.rfind(" ", done, begin - 1) + 1, done)
        word = _last_word(text[before : begin - 1])
        joins = word in wording.leading or word[-1:].isdigit() or word[:1].isdigit()
        if not joins and text[before : begin - 1] not in _JOINING:
            earlier = max(text.rfind(" ", done, max(before - 1, done)) + 1, done)
            if _last_word(text[earlier : max(before - 1, 0)]) in wording.counting:
                starts = _word_starts(text, earlier, before - 1) + starts
            break
        starts = _word_starts(text, before, begin - 1) + starts
        begin = before
    return starts


def _last_word(text: str) -> str:
    """Give the last word of what stands between two spaces, without punctuation marks."""
    if text.isalnum():
        return text
    words = _WORDS.findall(text)
    return words[-1] if words else ""


def _word_starts(text: str, begin: int, end: int) -> list[int]:
    if text[begin:end].isalnum():
        return [begin]
    return [word.start() for word in _WORDS.finditer(text, begin, end)]


def _counts(match: re.Match[str], lang: Lang) -> bool:
    """Say whether what looks like a year only counts something."""
    return match["bare_year"] is not None and is_no_year(
        match.string, *match.span("bare_year"), lang
    )


def _resolved(match: re.Match[str], kind: Kind, lang: Lang) -> str | None:
    """Resolve what is said in full."""
    if kind == "year":
        return match["bare_year"] or (match["year_number"] if lang == "ar" else None)
    if kind == "month":
        year, month = match["month_year"] or match["bare_month_year"], month_in(match[kind], lang)
        return f"{year}-{month:02}" if year and month else None
    if kind != "date":
        return None
    if match["iso"] or match["numeric"]:
        return numeric_day(match["iso"], match["numeric"], lang)
    day, year = day_and_month(match, lang), match["date_year"]
    return iso_day(int(year), day[1], day[0]) if day and year else None


def _by_publication(match: re.Match[str], kind: Kind, lang: Lang, published: dt.date) -> str | None:
    """Resolve what is said in relation to the day of publication."""
    if kind != "date":
        return resolve(match[kind], kind, lang, published)
    day = None if match["date_year"] else day_and_month(match, lang)
    found = resolve_day(match, day, lang, published) if day else None
    return found.isoformat() if found else None


def _hijri_day(match: re.Match[str]) -> HijriDay | None:
    """Read a Hijri date; None for a month or year of that calendar."""
    if match["hijri_numeric"]:
        one, month, other = map(int, re.findall(r"\d+", match["hijri_numeric"]))
        return HijriDay(max(one, other), month, min(one, other))
    month_number = hijri_month_in(match["hijri"]) if match["hijri"] else None
    if month_number is None:
        return None
    year = _HIJRI_YEAR.search(match["hijri"])
    number = NUMBER.search(match["day"])
    day = int(number.group()) if number else day_in_words(match["date"])
    return HijriDay(int(year.group()) if year else None, month_number, day) if day else None


def _share_years(
    found: list[DateMention], matches: Sequence[re.Match[str]], text: str, lang: Lang
) -> None:
    """Give the first day of a span the year that its last day names."""
    for at in range(len(found) - 1):
        match, last = matches[at], matches[at + 1]
        if found[at].kind != "date" or found[at + 1].kind != "date" or match["date_year"]:
            continue
        if not (last["date_year"] and found[at + 1].resolved):
            continue
        day = day_and_month(match, lang)
        if day is None or not _UNTIL[lang].fullmatch(text, match.end(), last.start("date")):
            continue
        end = found[at + 1].resolved or ""
        year = int(last["date_year"])
        days = [iso_day(year, day[1], day[0]), iso_day(year - 1, day[1], day[0])]
        start = next((first for first in days if first and first <= end), None)
        found[at] = replace(found[at], resolved=start)


def _in_agreement(
    found: Sequence[DateMention], matches: Sequence[re.Match[str]], text: str
) -> list[DateMention]:
    """Let each Hijri day and the Gregorian day beside it say the same."""
    agreed = list(found)
    for at in range(len(found) - 1):
        pair = (found[at].kind, found[at + 1].kind)
        if pair not in (("hijri", "date"), ("date", "hijri")):
            continue
        between = text[matches[at].end() : matches[at + 1].start("date")]
        if not _BESIDE.fullmatch(between):
            continue
        hijri_at, other_at = (at, at + 1) if pair[0] == "hijri" else (at + 1, at)
        hijri = _hijri_day(matches[hijri_at])
        if hijri is None:
            continue
        day = None if matches[other_at]["date_year"] else day_and_month(matches[other_at], "ar")
        known = None if day else agreed[other_at].resolved
        resolved, proposed = agree(hijri, known, day)
        if resolved:
            agreed[hijri_at] = replace(agreed[hijri_at], resolved=resolved, proposed=proposed)
            agreed[other_at] = replace(agreed[other_at], resolved=resolved)
    return agreed
