"""The sections of an article → those in which the article itself tells, and nobody else.

What somebody says in an interview or a transcript is said in the first person and of what was
asked; no gist and no timeline can be made of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from sharih.arabic import Lang, fold
from sharih.conversion.parts.standing import words_outside_quotations
from sharih.conversion.parts.word_lists import part_words
from sharih.conversion.quotes.word_lists import speech_words
from sharih.conversion.records import OutlineSection

FEWEST_QUESTIONS: Final = 2
"""An interview has at least so many questions for headings."""
FEWEST_TURNS: Final = 3
"""A transcript has at least so many paragraphs with a name before them."""

_LABEL: Final = re.compile(r'([^.:؟?!“”«»"]{2,40}): ?(?=\S)')


def told_sections(sections: Sequence[OutlineSection], lang: Lang) -> tuple[OutlineSection, ...]:
    """Give the sections without questions and answers, and without turns of a talk."""
    asked = [at for at, section in enumerate(sections)
             if section.heading and section.heading.text.endswith(("؟", "?"))]  # fmt: skip
    headings = sum(section.heading is not None for section in sections)
    if len(asked) >= FEWEST_QUESTIONS and 5 * len(asked) >= 3 * headings:
        answers = (p.text for section in sections[asked[0] :] for p in section.paragraphs)
        first_person = part_words(lang).first_person
        # Somebody speaks of himself there.
        if any(not first_person.isdisjoint(words_outside_quotations(text)) for text in answers):
            return tuple(sections[: asked[0]])
    return _without_turns(sections)


def _without_turns(sections: Sequence[OutlineSection]) -> tuple[OutlineSection, ...]:
    labels = Counter(
        label for section in sections for p in section.paragraphs if (label := _label(p.text))
    )
    if labels.total() < FEWEST_TURNS or labels.most_common(1)[0][1] < 2:
        return tuple(sections)
    kept: list[OutlineSection] = []
    for section in sections:
        told = [at for at, p in enumerate(section.paragraphs) if _label(p.text)]
        end = told[0] if told else len(section.paragraphs)
        kept.append(OutlineSection(section.heading, section.paragraphs[:end]))
        if told:
            break
    return tuple(kept)


def _label(text: str) -> str:
    """Give the name before a turn; none where a verb says that somebody speaks."""
    match = _LABEL.match(text)
    if match is None:
        return ""
    label = fold(match[1])
    first = label.partition(" ")[0]
    verbs = speech_words().verbs
    return "" if first in verbs or first.removeprefix("و") in verbs else label
