"""The dates of an article → a timeline: what happened on each, in the article's own words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sharih.arabic import Lang, fold, fold_pattern, fold_with_offsets
from sharih.conversion.dates.months import weekday_in
from sharih.conversion.parts.alone import Alone
from sharih.conversion.parts.sentences import Sentence, shared, stems
from sharih.conversion.parts.standing import is_balanced
from sharih.conversion.parts.word_lists import part_words
from sharih.conversion.records import DateMention, Happening

FEWEST: Final = 2
"""A timeline has at least so many dates."""
MOST_DATES: Final = 200
"""A text with more is a table."""
MOST_CHARACTERS: Final = 600
"""What happened is told in a sentence of at most so many characters."""
FEWEST_WORDS: Final = 5
"""What happened is told in at least so many words."""
SAME: Final = 0.6
"""Of one day, what shares so many of the shorter one's words is told once."""

_BARE_YEAR: Final = re.compile(r"[0-9٠-٩۰-۹]{4}")
# "This year" tells of no event by itself.
_THIS_YEAR: Final = re.compile(
    fold_pattern(r"هذ(?:ا العام|ه السنة)|(?:العام|السنة) (?:الحالي|الجاري)ة?|\bthis year\b")
)
_TODAY: Final = re.compile(r"(?<!\w)اليوم(?!\w)")
_SINCE: Final = re.compile(r"(?<!\w)(?:منذ|since) ")
_LAST_WORD: Final = re.compile(r"([^\W_]+)[^\w]*\Z")
_BEFORE: Final = 24
_THAT: Final = re.compile(r"(?<![^\W_])ب?أن(?:ه|ها|هم)? ")
_MARKS: Final = re.compile(r"[“”«»\"()\[\]]")


def find_timeline(
    sentences: Sequence[Sentence],
    dates: Sequence[DateMention],
    lang: Lang,
    alone: Alone,
    published: str | None = None,
) -> tuple[Happening, ...]:
    """Tell what happened on each resolved date, the earliest first; none where they are few.

    `published` is the day of the article, as an ISO date.
    """
    if len(dates) > MOST_DATES:
        return ()
    told: dict[str, list[str]] = {}
    short = sentences and len(sentences[0].text) <= MOST_CHARACTERS
    if published and short and (at := _today(sentences[0], dates, lang, published)):
        told[published] = [_what_happened(sentences[0], *at, lang, alone)]
    for date, sentence, start, end in _places(sentences, dates):
        if _is_no_event(date, sentence.paragraph.text[:start], lang):
            continue
        if _is_since(date, start, sentence, dates):
            continue
        words = _what_happened(sentence, start - sentence.start, end - sentence.start, lang, alone)
        if words.count(" ") + 1 >= FEWEST_WORDS and not words.endswith((":", ":.")):
            told.setdefault(_day(date), []).append(words)
    if len(told) < FEWEST:
        return ()
    return tuple(Happening(day, _once(told[day], lang)) for day in sorted(told))


def _today(
    first: Sentence, dates: Sequence[DateMention], lang: Lang, published: str
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


def _day(date: DateMention) -> str:
    """The term of a timeline: of a span, its first day."""
    return (date.resolved or "").partition("/")[0]


def _places(
    sentences: Sequence[Sentence], dates: Sequence[DateMention]
) -> Iterator[tuple[DateMention, Sentence, int, int]]:
    """Find in which sentence each resolved date stands, and where in its paragraph."""
    by_line: Mapping[int, list[Sentence]] = {}
    lines: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        lines.setdefault(sentence.paragraph.line, []).append(sentence)
    by_line = lines
    reached: dict[int, int] = {}
    for date in dates:
        of_line = by_line.get(date.line)
        if not of_line:
            continue
        start = of_line[0].paragraph.text.find(date.text, reached.get(date.line, 0))
        if start < 0:
            continue
        end = start + len(date.text)
        reached[date.line] = end
        if date.resolved is None:
            continue
        found = next((one for one in of_line if one.start <= start < one.end), None)
        if found is not None and len(found.text) <= MOST_CHARACTERS:
            yield date, found, start, end


def _is_no_event(date: DateMention, before: str, lang: Lang) -> bool:
    """Say whether a date only stands beside a comparison, or a year is part of a name."""
    words = part_words(lang)
    if date.kind == "relative" and _THIS_YEAR.search(fold(date.text)):
        return True
    near = fold(before[-_BEFORE:])
    if words.comparing.search(near):
        return True
    if date.kind != "year" or not _BARE_YEAR.fullmatch(date.text):
        return False
    last = _LAST_WORD.search(near)
    return last is None or last.group(1) not in words.before_years


def _is_since(
    date: DateMention, start: int, sentence: Sentence, dates: Sequence[DateMention]
) -> bool:
    """Say whether a date only tells since when something is as the sentence says of another."""
    before = sentence.paragraph.text[max(0, start - 6) : start]
    if date.kind not in ("month", "year") or not _SINCE.search(f"{before}{date.text}"):
        return False
    return any(
        other is not date and other.line == date.line and other.text in sentence.text
        and (other.resolved or other.kind == "date")
        for other in dates
    )  # fmt: skip


def _what_happened(sentence: Sentence, start: int, end: int, lang: Lang, alone: Alone) -> str:
    """Take what tells of a date out of its sentence: whole clauses, with the date in them."""
    text = sentence.text
    begin, stop = _clauses(text, start, end, lang)
    part = text[begin:stop].strip(" ،,؛;")
    if not is_balanced(part) or part.count(" ") + 1 < FEWEST_WORDS:
        begin, stop, part = 0, len(text), text
    found = alone.of(sentence) if part == text else alone.of_text(part)
    if found is not None:
        part = found.text
    else:
        part = _said_by_nobody(part, start - begin, lang) or alone.beginning(part)
    return part if part.endswith((".", "!", "؟", "?", "…", "”", "»", '"')) else f"{part}."


def _clauses(text: str, start: int, end: int, lang: Lang) -> tuple[int, int]:
    """Find where the clauses begin and end that tell of the date from `start` to `end`."""
    begin, stop = 0, len(text)
    words = part_words(lang)
    key = fold(text)
    if not (words.own_clause.search(key) or words.further.search(key)):
        return begin, stop
    folded = fold_with_offsets(text)
    for match in words.own_clause.finditer(folded.text):
        at = folded.start(match.end())
        if at <= start and is_balanced(text[:at]):
            begin = at
    for match in words.further.finditer(folded.text):
        at = folded.start(match.start())
        if at >= end and is_balanced(text[begin:at]):
            stop = at
            break
    return begin, stop


def _said_by_nobody(part: str, start: int, lang: Lang) -> str:
    """Take what was said, where the one who said it is not named in the sentence."""
    if lang != "ar":
        return ""
    match = _THAT.search(part)
    if match is None or match.end() > start or match.group().strip()[-1] != "ن":
        return ""
    rest = part[match.end() :]
    return rest if is_balanced(rest) and rest.count(" ") + 1 >= FEWEST_WORDS else ""


def _once(told: Sequence[str], lang: Lang) -> str:
    """Join what happened on one day; what is told twice is there once."""
    kept: list[str] = []
    known: list[frozenset[str]] = []
    for words in told:
        own = stems(words, lang)
        if all(shared(own, other) < SAME for other in known):
            kept.append(words)
            known.append(own)
    return " ".join(kept)
