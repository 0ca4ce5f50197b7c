"""A line over a printed text → whether it is of the head of its paper, a credit, or a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, overload

from sharih.arabic import Lang, fold_pattern
from sharih.conversion.credits.credit_lines import credits_of
from sharih.conversion.credits.dateline_forms import find_dateline
from sharih.conversion.credits.days_told import ANY_WEEKDAY, DAY
from sharih.conversion.credits.timestamps import TIMESTAMP
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.labels import is_label
from sharih.conversion.lines.lists import marker
from sharih.conversion.printed.head_words import head_words
from sharih.conversion.printed.line_widths import ends_sentence
from sharih.conversion.records import SeedLine

MASTHEAD: Final = "head of the paper"
"""The reason for leaving out the name of a paper, its number and its page."""
TITLE_WORDS: Final = 4
"""A title under the head of a paper has at least this many words,"""
LONGEST_TITLE: Final = 30
"""and at most this many."""
NAME_WORDS: Final = 4
"""The name of a paper has at most so many words,"""
OTHER_WORDS: Final = 7
"""a line with its number so many beside it,"""
WITH_NUMBER: Final = 4
"""where nothing else of the head of a paper stands there only so many,"""
WITHOUT: Final = 2
"""and where it has no digit so many;"""
DAY_WORDS: Final = 3
"""a line with its day has so many."""

_DIGIT: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|1[34]\d\d)(?!\d)")
_DAY: Final = re.compile(DAY)
_WEEKDAY: Final = re.compile(ANY_WEEKDAY)
_NUMBER: Final = re.compile(fold_pattern(r"\d|(?:عدد|سنة|مجلد) ال"))
_CLOCK: Final = re.compile(r"\d:\d\d")
_WORD: Final = re.compile(r"[^\W\d_]+")
BAR: Final = re.compile(r" ?[|·•–—] ?| - | ?/ ?")
_BY_NAME: Final = re.compile(r"(?:[A-Za-z]+ ){0,4}[Bb]y (?:[A-Z][\w.'’-]* ?){2,4}\Z")

Look = Literal["head", "credit", "name", "title"]


def look_of(text: str, lang: Lang) -> Look:
    """Tell what a line over a text looks like."""
    key = key_of(text)
    words = text.count(" ") + 1
    digit = _DIGIT.search(key) is not None
    listed = head_words()
    issue = (digit or any(word in key for word in listed.issue_words)) and listed.issue.search(key)
    if not issue:
        found = find_dateline(text)
        if found and found.rest and found.sure:
            return "title"
        stop = text.endswith(".")  # the last words of a paragraph
        alone = found is not None and not found.rest and (found.sure or not stop)
        if alone or (not stop and credits_of(text, lang, surely=True) is not None):
            return "credit"
        if listed.byline.match(key) or _BY_NAME.match(text):
            return "credit"
    dated = digit and _YEAR.search(key) and (_DAY.search(key) or _WEEKDAY.search(key))
    if (issue or dated) and not text[0].islower():
        others = _other_words(key)
        plain = dated or BAR.search(text) or len(listed.issue.findall(key)) > 1
        most = OTHER_WORDS if plain else WITH_NUMBER if digit else WITHOUT
        if others <= (most if issue else DAY_WORDS) and not ends_sentence(text):
            return "head"
    if (
        text[0] in "(["
        or marker(text)
        or is_label(text)
        or (words <= NAME_WORDS and listed.section.fullmatch(key))
    ):
        return "credit"
    if text.isupper() and words <= NAME_WORDS + 2:
        return "name"
    if (parts := BAR.split(text))[1:] and all(part.count(" ") < NAME_WORDS for part in parts):
        return "name"
    short = words < TITLE_WORDS or (words == TITLE_WORDS and is_proper(text))
    return "name" if short or words > LONGEST_TITLE else "title"


def is_issue(text: str) -> bool:
    """Whether a line tells the number of a paper, its page or its price, and little else."""
    key = key_of(text)
    if not _NUMBER.search(key) or ends_sentence(text) or text[0].islower() or _CLOCK.search(text):
        return False
    found = len(head_words().issue.findall(key))
    if not found:
        return False
    others = _other_words(key)
    plain = found > 1 or BAR.search(text) or (_YEAR.search(key) and _DAY.search(key))
    return others <= (2 * OTHER_WORDS if found > 1 else OTHER_WORDS if plain else WITH_NUMBER - 1)


def _other_words(key: str) -> int:
    """Count the words of a line that tell neither the number of a paper nor a day."""
    return len(_WORD.findall(_WEEKDAY.sub(" ", _DAY.sub(" ", head_words().issue.sub(" ", key)))))


class Looks(Sequence[Look]):
    """What lines over a text look like; a line is looked at when it is asked for."""

    def __init__(self, lines: Sequence[SeedLine], lang: Lang) -> None:
        self._lines = lines
        self._lang = lang
        self._known: dict[int, Look] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> Look: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Look]: ...
    def __getitem__(self, at: int | slice) -> Look | Sequence[Look]:
        if isinstance(at, slice):
            return [self[n] for n in range(len(self))[at]]
        if at not in self._known:
            self._known[at] = look_of(self._lines[at].text, self._lang)
        return self._known[at]


def is_proper(text: str) -> bool:
    """Whether all words of an English line are written large."""
    return text.isascii() and all(word[:1].isupper() for word in text.split() if len(word) > 3)


def reason_of(text: str) -> str:
    """Tell why a line of the head of a paper is left out; one with a day tells the article's."""
    key = key_of(text)
    return TIMESTAMP if _YEAR.search(key) and _DAY.search(key) else MASTHEAD
