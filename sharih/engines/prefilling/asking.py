"""Texts → what an engine says of each, asked once, kept, and cut to what it can take."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from sharih.arabic import ARABIC_LETTER, TATWEEL, Lang, strip_controls
from sharih.content.topics import Registry
from sharih.engines.interface import Answer, Engine, EngineError, Question, Workplace
from sharih.engines.prefilling.cache import AnswerCache
from sharih.engines.prefilling.passages import LETTERS

Step = Callable[[int, int], None]
"""Told how many texts of how many are translated."""

_SIGNS: Final[Mapping[Lang, Mapping[int, str]]] = {
    "en": str.maketrans({"،": ",", "؛": ";", "؟": "?"}),
    "ar": str.maketrans({",": "،", ";": "؛", "?": "؟"}),
}
_DRAWN_OUT: Final = re.compile(f"(?<=[{ARABIC_LETTER}]){TATWEEL}+(?=[{ARABIC_LETTER}])")
AT_ONCE: Final = 64
"""So many texts are asked about before what was said is written down."""


class Asked:
    """An engine with all that it has said."""

    def __init__(
        self, engine: Engine, place: Workplace, registry: Registry, *, again: bool = False
    ) -> None:
        """With `again`, what was said in earlier runs does not count."""
        self.engine = engine
        self.source: Lang = place.source
        self.target: Lang = place.target
        self.registry = registry
        self.asked = 0
        """How many texts the engine was asked about, which were not known."""
        self._cache = AnswerCache(engine, place, again=again)
        self._said: dict[Question, Answer] = {}

    def question(self, text: str) -> Question:
        """Ask for a text, with what the names in it are called, where the engine takes that.

        An engine that takes sentences gets the words alone: models cut a word in two where a mark
        of direction or a drawn-out letter stands in it, and there is nothing to translate in them.
        """
        if not self.engine.whole:
            return Question(_DRAWN_OUT.sub("", strip_controls(text)))
        topics = (self.registry.get(one) for one in self.registry.mentioned(text, self.source))
        names = ((t.names[self.source], t.names[self.target]) for t in topics if t is not None)
        return Question(text, tuple(sorted(names)))

    def answer(self, text: str) -> Answer:
        """Return what was said of a text that `ask` was given.

        What has no letters of the original's language stays, but for its signs.
        """
        if not LETTERS[self.source].search(text):
            return Answer(text.translate(_SIGNS[self.target]))
        return self._said[self.question(text)]

    def ask(self, texts: Iterable[str], step: Step | None = None) -> None:
        """Find out what the engine says of texts.

        Raises EngineError where it cannot go on; what it has said by then is kept.
        """
        wanted: list[Question] = []
        letter = LETTERS[self.source]
        known = (text for text in dict.fromkeys(texts) if letter.search(text))
        for question in map(self.question, known):
            if question in self._said:
                continue
            if (said := self._cache.get(question)) is not None:
                self._said[question] = said
            else:
                wanted.append(question)
        try:
            for at in range(0, len(wanted), AT_ONCE):
                self._ask(wanted[at : at + AT_ONCE], at, len(wanted), step)
                self._cache.save()
        finally:
            self._cache.save()

    def _ask(self, questions: Sequence[Question], done: int, total: int, step: Step | None) -> None:
        answers = self.engine.translate(questions)
        for at, question in enumerate(questions, start=1):
            answer = next(answers, None)
            if answer is None:
                name = self.engine.name
                raise EngineError(
                    f"{name}: has answered {at - 1} of {len(questions)} texts. Tell its makers."
                )
            self.asked += 1
            self._said[question] = answer
            self._cache.put(question, answer)
            if step is not None:
                step(done + at, total)
