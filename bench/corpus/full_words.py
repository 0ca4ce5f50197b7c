"""`full.toml` → the topics, and the words that full explainers are made of."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bench.corpus.sentences import Pair, read_words

_SHUFFLE: Final = 11


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with a name that occurs nowhere among the sentences."""

    ident: str
    kind: str
    names: Pair
    aliases: Pair
    about: Pair


@dataclass(frozen=True, slots=True)
class Question:
    """A section that may be in an explainer."""

    ident: str
    heads: Pair


@dataclass(frozen=True, slots=True)
class AboutPage:
    """The page on the site itself in one language."""

    title: str
    summary: str
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """What full explainers are made of."""

    topics: tuple[Topic, ...]
    weights: tuple[float, ...]
    """How often each is drawn: a few are frequent and many rare, as on a news site."""
    ties: Mapping[str, tuple[Pair, ...]]
    """How a name is tied to what was said before, with `{}` for it: who, place, what."""
    questions: tuple[Question, ...]
    kickers: tuple[Pair, ...]
    asking: tuple[Pair, ...]
    speakers: tuple[Pair, ...]
    told: tuple[Pair, ...]
    sources: tuple[Pair, ...]
    rights: Pair
    source: Pair
    pages: Mapping[str, AboutPage]

    def ties_of(self, topic: Topic) -> tuple[Pair, ...]:
        """Return how the name of a topic can be tied to a sentence."""
        acting = topic.kind in ("person", "organisation")
        return self.ties["who" if acting else "place" if topic.kind == "place" else "what"]


def full_words() -> Words:
    """Read the words."""
    found = read_words("full.toml")
    topics = tuple(_topics(found))
    return Words(
        topics=topics,
        weights=_weights(len(topics)),
        ties={kind: _pairs(rows) for kind, rows in found["ties"].items()},
        questions=tuple(Question(ident, (ar, en)) for ident, ar, en in found["questions"]),
        kickers=_pairs(found["kickers"]),
        asking=_pairs(found["asking"]),
        speakers=_pairs(found["speakers"]),
        told=_pairs(found["told"]),
        sources=_pairs(found["sources"]),
        rights=_pair(found["rights"]),
        source=_pair(found["source"]),
        pages={
            lang: AboutPage(page["title"], page["summary"], page["text"])
            for lang, page in found["page"].items()
        },
    )


def _topics(found: Mapping[str, Any]) -> list[Topic]:
    topics = []
    for kind, rows in found["topics"].items():
        about = _pairs(found["about"][kind])
        for number, (ident, ar, en, other_ar, other_en) in enumerate(rows):
            said = about[number % len(about)]
            topics.append(Topic(ident, kind, (ar, en), (other_ar, other_en), said))
    return topics


def _weights(count: int) -> tuple[float, ...]:
    order = list(range(count))
    random.Random(_SHUFFLE).shuffle(order)  # noqa: S311 - the same at every run; kinds are mixed
    ranks = {place: rank for rank, place in enumerate(order)}
    return tuple(1 / (ranks[place] + 4) for place in range(count))


def _pairs(rows: Sequence[Sequence[str]]) -> tuple[Pair, ...]:
    return tuple(map(_pair, rows))


def _pair(row: Sequence[str]) -> Pair:
    ar, en = row
    return ar, en
