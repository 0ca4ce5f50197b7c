"""A passage → pieces that an engine's model takes whole, and the pieces put together again."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import sentences

MOST_WORDS: Final = 45
"""A model cuts silently what has more than some 127 pieces of words; sentences of more words than
this are cut here."""

_CLAUSE: Final = re.compile(r"[،؛,;:](?=\s)")
_SPACES: Final = re.compile(r"\s+")


def cut(text: str) -> list[tuple[int, int]]:
    """Cut a passage into its sentences, and long ones at the ends of clauses.

    Returns where each begins and ends; what lies between is white space.
    """
    found: list[tuple[int, int]] = []
    at = 0
    for sentence in sentences(_SPACES.sub(" ", text)):
        pattern = _SPACES.sub(r"\\s+", re.escape(sentence).replace(r"\ ", " "))
        place = re.compile(pattern).search(text, at)
        if place is None:  # not to be cut, as it seems
            return [_stripped(text, 0, len(text))]
        at = place.end()
        found += _clauses(text, *place.span())
    return found


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a sentence that is too long: at its last sign that fits, else between words."""
    found = []
    while len(words := [*re.finditer(r"\S+", text[start:end])]) > MOST_WORDS:
        limit = start + words[MOST_WORDS - 1].end()
        ends = [sign.end() for sign in _CLAUSE.finditer(text, start, limit + 1)]
        middle = start + words[MOST_WORDS // 4].end()
        stop = ends[-1] if ends and ends[-1] >= middle else limit
        found.append(_stripped(text, start, stop))
        start = _stripped(text, stop, end)[0]
    return [*found, _stripped(text, start, end)]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave white space out at both ends of a stretch."""
    piece = text[start:end]
    return end - len(piece.lstrip()) if piece.strip() else start, start + len(piece.rstrip())
