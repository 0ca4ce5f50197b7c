"""A line of an article → the dates it mentions, and which day, month or year they are."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal, cast

from ahocorasick_rs import AhoCorasick, MatchKind

from sharih.arabic import Lang, fold_pattern, fold_with_offsets
from sharih.conversion.dates.hijri import HijriDay, agree, gregorian_day
from sharih.conversion.dates.months import day_in_words, hijri_month_in, month_in
from sharih.conversion.dates.patterns import WORDINGS, Wording
from sharih.conversion.dates.relative import resolve, resolve_day
from sharih.conversion.records import DateMention

Kind = Literal["date", "month", "weekday", "year", "relative"]

_HIJRI: Final = ("hijri", "hijri_numeric", "hijri_month", "bare_hijri_month", "hijri_span")
"""The groups of an Arabic date in which something of the Hijri calendar stands."""
_YEAR: Final = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_WORDS: Final = re.compile(r"[^\W_]+")
_NUMBER: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_HIJRI_YEAR: Final = re.compile(r"(?<!\d)1[34]\d\d(?!\d)")
# What stands between a day of the one calendar and the same day of the other.
_MARK = r"[ ،,/()\[\]–—-]*"
_BESIDE: Final = re.compile(
    fold_pattern(rf"{_MARK}(?:(?:ال)?(?:موافق|مصادف)ة?)?[ :]*(?:لليوم|ليوم|يوم|في|ل|ب)?{_MARK}")
)
_UNTIL: Final = re.compile(fold_pattern(r",? ?(?:و|-|–|(?:و?(?:إلى|حتى)(?: غاية)?)(?: يوم)?) ?"))
_FREE: Final = ("", " ")
# Every date has one of these words, or a year: what has neither is not looked at any closer.
_CORES: Final[Mapping[Lang, AhoCorasick]] = {
    lang: AhoCorasick(sorted(wording.cores), matchkind=MatchKind.LeftmostLongest)
    for lang, wording in WORDINGS.items()
}


def find_dates(
    number: int, text: str, lang: Lang, published: dt.date | None = None
) -> list[DateMention]:
    """Find the dates in a line, in order.

    What the line says in full is resolved: a day with month and year, a month with a year, a
    year. "Today", "next January", a day without a year and the like are resolved only against a
    known day of publication, and where the weekday they name agrees with it. A Hijri day is
    resolved by the Gregorian one beside it; the one of the Umm al-Qura calendar is proposed.
    """
    folded = fold_with_offsets(text)
    matches = list(_matches(folded.text, lang))
    found: list[DateMention] = []
    hijri = False
    for match in matches:
        kind = cast("Kind", match.lastgroup)
        start, end = match.span(kind)
        words = text[folded.start(start) : folded.end(end)]
        if lang == "ar" and any(match.group(*_HIJRI)):
            day = _hijri_day(match)
            proposed = gregorian_day(day) if day else None
            iso = proposed.isoformat() if proposed else None
            found.append(DateMention(number, words, "hijri", proposed=iso))
            hijri = True
            continue
        resolved = _resolved(match, kind, lang)
        if resolved is None and published is not None:
            resolved = _by_publication(match, kind, lang, published)
        found.append(DateMention(number, words, kind, resolved))
    if lang == "ar":
        _share_years(found, matches, folded.text)
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
        if word not in wording.leading and not (word[-1:].isdigit() or word[:1].isdigit()):
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
        return _numeric(match["iso"], match["numeric"], lang)
    day, year = _day_and_month(match, lang), match["date_year"]
    return _iso(int(year), day[1], day[0]) if day and year else None


def _by_publication(match: re.Match[str], kind: Kind, lang: Lang, published: dt.date) -> str | None:
    """Resolve what is said in relation to the day of publication."""
    if kind != "date":
        return resolve(match[kind], kind, lang, published)
    day = None if match["date_year"] else _day_and_month(match, lang)
    found = resolve_day(match, day, lang, published) if day else None
    return found.isoformat() if found else None


def _day_and_month(match: re.Match[str], lang: Lang) -> tuple[int, int] | None:
    """Read the day and the month of a Gregorian date in words."""
    if not match["day"]:
        return None
    number = _NUMBER.search(match["day"])
    day = int(number.group()) if number else day_in_words(match["date"])
    month = month_in(match["date"], lang)
    return (day, month) if day and month else None


def _numeric(iso: str | None, numeric: str | None, lang: Lang) -> str | None:
    """Resolve a date in digits; in English the month may come first, so it must be plain."""
    if iso:
        year, month, day = map(int, iso.split("-"))
        return _iso(year, month, day)
    day, month, year = map(int, re.split(r"[/.-]", numeric or ""))
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


def _hijri_day(match: re.Match[str]) -> HijriDay | None:
    """Read a Hijri date; None for a month or year of that calendar."""
    if match["hijri_numeric"]:
        one, month, other = map(int, re.findall(r"\d+", match["hijri_numeric"]))
        return HijriDay(max(one, other), month, min(one, other))
    month_number = hijri_month_in(match["hijri"]) if match["hijri"] else None
    if month_number is None:
        return None
    year = _HIJRI_YEAR.search(match["hijri"])
    number = _NUMBER.search(match["day"])
    day = int(number.group()) if number else day_in_words(match["date"])
    return HijriDay(int(year.group()) if year else None, month_number, day) if day else None


def _share_years(found: list[DateMention], matches: Sequence[re.Match[str]], text: str) -> None:
    """Give the first day of a span the year that its last day names."""
    for at in range(len(found) - 1):
        match, last = matches[at], matches[at + 1]
        if not (match["day"] and last["date_year"] and found[at + 1].resolved):
            continue
        day = None if match["date_year"] or match["hijri"] else _day_and_month(match, "ar")
        if day is None or not _UNTIL.fullmatch(text, match.end(), last.start("date")):
            continue
        end = found[at + 1].resolved or ""
        year = int(last["date_year"])
        days = [_iso(year, day[1], day[0]), _iso(year - 1, day[1], day[0])]
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
        day = None if matches[other_at]["date_year"] else _day_and_month(matches[other_at], "ar")
        known = None if day else agreed[other_at].resolved
        resolved, proposed = agree(hijri, known, day)
        if resolved:
            agreed[hijri_at] = replace(agreed[hijri_at], resolved=resolved, proposed=proposed)
            agreed[other_at] = replace(agreed[other_at], resolved=resolved)
    return agreed
