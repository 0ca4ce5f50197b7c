"""A word → the family it belongs to: what can differ from it by particles and regular endings.

All members of a family lie in one piece of the index. A family may well hold words that have
nothing to do with each other (سلام and كلام): which of them mean the same is not decided here.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from sharih.arabic import fold
from sharih.content.toml_source import read_toml

WHOLE_WORDS: Final = Path(__file__).parent.parent / "data" / "whole_words.toml"
PLURALS: Final = WHOLE_WORDS.with_name("plurals.toml")
_PARTICLES: Final = re.compile(r"(?:ال(?=..)|[وفبكلس](?=..))*")
_ENDING: Final = re.compile(r"(?<=..)(?:ات|ون|ين|ه)\Z")
_HAMZA: Final = "يو", "وو"
"""مسئول and مسؤول, as they are folded, are one word."""
_FAMILY: Final = 3
"""The first letters of what is left that name a family."""
_FIRST_ARABIC: Final = "\u0600"
_ARTICLE: Final = re.compile(r"(?:[وف]?(?:[بك]?ال|لل))(?=...)")


def family(word: str) -> str:
    """Return the name of the family of a folded word.

    Taking away is done letter by letter, whatever is left, so that a word and the same word with
    anything attached come to the same end.
    """
    if word >= _FIRST_ARABIC:
        word = word[_PARTICLES.match(word).end() :]  # type: ignore[union-attr]
        word = _ENDING.sub("", word, count=1)
        word = word.replace(*_HAMZA)
    return word[:_FAMILY]


@lru_cache(maxsize=1)
def whole_words() -> tuple[str, ...]:
    """List the folded words of which the first letter is no particle, though it looks like one."""
    lines = read_toml(WHOLE_WORDS).data["words"]
    return tuple(sorted({fold(word) for line in lines for word in line.split()}))


@lru_cache(maxsize=1)
def irregular_numbers() -> Mapping[str, tuple[str, ...]]:
    """List folded words with what they are in other numbers, where no rule tells that."""
    found: dict[str, tuple[str, ...]] = {}
    for line in read_toml(PLURALS).data["same"]:
        words = fold(line).split()
        found |= {word: tuple(other for other in words if other != word) for word in words}
    return found


def without_article(word: str) -> str:
    """Take the article away, and what stands before it, but no particle that could be a root's."""
    found = _ARTICLE.match(word) if word >= _FIRST_ARABIC else None
    return word[found.end() :] if found else word


def forms_with_article(word: str) -> list[str]:
    """List a word, and the same behind the article with all that may stand before that."""
    if word < _FIRST_ARABIC:
        return [word]
    articles = ("ال", "بال", "كال", "لل")
    return [word, *(before + article + word for before in ("", "و", "ف") for article in articles)]


def piece_of(name: str, pieces: int) -> int:
    """Return the number of the piece, of so many, in which something of this name lies."""
    return zlib.crc32(name.encode()) % pieces


def ends(word: str) -> tuple[str, str]:
    """Name the two places at which a word is looked for that was misspelt somewhere.

    One slip leaves the first two letters of a word as they are, or the last two.
    """
    return f"{word[:2]}-", f"-{word[-2:]}"
