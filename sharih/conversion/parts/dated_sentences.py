"""The dates of an article → the sentences they stand in, and what each date tells there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.parts.date_roles import LISTED, Place, Role, is_span, roles_of
from sharih.conversion.parts.sentences import Sentence
from sharih.conversion.records import DateMention

MOST_CHARACTERS: Final = 600
"""What happened is told in a sentence of at most so many characters."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence with dates in it."""

    sentence: Sentence
    places: tuple[Place, ...]
    roles: tuple[Role, ...]
    """What each date is in the sentence."""
    lang: Lang

    @property
    def text(self) -> str:
        """Its words."""
        return self.sentence.text

    def events(self) -> Iterator[Place]:
        """Give the dates on which something is told to have happened, and not beside them."""
        for place, role in zip(self.places, self.roles, strict=True):
            if place.date.resolved is None or role is Role.NONE:
                continue
            if role is Role.EVENT or not self._stands_beside(place):
                yield place

    def others(self, place: Place, begin: int, stop: int) -> list[Place]:
        """List the other dates between two places on which something happened, but of its list."""
        own = self._listed_with(place)
        return [
            other for other, role in zip(self.places, self.roles, strict=True)
            if other.date.resolved and begin <= other.start < stop and other not in own
            and role is Role.EVENT
        ]  # fmt: skip

    def is_beside(self, place: Place, before: Sequence[Place]) -> bool:
        """Say whether a date is told of others before it.

        So is the end of a span, and what was said "yesterday" of another day.
        """
        between = self.text[before[-1].end : place.start]
        return (
            place.date.kind == "year"
            and is_span(self.text, before[-1])
            and LISTED.fullmatch(between) is not None
        ) or before[0].date.kind in ("relative", "weekday")

    def _stands_beside(self, place: Place) -> bool:
        """Say whether something happened on another day too, of which the sentence tells."""
        return any(
            other is not place
            and role is not Role.NONE
            and (other.date.resolved or other.date.kind == "date")
            for other, role in zip(self.places, self.roles, strict=True)
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
                if not LISTED.fullmatch(between) or is_span(self.text, self.places[first]):
                    break
                found.add(self.places[other])
                other += step
        return found


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
            places = tuple(found[sentence.order])
            yield Dated(sentence, places, roles_of(sentence, places, lang), lang)
