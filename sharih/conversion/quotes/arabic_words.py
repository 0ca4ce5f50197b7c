"""A place in a folded Arabic paragraph → its words, and what each may be of a speaker's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sharih.conversion.quotes.word_lists import Sign, speech_words

EDGES: Final = '،,.:؛()[]"“”«»–-؟!'
"""What may stand at the edges of a word."""
_OPENING: Final = '"،:.(–-'  # these may stand before the name, not inside it
WORD: Final = re.compile(r"( *)(\S+)")
"""A word with the spaces before it."""

# How a man says something: مبتسما, ضاحكا.
_MANNER: Final = re.compile("م[^ ]{2,3}[^ ي]ا|ضاحكا|باكيا|ساخرا|غاضبا|جازما|حازما|واثقا")


@dataclass(frozen=True, slots=True)
class Subject:
    """The words of a subject; empty where its end is its start."""

    start: int
    end: int
    open: bool = False
    """Whether its end was guessed: it was cut, goes on behind an "and", or holds a quotation."""
    by_office: bool = False
    """Whether it is an office and, behind that, a name of two words or more."""


@dataclass(slots=True)  # not frozen: these are made by the thousand
class Word:
    """A word of a paragraph."""

    core: str
    """Without the punctuation marks at its edges."""
    start: int
    end: int
    gap: int
    """How many spaces stand before it."""
    opens: bool
    """Whether a mark stands before it that cannot stand inside a name."""
    closes: bool
    """Whether a punctuation mark stands behind it."""


def words_of(key: str, at: int, until: int) -> Iterator[Word]:
    """Give the words of a text between two places."""
    for match in WORD.finditer(key, at, until):
        start, end = match.span(2)
        gap, text = match.groups()
        core = text.strip(EDGES)
        opens = closes = False
        if core != text:
            opens = text[0] in _OPENING
            start += len(text) - len(text.lstrip(EDGES))
            closes = start + len(core) < end
        yield Word(core, start, start + len(core), len(gap), opens, closes)


def sign_of(word: str) -> Sign:
    """Tell the gender of the first word of a speaker, where that is known."""
    people = speech_words().people
    if word not in people:
        return ""
    return "woman" if word.endswith("ه") and word[:-1] in people else "man"


def begins_subject(word: str) -> bool:
    """Say whether a word is one of people or bodies that speak."""
    words = speech_words()
    return word in words.people or word in words.bodies


def is_and(word: str) -> bool:
    """Say whether the و at the beginning of a word is "and"."""
    return word.startswith("و") and not word.startswith(speech_words().with_waw)


def is_manner(core: str, verb: str) -> bool:
    """Say whether a word tells how a man says something."""
    return speech_words().verbs.get(verb) == "man" and _MANNER.fullmatch(core) is not None


def begins_name(core: str, found: Sequence[Word]) -> bool:
    """Say whether a word is the first of a name behind a title."""
    if (
        not found
        or not found[-1].core.startswith("ال")
        or core.startswith(("ال", "وال", "ل", "بال"))
    ):
        return False
    return core != "باسم" and not begins_subject(core) and core not in speech_words().phrases


def is_office_and_name(words: Sequence[Word]) -> bool:
    """Say whether words are an office and, behind it, a name of two words or more."""
    if not sign_of(words[0].core):
        return False
    at = next((n for n in range(1, len(words)) if begins_name(words[n].core, words[:n])), None)
    if at is None or not 2 <= len(words) - at <= 5 or "مكلف" in words[at - 1].core:
        return False
    return not any(word.core.startswith("ال") for word in words[at:-1])
