"""The tokens of a text → the numbers they say, in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.arabic import Lang
from sharih.facts.lexemes import Lexeme
from sharih.facts.records import DIGITS, WEAK, WORDS
from sharih.facts.tokens import Token
from sharih.records import record

_CLOSE: Final = re.compile(r"[\s\u00a0-]{0,2}")
_SCALED: Final = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_AND: Final = ("and", "و")
_SMALL: Final = ("a", "an", "of", "the", "من")
_MOST_PARTS: Final = 4
"""A number has no more parts than these: billions, millions, thousands, hundreds."""
_THOUSAND: Final = 1000
_FEWEST: Final = 3
"""From this number on, a number in words is a number in every language."""


@record(frozen=True, slots=True)
class Counted:
    """A number that one or several tokens say."""

    value: float
    strength: int
    first: int
    """The place of its first token."""
    last: int
    unit: str = ""
    ordinal: bool = False


class Counter:
    """Reads the number that begins at a token."""

    def __init__(self, text: str, found: Sequence[Token], lang: Lang) -> None:
        self._text = text
        self._found = found
        self._lang = lang
        self._depth = 0

    def at(self, first: int) -> Counted | None:
        """Read the number that begins at a place; None where none does."""
        token = self._found[first]
        if token.kind == "number":
            return self._scaled(token.value * _SCALED.get(token.tail, 1), DIGITS, first)
        lexeme = token.lexeme
        if lexeme is None:
            return None
        match lexeme.sense:
            case "weak":
                return Counted(lexeme.value, WEAK, first, first, lexeme.unit)
            case "number" if lexeme.value >= _THOUSAND:  # two thousand in a word
                return self._after_scale(lexeme.value, WORDS, first, lexeme.value / 2)
            case "number" | "ordinal":
                return self._in_words(lexeme, first)
            case "scale":
                return self._after_scale(lexeme.value, WORDS, first, lexeme.value)
            case "many" if self._lang == "ar" and token.text.endswith("ا"):
                # Two of them before a noun; or one, as a number by itself is counted.
                return Counted(2 * lexeme.value, WEAK, first, first)
            case "fraction":
                return self._fraction(lexeme, first)
        return None

    def follower(self, at: int) -> Token | None:
        """Return the token behind a place if nothing but a space or hyphen stands between."""
        if at + 1 >= len(self._found):
            return None
        token = self._found[at + 1]
        between = self._text[self._found[at].end : token.start]
        return token if _CLOSE.fullmatch(between) else None

    def _next(self, at: int) -> tuple[Lexeme | None, int, bool]:
        """Return the lexeme that follows a place, its own place, and whether `and` is between."""
        token = self.follower(at)
        joined = False
        if token is not None and token.text in _AND and token.lexeme is None:
            at, joined, token = at + 1, True, self.follower(at + 1)
        if token is None:
            return None, at, False
        if token.kind == "number":
            return Lexeme("number", token.value, "digits"), at + 1, joined
        lexeme = token.lexeme
        return lexeme, at + 1, joined or (lexeme is not None and lexeme.joined)

    def _in_words(self, lexeme: Lexeme, first: int) -> Counted:
        value, last, ordinal = lexeme.value, first, lexeme.sense == "ordinal"
        while True:
            after, at, joined = self._next(last)
            if after is None or after.unit == "digits" or after.sense not in ("number", "ordinal"):
                break
            added = self._added(value, after, joined=joined)
            if added is None:
                break
            value, last = added, at
            ordinal = ordinal or after.sense == "ordinal"
        strength = WEAK if ordinal or value < _FEWEST else WORDS
        if ordinal:
            return Counted(value, strength, first, last, ordinal=True)
        if half := self._and_a_half(last):
            value, last = value + half[0], half[1]
        return self._scaled(value, strength, first, last)

    def _added(self, value: float, after: Lexeme, *, joined: bool) -> float | None:
        """Add a further word of a number: 5 and 20, 20 1, 100 and 25; None where it is another."""
        new = after.value
        if self._lang == "ar" and not joined:
            if 1 <= value <= 9 and new == 10:
                return value + 10
            return value * 100 if 3 <= value <= 9 and new == 100 else None
        tens = 20 <= new <= 90 and new % 10 == 0
        if self._lang == "ar" and 1 <= value % 100 <= 9 and tens:
            return value + new
        if self._lang == "en" and 20 <= value <= 90 and value % 10 == 0 and 1 <= new <= 9:
            return None if joined else value + new
        return value + new if value >= 100 and value % 100 == 0 and new < 100 else None

    def _and_a_half(self, last: int) -> tuple[float, int] | None:
        """Read `and a half` before a scale: one and a half million."""
        if self._lang != "en":
            return None
        texts = [token.text for token in self._found[last + 1 : last + 4]]
        return (0.5, last + 3) if texts == ["and", "a", "half"] else None

    def _scaled(self, value: float, strength: int, first: int, last: int | None = None) -> Counted:
        last = first if last is None else last
        after, at, joined = self._next(last)
        if after is None or joined or after.sense not in ("scale", "many", "fraction", "ordinal"):
            return Counted(value, strength, first, last)
        if after.sense == "fraction" and strength < DIGITS and self._lang == "en":
            return Counted(value * after.value, WEAK, first, at)
        if after.sense not in ("scale", "many"):
            return Counted(value, strength, first, last)
        if after.value == 100:
            return self._hundreds(value * 100, strength, first, at)
        return self._after_scale(value * after.value, max(strength, WORDS), first, after.value, at)

    def _hundreds(self, value: float, strength: int, first: int, last: int) -> Counted:
        """Go on behind `hundred`: two hundred and fifty thousand."""
        strength = max(strength, WORDS)
        while True:
            after, at, joined = self._next(last)
            if after is None or after.unit == "digits" or after.sense != "number":
                break
            added = self._added(value, after, joined=joined)
            if added is None:
                break
            value, last = added, at
        return self._scaled(value, strength, first, last)

    def _after_scale(
        self, value: float, strength: int, first: int, scale: float, last: int | None = None
    ) -> Counted:
        """Go on behind a thousand or a million: what is less of it is added."""
        last = first if last is None else last
        after, at, joined = self._next(last)
        if after is None or not joined:
            return Counted(value, strength, first, last)
        if after.sense == "fraction":
            behind, place, _ = self._next(at)
            if behind is not None and behind.sense in ("scale", "many"):
                at = place
            return Counted(value + after.value * scale, strength, first, at)
        if after.sense in ("number", "scale") and self._depth < _MOST_PARTS:
            self._depth += 1
            rest = self.at(at)
            self._depth -= 1
            if rest is not None and rest.value < scale and not rest.ordinal:
                return Counted(value + rest.value, max(strength, rest.strength), first, rest.last)
        return Counted(value, strength, first, last)

    def _fraction(self, lexeme: Lexeme, first: int) -> Counted:
        last = first
        while (token := self.follower(last)) is not None and token.text in _SMALL:
            last += 1
        after, at, _ = self._next(last)
        if after is not None and after.sense in ("scale", "many") and after.value >= 1e3:
            return Counted(lexeme.value * after.value, WORDS, first, at)
        return Counted(lexeme.value, WEAK, first, first)
