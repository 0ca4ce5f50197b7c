"""An edition → its words: for finding links and topics, and for how long it takes to read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from sharih.arabic import Lang, fold
from sharih.content.editions import Edition
from sharih.content.topics import Registry
from sharih.markdown.blocks import inline_texts
from sharih.markdown.inline import links, plain_text

_NOT_WORDS = re.compile(r"[\W_]+")
_LINKED = re.compile(r"(?<!!)(\[[^\[\]]*\])\([^()\s]*\)")
_WORDS_A_MINUTE: Mapping[Lang, int] = {"ar": 180, "en": 230}


def all_words(edition: Edition) -> Iterator[tuple[int, str]]:
    """Go through the words of an edition: line and inline Markdown."""
    yield from inline_texts(edition.document.blocks)


def addresses(edition: Edition) -> tuple[tuple[int, str], ...]:
    """List what an edition links to, as written, with the line of each."""
    return tuple((line, address) for line, words in all_words(edition) for address in links(words))


def mentioned_topics(edition: Edition, registry: Registry) -> frozenset[str]:
    """Find the topics that an edition names."""
    return frozenset(
        mention.topic
        for _, words in all_words(edition)
        for mention in registry.mentions(words, edition.lang)
    )


def words_digest(edition: Edition) -> str:
    """Return a digest of what an edition says, the same where only spelling has changed.

    Diacritics, hamza, quotation marks, punctuation and spaces are a matter of spelling; where a
    link leads says nothing, as another explainer may have been renamed.
    """
    metadata = edition.metadata
    said = (metadata.title, metadata.summary, *(text for _, text in all_words(edition)))
    bare = "".join(_NOT_WORDS.sub("", fold(_LINKED.sub(r"\1", text))) for text in said)
    return hashlib.sha256(bare.encode()).hexdigest()[:16]


def reading_minutes(edition: Edition) -> int:
    """Estimate how many minutes it takes to read an edition; at least one."""
    count = sum(len(plain_text(text).split()) for _, text in all_words(edition))
    return max(1, round(count / _WORDS_A_MINUTE[edition.lang]))
