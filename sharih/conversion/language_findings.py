"""The lines of an article → findings: words that look broken, for an editor to look at."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from sharih.arabic import ARABIC_LETTER, ARABIC_MARK, Lang, fold, fold_pattern, foreign_runs
from sharih.conversion.dates.hijri import disagree
from sharih.conversion.dates.months import ENGLISH_WEEKDAY, weekday_in
from sharih.conversion.line_keys import folded_line, key_of
from sharih.conversion.records import DateMention, LanguageFinding, Quote, SeedLine

LONG: Final = 5
"""Shorter words that fold alike are too often different words (على and علي)."""

WEEKDAY_CHARACTERS: Final = 20
"""A weekday and what stands between it and its date have at most so many characters."""

_WEEKDAY_BEFORE: Final = re.compile(rf"{ENGLISH_WEEKDAY},? (?:the )?\Z", re.IGNORECASE)
_DOUBLED_VERB: Final = re.compile(
    r"(?<![^\W_])[وف]?([^\W\d_]{2,}) (?:[^\W_]+ ){1,3}قد \1(?![^\W_])"
)
# Letters of any script, with Arabic marks behind the first; a class that names the Arabic ones is
# faster than the general one.
_ARABIC = f"[{ARABIC_LETTER}{ARABIC_MARK}]*+"
_ARABIC_WORD: Final = re.compile(rf"[^\W\d_]{_ARABIC}(?:[^\W\d_]++{_ARABIC})*+")
_DEICTIC: Final = re.compile(
    fold_pattern(
        r"مقبل|ماضي|قادم|حالي|جاري|منصرم|فائت|فارط|منقضي|\b(?:next|last)\b"
        r"|\b(?:اليوم|أمس|غدا?)\b"
    )
)
# Spans of time that count from something the text itself tells.
_SPAN: Final = re.compile(fold_pattern(r"(?:خلال|قبل|بعد)(?!\w)|(?:within|in)\b"))
_LOST_MARK: Final = re.compile(rf"(?<!\S)\?(?=[{ARABIC_LETTER}])")
# Letters of Persian and Urdu keyboards that look like Arabic ones; those that Arabic lacks
# (پ چ گ) are how foreign names are written. Text keeps them, and search looks through them.
_PERSIAN: Final = re.compile("[یکہۀھے]")
_CLOSING = '،؛,.;:!؟?)”»"'
_MARKS: Final = re.compile(f"[{ARABIC_MARK}]")
_PARTICLES: Final = re.compile(r" (?:[وف](?:لل|[بكل]?(?:ال)?)|لل|[بكل](?:ال)?|ال)(?=[^ ]{3})")

_FULL_YEAR: Final = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


def find_flaws(
    lines: Sequence[SeedLine],
    quotes: Sequence[Quote],
    dates: Sequence[DateMention],
    lang: Lang,
    variants: Sequence[Sequence[str]],
) -> tuple[LanguageFinding, ...]:
    """Find what an editor should look at, in the order of the lines."""
    found: list[LanguageFinding] = []
    for line in lines:
        found.extend(_in_line(line, lang))
    found.extend(
        LanguageFinding(quote.line, "quotation mark missing", _shortened(quote.text))
        for quote in quotes
        if quote.repaired
    )
    found.extend(
        LanguageFinding(date.line, "date that ages", date.text) for date in dates if _ages(date)
    )
    found.extend(
        LanguageFinding(
            date.line, "Hijri and Gregorian dates differ", f"{date.text} / {date.resolved}"
        )
        for date in dates
        if date.resolved and date.proposed and disagree(date.resolved, date.proposed)
    )
    found.extend(_wrong_weekdays(lines, dates, lang))
    if lang == "ar":
        found.extend(_mixed_spellings(lines, variants))
    return tuple(sorted(found, key=lambda finding: finding.line))


def _wrong_weekdays(
    lines: Sequence[SeedLine], dates: Sequence[DateMention], lang: Lang
) -> Iterator[LanguageFinding]:
    """Days that were not the weekday that stands beside them."""
    texts = {line.number: line.text for line in lines}
    for date in dates:
        if date.kind not in ("date", "hijri") or not date.resolved:
            continue
        words = date.text
        if lang == "en" and (beside := _weekday_beside(texts.get(date.line, ""), words)):
            words = beside
        weekday = weekday_in(key_of(words), lang)
        if weekday not in (None, dt.date.fromisoformat(date.resolved).weekday()):
            told = f"{words} / {date.resolved}"
            yield LanguageFinding(date.line, "that day was another weekday", told)


def _weekday_beside(text: str, words: str) -> str | None:
    """Give an English date with the weekday before it."""
    at = text.find(words)
    match = _WEEKDAY_BEFORE.search(text, max(0, at - WEEKDAY_CHARACTERS), at) if at > 0 else None
    return text[match.start() : at + len(words)] if match else None


def _ages(date: DateMention) -> bool:
    """Whether a date means another day when the article is read later."""
    if date.kind == "year":
        return False
    folded = key_of(date.text)
    days = date.kind == "span" and "/" in (date.resolved or "") and _FULL_YEAR.search(folded)
    if date.kind in ("date", "month", "hijri") or days:
        return _DEICTIC.search(folded) is not None
    return date.kind == "weekday" or not _SPAN.match(folded)


def _in_line(line: SeedLine, lang: Lang) -> Iterator[LanguageFinding]:
    text = line.text
    folded = folded_line(text)
    words = folded.text.split(" ")
    # Asked of all words at once: in most lines no word begins like the one before it.
    if any(map(str.startswith, words[1:], words)):
        for word, following in pairwise(words):
            if word == following.rstrip(_CLOSING) and len(word) > 1 and word.isalpha():
                yield LanguageFinding(line.number, "word twice in a row", f"{word} {word}")
    if lang == "ar" and " قد " in folded.text:
        for match in _DOUBLED_VERB.finditer(folded.text):
            written = text[folded.start(match.start()) : folded.end(match.end())]
            yield LanguageFinding(line.number, "verb twice", written)
    if lang == "ar" and _PERSIAN.search(text):
        persian = [word for word in _ARABIC_WORD.findall(text) if _PERSIAN.search(word)]
        yield LanguageFinding(line.number, "Persian letters in Arabic words", " ".join(persian[:3]))
    if "\ufffd" in text:
        yield LanguageFinding(line.number, "letters lost before the text came in", "\ufffd")
    if "?" in text and _LOST_MARK.search(text):
        yield LanguageFinding(line.number, "a ? where a quotation mark may have stood", "?")
    for start, end in foreign_runs(text, lang):
        if any(char.isalpha() for char in text[start:end]):
            yield LanguageFinding(line.number, "words in the other script", text[start:end])


def _mixed_spellings(
    lines: Sequence[SeedLine], variants: Sequence[Sequence[str]]
) -> Iterator[LanguageFinding]:
    """Words spelt in two ways: with and without hamza, or by the list of variants."""
    words = list(dict.fromkeys(_ARABIC_WORD.findall("\n".join(line.text for line in lines))))
    if not words:  # joined, no words would be one
        return
    # All words in one go: a call for each would cost more than all the rest.
    joined_keys = _PARTICLES.sub(" ", fold(" " + " ".join(words)))
    keys = joined_keys[1:].split(" ")
    last = dict(zip(keys, words, strict=True))
    common: set[str] = set()
    if len(last) < len(words):
        common = {
            key
            for word, key in zip(words, keys, strict=True)
            if last[key] is not word and len(key) >= LONG
        }
    spellings: dict[str, dict[str, str]] = {}
    for word, key in zip(words, keys, strict=True) if common else ():
        if key in common:
            spelling = _PARTICLES.sub(" ", " " + _MARKS.sub("", word))
            spellings.setdefault(key, {}).setdefault(spelling, word)
    for by_spelling in spellings.values():
        if len(by_spelling) > 1:
            yield _mixed(list(by_spelling.values())[:2], lines)
    if not _any_stem(tuple(map(tuple, variants))).search(joined_keys):
        return
    for stems in variants:
        used = [stem for stem in stems if f" {stem}" in joined_keys]
        if len(used) > 1:
            found = [
                next(word for word, key in zip(words, keys, strict=True) if key.startswith(stem))
                for stem in used
            ]
            yield _mixed(found, lines)


@lru_cache(maxsize=8)
def _any_stem(variants: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    stems = "|".join(re.escape(stem) for group in variants for stem in group)
    return re.compile(f" (?:{stems})" if stems else "(?!)")


def _mixed(words: Sequence[str], lines: Sequence[SeedLine]) -> LanguageFinding:
    """Tell of spellings in the line where the last of them comes first."""
    first = [
        next(
            line.number
            for line in lines
            if word in line.text and word in _ARABIC_WORD.findall(line.text)
        )
        for word in words
    ]
    return LanguageFinding(max(first), "two spellings", " / ".join(words))


def _shortened(text: str, length: int = 40) -> str:
    return text if len(text) <= length else text[:length].rpartition(" ")[0] + "…"
