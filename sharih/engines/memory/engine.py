"""What was translated earlier on this site → the translation of a text that is the same, or close.

A close one never differs in a number, a name or a negation, and is graded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from sharih.arabic import Lang
from sharih.engines.interface import Answer, Question, Workplace
from sharih.engines.memory.index import Earlier, MemoryIndex
from sharih.facts.comparing import changes
from sharih.facts.negations import negations
from sharih.facts.reading import read_facts
from sharih.translation.bare_words import bare_words

CLOSE: Final = 85
"""From this grade on, of 100, `translate` takes a text for near enough."""
ALIKE: Final = 70
"""From this grade on, one is worth showing to a translator."""
SAME, SPELT_OTHERWISE = 100, 99
"""The grades of the same text, and of one that differs in spelling and punctuation alone."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An earlier translation."""

    text: str
    source: str
    """What was translated then."""
    grade: int
    """How much alike it is, of 100."""
    slug: str
    """The explainer it stands in."""
    key: str
    """The key of its unit."""


class MemoryEngine:
    """Translates what has been translated."""

    name = "memory"
    mark = ""  # editors translate all the time: nothing of it is kept
    whole = True

    def __init__(self, place: Workplace) -> None:
        self._lang: Lang = place.source
        self._index = MemoryIndex(place.root, place.content, place.say)

    def translate(self, questions: Sequence[Question]) -> Iterator[Answer]:
        """Go through the best of what is near enough."""
        for question in questions:
            best = next(iter(self.suggestions(question.text, most=1, at_least=CLOSE)), None)
            if best is None:
                yield Answer("", refused="nothing like it was translated earlier")
            else:
                yield Answer(best.text, grade=best.grade)

    def suggestions(self, text: str, most: int = 5, at_least: int = ALIKE) -> list[Suggestion]:
        """List earlier translations of a unit's Markdown: the most alike first, then the usual."""
        near = self._index.same(text, self._lang)
        if len(near) < most and at_least < SPELT_OTHERWISE:
            near += self._index.alike(text, self._lang)
        found: dict[str, Suggestion] = {}
        often = Counter(one.target for one in near)
        for one in near:
            grade = self._grade(text, one)
            known = found.get(one.target)
            if grade >= at_least and (known is None or known.grade < grade):
                found[one.target] = Suggestion(one.target, one.source, grade, one.slug, one.key)
        best = sorted(
            found.values(), key=lambda one: (-one.grade, -often[one.text], one.slug, one.key)
        )
        return best[:most]

    def _grade(self, text: str, one: Earlier) -> int:
        if text == one.source:
            return SAME
        if not _says_the_same(text, one.source, self._lang):
            return 0
        ours, theirs = bare_words(text), bare_words(one.source)
        if ours == theirs:
            return SPELT_OTHERWISE
        alike = SequenceMatcher(None, ours.split(), theirs.split(), autojunk=False).ratio()
        return min(SPELT_OTHERWISE - 1, int(100 * alike))


def _says_the_same(first: str, second: str, lang: Lang) -> bool:
    """Say whether two texts have the same numbers and dates, and the same negations."""
    if changes(read_facts(first, lang), read_facts(second, lang)) != ([], []):
        return False
    return negations(first, lang) == negations(second, lang)
