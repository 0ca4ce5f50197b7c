"""The sentences of an article → those that say the most of it, for its key points."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import fold_pattern
from sharih.conversion.parts.alone import Alone
from sharih.conversion.parts.sentences import Sentence, shared
from sharih.conversion.parts.stated_days import StatedDays
from sharih.conversion.parts.weighing import Weighing
from sharih.records import record

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

OPEN_DAY: Final = 0.2
"""So much less weighs a sentence that says "on Saturday", of which nobody can say which;"""
LIKE: Final = 0.4
"""so much, at most, one that says partly what another point says;"""
NEAR: Final = 0.1
"""and so much one that stands in the same paragraph as another point."""
MOST_OF_NOTHING: Final = 10
"""That somebody spoke is told in at most so many words."""

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
_QUESTION: Final = ("?", "؟", ":")


@record(frozen=True, slots=True)
class _Candidate:
    sentence: Sentence
    text: str
    stems: frozenset[str]
    weight: float
    like: float = 0.0
    """How much of it a chosen one says, of which its weight takes account,"""
    near: bool = False
    """and whether one stands in its paragraph."""


def choose_key_points(weighing: Weighing, alone: Alone, days: StatedDays) -> tuple[str, ...]:
    """Choose three to five sentences in the order of the article; none where that is short.

    What was said to be "yesterday" has its day behind it, in square brackets.
    """
    sentences = weighing.sentences
    if len(sentences) < FEWEST_SENTENCES:
        return ()
    candidates = _candidates(weighing, alone, days)
    most = min(MOST, max(FEWEST, 1 + len(sentences) // SENTENCES_EACH))
    chosen: list[_Candidate] = []
    while candidates and len(chosen) < most:
        best = max(candidates, key=lambda one: (one.weight, -one.sentence.order))
        chosen.append(best)
        candidates = [
            _beside(one, best, like) for one in candidates
            if one is not best and (like := shared(one.stems, best.stems)) < SAME
        ]  # fmt: skip
    if len(chosen) < FEWEST:
        return ()
    chosen.sort(key=lambda one: one.sentence.order)
    return tuple(days.stated(one.sentence, one.text) for one in chosen)


def _candidates(weighing: Weighing, alone: Alone, days: StatedDays) -> list[_Candidate]:
    """List the weightiest sentences that can stand alone."""
    found: list[_Candidate] = []
    for sentence in sorted(weighing.sentences, key=lambda one: -weighing.weights[one.order]):
        if len(found) == LOOKED_AT:
            break
        if not _may_be_point(sentence) or weighing.is_broken(sentence):
            continue
        standing = alone.of(sentence)
        if standing is None:
            continue
        weight = weighing.weights[sentence.order] - standing.doubt
        weight -= OPEN_DAY * days.is_open(sentence)
        found.append(_Candidate(sentence, standing.text, weighing.stems[sentence.order], weight))
    return found


def _beside(one: _Candidate, chosen: _Candidate, like: float) -> _Candidate:
    """Weigh a sentence beside one that is chosen: other things, from elsewhere, count more."""
    if like <= one.like and (
        one.near or one.sentence.paragraph.line != chosen.sentence.paragraph.line
    ):
        return one
    like = max(like, one.like)
    near = one.near or one.sentence.paragraph.line == chosen.sentence.paragraph.line
    weight = one.weight - LIKE * (like - one.like) - NEAR * (near - one.near)
    return _Candidate(one.sentence, one.text, one.stems, weight, like, near)


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
