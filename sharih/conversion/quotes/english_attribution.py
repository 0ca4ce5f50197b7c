"""An English paragraph → who is said to say something in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sharih.conversion.quotes.attribution import Statement

_ENGLISH_VERB = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|warned|insisted|argued|noted|explained"
    r"|announced|claimed|declared|replied|called|described|tweeted|asked|stressed)"
)
_DETERMINED = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother)"
_TITLED = (
    rf"(?:{_DETERMINED} (?:[\w’'-]+ ){{0,3}}?[\w’'-]+(?= ?[,.:;“\"]| (?:who|in|on|at|told)\b|\Z)"
    r"|(?:[Tt]he |[Aa]n? )?[\w’'-]+(?: (?:of|for|the|and|[A-Z][\w’'-]*))*)"
)
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b"
_ENGLISH_SAID: Final = re.compile(
    rf"\b(?:(?P<pronoun>{_PRONOUN})"
    rf"|(?P<subject>(?:[Tt]he |[Aa]n? )?(?:[\w’'-]+ ){{0,2}}?[A-Z][\w’'-]*"
    rf"(?: (?:of|for|the|[A-Z][\w’'-]*)){{0,5}}|{_DETERMINED} [\w’' -]{{2,40}}?))"
    rf"(?: has| had| also)? {_ENGLISH_VERB}\b"
)
_ENGLISH_AFTER: Final = re.compile(
    rf"[,.]?\s*(?:{_ENGLISH_VERB} (?P<after>{_TITLED})"
    rf"|(?P<pronoun>{_PRONOUN}) {_ENGLISH_VERB}\b|(?P<before>{_DETERMINED} [\w’' -]{{2,40}}?"
    rf"|{_TITLED}) {_ENGLISH_VERB}\b)"
)
_LEADING: Final = re.compile(rf"(?:[:,]|\b(?:that|{_ENGLISH_VERB}))\s*\Z")
_ENGLISH_ACCORDING: Final = re.compile(rf"\b[Aa]ccording to (?P<subject>{_TITLED})")


def find_english(text: str) -> Iterator[Statement]:
    """Find the statements of a paragraph."""
    for match in _ENGLISH_ACCORDING.finditer(text):
        yield Statement(match.start(), *match.span("subject"), "according to")
    for match in _ENGLISH_SAID.finditer(text):
        if match["pronoun"]:
            yield Statement(match.start(), match.end(), match.end(), "subject left out")
        else:
            yield Statement(match.start(), *match.span("subject"), "verb and subject")


def find_english_after(text: str, end: int) -> Statement | None:
    """Find who is named right behind a quotation that ends at `end`."""
    match = _ENGLISH_AFTER.match(text, end)
    if match is None:
        return None
    if match["pronoun"]:
        return Statement(match.start(), match.end(), match.end(), "subject left out")
    span = match.span("after") if match["after"] else match.span("before")
    new_sentence = match.group().startswith(".")
    return Statement(match.start(), *span, "after the quotation", new_sentence)


def leads_to_english(before: str) -> bool:
    """Say whether a text ends in what leads straight to a quotation."""
    return _LEADING.search(before) is not None
