"""The dates of an article → a timeline: what happened on each, in the article's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.arabic import Lang, fold
from sharih.conversion.parts.alone import Alone
from sharih.conversion.parts.clauses import FEWEST_OF_ITS_OWN, FEWEST_WORDS, what_tells_of
from sharih.conversion.parts.date_roles import Place, Role
from sharih.conversion.parts.dated_sentences import MOST_CHARACTERS, Dated, dated_sentences
from sharih.conversion.parts.sentences import Sentence, shared, stems
from sharih.conversion.parts.stated_days import told_of_today
from sharih.conversion.quotes.word_lists import speech_words
from sharih.conversion.records import DateMention, Happening

FEWEST: Final = 2
"""A timeline has at least so many dates."""
MOST_DATES: Final = 200
"""A text with more is a table."""
SAME: Final = 0.6
"""Of one day, what shares so many of the shorter one's words is told once."""

_THAT: Final = re.compile(
    r"[وف]?(?P<verb>[^\W_]+\S*)(?: في (?:بيان|تصريح)\S*)?(?: إلى)? [بإ]?[أإ]ن "
)
_AND_THAT: Final = re.compile(r"[،,؛]? و[بل]?[أإ]ن(?:ه|ها|هم|هما|هن)? ")


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
    if published and short and (at := told_of_today(sentences[0], dates, lang, published)):
        today = DateMention(sentences[0].paragraph.line, "", "date", published)
        place = Place(today, *at)
        words = _what_happened(Dated(sentences[0], (place,), (Role.EVENT,), lang), place, alone)
        if words:
            told[published] = [words]
    for dated in dated_sentences(sentences, dates, lang):
        for place in dated.events():
            words = _what_happened(dated, place, alone)
            if words.count(" ") + 1 >= FEWEST_OF_ITS_OWN and not words.endswith((":", ":.")):
                told.setdefault(_day(place.date), []).append(words)
    if len(told) < FEWEST:
        return ()
    return tuple(Happening(day, _once(told[day], lang)) for day in sorted(told))


def _day(date: DateMention) -> str:
    """The term of a timeline: of a span, its first day."""
    return (date.resolved or "").partition("/")[0]


def _what_happened(at: Dated, place: Place, alone: Alone) -> str:
    """Take what tells of a date out of its sentence: whole clauses, with the date in them.

    Empty where no clause can stand alone, or where it tells of an earlier date first.
    """
    begin, part = what_tells_of(at, place, alone)
    if not part:
        return ""
    found = alone.of(at.sentence) if part == at.text else alone.of_text(part)
    part = found.text if found else _as_it_is(part, place.start - begin, alone, at.lang)
    if not part:
        return ""
    if begin and at.lang == "en":
        part = part[0].upper() + part[1:]
    return part if part.endswith((".", "!", "؟", "?", "…", "”", "»", '"')) else f"{part}."


def _as_it_is(part: str, start: int, alone: Alone, lang: Lang) -> str:
    """Take words that hang on others as far as they are whole; empty where they are not."""
    if said := _said_by_nobody(part, start, alone, lang):
        return said
    rest = alone.beginning(part)
    return "" if alone.hangs(rest) else rest


def _said_by_nobody(part: str, start: int, alone: Alone, lang: Lang) -> str:
    """Take what was said, where the one who said it is not named in the sentence."""
    match = _THAT.match(part) if lang == "ar" else None
    if match is None or match.end() > start:
        return ""
    if fold(match["verb"]) not in speech_words().verbs:
        return ""
    rest = part[match.end() :]
    if further := _AND_THAT.search(rest):
        rest = rest[: further.start()] if further.start() > start - match.end() else ""
    found = alone.of_text(rest) if rest.count(" ") + 1 >= FEWEST_WORDS else None
    return found.text if found else ""


def _once(told: Sequence[str], lang: Lang) -> str:
    """Join what happened on one day; what is told twice is there once."""
    if len(told) == 1:
        return told[0]
    kept: list[str] = []
    known: list[frozenset[str]] = []
    for words in told:
        own = stems(words, lang)
        if all(shared(own, other) < SAME for other in known):
            kept.append(words)
            known.append(own)
    return " ".join(kept)
