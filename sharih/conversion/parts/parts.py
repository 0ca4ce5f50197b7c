"""An `Outline` → the parts of an explainer that its article gives, all of them proposed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from sharih.arabic import Lang, fold
from sharih.conversion.agencies import identity, named_in
from sharih.conversion.parts.key_points import choose_key_points
from sharih.conversion.parts.sentences import Sentence, article_sentences
from sharih.conversion.parts.standing import standing
from sharih.conversion.parts.timeline import find_timeline
from sharih.conversion.parts.told import told_sections
from sharih.conversion.parts.word_lists import part_words
from sharih.conversion.records import Outline, Parts

FEWEST_SENTENCES: Final = 7
"""An article of fewer sentences is short enough to be read as it is, and gets no parts."""
MOST_SENTENCES: Final = 400
"""One of more is a book, or no article."""
MOST_OPEN: Final = 5
"""So many things that are known or unknown are told at most."""

_WORD: Final = re.compile(r"[^\W_]+")


def with_parts(found: Outline, lang: Lang) -> Outline:
    """Add to an outline the parts of an explainer that its article gives."""
    return replace(found, parts=find_parts(found, lang))


def find_parts(found: Outline, lang: Lang) -> Parts:
    """Find the parts of an explainer that an article gives, in its own words."""
    sentences = article_sentences(told_sections(found.sections, lang))
    if not FEWEST_SENTENCES <= len(sentences) <= MOST_SENTENCES:
        return Parts()
    known = frozenset(word for one in sentences for word in _WORD.findall(fold(one.text)))
    words = part_words(lang)
    return Parts(
        key_points=choose_key_points(found, sentences, lang, known),
        timeline=find_timeline(sentences, found.dates, lang, known, found.published),
        known=_told(words.known, sentences, lang, known),
        unknown=_told(words.unknown, sentences, lang, known),
        sources=_sources(found),
    )


def _told(
    wording: re.Pattern[str], sentences: Iterable[Sentence], lang: Lang, known: frozenset[str]
) -> tuple[str, ...]:
    """List the sentences in which a wording stands, as far as they stand alone."""
    found: list[str] = []
    for sentence in sentences:
        if wording.search(fold(sentence.text)) and not sentence.text.endswith(("?", "؟")):
            alone = standing(sentence.text, lang, known)
            if alone is not None:
                found.append(alone.text)
    return tuple(dict.fromkeys(found))[:MOST_OPEN]


def _sources(found: Outline) -> tuple[str, ...]:
    """List whom an article says that it is from, and the agencies it names."""
    credited = [credit.text for credit in found.credits if credit.kind == "source"]
    names: Sequence[str] = [*credited, *found.agencies]
    kept: list[str] = []
    agencies: set[str] = set()
    for name in names:
        key = fold(name)
        own = {agency for agency, _ in named_in(name)} or {identity(key)}
        if (own and own <= agencies) or any(key in fold(other) for other in kept):
            continue
        agencies |= own
        kept.append(name)
    return tuple(kept)
