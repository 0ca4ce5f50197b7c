"""A date in its sentence → whether something is told to have happened then, or only beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from sharih.arabic import Lang, fold, fold_pattern
from sharih.conversion.parts.sentences import QUOTED, Sentence
from sharih.conversion.parts.word_lists import PartWords, arabic_words, part_words
from sharih.conversion.quotes.word_lists import speech_words
from sharih.conversion.records import DateMention

BEFORE: Final = 32
"""So many characters before a date show what is told of it."""

LISTED: Final = re.compile(r"\s*(?:[،,]|[،,]? ?(?:و|and |or |أو ))(?:في |عام |in |on )?\s*")
"""What stands between the dates of a list."""
FIRST_WORDS: Final = 6
"""Who speaks is named among so many words, or behind all that was said."""

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
_UNTIL: Final = re.compile(
    fold_pattern(
        r" (?:حتى|لغاية|إلى غاية|until|till|through) "
        r"(?:(?:نهاية|مطلع|بداية|منتصف|أواخر|أوائل|عام|يوم|شهر|the end of|late|early|mid) )*"
    )
)
_SPAN_END: Final = re.compile(
    fold_pattern(r"(?:\bfrom|(?<!\w)من) (?!\d)(?:[^\s،,]+ ){1,2}(?:until|till|حتى)(?: \S+){0,4}\Z")
)
_FROM: Final = re.compile(r"\bfrom |(?<!\w)من ")
# What ends a span that another date begins.
_TO: Final = re.compile(r" (?:to|إلى|[-–]) (?:يوم |عام |نهاية )?")
_OF_A_WORD: Final = re.compile(
    fold_pattern(
        r"(?<!\w)(?:ال(?:صادر|موقع|مبرم|مؤرخ|معتمد|مقر|منعقد|مقام|منشأ|مبني)ة?)"
        r"(?: في| يوم| عام| سنة)* \Z"
        r"|(?:dated|signed|passed|issued|built|adopted|founded)(?: in| on)? \Z"
    )
)
_SPAN: Final = re.compile(r"(?<!\w)(?:بين|ما بين|من|between|from)(?: عامي| سنتي| يومي)? ?\Z")
_COMMA: Final = re.compile(r"[،,؛;:]")
_LAST_WORD: Final = re.compile(r"([^\W_]+)[^\w]*\Z")
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CLAUSE_SIGNS: Final = "،,؛;:"


class Role(Enum):
    """What a date is in its sentence."""

    EVENT = "event"
    """Something happened then."""
    ASIDE = "aside"
    """It tells since when something is, or of a word beside it: an event only where it is alone."""
    NONE = "none"
    """Nothing is told to have happened then."""


@dataclass(frozen=True, slots=True)
class Place:
    """A date, and where it stands in its sentence."""

    date: DateMention
    start: int
    end: int


def roles_of(sentence: Sentence, places: Sequence[Place], lang: Lang) -> tuple[Role, ...]:
    """Say of each date of a sentence what it is there."""
    if _is_of_a_bystander(sentence, lang):
        return (Role.NONE,) * len(places)
    return tuple(_role(sentence, places, at, part_words(lang)) for at in range(len(places)))


def is_span(text: str, place: Place) -> bool:
    """Say whether a date begins a span: "between 2015 and 2017"."""
    return _SPAN.search(fold(text[max(0, place.start - BEFORE) : place.start])) is not None


def _role(sentence: Sentence, places: Sequence[Place], at: int, words: PartWords) -> Role:
    place, text = places[at], sentence.text
    before = fold(text[: place.start])
    if _is_before(text, before, place, words) or _is_named_by(place.date, before):
        return Role.NONE
    if _is_no_event(place.date, before, words) and not _is_of_list(text, places, at, words):
        return Role.NONE
    said = any(m.start() < place.start < m.end() for m in QUOTED.finditer(text))
    if said and place.date.kind in ("relative", "weekday"):
        return Role.NONE  # the day of whoever speaks
    if _is_since(text, place):
        compared = said or words.superlatives.search(fold(text[: place.end]))
        return Role.NONE if compared else Role.ASIDE
    if _ends_span(text, places, at) or _is_end_of_times(text, before, place):
        return Role.NONE
    if len(places) == 1:
        return Role.EVENT
    if words.compared_numbers.search(before):
        return Role.NONE
    beside = at > 0 and _OF_A_WORD.search(before) is not None
    return Role.ASIDE if beside else Role.EVENT


def _ends_span(text: str, places: Sequence[Place], at: int) -> bool:
    """Say whether a date ends a span that the date before it begins."""
    if not at:
        return False
    between = text[places[at - 1].end : places[at].start]
    if _TO.fullmatch(between):
        return True
    return _UNTIL.fullmatch(fold(between)) is not None and is_span(text, places[at - 1])


def _is_end_of_times(text: str, before: str, place: Place) -> bool:
    """Say whether a date ends what began with something that is no date: "from its opening"."""
    return _FROM.search(before) is not None and (
        _SPAN_END.search(fold(text[: place.end])) is not None
    )


def _is_before(text: str, before: str, place: Place, words: PartWords) -> bool:
    """Say whether a date only ends a time in which something did not happen."""
    return words.until.search(before) is not None and _is_denied(text, place.start, words)


def _is_denied(text: str, start: int, words: PartWords) -> bool:
    """Say whether the clause in which a date stands denies something."""
    begin = max(text.rfind(sign, 0, start) for sign in _CLAUSE_SIGNS) + 1
    clause = fold(_COMMA.split(text[begin:].lstrip(" ،,"), maxsplit=1)[0])
    if words.condition.search(clause):
        return False
    return any(word.lstrip("وف") in words.negations for word in _WORD.findall(clause))


def _is_no_event(date: DateMention, before: str, words: PartWords) -> bool:
    """Say whether a date only stands beside a comparison, or a year is part of a name."""
    if date.kind == "relative" and _THIS_YEAR.search(fold(date.text)):
        return True
    near = before[-BEFORE:]
    if words.comparing.search(near):
        return True
    if date.kind != "year" or not _BARE_YEAR.fullmatch(date.text):
        return False
    last = _LAST_WORD.search(near)
    return last is None or last.group(1) not in words.before_years


def _is_named_by(date: DateMention, before: str) -> bool:
    """Say whether a year only names a law or an agreement."""
    return date.kind == "year" and arabic_words().by_its_year.search(before) is not None


def _is_of_list(text: str, places: Sequence[Place], at: int, words: PartWords) -> bool:
    """Say whether a year stands in a list of years of which the first one is one for certain."""
    place = places[at]
    if place.date.kind != "year" or words.comparing.search(fold(text[: place.start])[-BEFORE:]):
        return False
    while at and LISTED.fullmatch(text[places[at - 1].end : places[at].start]):
        at -= 1
        before = fold(text[: places[at].start])
        if places[at].date.kind == "year" and not _is_no_event(places[at].date, before, words):
            return True
    return False


def _is_since(text: str, place: Place) -> bool:
    """Say whether a date only tells since when something is as the sentence says."""
    before = text[max(0, place.start - BEFORE) : place.start]
    return _SINCE.search(f"{before}{place.date.text}") is not None


def _is_of_a_bystander(sentence: Sentence, lang: Lang) -> bool:
    """Say whether what is told is what a witness or somebody of the street says."""
    words = part_words(lang)
    if words.bystanders.isdisjoint(sentence.words):
        return False
    if words.by_bystanders.search(sentence.key):
        return True
    if lang == "en":
        return False
    verbs = speech_words().verbs
    for at, word in enumerate(sentence.words[:FIRST_WORDS]):
        if word in verbs or word.lstrip("وف") in verbs:
            behind = [one for one in sentence.words[at + 1 : at + 4] if one not in words.of_many]
            return bool(behind) and behind[0] in words.bystanders
    return False
