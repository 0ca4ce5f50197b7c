"""The lines over a text → how plausible each of them is as its headline, and why.

Every line over a text may be the headline: the first one is a label, the name of a house, a
greeting or a date as often. What speaks for a line and against it is weighed in one table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sharih.conversion.headlines.first_words import first_words
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.stems import stems

WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "words of the text": 2.2,
        "short, and half of it words of the text": 1.2,
        "length of a headline": 0.6,
        "few words": -0.8,
        "many words": -0.4,
        "over a time or a credit": 0.7,
        "over the text": 0.5,
        "behind a sign": 0.8,
        "behind a blank line": 0.3,
        "each line between it and the text": -0.15,
        "ends like a sentence": -0.3,
        "leads to something": -1.5,
        "item of a list": -1.2,
        "ends with a number": -0.7,
        "name that the text says": -2.0,
        "houses": -1.5,
        "documents": -1.5,
        "greetings": -2.0,
        "leading": -0.6,
        "capitals": -0.7,
    }
)
"""What each thing that is seen of a line weighs; the first by how many of them there are."""
ENOUGH: Final = 0.9
"""How plausible a headline is at least,"""
NEARLY: Final = 1.2
"""and how much less than the best one the first that is plausible may be."""
FEWEST_WORDS: Final = 3
MOST_WORDS: Final = 24
HEADLINE_WORDS: Final = (4, 16)
LONG_WORDS: Final = 18
SHORT_WORDS: Final = 4
OF_TEXT: Final = 2
"""With so many words of the text a line is no greeting."""
NAME_WORDS: Final = 6
"""A name that the text says, or that of a house, has at most this many words."""
SHARE: Final = 5
"""So many words of the text are enough: what has more of them says it in short."""

_SENTENCE: Final = re.compile(r"[.!…]\Z")
_LEADS: Final = re.compile(r"[:؛;،,]\Z")
_ITEM: Final = re.compile(r"[-–—•*▪◦·] ?\S")
_NUMBER: Final = re.compile(r"\d[)\]]?\Z")
_LETTER: Final = re.compile(r"[^\W\d_]")
_SIGNS: Final = re.compile(r"[\W_]+")
_TELLS: Final = re.compile(r"(?<=\s)[يت](?![^\W\d_]{2}ي[^\W\d_]\b)[^\W\d_]{3,7}(?!\w)")
"""An Arabic verb in the present tense, behind the first word."""


@dataclass(frozen=True, slots=True)
class Over:
    """The lines over a text, and what is known of it."""

    texts: Sequence[str]
    lede: frozenset[str]
    """The stems of the first lines of the text,"""
    told: str
    """and their letters."""
    apart: frozenset[int]
    """The positions of lines behind a blank one."""
    detailed: frozenset[int]
    """Those of lines behind which a time or a credit stood,"""
    signed: frozenset[int]
    """and of those on which emphasis or emoji stood."""

    @classmethod
    def of(
        cls,
        texts: Sequence[str],
        text: Sequence[str],
        *,
        apart: Iterable[int] = (),
        detailed: Iterable[int] = (),
        signed: Iterable[int] = (),
    ) -> Over:
        """Put together what is to be weighed; `text` is the first lines of the text."""
        told = letters(" ".join(text))
        places = (frozenset(apart), frozenset(detailed), frozenset(signed))
        return cls(texts, stems(text), told, *places)


def letters(text: str) -> str:
    """Give the normalised letters and digits of a text."""
    return _SIGNS.sub("", key_of(text))


def evidence(over: Over, at: int) -> Iterator[tuple[str, float]]:
    """Tell what is seen of a line, and in what degree."""
    text = over.texts[at]
    words = text.count(" ") + 1
    own = stems([text])
    yield "words of the text", _shared(own, over.lede | stems(over.texts[at + 1 :]))
    if HEADLINE_WORDS[0] <= words <= HEADLINE_WORDS[1]:
        yield "length of a headline", 1
    if words < FEWEST_WORDS:
        yield "few words", 1
    if words > LONG_WORDS:
        yield "many words", 1
    yield from _place(over, at)
    yield from _signs(text)
    kinds = _kinds(over, text, own)
    yield from ((kind, 1) for kind in kinds)
    if not kinds and words <= SHORT_WORDS and 2 * len(own & over.lede) > len(own):
        yield "short, and half of it words of the text", 1


def _shared(own: frozenset[str], told: frozenset[str]) -> float:
    return min(len(own & told), SHARE) / SHARE


def _place(over: Over, at: int) -> Iterator[tuple[str, float]]:
    """Tell what is seen of the place of a line."""
    if at in over.detailed:
        yield "over a time or a credit", 1
    if at == len(over.texts) - 1:
        yield "over the text", 1
    if at in over.apart:
        yield "behind a blank line", 1
    if at in over.signed:
        yield "behind a sign", 1
    yield "each line between it and the text", len(over.texts) - 1 - at


def _kinds(over: Over, text: str, own: frozenset[str]) -> list[str]:
    """List what a line is by its words that is no headline."""
    key, words = key_of(text), text.count(" ") + 1
    found = (
        ["name that the text says"] if words <= NAME_WORDS and letters(text) in over.told else []
    )
    for name, pattern in first_words().items():
        telling = name == "houses" and (words > NAME_WORDS or _TELLS.search(key))
        telling = telling or (name == "greetings" and len(own & over.lede) >= OF_TEXT)
        if not telling and pattern.match(key):
            found.append(name)
    return found


def _signs(text: str) -> Iterator[tuple[str, float]]:
    """Tell what is seen of the signs of a line."""
    if _SENTENCE.search(text):
        yield "ends like a sentence", 1
    if _LEADS.search(text):
        yield "leads to something", 1
    if _ITEM.match(text):
        yield "item of a list", 1
    if _NUMBER.search(text):
        yield "ends with a number", 1
    if text.isupper():
        yield "capitals", 1


def is_house_or_greeting(text: str) -> bool:
    """Whether a line over a headline is no label of it: who sends it, or what a letter says."""
    words = first_words()
    return any(words[name].match(key_of(text)) for name in ("houses", "greetings"))


def plausible(over: Over, at: int) -> float:
    """Weigh all that is seen of a line."""
    return sum(WEIGHTS[name] * degree for name, degree in evidence(over, at))


def choose(over: Over, candidates: Iterable[int]) -> int | None:
    """Choose the headline: of lines that are nearly as plausible as the best, the first.

    What sums a text up stands under its headline and has more of its words. None where no line
    is plausible enough; of a line that has no word of the text only its place may tell, and the
    first place does.
    """
    told = (at for at in candidates if not at or stems([over.texts[at]]) & over.lede)
    scores = {at: plausible(over, at) for at in told}
    best = max(scores.values(), default=0.0)
    if best < ENOUGH:
        return None
    return next(at for at in sorted(scores) if scores[at] >= max(ENOUGH, best - NEARLY))
