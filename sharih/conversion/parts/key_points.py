"""The sentences of an article → those that say the most of it, for its key points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from sharih.arabic import Lang, fold_pattern
from sharih.conversion.parts.alone import Alone
from sharih.conversion.parts.sentences import QUOTED, Sentence, shared, stems, stems_of
from sharih.conversion.records import DateMention, LanguageFinding, Outline

FEWEST: Final = 3
"""An article has at least so many key points, or none,"""
MOST: Final = 5
"""and at most so many."""
SENTENCES_EACH: Final = 3
"""Another point is given for so many sentences more."""
FEWEST_SENTENCES: Final = 7
"""A text of fewer sentences is its own gist."""
FEWEST_WORDS: Final = 6
"""A point has at least so many words,"""
MOST_WORDS: Final = 48
"""and at most so many."""
LOOKED_AT: Final = 12
"""So many sentences that can stand alone, the weightiest, are compared."""
SAME: Final = 0.5
"""Two sentences with so great a share of the shorter one's words in common say the same."""

MOST_OF_NOTHING: Final = 10
"""That somebody spoke is told in at most so many words."""

_BROKEN: Final = frozenset({
    "verb twice", "word twice in a row", "quotation mark missing",
    "letters lost before the text came in",
})  # fmt: skip
_MARKS: Final = '“«"'
_SAID_WHAT: Final = re.compile(
    r'[“«":]|(?<![^\W_])[وبل]?[أإ]ن(?:ه|ها|هم|هما|هن)?(?![^\W_])|\bthat\b'
)
_SAID: Final = re.compile(r"\A[^,]* (?:said|says|added|spoke)(?: (?:in|on|at) [^,]+)?\.\Z")
_SAID_IN: Final = re.compile(
    fold_pattern(
        r"\Aو?(?:قالت?|صرحت?|أضافت?|تحدثت?|أوضحت?|[يت]قول) .* (?:في|خلال|عبر)"
        r" (?:بيان|تصريح|مؤتمر|حديث|كلمة|منشور|تدوينة|مقابلة)[^،,]*\Z"
    )
)
_FIGURE: Final = re.compile(r"\d")
_QUESTION: Final = ("?", "؟", ":")


@dataclass(frozen=True, slots=True)
class _Candidate:
    sentence: Sentence
    text: str
    stems: frozenset[str]
    weight: float


def choose_key_points(
    found: Outline,
    sentences: Sequence[Sentence],
    lang: Lang,
    alone: Alone,
    unknown: Container[int] = (),
) -> tuple[str, ...]:
    """Choose three to five sentences in the order of the article; none where that is short.

    `unknown` are the sentences, by their order, that say what nobody knows.
    """
    if len(sentences) < FEWEST_SENTENCES:
        return ()
    weighing = _Weighing(found, sentences, lang, unknown)
    ranked = sorted(sentences, key=lambda one: -weighing.weights[one.order])
    most = min(MOST, max(FEWEST, 1 + len(sentences) // SENTENCES_EACH))
    candidates: list[_Candidate] = []
    for sentence in ranked:
        if len(candidates) == LOOKED_AT:
            break
        if not _may_be_point(sentence) or weighing.is_broken(sentence):
            continue
        found_alone = alone.of(sentence)
        if found_alone is None:
            continue
        weight = weighing.weights[sentence.order] - found_alone.doubt
        candidates.append(
            _Candidate(sentence, found_alone.text, weighing.stems[sentence.order], weight)
        )
    chosen: list[_Candidate] = []
    for one in sorted(candidates, key=lambda one: (-one.weight, one.sentence.order)):
        if all(shared(one.stems, other.stems) < SAME for other in chosen):
            chosen.append(one)
        if len(chosen) == most:
            break
    if len(chosen) < FEWEST:
        return ()
    chosen.sort(key=lambda one: one.sentence.order)
    return tuple(one.text for one in chosen)


def _may_be_point(sentence: Sentence) -> bool:
    text = sentence.text
    words = text.count(" ") + 1
    return (
        not sentence.paragraph.item
        and FEWEST_WORDS <= words <= MOST_WORDS
        and not text.endswith(_QUESTION)
        and not _says_nothing(sentence)
        and "؟" not in text
        and "?" not in text
    )


def _says_nothing(sentence: Sentence) -> bool:
    """Say whether a sentence tells that somebody spoke, and not what: "she said in a statement"."""
    if len(sentence.words) > MOST_OF_NOTHING or _SAID_WHAT.search(sentence.text):
        return False
    return bool(_SAID.search(sentence.text) or _SAID_IN.search(sentence.key))


def _of_lines(found: Iterable[DateMention | LanguageFinding]) -> Mapping[int, list[str]]:
    texts: dict[int, list[str]] = {}
    for one in found:
        texts.setdefault(one.line, []).append(one.text)
    return texts


class _Weighing:
    """What speaks for each sentence of an article."""

    def __init__(
        self,
        found: Outline,
        sentences: Sequence[Sentence],
        lang: Lang,
        unknown: Container[int],
    ) -> None:
        self.unknown = unknown
        self.stems = [stems_of(one.words, lang) for one in sentences]
        self.counts = Counter(chain.from_iterable(self.stems))
        self.title = stems(found.title, lang)
        self.spoken = {quote.line for quote in found.quotes if quote.confidence == "high"}
        self.dated = _of_lines(date for date in found.dates if date.kind in ("date", "span"))
        self.broken = _of_lines(flaw for flaw in found.findings if flaw.kind in _BROKEN)
        self.weights = [
            self._weight(one, own) for one, own in zip(sentences, self.stems, strict=True)
        ]

    def _weight(self, sentence: Sentence, own: frozenset[str]) -> float:
        weight = 1.6 / (1 + 0.22 * sentence.order)
        weight += 0.3 * (sentence.place == 0)
        if own:
            weight += 1.2 * len(own & self.title) / max(3, min(8, len(self.title)))
            weight += 0.5 * self._centrality(own)
        if any(mark in sentence.text for mark in _MARKS):
            quoted = sum(map(len, QUOTED.findall(sentence.text)))
            weight -= 0.9 * quoted / len(sentence.text)
        weight += 0.25 * bool(_FIGURE.search(sentence.text))
        weight += 0.1 * (sentence.paragraph.line in self.spoken)
        line = sentence.paragraph.line
        weight += 0.2 * any(text in sentence.text for text in self.dated.get(line, ()))
        weight += 0.4 * (sentence.order in self.unknown)
        words = sentence.text.count(" ") + 1
        return weight - 0.02 * max(0, words - 32) - 0.05 * max(0, 9 - words)

    def is_broken(self, sentence: Sentence) -> bool:
        """Say whether something in a sentence looks broken."""
        flaws = self.broken.get(sentence.paragraph.line, ())
        return any(text in sentence.text for text in flaws)

    def _centrality(self, own: frozenset[str]) -> float:
        told = sum(min(self.counts[stem] - 1, 4) for stem in own)
        return told / (4 * max(8, len(own)) / 4)
