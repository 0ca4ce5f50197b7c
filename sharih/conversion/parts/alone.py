"""The sentences of an article → each as it stands alone, looked at once."""

from __future__ import annotations

from collections.abc import Sequence

from sharih.arabic import Lang
from sharih.conversion.parts.sentences import Sentence
from sharih.conversion.parts.standing import (
    Standing,
    begins_in_between,
    standing,
    without_connective,
)


class Alone:
    """Knows how the sentences of an article stand alone."""

    __slots__ = ("_found", "_known", "_lang")

    def __init__(self, sentences: Sequence[Sentence], lang: Lang) -> None:
        self._lang = lang
        self._known = frozenset(word for one in sentences for word in one.words)
        self._found: dict[int, Standing | None] = {}

    def of(self, sentence: Sentence) -> Standing | None:
        """Give a sentence as it stands alone; None where it cannot."""
        if sentence.order not in self._found:
            one = sentence
            found = standing(one.text, self._lang, self._known, one.words, one.key)
            self._found[sentence.order] = found
        return self._found[sentence.order]

    def of_text(self, text: str) -> Standing | None:
        """Give part of a sentence as it stands alone; None where it cannot."""
        return standing(text, self._lang, self._known)

    def beginning(self, text: str) -> str:
        """Take off what leads over, whether the rest can stand alone or not."""
        return without_connective(text, self._lang, self._known)[0] or text

    def hangs(self, text: str) -> bool:
        """Whether the first word of a text hangs on words before it."""
        return begins_in_between(text, self._lang)
