"""A verb in a folded Arabic paragraph whose subject does not follow → the subject before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sharih.arabic import fold_pattern
from sharih.conversion.quotes.arabic_subject import find_subject
from sharih.conversion.quotes.arabic_words import Subject, begins_subject, is_and, sign_of
from sharih.conversion.quotes.word_lists import speech_words

LONGEST: Final = 240
"""A subject is looked for at most this many characters before its verb."""
NONE: Final = Subject(0, 0)

_BOUNDARY: Final = re.compile(r"[.!؟؛:…](?=\s)|\n")
_CLAUSE: Final = re.compile(r"،|(?<![^\W_])[وف]?[بل]?ان (?!ه )")
_WORD: Final = re.compile(r"\s*([^\s،.:؛]+)")
_BETWEEN: Final = re.compile(
    fold_pattern(
        r"(?:[\s،]*(?:قد|أيضا|بدوره|بدورها|من جهته|من جهتها|من جانبه|من جانبها|الذي|التي"
        r"|ذاته|ذاتها|نفسه|نفسها))*[\s،]*|،[^،]{3,90}،\s*(?:قد )?"
    )
)
# A name alone before its verb, at the beginning of a sentence or behind "that".
_SHORT: Final = re.compile(
    r"(?:\A|(?<=[.!؟] )|(?<= ان )|(?<=بان ))(?:اما )?"
    r"(?P<subject>[^\W\d_]+(?: [^\W\d_]+){0,2}) (?:قد )?ف?\Z"
)
_HAD: Final = re.compile(r"(?<![^\W_])[وف]?(?:كان|كانت) (?P<subject>[^،.:]{2,120}?) قد \Z")


# Words that are read as prepositions elsewhere: عبّر، عقّب.
_VERBS_TOO: Final = ("عبر", "عقب")


def subject_before(key: str, at: int, *, joined: bool) -> Subject:
    """Find the subject of a verb at `at` that stands before it: والوزير أكد, أما الوزير فقال.

    `joined` says that an "and" is attached to the verb: then another verb may stand before it.
    """
    begin = max(0, at - LONGEST)
    had = _HAD.search(key, begin, at)
    if had:
        return Subject(*had.span("subject"))
    for start in _clauses(key, at) if key[at] != "و" or not joined else ():
        subject = _subject_at(key, start, at)
        if subject.start < subject.end and _BETWEEN.fullmatch(key, subject.end, at):
            beside = "،" in key[subject.end : at]
            return Subject(subject.start, subject.end, subject.open or beside)
    if not joined:
        match = _SHORT.search(key, begin, at)
        stops = speech_words().stops
        if match and not any(word in stops for word in match["subject"].split(" ")):
            return Subject(*match.span("subject"), open=True)
    return Subject(at, at)


def subject_of_sentence(key: str, at: int) -> Subject:
    """Find the subject of the verb that opens the sentence: استقبل الوزير الوفد، قائلا."""
    for start in _clauses(key, at):
        first = _WORD.match(key, start)
        if first is None or first.end() >= at or not _may_be_verb(first[1]):
            continue
        following = _WORD.match(key, first.end())
        if following and following.end() <= at and begins_subject(following[1]):
            subject = find_subject(key, first.end(), first[1], until=at, brief=True)
            if subject.start < subject.end:
                return Subject(subject.start, subject.end, True)
    return Subject(at, at)


def subject_of_sentence_before(key: str, at: int) -> Subject:
    """Find the person that the sentence before is about: فاز العداء. وقال."""
    begin = max(0, at - LONGEST)
    ends = [match.end() for match in _BOUNDARY.finditer(key, begin, at)]
    if not ends or key[ends[-1] : at].strip():
        return Subject(at, at)
    found = subject_of_sentence(key, ends[-1] - 1)
    first = key[found.start : found.end].partition(" ")[0]
    return found if sign_of(first) else Subject(at, at)


def _clauses(key: str, at: int) -> Iterator[int]:
    """Give where the clauses of a sentence begin that stand before `at`, the first one first."""
    begin = max(0, at - LONGEST)
    for match in _BOUNDARY.finditer(key, begin, at):
        begin = match.end()
    yield begin
    for match in _CLAUSE.finditer(key, begin, at):
        yield match.end()


def _subject_at(key: str, start: int, at: int) -> Subject:
    """Read the subject at the beginning of a clause, behind what may open it."""
    opening = speech_words().clause_openings
    while match := _WORD.match(key, start):
        word = match[1]
        if word in opening or (word[:1] in "وف" and word[1:] in opening):
            start = match.end()
            continue
        begin = match.start(1)
        if (
            word[:1] == "و"
            and (word.startswith("وال") or begins_subject(word[1:]))
            and is_and(word)
        ):
            begin, word = begin + 1, word[1:]
        if begins_subject(word) and match.end() <= at:
            return find_subject(key, begin, until=at)
        break
    return Subject(at, at)


def _may_be_verb(word: str) -> bool:
    """Say whether a word may be the verb that opens a sentence."""
    lists = speech_words()
    bare = word[1:] if word[:1] in "وف" else word
    return (
        len(bare) >= 3
        and not bare.startswith("ال")
        and not bare.endswith(("ه", "ات", "ين", "ون"))
        and (bare not in lists.stops or bare in _VERBS_TOO)
        and not begins_subject(bare)
    )
