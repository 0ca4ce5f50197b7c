"""What the index of a site is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sharih.arabic import Lang
from sharih.content.topics import Topic
from sharih.languages import LANGS
from sharih.records import record
from sharih.routes import INDEX_OF_WORDS
from sharih.search.words import Words

WORDS, NEAR, TOPICS, TEXTS = "words", "near", "topics", "texts"
"""The kinds of pieces: words with their texts, words by how they begin and end, topics, titles."""


@record(frozen=True, slots=True)
class IndexedText:
    """An explainer of a site, as far as search tells of it."""

    slug: str
    date: str
    """ISO; empty where it has none."""
    titles: Mapping[Lang, str]
    """The titles of the editions that are shown."""
    words: Mapping[Lang, Words]
    """The words of the same editions."""


@record(frozen=True, slots=True)
class IndexedTopic:
    """A topic, and which editions name it."""

    topic: Topic
    entries: Sequence[int]
    """As `postings.encode` takes them."""


def edition_number(place: int, lang: Lang) -> int:
    """Number an edition of the explainer at a place among all of them."""
    return place * len(LANGS) + LANGS.index(lang)


def piece_path(kind: str, number: int) -> str:
    """Return the path of a piece of the index."""
    ending = "txt" if kind in (WORDS, NEAR) else "json"
    return f"{INDEX_OF_WORDS}{kind}/{number}.{ending}"
