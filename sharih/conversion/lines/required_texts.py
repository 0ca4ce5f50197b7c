"""A regular expression → texts without which it finds nothing, read off its own wording.

By them most lines are passed over without trying the expression. What is no plain character,
digit, small set or group of these says nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

LONGEST: Final = 4
"""Beginnings are told apart by so many characters."""
DIGIT: Final = "0"
"""Stands for every digit in them."""
KNOWN: Final = 1024
"""So many expressions are remembered: those of a file of rules."""

_TOKEN: Final = re.compile(
    r"\((?:\?:)?(?![?])(?P<group>)|(?P<edge>\\[bBZ]|[\^$])|(?P<digit>\\d)|\\(?P<escaped>[^\w])"
    r"|\[(?P<set>-?(?:\\[sd.\[\]()]|[^\\^\]-]){1,12}-?)\]|(?P<plain>[^\\.()\[\]{}*+?$^|])"
)
_MANY: Final = re.compile(r"(?:(?P<maybe>\?|\{0?,1\})|(?P<any>\*|\{0?,\d*\})|\+|\{[\d,]+\})[?+]?")
_IN_SET: Final = re.compile(r"(?P<space>\\s)|(?P<digit>\d|\\d)|\\?(?P<plain>.)", re.DOTALL)
# What says nothing: one piece, and all up to where an alternative may end.
_PIECE: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<?[=!]|.", re.DOTALL)
_REST: Final = re.compile(r"(?:\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\()\[|])+", re.DOTALL)

_Found = dict[str, bool]
"""Beginnings, and of each whether what follows may be added to it."""
_Part = tuple[str, frozenset[str]]
"""The character that a piece is, and texts of which a text has one that the piece finds."""


@lru_cache(maxsize=KNOWN)
def beginnings_of(expression: str) -> frozenset[str]:
    """List with what whatever an expression finds begins; `^` must be its first character.

    They have at most `LONGEST` characters, with digits as `DIGIT`. With an empty one nothing is
    known.
    """
    return frozenset(_Beginnings(expression).alternatives())


@lru_cache(maxsize=KNOWN)
def signs_of(expression: str) -> frozenset[str]:
    """List texts of which one stands in whatever an expression finds; none if nothing is known."""
    return _Signs(expression).alternatives()


def heads_of(text: str) -> tuple[str, ...]:
    """List the beginnings of a text that may be among those of an expression."""
    head = text[:LONGEST]
    if not head.isalpha():
        head = "".join(DIGIT if char.isdecimal() else char for char in head)
    return head[:1], head[:2], head[:3], head


class _Reader:
    """Reads an expression from left to right."""

    def __init__(self, expression: str) -> None:
        self._text = expression
        self._at = 0

    def _ends(self) -> bool:
        return self._text[self._at : self._at + 1] in ("", ")", "|")

    def _goes_on(self) -> bool:
        """Step over what ends an alternative; whether another one follows."""
        self._at += 1
        return self._text[self._at - 1 : self._at] == "|"

    def _step(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return match


class _Beginnings(_Reader):
    """Reads no farther than beginnings are told apart."""

    def alternatives(self) -> _Found:
        """Read up to the end of a group, or of all."""
        found: _Found = {}
        goes_on = True
        while goes_on:
            for text, open_ in self._sequence().items():
                found[text] = found.get(text, True) and open_
            goes_on = self._goes_on()
        return found

    def _sequence(self) -> _Found:
        found: _Found = {"": True}
        while any(found.values()) and not self._ends():
            token = self._step(_TOKEN)
            if token is None:
                found = dict.fromkeys(found, False)
            else:
                found = _followed(found, self._repeated(self._piece(token)))
        self._skip()
        return found

    def _piece(self, token: re.Match[str]) -> _Found:
        if token.lastgroup == "group":
            return self.alternatives()
        if token.lastgroup == "edge":
            return {"": True}
        return dict.fromkeys(_characters(token), True)

    def _repeated(self, piece: _Found) -> _Found:
        """Read how often a piece may stand there."""
        many = self._step(_MANY)
        if many is None:
            return piece
        if not many["maybe"]:
            piece = {text: open_ and not text for text, open_ in piece.items()}
        return {**piece, "": piece.get("", True)} if many["maybe"] or many["any"] else piece

    def _skip(self) -> None:
        """Go on to where the alternative ends."""
        depth = 0
        while self._at < len(self._text) and (depth or not self._ends()):
            depth += {"(": 1, ")": -1}.get(self._text[self._at], 0)
            if not self._step(_REST):
                self._at += 1


def _followed(found: _Found, piece: _Found) -> _Found:
    longer: _Found = {text: False for text, open_ in found.items() if not open_}
    for text, goes_on in found.items():
        for following, open_ in piece.items() if goes_on else ():
            both = (text + following)[:LONGEST]
            longer[both] = longer.get(both, True) and open_ and len(both) < LONGEST
    return longer


class _Signs(_Reader):
    """Reads all of an expression."""

    def alternatives(self) -> frozenset[str]:
        """Read up to the end of a group, or of all."""
        found: list[frozenset[str]] = []
        goes_on = True
        while goes_on:
            found.append(self._sequence())
            goes_on = self._goes_on()
        return frozenset[str]().union(*found) if all(found) else frozenset()

    def _sequence(self) -> frozenset[str]:
        """Read an alternative; the longest texts say most."""
        needed = [frozenset[str]()]
        run = ""
        while not self._ends():
            char, texts = self._part()
            if char:
                run += char
                continue
            needed += [frozenset({run})] if run else []
            needed += [texts] if texts else []
            run = ""
        needed += [frozenset({run})] if run else []
        return max(needed, key=lambda texts: min((len(x.strip()) for x in texts), default=0))

    def _part(self) -> _Part:
        token = self._step(_TOKEN)
        if token is None:
            looks = (self._step(_PIECE) or [""])[0].startswith("(?")
            if looks:
                self.alternatives()
            self._step(_MANY)
            return "", frozenset()
        texts = self.alternatives() if token.lastgroup == "group" else frozenset(_characters(token))
        many = self._step(_MANY)
        if many and (many["maybe"] or many["any"]):
            return "", frozenset()
        plain = token.lastgroup in ("plain", "escaped") and DIGIT not in texts
        return ("".join(texts), texts) if plain and not many else ("", texts)


def _characters(token: re.Match[str]) -> list[str]:
    """List the characters that a token stands for."""
    if token["digit"]:
        return [DIGIT]
    if token["set"]:
        return [
            " " if one["space"] else DIGIT if one["digit"] else one["plain"]
            for one in _IN_SET.finditer(token["set"])
        ]
    char = token["escaped"] or token["plain"] or ""
    return [DIGIT if char.isdecimal() else char] if char else []
