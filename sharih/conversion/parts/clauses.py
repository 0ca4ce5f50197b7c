"""A sentence with several dates → the clauses that tell of one of them."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import Lang, fold, fold_with_offsets
from sharih.conversion.parts.alone import Alone
from sharih.conversion.parts.date_roles import LISTED, Place
from sharih.conversion.parts.dated_sentences import Dated
from sharih.conversion.parts.standing import is_balanced, is_verb_behind_and
from sharih.conversion.parts.word_lists import part_words

FEWEST_WORDS: Final = 5
"""What happened is told in at least so many words;"""
FEWEST_OF_ITS_OWN: Final = 4
"""in a clause with a subject of its own, in at least so many."""
SUBJECT: Final = 6
"""An English subject has at most so many words before its verb."""

_JOINT: Final = {
    "ar": re.compile(
        r"[،,؛;]? (?:بعد أن|بعدما|قبل أن|قبلما|عندما|حين) "
        r"|[،,؛;] (?:ثم |[وف](?=\w{3}))| ثم | (?P<and>و)(?=\w{3})"
    ),
    "en": re.compile(
        r"[,;]? (?:after|before|when|while|whereas|then|and then|and|but|which) |; "
        r"|(?P<row>, )(?=[a-z]+ed )"
    ),
}
"""Where a clause may end and another one begin."""
_PASSIVE: Final = re.compile(r"[^\W_]ّ?ُ")
_MARKED_WORD: Final = re.compile(r"[^\s،,؛;.:]+")


def what_tells_of(at: Dated, place: Place, alone: Alone) -> tuple[int, str]:
    """Take the clauses that tell of a date: where they begin, and their words.

    Empty where the date is told of an earlier one.
    """
    text = at.text
    begin, stop = _clauses(text, place.start, place.end, at.lang)
    others = at.others(place, begin, stop)
    if behind := [other for other in others if other.start > place.start]:
        stop = _end_before_next(text, begin, place.end, behind[0].start, at.lang) or stop
    if before := [other for other in others if other.start < place.start]:
        own = _own_beginning(text, (before[-1].end, place.start, stop), alone, at.lang)
        if own is None and at.is_beside(place, before):
            return 0, ""
        begin = own or begin
    part = text[begin:stop].strip(" ،,؛;")
    if begin and alone.of_text(part) is None:
        begin, part = 0, text[:stop].strip(" ،,؛;")
    fewest = FEWEST_OF_ITS_OWN if len(part) < len(text) else FEWEST_WORDS
    if not is_balanced(part) or part.count(" ") + 1 < fewest:
        return 0, text
    return begin, part


def _end_before_next(text: str, begin: int, end: int, following: int, lang: Lang) -> int | None:
    """Find behind a date where the clause of the date that follows may begin."""
    if LISTED.fullmatch(text[end:following]):
        return None
    for match in _JOINT[lang].finditer(text, end, following):
        at = match.start()
        if lang == "ar" and match["and"] and not is_verb_behind_and(_next(text, match)):
            continue
        if lang == "en" and match["row"] and "," in text[begin:end]:
            continue  # "the bridge, built in 1930, collapsed": no row of verbs
        if is_balanced(text[begin:at]):
            return at
    return None


def _own_beginning(text: str, span: tuple[int, int, int], alone: Alone, lang: Lang) -> int | None:
    """Find where a clause begins that tells of a date and names its subject.

    `span` is where the date before it ends, where it begins itself, and where its clause ends.
    Sure is only a verb that takes no object, or that is written as a passive: the noun behind it
    is who did it, or what it happened to; an English one stands before it.
    """
    before, start, stop = span
    found = None
    for match in _JOINT[lang].finditer(text, before, start):
        at = match.end()
        own = _has_subject(_MARKED_WORD.findall(text, at, start), lang)
        if own and is_balanced(text[at:stop]) and alone.of_text(text[at:stop].strip(" ،,؛;")):
            found = at
    return found


def _has_subject(words: list[str], lang: Lang) -> bool:
    lists = part_words(lang)
    if lang == "ar":
        if len(words) < 2:
            return False
        sure = fold(words[0]) in lists.own_subject or _PASSIVE.match(words[0])
        return bool(sure) and fold(words[1]) not in lists.common
    keys = [word.lower() for word in words[: SUBJECT + 1]]
    verb = next((at for at, word in enumerate(keys) if word in lists.own_subject), 0)
    return verb > 0 and not any(word in lists.before_years for word in keys[:1])


def _next(text: str, match: re.Match[str]) -> str:
    word = _MARKED_WORD.match(text, match.end())
    return word.group() if word else ""


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
