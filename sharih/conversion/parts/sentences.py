"""The paragraphs of an article → its sentences, each with what is to be known of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sharih.arabic import Lang, fold, whole_sentences
from sharih.conversion.parts.word_lists import part_words
from sharih.conversion.records import OutlineSection, Paragraph

_NONE: Final = frozenset(("",))
STEM: Final = 5
"""By so many letters words are the same, without article and particles."""

QUOTED: Final = re.compile(r'“[^”]*”|«[^»]*»|"[^"]*"')
"""What stands in quotation marks, with them."""

_WORD: Final = re.compile(r"[^\W_]+")
_PREFIX: Final = re.compile(r"(?:[وفبك]?ال|لل|[وفبلك](?=[^\W\d_]{3}))")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article."""

    order: int
    """Its place among all sentences, from 0."""
    paragraph: Paragraph
    place: int
    """Its place in the paragraph, from 0."""
    start: int
    """Where it begins in the paragraph."""
    text: str
    key: str
    """Its text, normalised."""
    words: tuple[str, ...]
    """Its words, normalised."""

    @property
    def end(self) -> int:
        """Where it ends in the paragraph."""
        return self.start + len(self.text)


def article_sentences(sections: Sequence[OutlineSection]) -> tuple[Sentence, ...]:
    """List the sentences of an article, without tables and quoted blocks."""
    return tuple(_sentences(sections))


def _sentences(sections: Sequence[OutlineSection]) -> Iterator[Sentence]:
    order = 0
    for section in sections:
        for paragraph in section.paragraphs:
            if paragraph.form:
                continue
            at = 0
            for place, text in enumerate(whole_sentences(paragraph.text)):
                start = paragraph.text.find(text, at)
                at = start + len(text) if start >= 0 else at
                key = fold(text)
                words = tuple(_WORD.findall(key))
                yield Sentence(order, paragraph, place, max(start, 0), text, key, words)
                order += 1


def stems(text: str, lang: Lang) -> frozenset[str]:
    """List the beginnings of the words that tell what a text is about."""
    return stems_of(_WORD.findall(fold(text)), lang)


def stems_of(words: Iterable[str], lang: Lang) -> frozenset[str]:
    """List the beginnings of normalised words, but of those that all texts have."""
    return frozenset(map(_STEMS[lang], words)) - _NONE


@lru_cache(maxsize=8192)  # an article says the same words again and again
def _arabic_stem(word: str) -> str:
    return _stem(word, "ar", _PREFIX.sub("", word, count=1))


@lru_cache(maxsize=8192)
def _english_stem(word: str) -> str:
    return _stem(word, "en", word)


def _stem(word: str, lang: Lang, bare: str) -> str:
    common = part_words(lang).common
    return "" if len(word) < 3 or word in common or bare in common else bare[:STEM]


_STEMS: Final = {"ar": _arabic_stem, "en": _english_stem}


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Say how much of the shorter of two texts is in the other one, by their stems."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0
