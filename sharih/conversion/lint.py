"""The lines of an article → findings: words that look broken, for an editor to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from sharih.arabic import (
    ARABIC_LETTER,
    ARABIC_MARK,
    Lang,
    fold,
    fold_pattern,
    fold_with_offsets,
    foreign_runs,
)
from sharih.conversion.records import DateMention, Finding, Line, Quote

LONG: Final = 5
"""Shorter words that fold alike are too often different words (على and علي)."""

_DOUBLED_VERB: Final = re.compile(
    r"(?<![^\W_])[وف]?([^\W\d_]{2,}) (?:[^\W_]+ ){1,3}قد \1(?![^\W_])"
)
_ARABIC_WORD: Final = re.compile(f"[^\\W\\d_](?:[^\\W\\d_]|[{ARABIC_MARK}])*")
_DEICTIC: Final = re.compile(
    fold_pattern(r"(?:مقبل|ماضي|قادم|حالي|جاري|منصرم|فائت)|\b(?:next|last)\b")
)
# Spans of time that count from something the text itself tells.
_SPAN: Final = re.compile(fold_pattern(r"(?:خلال|قبل|بعد)(?!\w)|(?:within|in)\b"))
_LOST_MARK: Final = re.compile(rf"(?<!\S)\?(?=[{ARABIC_LETTER}])")
_CLOSING = '،؛,.;:!؟?)”»"'
_MARKS: Final = re.compile(f"[{ARABIC_MARK}]")
_PARTICLES: Final = re.compile(r" [وف]?(?:لل|[بكل]?(?:ال)?)(?=[^ ]{3})")


def find_flaws(
    lines: Sequence[Line],
    quotes: Sequence[Quote],
    dates: Sequence[DateMention],
    lang: Lang,
    variants: Sequence[Sequence[str]],
) -> tuple[Finding, ...]:
    """Find what an editor should look at, in the order of the lines."""
    found: list[Finding] = []
    for line in lines:
        found.extend(_in_line(line, lang))
    found.extend(
        Finding(quote.line, "quotation mark missing", _shortened(quote.text))
        for quote in quotes
        if quote.repaired
    )
    found.extend(Finding(date.line, "date that ages", date.text) for date in dates if _ages(date))
    if lang == "ar":
        found.extend(_mixed_spellings(lines, variants))
    return tuple(sorted(found, key=lambda finding: finding.line))


def _ages(date: DateMention) -> bool:
    """Whether a date means another day when the article is read later."""
    if date.kind in ("year", "date"):
        return False
    folded = fold(date.text)
    if date.kind == "month":
        return _DEICTIC.search(folded) is not None
    return date.kind == "weekday" or not _SPAN.match(folded)


def _in_line(line: Line, lang: Lang) -> Iterator[Finding]:
    text = line.text
    folded = fold_with_offsets(text)
    for word, following in pairwise(folded.text.split(" ")):
        if word == following.rstrip(_CLOSING) and len(word) > 1 and word.isalpha():
            yield Finding(line.number, "word twice in a row", f"{word} {word}")
    if lang == "ar" and " قد " in folded.text:
        for match in _DOUBLED_VERB.finditer(folded.text):
            words = text[folded.start(match.start()) : folded.end(match.end())]
            yield Finding(line.number, "verb twice", words)
    if "\ufffd" in text:
        yield Finding(line.number, "letters lost before the text came in", "\ufffd")
    if _LOST_MARK.search(text):
        yield Finding(line.number, "a ? where a quotation mark may have stood", "?")
    for start, end in foreign_runs(text, lang):
        if any(char.isalpha() for char in text[start:end]):
            yield Finding(line.number, "words in the other script", text[start:end])


def _mixed_spellings(lines: Sequence[Line], variants: Sequence[Sequence[str]]) -> Iterator[Finding]:
    """Words spelt in two ways: with and without hamza, or by the list of variants."""
    first_line: dict[str, int] = {}
    for line in lines:
        for word in _ARABIC_WORD.findall(line.text):
            first_line.setdefault(word, line.number)
    # All words in one go: a call for each would cost more than all the rest.
    joined = " " + " ".join(first_line)
    joined_keys = _PARTICLES.sub(" ", fold(joined))
    keys = joined_keys[1:].split(" ")
    plain = _PARTICLES.sub(" ", _MARKS.sub("", joined))[1:].split(" ")
    spellings: dict[str, dict[str, str]] = {}
    for word, key, spelling in zip(first_line, keys, plain, strict=True):
        if len(key) >= LONG:
            spellings.setdefault(key, {}).setdefault(spelling, word)
    for by_spelling in spellings.values():
        if len(by_spelling) > 1:
            yield _mixed(list(by_spelling.values())[:2], first_line)
    for stems in variants:
        used = [stem for stem in stems if f" {stem}" in joined_keys]
        if len(used) > 1:
            words = [
                next(
                    word for word, key in zip(first_line, keys, strict=True) if key.startswith(stem)
                )
                for stem in used
            ]
            yield _mixed(words, first_line)


def _mixed(words: Sequence[str], first_line: dict[str, int]) -> Finding:
    return Finding(max(first_line[word] for word in words), "two spellings", " / ".join(words))


def _shortened(text: str, length: int = 40) -> str:
    return text if len(text) <= length else text[:length].rpartition(" ")[0] + "…"
