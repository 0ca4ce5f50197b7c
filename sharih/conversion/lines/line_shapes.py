"""The text of a line → what it looks like, whatever its words: prose, a title, a scrap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sharih.conversion.line_keys import LONGEST_KEPT

LONG: Final = 90
"""A line of so many characters is mostly a paragraph."""
ENDS: Final = re.compile(r"[.!؟?…][\"”»’)\]]*\Z")
"""Ends a line that ends a sentence, also within quotation marks or brackets."""

SCRAP_WORDS: Final = 3
"""A scrap has at most this many words,"""
SCRAP_CHARACTERS: Final = 32
"""and at most this many characters."""
SENTENCE_WORDS: Final = 8
"""What ends like a sentence and has this many words is prose,"""
LONG_WORDS: Final = 28
"""and so is any line of this many."""
TITLE_WORDS: Final = 24
"""The title of another article has at most this many words."""

_CLOSING: Final = '"”»’)]'
_STOPS: Final = frozenset(".!…؟?")
_INSIDE: Final = re.compile(r"[^\W\d_]{3}[.؟!] [^\W\d_]")
_ITEM: Final = re.compile(r"[•●▪◦‣■□○✓✔✅·∙*–—-] ?\S|\(?\d{1,3} ?[.)/–-] ?\D")
_DIGIT: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line looks like."""

    words: int
    prose: bool
    """Whether it is plainly a paragraph."""
    sentence: bool
    """Whether it ends in a full stop, however short it is."""
    scrap: bool
    """Whether it is as short as what stands in a menu or on a button."""
    item: bool
    """Whether it is an item of a list, leads to one, or is a row of figures."""

    @property
    def titled(self) -> bool:
        """Whether it may be the title of an article."""
        return not (self.prose or self.sentence or self.scrap) and self.words <= TITLE_WORDS


def shape(text: str) -> Shape:
    """Tell what a line looks like."""
    words = text.count(" ") + 1
    if words >= LONG_WORDS:
        return _paragraph(words)
    return _shape(text) if len(text) <= LONGEST_KEPT else _look(text)


@lru_cache(maxsize=256)
def _paragraph(words: int) -> Shape:
    return Shape(words, prose=True, sentence=False, scrap=False, item=False)


def _look(text: str) -> Shape:
    words = text.count(" ") + 1
    plain = text.rstrip(_CLOSING)
    last = plain[-1:]
    stop = last in _STOPS or (last == "؛" and len(plain) < len(text))
    sentence = last == "."
    prose = words >= SENTENCE_WORDS and (sentence or _has_sentence(text))
    prose = prose or (stop and words >= 2 * SENTENCE_WORDS)
    scrap = words <= SCRAP_WORDS and len(text) <= SCRAP_CHARACTERS and not sentence
    figures = words > 2 and len(_DIGIT.findall(text)) > 1 and not stop
    item = _ITEM.match(text) is not None or text.endswith((":", "؛")) or (figures and words < 9)
    return Shape(words, prose, sentence, scrap, item)


_shape: Final = lru_cache(maxsize=256)(_look)


def _has_sentence(text: str) -> bool:
    """Whether a sentence ends within a line."""
    ends = ". " in text or "؟ " in text or "! " in text
    return ends and _INSIDE.search(text) is not None
