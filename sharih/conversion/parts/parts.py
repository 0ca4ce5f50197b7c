"""An `Outline` → the parts of an explainer that its article gives, all of them proposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from sharih.arabic import Lang, fold
from sharih.content.mentions import Mention
from sharih.conversion.agencies import identity, named_in
from sharih.conversion.parts.alone import Alone
from sharih.conversion.parts.key_points import choose_key_points
from sharih.conversion.parts.sentences import Sentence, article_sentences
from sharih.conversion.parts.stated_days import StatedDays
from sharih.conversion.parts.timeline import find_timeline
from sharih.conversion.parts.told import told_sections
from sharih.conversion.parts.weighing import Weighing
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


def with_parts(found: Outline, lang: Lang, mentions: Mapping[int, Sequence[Mention]]) -> Outline:
    """Add to an outline the parts of an explainer that its article gives.

    `mentions` are the topics of the registry that each line names.
    """
    return replace(found, parts=find_parts(found, lang, mentions))


def find_parts(found: Outline, lang: Lang, mentions: Mapping[int, Sequence[Mention]]) -> Parts:
    """Find the parts of an explainer that an article gives, in its own words."""
    length = sum(len(p.text) for section in found.sections for p in section.paragraphs)
    if length > MOST_CHARACTERS:
        return Parts()
    sentences = article_sentences(told_sections(found.sections, lang))
    if not FEWEST_SENTENCES <= len(sentences) <= MOST_SENTENCES:
        return Parts()
    alone = Alone(sentences, lang)
    words = part_words(lang)
    known = _told(_with_wording(words.known, sentences), alone)
    unknown = _told(_with_wording(words.unknown, sentences), alone)
    weighing = Weighing(found, sentences, lang, mentions, unknown)
    days = StatedDays(sentences[0], found.dates, lang, found.published)
    return Parts(
        key_points=choose_key_points(weighing, alone, days),
        timeline=find_timeline(sentences, found.dates, lang, alone, found.published),
        known=tuple(known.values()),
        unknown=tuple(unknown.values()),
        sources=_sources(found),
    )


def _with_wording(wording: Wording, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Find the sentences, but questions, in which a wording stands."""
    if not wording.may_be_in([one.key for one in sentences]):
        return ()
    return tuple(
        one for one in sentences if wording.is_in(one.key) and not one.text.endswith(("?", "؟"))
    )


def _told(sentences: Iterable[Sentence], alone: Alone) -> dict[int, str]:
    """Give sentences, by their order, as far as they stand alone; none twice."""
    texts: dict[str, int] = {}
    for sentence in sentences:
        if one := alone.of(sentence):
            texts.setdefault(one.text, sentence.order)
    return {order: text for text, order in islice(texts.items(), MOST_OPEN)}


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
