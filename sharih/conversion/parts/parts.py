"""An `Outline` → the parts of an explainer that its article gives, all of them proposed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from sharih.arabic import Lang, fold
from sharih.conversion.agencies import identity, named_in
from sharih.conversion.parts.alone import Alone
from sharih.conversion.parts.key_points import choose_key_points
from sharih.conversion.parts.sentences import Sentence, article_sentences
from sharih.conversion.parts.timeline import find_timeline
from sharih.conversion.parts.told import told_sections
from sharih.conversion.parts.word_lists import Wording, part_words
from sharih.conversion.records import Outline, Parts

FEWEST_SENTENCES: Final = 7
"""An article of fewer sentences is short enough to be read as it is, and gets no parts."""
MOST_SENTENCES: Final = 400
"""One of more is a book, or no article;"""
MOST_CHARACTERS: Final = 100_000
"""so is one with more characters."""
MOST_OPEN: Final = 5
"""So many things that are known or unknown are told at most."""


def with_parts(found: Outline, lang: Lang) -> Outline:
    """Add to an outline the parts of an explainer that its article gives."""
    return replace(found, parts=find_parts(found, lang))


def find_parts(found: Outline, lang: Lang) -> Parts:
    """Find the parts of an explainer that an article gives, in its own words."""
    length = sum(len(p.text) for section in found.sections for p in section.paragraphs)
    if length > MOST_CHARACTERS:
        return Parts()
    sentences = article_sentences(told_sections(found.sections, lang))
    if not FEWEST_SENTENCES <= len(sentences) <= MOST_SENTENCES:
        return Parts()
    alone = Alone(sentences, lang)
    words = part_words(lang)
    unknown = _with_wording(words.unknown, sentences)
    return Parts(
        key_points=choose_key_points(found, sentences, lang, alone, {one.order for one in unknown}),
        timeline=find_timeline(sentences, found.dates, lang, alone, found.published),
        known=_told(_with_wording(words.known, sentences), alone),
        unknown=_told(unknown, alone),
        sources=_sources(found),
    )


def _with_wording(wording: Wording, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Find the sentences, but questions, in which a wording stands."""
    if not wording.may_be_in([one.key for one in sentences]):
        return ()
    return tuple(
        one for one in sentences if wording.is_in(one.key) and not one.text.endswith(("?", "؟"))
    )


def _told(sentences: Iterable[Sentence], alone: Alone) -> tuple[str, ...]:
    """List sentences, as far as they stand alone."""
    found = (alone.of(sentence) for sentence in sentences)
    return tuple(dict.fromkeys(one.text for one in found if one))[:MOST_OPEN]


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
