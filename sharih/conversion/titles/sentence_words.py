"""A sentence → its words, as written and normalised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sharih.arabic import fold
from sharih.conversion.titles.word_lists import Words

_MARKS: Final = "،؛:,;.!؟?\"“”«»()[]…'’"
_PAIRS: Final = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """A sentence word by word."""

    written: tuple[str, ...]
    """The words as they stand in the text."""
    keys: tuple[str, ...]
    """The same normalised, without punctuation."""

    def __len__(self) -> int:
        """Count the words."""
        return len(self.keys)

    def text(self, start: int = 0, end: int | None = None) -> str:
        """Write a part of the sentence."""
        return " ".join(self.written[start:end])

    def part(self, start: int, end: int | None = None) -> SentenceWords:
        """Take a part of the sentence."""
        return SentenceWords(self.written[start:end], self.keys[start:end])

    def without(self, start: int, end: int) -> SentenceWords:
        """Leave out a part of the sentence."""
        written, keys = self.written, self.keys
        return SentenceWords(written[:start] + written[end:], keys[:start] + keys[end:])

    def opens(self, at: int, openers: Words) -> bool:
        """Whether a word, or a phrase of two that it begins, is among these."""
        return self.keys[at] in openers or " ".join(self.keys[at : at + 2]) in openers

    def is_behind_comma(self, at: int) -> bool:
        """Whether a word stands behind a comma."""
        return at > 0 and self.written[at - 1][-1] in "،,"

    def open_after(self) -> list[bool]:
        """Tell after each word whether a quotation or bracket is open."""
        depths = [0] * len(_PAIRS)
        straight = 0
        found = []
        for word in self.written:
            straight += word.count('"')
            for at, (opening, closing) in enumerate(_PAIRS):
                depths[at] += word.count(opening) - word.count(closing)
            found.append(straight % 2 == 1 or any(depths))
        return found


def split_words(text: str) -> SentenceWords:
    """Split a sentence at its spaces."""
    written = tuple(text.split())
    keys = fold(" ".join(written)).split(" ")
    if len(keys) != len(written):
        keys = [fold(word).replace(" ", "") for word in written]
    return SentenceWords(written, tuple(key.strip(_MARKS) for key in keys))
