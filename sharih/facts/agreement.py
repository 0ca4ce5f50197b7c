"""Texts and their translations → whether they surely say the same in numbers and dates.

This is the quick way for nearly all pairs; `comparing` is the exact one for the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import accumulate
from string import digits
from typing import Final

from ahocorasick_rs import AhoCorasick

from sharih.arabic import Lang, fold
from sharih.facts import arabic_words, english_words
from sharih.facts.lexemes import Lexeme
from sharih.facts.tokens import without_addresses

_APART: Final = "\x00"
"""Stands between texts that are looked through at once."""
_NUMBER: Final = re.compile(r"\d[\d.,:/–-]*[a-z%]*")
_DATES: Final = ("month", "weekday")
_IDLE: Final = ("unit", "weak", "ordinal", "fraction", "percent")
"""What is no fact that both languages must have, unless something else is beside it."""
_FEWEST: Final = 3

_Said = tuple[str, float]
_OPEN: Final[_Said] = ("open", 0)
"""What is said of a text that has to be read to know what its words say."""
_NOTHING: Final[AbstractSet[_Said]] = frozenset()
_NO_DIGITS: Final = bytes({*range(256)} - {*digits.encode(), *_APART.encode()})


def surely_agree(source: str, target: str, lang: Lang) -> bool:
    """Say whether there is nothing to compare: the same digits, months and weekdays, no more.

    `lang` is the language of the source. A no says nothing.
    """
    sources, targets = words_of_each([source]), words_of_each([target])
    return surely_agree_in_each(sources, targets, lang)[0]


def surely_agree_in_each(sources: Sequence[str], targets: Sequence[str], lang: Lang) -> list[bool]:
    """Say what `surely_agree` does of many pairs, by looking through all of them at once.

    The texts are such as `words_of_each` makes of them.
    """
    arabic, english = (sources, targets) if lang == "ar" else (targets, sources)
    counted = [
        bool(mine or other)
        for mine, other in zip(_digits_of_each(arabic), _digits_of_each(english), strict=True)
    ]
    ours = _said_in_each(arabic, "ar")
    # What only one language says in words is no difference: these alone are asked for in the other.
    asked = [at for at, is_counted in enumerate(counted) if is_counted or at in ours]
    theirs = _said_in_each([english[at] for at in asked], "en")
    found = [True] * len(arabic)
    for nth, at in enumerate(asked):
        mine, other = ours.get(at, _NOTHING), theirs.get(nth, _NOTHING)
        if counted[at]:
            found[at] = (
                mine == other
                and _OPEN not in mine
                and sorted(_NUMBER.findall(arabic[at])) == sorted(_NUMBER.findall(english[at]))
            )
        elif other:
            found[at] = mine == other and _OPEN not in mine
    return found


def words_of_each(texts: Sequence[str]) -> list[str]:
    """Fold texts, without the addresses in them; none of these goes over an end of a text."""
    folded = fold(without_addresses(_APART.join(texts))).split(_APART)
    if len(folded) == len(texts):
        return folded
    return [fold(without_addresses(text)) for text in texts]


def _digits_of_each(texts: Sequence[str]) -> list[bytes]:
    """Return the digits that stand in each of many folded texts."""
    found = _APART.join(texts).encode().translate(None, _NO_DIGITS).split(_APART.encode())
    if len(found) == len(texts):
        return found
    return [text.encode().translate(None, _NO_DIGITS + _APART.encode()) for text in texts]


def _said_in_each(texts: Sequence[str], lang: Lang) -> dict[int, set[_Said]]:
    """Find what folded texts say in words of numbers from three on, and of parts of dates."""
    joined = _APART.join(["", *texts, ""])
    said, automaton = _words(lang)
    found: dict[int, set[_Said]] = {}
    ends: list[int] = []
    for word, start, end in automaton.find_matches_as_indexes(joined, overlapping=True):
        before, after = joined[start - 1], joined[end]
        if before.isalpha() or after.isalpha():
            continue
        meant = said[word]
        if before == "'" or after == "'" or before.isnumeric() or after.isnumeric():
            meant = _OPEN  # it may be another word
        ends = ends or [*accumulate([len(text) + 1 for text in texts])]
        found.setdefault(bisect_right(ends, start - 1), set()).add(meant)
    return found


@cache
def _words(lang: Lang) -> tuple[tuple[_Said, ...], AhoCorasick]:
    """Return what is looked for in a language, and what each of it says."""
    known: Mapping[str, Lexeme] = arabic_words.WORDS if lang == "ar" else english_words.WORDS
    said = {word: meant for word, lexeme in known.items() if (meant := _meaning(lexeme))}
    if lang == "ar":
        said |= dict.fromkeys(arabic_words.TWO_WORDS, _OPEN)
    return tuple(said.values()), AhoCorasick([*said])


def _meaning(lexeme: Lexeme) -> _Said | None:
    if lexeme.sense in _DATES:
        return lexeme.sense, lexeme.value
    is_idle = lexeme.sense in _IDLE or (lexeme.sense == "number" and lexeme.value < _FEWEST)
    return None if is_idle else _OPEN
