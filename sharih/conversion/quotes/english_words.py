"""English names, people and verbs of saying → the expressions that find them."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sharih.conversion.quotes.word_lists import Sign, speech_words

_PARTICLE = (
    r"(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|ten|bin|ben|ibn|bint|abu|al|el|e|y)"
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*|(?:al|el|ash|ar|as|an|at|az|d|l|an)[-’'][A-ZÀ-ÖØ-Þ][\w’'-]*"
NAME: Final = rf"(?:{_CAPITAL})(?: (?:(?:{_PARTICLE} ){{0,3}}(?:{_CAPITAL})))*"
"""A run of words with capitals, and the particles in it."""
DETERMINER: Final = (
    r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur|[Ss]ome"
    r"|[Ss]everal|[Mm]any|[Tt]wo|[Tt]hree|[Ff]our|[Bb]oth|[Tt]hat|[Tt]his|[Tt]hese|[Tt]hose)"
)
"""Words before a noun, of which one begins a subject."""
_FULL_NAME: Final = re.compile(rf"(?:{_CAPITAL})(?: (?:{_PARTICLE} ){{0,3}}(?:{_CAPITAL})){{1,3}}")


@cache
def somebody() -> re.Pattern[str]:
    """Compile how the name of somebody may begin."""
    people = "|".join(speech_words().english_groups)
    return re.compile(rf"(?:{DETERMINER}|{NAME}|(?:{people})\b)")


@cache
def person() -> re.Pattern[str]:
    """Compile a person at the beginning of a sentence: "The winner of the race"."""
    people = "|".join(speech_words().english_people)
    return re.compile(
        rf"(?:The|An?) (?:[a-z’'-]+ ){{0,2}}?(?:[a-z]+(?:er|or|ist|man|woman|ian|ee)|{people})"
        r"(?: of (?:the )?[\w’'-]+(?: [a-z’'-]+(?=[ ,]))?| (?:for|from) (?:the )?[A-Z][\w’'-]*)?"
        r"(?=[ ,])"
    )


@cache
def occasion() -> re.Pattern[str]:
    """Compile what somebody speaks in, and no place of work."""
    occasions = "|".join(speech_words().english_occasions)
    return re.compile(rf"(?:an? |the |his |her |their )?(?:{occasions})\b")


def sign_of_words(name: str) -> Sign:
    """Tell by the words of a name whether a man or a woman is meant."""
    lists = speech_words()
    for word in re.findall(r"[\w’]+", name.lower())[:8]:
        if word in lists.english_women:
            return "woman"
        if word in lists.english_men:
            return "man"
    return ""


def is_office_and_name(name: str) -> bool:
    """Say whether words are an office and, behind it, a name: Transport Minister Jane Doe."""
    offices = speech_words().offices
    words = name.split(" ")
    last = max((n for n, word in enumerate(words) if word.lower() in offices), default=None)
    return last is not None and _FULL_NAME.fullmatch(" ".join(words[last + 1 :])) is not None


@cache
def english_said() -> str:
    """Write the alternatives of the verbs and phrases of saying."""
    return "|".join(sorted(map(re.escape, speech_words().english_verbs), key=len, reverse=True))
