"""The beginning of a line → the pieces that a dateline is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from sharih.arabic import Folded, fold_pattern
from sharih.conversion.agencies import agency_names, spellings
from sharih.conversion.credits.dateline_words import dateline_words
from sharih.conversion.credits.days_told import ANY_WEEKDAY, DAY, DAY_AND_MONTH
from sharih.conversion.line_keys import folded_line
from sharih.conversion.rule_files import any_of

LOOKED_AT: Final = 150
"""A dateline stands in this many characters."""
MOST: Final = 8
"""No words in it are so many."""

Kind = Literal["agency", "source", "date", "loose", "words", "sign", "open", "close", "other"]

_DASH_OF_LINE: Final = re.compile(r"(?<=\s)ـ+(?=\s)|(?<=[^\W\d_]{2})ـ(?=\s)|(?<=\s)ـ(?=[^\W\d_])")
_LINKS: Final = r"(?:(?:ال)?موافق(?: ل)?|في|يوم|بتاريخ|on)"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the beginning of a line."""

    kind: Kind
    start: int
    """Where it begins in the line, and"""
    end: int
    """where it ends."""
    text: str
    """Folded. A weekday, or a day and a month in digits, is `loose`: beside an agency alone it is
    a date."""

    @property
    def words(self) -> list[str]:
        """Its words, folded."""
        return self.text.split()


def beginning(text: str) -> Folded:
    """Fold the beginning of a line; a tatweel that stands for a dash becomes one."""
    head = text[:LOOKED_AT]
    if "ـ" in head:
        head = _DASH_OF_LINE.sub(lambda run: "-" * len(run.group()), head)
    return folded_line(head)


@cache
def _pattern(*, few: bool) -> re.Pattern[str]:
    """Compile what finds the next piece; where `few`, words go on no farther than they matter."""
    words = dateline_words()
    agencies = any_of(spellings(agency_names(), joined=True))
    agency = rf"(?:وكاله )?(?:ال)?(?:انباء )?(?:{agencies})(?: (?:العربيه |الايطاليه )?للانباء)?"
    word = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
    return re.compile(
        fold_pattern(
            rf"(?P<agency>{agency})(?!'?[^\W_])|(?P<source>{any_of(words.sources)})(?![^\W_])"
            rf"|(?P<date>(?<!\d)(?:{_LINKS} )?{DAY})(?![^\W_])"
            rf"|(?P<loose>(?:{_LINKS} )?(?:{DAY_AND_MONTH}(?![^\W_])|{ANY_WEEKDAY}))"
            rf"|(?P<words>{word}(?: (?!{_LINKS} ?\d|(?:{agencies}|{any_of(words.sources)})"
            rf"(?![^\W_])|{DAY}|{ANY_WEEKDAY}){word}){f'{{0,{MOST + 1}}}' if few else '*'})"
            r"|(?P<open>[(\[«“”\"])|(?P<close>[)\]»])|(?P<sign>--+|[:/|،,–—.-]| ?\\)|(?P<other>\S)"
        )
    )


def tokens_of(folded: Folded, *, to_text: bool = False) -> list[Token]:
    """Split the beginning of a line; ends where something stands that no dateline holds.

    With `to_text` it ends at words that are too many for a place, a source or a name.
    """
    found: list[Token] = []
    inside = False
    text, at = folded.text, 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        match = _pattern(few=to_text and not inside).match(text, at)
        if match is None:
            break
        kind = match.lastgroup or "other"
        found.append(_token(folded, kind, match.start(), match.end()))
        if kind == "other" or len(found) > 24:
            break
        inside = inside or kind == "open"
        if to_text and not inside and kind == "words" and text.count(" ", *match.span()) > MOST:
            break
        at = match.end()
    return found


def _token(folded: Folded, kind: str, start: int, end: int) -> Token:
    known: Kind = kind  # type: ignore[assignment]
    return Token(known, folded.start(start), folded.end(end), folded.text[start:end])
