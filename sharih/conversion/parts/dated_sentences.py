"""The dates of an article → the sentences they stand in, and what each date tells there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sharih.arabic import Lang, fold, fold_pattern
from sharih.conversion.parts.sentences import QUOTED, Sentence
from sharih.conversion.parts.word_lists import part_words
from sharih.conversion.records import DateMention

MOST_CHARACTERS: Final = 600
"""What happened is told in a sentence of at most so many characters."""
BEFORE: Final = 32
"""So many characters before a date show what is told of it."""

_BARE_YEAR: Final = re.compile(r"[0-9٠-٩۰-۹]{4}")
# "This year" tells of no event by itself.
_THIS_YEAR: Final = re.compile(
    fold_pattern(r"هذ(?:ا العام|ه السنة)|(?:العام|السنة) (?:الحالي|الجاري)ة?|\bthis year\b")
)
# "Since 2015", "since its opening in 1987": what is so since then is told of another day.
_SINCE: Final = re.compile(
    r"(?<!\w)(?:منذ (?:(?!(?:منذ|مطلع|بداية|نهاية|منتصف|أواخر|أوائل)\b)[^\W\d_]+ ){0,3}|since )"
    r"(?=\S*\Z|\S+ \S+\Z)"
)
_OF_A_WORD: Final = re.compile(
    fold_pattern(
        r"(?<!\w)(?:ال(?:صادر|موقع|مبرم|مؤرخ|معتمد|مقر|منعقد|مقام|منشأ|مبني)ة?)"
        r"(?: في| يوم| عام| سنة)* \Z"
        r"|(?:dated|signed|passed|issued|built|adopted|founded)(?: in| on)? \Z"
    )
)
_COMMA: Final = re.compile(r"[،,؛;:]")
_SPAN: Final = re.compile(r"(?<!\w)(?:بين|ما بين|between|from)(?: عامي| سنتي| يومي)? ?\Z")
_LAST_WORD: Final = re.compile(r"([^\W_]+)[^\w]*\Z")
_LISTED: Final = re.compile(r"\s*(?:[،,]|[،,]? ?(?:و|and |or |أو ))(?:في |عام |in |on )?\s*")


@dataclass(frozen=True, slots=True)
class Place:
    """A date, and where it stands in its sentence."""

    date: DateMention
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence with dates in it."""

    sentence: Sentence
    places: tuple[Place, ...]
    lang: Lang

    @property
    def text(self) -> str:
        """Its words."""
        return self.sentence.text

    def is_event(self, place: Place) -> bool:
        """Say whether something is told to have happened on a date, and not of it or beside it."""
        if self._is_no_event(place) or self._is_before(place):
            return False
        if not self._is_since(place):
            return True
        return not self._is_in_quotation(place) and not any(
            other is not place and (other.date.resolved or other.date.kind == "date")
            for other in self.places
        )

    def others(self, place: Place, begin: int, stop: int) -> list[Place]:
        """List the other dates between two places on which something happened, but of its list."""
        own = self._listed_with(place)
        return [
            other for other in self.places
            if other.date.resolved and begin <= other.start < stop and other not in own
            and not self._is_since(other) and not self._is_no_event(other)
        ]  # fmt: skip

    def is_beside(self, place: Place, before: Sequence[Place]) -> bool:
        """Say whether a date is told of a word beside it, where others are told before it.

        So is the year of a law, the end of a span, and what was said "yesterday" of another day.
        """
        near = self.text[max(0, place.start - BEFORE) : place.start]
        between = self.text[before[-1].end : place.start]
        return (
            _OF_A_WORD.search(fold(near)) is not None
            or (
                place.date.kind == "year"
                and self._is_span(before[-1])
                and _LISTED.fullmatch(between) is not None
            )
            or before[0].date.kind in ("relative", "weekday")
        )

    def _listed_with(self, place: Place) -> set[Place]:
        """Give a date with those of its list: "in 2007, 2010 and 2020"; of a span, its first."""
        at = self.places.index(place)
        found = {place}
        for step in (-1, 1):
            other = at + step
            while 0 <= other < len(self.places):
                first, last = sorted((other, other - step))
                between = self.text[self.places[first].end : self.places[last].start]
                if not _LISTED.fullmatch(between) or self._is_span(self.places[first]):
                    break
                found.add(self.places[other])
                other += step
        return found

    def _is_span(self, place: Place) -> bool:
        return _SPAN.search(fold(self.text[max(0, place.start - BEFORE) : place.start])) is not None

    def _is_before(self, place: Place) -> bool:
        """Say whether a date only ends a time in which something did not happen."""
        words = part_words(self.lang)
        if words.until.search(fold(self.text[: place.start])) is None:
            return False
        begin = max(self.text.rfind(sign, 0, place.start) for sign in "،,؛;:") + 1
        clause = _COMMA.split(self.text[begin:].lstrip(" ،,"), maxsplit=1)[0]
        return any(word.lstrip("وف") in words.negations for word in fold(clause).split())

    def _is_in_quotation(self, place: Place) -> bool:
        return any(m.start() < place.start < m.end() for m in QUOTED.finditer(self.text))

    def _is_no_event(self, place: Place) -> bool:
        """Say whether a date only stands beside a comparison, or a year is part of a name."""
        words = part_words(self.lang)
        date = place.date
        if date.kind == "relative" and _THIS_YEAR.search(fold(date.text)):
            return True
        before = self.sentence.paragraph.text[: self.sentence.start + place.start]
        near = fold(before[-BEFORE:])
        if words.comparing.search(near):
            return True
        if date.kind != "year" or not _BARE_YEAR.fullmatch(date.text):
            return False
        last = _LAST_WORD.search(near)
        return last is None or last.group(1) not in words.before_years

    def _is_since(self, place: Place) -> bool:
        """Say whether a date only tells since when something is as the sentence says."""
        before = self.text[max(0, place.start - BEFORE) : place.start]
        return _SINCE.search(f"{before}{place.date.text}") is not None


def dated_sentences(
    sentences: Sequence[Sentence], dates: Sequence[DateMention], lang: Lang
) -> Iterator[Dated]:
    """Find the dates of each sentence, in their order, resolved or not."""
    lines: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        lines.setdefault(sentence.paragraph.line, []).append(sentence)
    found: dict[int, list[Place]] = {}
    reached: dict[int, int] = {}
    for date in dates:
        of_line = lines.get(date.line)
        if not of_line:
            continue
        start = of_line[0].paragraph.text.find(date.text, reached.get(date.line, 0))
        if start < 0:
            continue
        end = reached[date.line] = start + len(date.text)
        one = next((one for one in of_line if one.start <= start < one.end), None)
        if one is not None:
            place = Place(date, start - one.start, end - one.start)
            found.setdefault(one.order, []).append(place)
    for sentence in sentences:
        if sentence.order in found and len(sentence.text) <= MOST_CHARACTERS:
            yield Dated(sentence, tuple(found[sentence.order]), lang)
