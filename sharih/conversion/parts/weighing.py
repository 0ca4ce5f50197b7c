"""The sentences of an article → how much of it each tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

from sharih.arabic import Lang
from sharih.content.mentions import Mention
from sharih.conversion.parts.sentences import QUOTED, Sentence, stems, stems_of
from sharih.conversion.records import DateMention, LanguageFinding, Outline

MAIN_TOPICS: Final = 4
"""So many topics, the heaviest, are what an article is about."""

_BROKEN: Final = frozenset({
    "verb twice", "word twice in a row", "quotation mark missing",
    "letters lost before the text came in",
})  # fmt: skip
_MARK: Final = re.compile(r'[“«"]')
_FIGURE: Final = re.compile(r"\d")


class Weighing:
    """What speaks for each sentence of an article."""

    def __init__(
        self,
        found: Outline,
        sentences: Sequence[Sentence],
        lang: Lang,
        mentions: Mapping[int, Sequence[Mention]],
        unknown: Container[int] = (),
    ) -> None:
        """Weigh sentences; `mentions` are the topics that each line names.

        `unknown` are the sentences, by their order, that say what nobody knows: readers want
        that in a gist too.
        """
        self.unknown = unknown
        self.sentences = sentences
        self.stems = [stems_of(one.words, lang) for one in sentences]
        counts = Counter(chain.from_iterable(self.stems))
        self.shared = {stem: min(count - 1, 4) for stem, count in counts.items()}
        self.title = stems(found.title, lang)
        self.spoken = {quote.line for quote in found.quotes if quote.confidence == "high"}
        self.dated = _of_lines(date for date in found.dates if date.kind in ("date", "span"))
        self.broken = _of_lines(flaw for flaw in found.findings if flaw.kind in _BROKEN)
        self.mentions = mentions
        self.topics = {one.topic for one in found.topics[:MAIN_TOPICS]}
        self.weights = [
            self._weight(one, own) for one, own in zip(sentences, self.stems, strict=True)
        ]

    def _weight(self, sentence: Sentence, own: frozenset[str]) -> float:
        weight = 1.6 / (1 + 0.22 * sentence.order)
        weight += 0.3 * (sentence.place == 0)
        if own:
            weight += 1.2 * len(own & self.title) / max(3, min(8, len(self.title)))
            weight += 0.5 * self._centrality(own)
        if _MARK.search(sentence.text):
            quoted = sum(map(len, QUOTED.findall(sentence.text)))
            weight -= 0.9 * quoted / len(sentence.text)
        weight += 0.25 * bool(_FIGURE.search(sentence.text))
        weight += 0.1 * (sentence.paragraph.line in self.spoken)
        line = sentence.paragraph.line
        if line in self.mentions:
            weight += 0.1 * len(self._main_topics(sentence))
        if line in self.dated:
            weight += 0.2 * any(text in sentence.text for text in self.dated[line])
        weight += 0.4 * (sentence.order in self.unknown)
        words = sentence.text.count(" ") + 1
        return weight - 0.02 * max(0, words - 32) - 0.05 * max(0, 9 - words)

    def is_broken(self, sentence: Sentence) -> bool:
        """Say whether something in a sentence looks broken."""
        flaws = self.broken.get(sentence.paragraph.line, ())
        return any(text in sentence.text for text in flaws)

    def _main_topics(self, sentence: Sentence) -> set[str]:
        return {
            one.topic
            for one in self.mentions.get(sentence.paragraph.line, ())
            if one.topic in self.topics and sentence.start <= one.start < sentence.end
        }

    def _centrality(self, own: frozenset[str]) -> float:
        told = sum(map(self.shared.__getitem__, own))
        return told / (4 * max(8, len(own)) / 4)


def _of_lines(found: Iterable[DateMention | LanguageFinding]) -> Mapping[int, list[str]]:
    texts: dict[int, list[str]] = {}
    for one in found:
        texts.setdefault(one.line, []).append(one.text)
    return texts
