"""The lines over a text → how plausible each of them is as its headline, and why.

Every line over a text may be the headline: the first one is a label, the name of a house, a
greeting or a date as often. What speaks for a line and against it is weighed in one table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from sharih.conversion.headlines.first_words import first_words
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.stems import stems

WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "words of the text": 2.8,
        "short, and half of it words of the text": 0.8,
        "length of a headline": 1.1,
        "few words": -0.8,
        "many words": -0.4,
        "over a time or a credit": 1.0,
        "over the text": 1.0,
        "behind a sign": 0.8,
        "behind a blank line": 0.5,
        "each line between it and the text": -0.15,
        "ends like a sentence": -0.3,
        "leads to something": -1.5,
        "item of a list": -1.2,
        "ends with a number": -0.7,
        "name that the text says": -2.4,
        "houses": -2.7,
        "documents": -2.2,
        "greetings": -2.7,
        "leading": -0.9,
        "capitals": -0.7,
        "said twice on the page": 1.5,
        "behind no other title": 0.2,
        "line of a page": -1.5,
        "post of who wrote it": -1.5,
        "between the details and the text": -1.2,
        "not over the time": -1.5,
    }
)
"""What each thing that is seen of a line weighs; the first by how many of them there are."""
ENOUGH: Final = 0.9
"""How plausible a headline is at least,"""
NEARLY: Final = 0.7
"""and how much less than the best one the first that is plausible may be."""
FEWEST_WORDS: Final = 3
MOST_WORDS: Final = 24
HEADLINE_WORDS: Final = (4, 16)
USUAL_WORDS: Final = (6, 14)
"""Most headlines have so many words;"""
UNUSUAL: Final = 0.6
"""one with fewer or more is so far like one."""
LONG_WORDS: Final = 18
SHORT_WORDS: Final = 4
OF_TEXT: Final = 2
"""With so many words of the text a line is no greeting."""
NAME_WORDS: Final = 6
"""A name that the text says, or that of a house, has at most this many words."""
UNDER: Final = 12
"""So many lines under a headline may say in short what the text says."""
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

OVER: Final = "over the text"
"""Nothing stands between a line and the text but a second headline."""
SECOND_WORDS: Final = 5
"""A second headline under a first one has at least this many words."""
KNOWN: Final = "line of a page"
"""What a rule of pages finds does not stand between a headline and its text."""
NOWHERE: Final[Mapping[str, Iterable[int]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Over:
    """The lines over a text, and what is known of it."""

    texts: Sequence[str]
    lede: frozenset[str]
    """The stems of the first lines of the text,"""
    text: str
    """and these themselves."""
    places: Mapping[str, frozenset[int]]
    """What is known of the place of lines, by its name in the table → their positions."""

    @classmethod
    def of(
        cls,
        texts: Sequence[str],
        text: Sequence[str],
        places: Mapping[str, Iterable[int]] = NOWHERE,
    ) -> Over:
        """Put together what is to be weighed; `text` is the first lines of the text."""
        known = {name: frozenset(at) for name, at in places.items()}
        return cls(texts, stems(text), " ".join(text), known)


def letters(text: str) -> str:
    """Give the normalised letters and digits of a text."""
    return _SIGNS.sub("", key_of(text))


_letters_kept: Final = lru_cache(maxsize=1)(letters)


def evidence(over: Over, at: int) -> Iterator[tuple[str, float]]:
    """Tell what is seen of a line, and in what degree."""
    text = over.texts[at]
    words = text.count(" ") + 1
    own = stems([text])
    yield "words of the text", _shared(own, _told_under(over, at))
    if HEADLINE_WORDS[0] <= words <= HEADLINE_WORDS[1]:
        usual = USUAL_WORDS[0] <= words <= USUAL_WORDS[1]
        yield "length of a headline", 1 if usual else UNUSUAL
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


def _told_under(over: Over, at: int) -> frozenset[str]:
    """Give the stems of the text, and of what stands over it under a line."""
    return over.lede | stems(over.texts[at + 1 : at + 1 + UNDER])


def _shared(own: frozenset[str], told: frozenset[str]) -> float:
    return min(len(own & told), SHARE) / SHARE


def _place(over: Over, at: int) -> Iterator[tuple[str, float]]:
    """Tell what is seen of the place of a line."""
    yield from ((name, 1) for name, positions in over.places.items() if at in positions)
    last = len(over.texts) - 1
    if OVER not in over.places and (at == last or (at == last - 1 and is_second(over, last))):
        yield OVER, 1
    known = over.places.get(KNOWN, ())
    yield "each line between it and the text", last - at - sum(n > at for n in known)


def is_second(over: Over, at: int) -> bool:
    """Whether a line may be the second headline under a first one, and tell what that tells."""
    words = stems([over.texts[at]])
    of_text = words & (over.lede | stems([over.texts[at - 1]]))
    return bool(of_text) and over.texts[at].count(" ") + 1 >= SECOND_WORDS


def _kinds(over: Over, text: str, own: frozenset[str]) -> list[str]:
    """List what a line is by its words that is no headline."""
    key, words = key_of(text), text.count(" ") + 1
    said = words <= NAME_WORDS and letters(text) in _letters_kept(over.text)
    found = ["name that the text says"] if said else []
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
    told = (at for at in candidates if not at or stems([over.texts[at]]) & _told_under(over, at))
    scores = {at: plausible(over, at) for at in told}
    best = max(scores.values(), default=0.0)
    if best < ENOUGH:
        return None
    return next(at for at in sorted(scores) if scores[at] >= max(ENOUGH, best - NEARLY))
