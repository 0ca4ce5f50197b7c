"""What a word of a text may say: a number, a part of a date, a unit; and the words of a language.

The words of Arabic and English stand in `arabic_words` and `english_words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final, Literal

from sharih.records import record

Sense = Literal[
    "number", "scale", "many", "ordinal", "fraction", "weak", "month", "weekday", "unit", "percent",
    "point", "decade", "daypart", "hour", "half",
]  # fmt: skip
"""What a word is: `scale` multiplies, `many` does so behind a number only, `weak` says two."""


@record(frozen=True, slots=True)
class Lexeme:
    """A word that says something of a number or a date."""

    sense: Sense
    value: float
    unit: str = ""
    """What is counted by it: `usd`, `km`, `day`; empty where it is no unit."""
    joined: bool = False
    """Whether `and` is written together with it."""
    article: bool = False
    unsure: bool = False
    """Whether it is another word as well, so that what stands beside it must tell."""


HIJRI: Final = 100
"""Added to the number of a month of the Hijri calendar."""
_PARTICLES: Final = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فل")
_JOINED: Final = ("", "و")
_ARTICLES: Final = ("ال", "وال", "فال", "بال", "كال", "وبال", "لل", "ولل", "فلل")
_SHORT: Final = 2
"""A word of so few letters is another one with a particle before it: لست."""


def listed(sense: Sense, lines: str, unit: str = "", *, unsure: bool = False) -> dict[str, Lexeme]:
    """Read lines of a value or unit and the words that say it."""
    found = {}
    for line in lines.strip().splitlines():
        first, *words = line.split()
        named = first.isalpha()
        lexeme = Lexeme(
            sense, 1 if named else _value(first), first if named else unit, unsure=unsure
        )
        found.update(dict.fromkeys(words, lexeme))
    return found


def _value(written: str) -> float:
    return float(Fraction(written))


def with_particles(words: Mapping[str, Lexeme]) -> dict[str, Lexeme]:
    """Add to folded Arabic words what may be written together with each; the word itself wins."""
    found: dict[str, Lexeme] = {}
    for word, known in words.items():
        short = len(word) <= _SHORT
        bare = word.removeprefix("ال") if len(word) > _SHORT + 2 else word  # ألف has no article
        if bare == word:
            forms = _JOINED if short else _PARTICLES
            plain, joined = known, replace(known, joined=True)
            found |= {p + word: joined if p[:1] == "و" else plain for p in forms}
        if "_" in word:  # the name of a month, which has no article of its own
            continue
        definite, both = replace(known, article=True), replace(known, article=True, joined=True)
        found |= {p + bare: both if p[0] == "و" else definite for p in _ARTICLES}
    return {**found, **words}
