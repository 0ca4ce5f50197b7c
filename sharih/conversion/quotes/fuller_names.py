"""A name of a few words → what says whether another one is a fuller name of the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from sharih.conversion.quotes.arabic_words import sign_of
from sharih.conversion.quotes.english_words import NAME

ENGLISH_ARTICLE: Final = re.compile(r"(?:the|that|this) ", re.IGNORECASE)
"""What an office has before it where no name stands with it."""


@lru_cache(maxsize=64)
def fuller_office(office: str) -> re.Pattern[str]:
    """Compile what finds "the county archaeologist" and "Transport Minister" with a name."""
    word = re.escape(office)
    of = r"(?: (?:of|for) (?:the )?[\w’'-]+(?:(?: (?:of|and|the))* [A-Z][\w’'-]*)*)?"
    plain = rf"(?:[Tt]he|[Aa]n?) (?:(?!(?:of|for|in|and|by|to|at|on)\b)[a-z’'-]+ ){{1,3}}{word}\b"
    bare = rf"(?:[Tt]he|[Aa]n?) {word} (?:of|for)\b"
    titled = rf"(?:[A-Z][\w’'-]* ){{0,4}}{word.capitalize()}\b{of} {NAME}"
    return re.compile(rf"\b(?:{plain}(?:{of})|(?={bare})(?:[Tt]he|[Aa]n?) {word}{of}|{titled})")


def arabic_match(words: list[str]) -> Callable[[list[str]], bool]:
    """Give what says whether a name is a fuller one: it begins with the office or ends so."""
    bare = [word.removeprefix("ال") for word in words]
    office = words[0] != bare[0] or bool(sign_of(words[0]))

    def means(name: list[str]) -> bool:
        if len(name) <= len(words):
            return False
        if name[-len(words) :] == words:
            return True
        return office and [word.removeprefix("ال") for word in name[: len(bare)]] == bare

    return means


def english_match(key: str) -> Callable[[list[str]], bool]:
    """Give what says whether a name is a fuller one: it ends so, or has the office in it."""
    plain = ENGLISH_ARTICLE.sub("", key)
    words = plain.split(" ")
    office = plain != key

    def means(name: list[str]) -> bool:
        name = [word.strip(",") for word in name if word != "the"]
        if len(name) <= len(words):
            return False
        if not office:
            return name[-len(words) :] == words
        return any(name[at : at + len(words)] == words for at in range(len(name)))

    return means
