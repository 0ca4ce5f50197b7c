"""Lines that go on in the next → one text, words that were broken over both mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import Final

from sharih.conversion.records import SeedLine

SOFT_HYPHEN: Final = "\u00ad"
"""Put at the end of a line that ends within a word, until it is put together with the next."""

LONGEST_WORD: Final = 60

_SIGNS: Final = "-\u2010\u00ad"
_BROKEN: Final = re.compile(r"[^\W\d_](?:[-\u2010]|\u0640?\u00ad)\Z")
# A hyphen that was read as a full stop: `gar. dens`.
_DOTTED: Final = re.compile(r"(?<![\w.'’])[a-z]{2,}\.\Z")
_REST: Final = re.compile(r"[a-z]+[,.;]?(?: |\Z)")
_SHORTENED: Final = frozenset(
    {"etc.", "vs.", "approx.", "est.", "cf.", "ca.", "incl.", "max.", "min."}
)
_WORD: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:-[^\W\d_]++)+")
_LAST: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]+-\Z")
_FIRST: Final = re.compile(r"[^\W\d_]+")
_STEM: Final = re.compile(r"[^\W\d_]{3}\u0640?\u00ad\Z")


def words_of(lines: Iterable[SeedLine]) -> frozenset[str]:
    """List the words with a hyphen inside, in small letters."""
    return frozenset(
        word.lower() for line in lines if "-" in line.text for word in _WORD.findall(line.text)
    )


def is_dotted(text: str, following: str) -> bool:
    """Whether a line ends within a word at a hyphen that was read as a full stop."""
    if text[-1:] != "." or _REST.match(following) is None:
        return False
    last = _DOTTED.search(text[-LONGEST_WORD:])
    return last is not None and last.group() not in _SHORTENED


def is_broken_word(text: str, following: str) -> bool:
    """Whether a line ends within a word."""
    if is_dotted(text, following):
        return True
    if text[-1:] not in _SIGNS or _BROKEN.search(text[-3:]) is None or not following[:1].isalpha():
        return False
    return _STEM.search(text[-6:]) is not None or (
        text[-1] != SOFT_HYPHEN and following[0].islower()
    )


def glue(hyphened: Collection[str]) -> Callable[[str, str], str]:
    """Give the function that puts a line and the next together.

    A word that stands elsewhere with its hyphen keeps it.
    """

    def together(text: str, following: str) -> str:
        if is_dotted(text, following):
            return text[:-1] + following
        if is_broken_word(text, following):
            last, first = _LAST.search(text[-LONGEST_WORD:]), _FIRST.match(following)
            if last and first and f"{last[0]}{first[0]}".lower() in hyphened:
                return text + following
            return text.rstrip(_SIGNS + "\u0640") + following
        return f"{text.rstrip(SOFT_HYPHEN)} {following}"

    return together
