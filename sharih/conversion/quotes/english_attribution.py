"""An English paragraph → who is said to say something in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sharih.conversion.quotes.attribution import Statement
from sharih.conversion.quotes.english_subject import (
    LONGEST,
    person_before,
    subject_before_verb,
    subject_behind,
)
from sharih.conversion.quotes.english_words import english_said

_ACCORDING: Final = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of) ")
_AFTER: Final = re.compile(r"(?P<mark>[,.]?)\s*")
_AFTER_ACCORDING: Final = re.compile(r",?\s*(?:according to|in the words of) ")
_CALLED: Final = re.compile(
    r"\b(?:called|calls?|described|describes|hailed|praised|condemned|dismissed) [\w’' -]{2,40}\Z"
)
_LONGEST_INTRODUCTION: Final = 60
_PRONOUN_SAID = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)"


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{english_said()})(?![\w-])")


@cache
def _before_quotation() -> re.Pattern[str]:
    """Compile what stands last before a quotation that is led to."""
    addressed = (
        r"(?: (?:reporters|journalists|us|me|them|him|her|the [\w ]{2,30}|[A-Z][\w ]{1,30}))?"
    )
    return re.compile(rf"(?:[:,]|\b(?:that|(?:{english_said()}){addressed}))\s*\Z")


@cache
def _subject_and_verb() -> re.Pattern[str]:
    """Compile a subject before its verb, right behind a quotation."""
    return re.compile(
        rf"(?P<subject>(?:[^.!?“”\":;]|\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Prof|Jr)\.){{2,{LONGEST}}}?)(?<![\w-])(?P<verb>{english_said()})(?![\w-])"
    )


def find_english(text: str) -> list[Statement]:
    """Find the statements of a paragraph, in order."""
    found = {said.at: said for said in _statements(text)}
    return [found[at] for at in sorted(found)]


def english_after(text: str, end: int) -> Statement | None:
    """Find who is named right behind a quotation that ends at `end`."""
    if according := _AFTER_ACCORDING.match(text, end):
        subject = subject_behind(text, according.end())
        if subject.start < subject.end:
            frame = "after the quotation"
            return Statement(according.start(), subject.start, subject.end, frame, True)
    mark = _AFTER.match(text, end)
    if mark is None:
        return None
    new_sentence = mark["mark"] == "."
    if verb := _said().match(text, mark.end()):
        subject = subject_behind(text, verb.end() + 1)
        if subject.start == subject.end:
            return None
        frame = "after the quotation"
        return Statement(
            mark.start(),
            subject.start,
            subject.end,
            frame,
            new_sentence,
            sign=subject.sign,
            by_office=subject.by_office,
        )
    return _subject_after(text, mark, new_sentence=new_sentence)


def is_introduced_in_english(text: str, start: int) -> bool:
    """Whether what stands before a quotation at `start` announces speech, also of a few words."""
    before = text[max(0, start - _LONGEST_INTRODUCTION) : start].rstrip()
    if before.endswith(":") or _CALLED.search(before):
        return True
    # Behind a comma a name may stand in quotation marks, but not behind a verb and a comma.
    return before.endswith(",")


def leads_to_english(text: str, start: int) -> bool:
    """Say whether what stands before a quotation at `start` leads straight to it."""
    before = text[max(0, start - _LONGEST_INTRODUCTION) : start]
    return _before_quotation().search(before) is not None


def _subject_after(text: str, mark: re.Match[str], *, new_sentence: bool) -> Statement | None:
    """Find a subject that stands before its verb behind a quotation: "…", the minister said."""
    match = _subject_and_verb().match(text, mark.end())
    if match is None:
        return None
    before = subject_before_verb(text, match.start("verb"))
    if before is None or before.start < mark.end() - 1:
        return None
    if before.start - mark.end() > 2 and before.start < before.end:
        return None
    if before.start == before.end:
        if not re.match(_PRONOUN_SAID, text[mark.end() :]):
            return None
        person = person_before(text, mark.start()) if before.sign else None
        if person and _said().search(text, person.end, mark.start()):
            person = None
        start, behind = (person.start, person.end) if person else (match.end(), match.end())
        return Statement(mark.start(), start, behind, "subject left out", sign=before.sign)
    frame = "after the quotation"
    return Statement(
        mark.start(),
        before.start,
        before.end,
        frame,
        new_sentence,
        sign=before.sign,
        by_office=before.by_office,
    )


def _statements(text: str) -> Iterator[Statement]:
    for match in _ACCORDING.finditer(text):
        subject = subject_behind(text, match.end())
        if subject.start < subject.end:
            yield Statement(
                match.start(), subject.start, subject.end, "according to", sign=subject.sign
            )
    named = False
    for match in _said().finditer(text):
        before = subject_before_verb(text, match.start())
        if before is None:
            continue
        if before.start == before.end:
            end = match.end()
            person = None if named or not before.sign else person_before(text, match.start())
            start, end = (person.start, person.end) if person else (end, end)
            yield Statement(match.start(), start, end, "subject left out", sign=before.sign)
        else:
            named = True
            yield Statement(
                before.start,
                before.start,
                before.end,
                "verb and subject",
                before.open,
                sign=before.sign,
                behind=match.end(),
                by_office=before.by_office,
            )
