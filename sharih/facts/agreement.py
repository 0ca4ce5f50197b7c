"""A text and its translation → whether they surely say the same in numbers and dates.

This is the quick way for nearly all pairs; `comparing` is the exact one for the rest.
"""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import Lang, fold
from sharih.facts import arabic_words, english_words
from sharih.facts.lexemes import Lexeme
from sharih.facts.tokens import without_addresses

_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_DIGIT: Final = re.compile("[0-9٠-٩۰-۹]")
_NUMBER: Final = re.compile(r"\d[\d.,:/–-]*[a-z%]*")
_DATES: Final = ("month", "weekday")
_IDLE: Final = ("unit", "weak", "ordinal", "fraction", "percent")
"""What is no fact that both languages must have, unless something else is beside it."""
_FEWEST: Final = 3
_ENGLISH: Final = frozenset(english_words.WORDS)
_ARABIC: Final = frozenset(arabic_words.WORDS)


def surely_agree(source: str, target: str, lang: Lang) -> bool:
    """Say whether there is nothing to compare: the same digits, months and weekdays, no more.

    `lang` is the language of the source. A no says nothing.
    """
    arabic, english = (source, target) if lang == "ar" else (target, source)
    arabic, english = without_addresses(arabic), fold(without_addresses(english))
    numbers = sorted(_NUMBER.findall(english)) if _DIGIT.search(english) else []
    theirs = [english_words.WORDS[word] for word in _ENGLISH.intersection(_WORD.findall(english))]
    dates = _dates(theirs)
    if dates is None:
        return False
    counts = _DIGIT.search(arabic) is not None
    if not counts and not numbers and not dates:
        return True  # what only one language says in words is no difference
    arabic = fold(arabic)
    words = _WORD.findall(arabic)
    if not arabic_words.TWO_WORDS.isdisjoint(words):
        return False
    ours = _dates([arabic_words.WORDS[word] for word in _ARABIC.intersection(words)])
    if ours != dates:
        return False
    return numbers == (sorted(_NUMBER.findall(arabic)) if counts else [])


def _dates(lexemes: list[Lexeme]) -> set[tuple[str, float]] | None:
    """Return the months and weekdays among words; None where they say what must be read."""
    found: set[tuple[str, float]] = set()
    for lexeme in lexemes:
        if lexeme.sense in _DATES:
            found.add((lexeme.sense, lexeme.value))
        elif lexeme.sense not in _IDLE and not (
            lexeme.sense == "number" and lexeme.value < _FEWEST
        ):
            return None
    return found
