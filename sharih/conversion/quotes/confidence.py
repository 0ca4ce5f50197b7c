"""What the wording and the registry say of a speaker → how sure a proposal is.

This is the whole rule; docs/converting.md tells it to editors. `high` is said only where neither
leaves anything open, since an editor may then pass over the proposal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sharih.arabic import fold
from sharih.conversion.agencies import agency_pattern, agency_signs
from sharih.conversion.line_keys import key_of
from sharih.conversion.quotes.word_lists import speech_words
from sharih.conversion.records import Confidence

BY_VERB: Final = frozenset(
    {"verb and subject", "subject before the verb", "had said", "after the quotation"}
)
"""The wordings in which a verb of saying has its subject beside it."""
FROM_BEFORE: Final = frozenset({"subject left out"})
"""The wordings that name nobody: the one who spoke last may be meant."""
SPEAKING: Final = frozenset({"person", "organisation"})
"""The kinds of topics that speak; a place stands for somebody who does."""

_ORDER: Final[tuple[Confidence, ...]] = ("low", "medium", "high")
_POINTING: Final = frozenset(
    {*fold("هو هي هم المصدر المصادر المصدران ذات نفس").split(), "he", "she", "they", "it"}
)
_THE_SAME: Final = frozenset(fold("ذاته ذاتها نفسه نفسها").split())
_POINTING_ENGLISH: Final = ("the source", "the sources")
_ONE_OF: Final = ("one of", "some of", "another of")
_ITS: Final = frozenset({"its", "his", "her", "their"})
"""An office behind one of these is of somebody who was named before."""
_ONE_OF_THEM: Final = frozenset(
    fold(
        "أحدهم أحدها إحداهن إحداهما أحدهما بعضهم بعضهن أغلبهم معظمهم كلاهما آخر آخرون أخرى"
    ).split()
)
_OF_THEM: Final = re.compile(r"(?P<office>[^\W\d_]{3,})(?:ها|هما|هم|هن|ه)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What there is to say for a speaker, and against."""

    frame: str
    """The wording by which the speaker was found."""
    name: str
    """The speaker's name, as written."""
    kind: str = ""
    """The kind of the registered topic that the whole name is; empty where it is none."""
    by_office: bool = False
    """Whether the name has an office and, behind it, a name of two words or more."""
    open: bool = False
    """Whether the wording does not say where the name ends, or whether it belongs here."""
    rivals: bool = False
    """Whether somebody else is said to speak in the same sentence."""
    introduced: bool = True
    """Whether the wording leads straight to the quotation."""
    repaired: bool = False
    """Whether a quotation mark is missing."""


def confidence_of(found: Evidence) -> Confidence:
    """Tell how sure a speaker is.

    `low`: nobody is named here, or only an agency or newspaper, a pronoun, "the source" or
    "its president".
    `high`: a verb of saying has a registered person or organisation, and nothing else, for its
    subject, or an office with the full name of its holder; no other speaker is in the sentence,
    and the quotation follows from the wording. Else `medium`.
    """
    key = key_of(found.name)
    unnamed = points_back(key) or is_told_by_another(key)
    if found.frame in FROM_BEFORE or unnamed or is_medium(key):
        return "low"
    doubts = (found.open, found.rivals, not found.introduced, found.repaired)
    sure = found.kind in SPEAKING or (found.by_office and not found.kind)
    if found.frame in BY_VERB and sure and not any(doubts):
        return "high"
    return "medium"


def least(confidences: Iterable[Confidence]) -> Confidence:
    """Return the least sure of some: what follows from another is not surer than that."""
    return min(confidences, key=_ORDER.index)


def points_back(key: str) -> bool:
    """Say whether a normalised name only points to somebody who was named before."""
    words = key.split()
    if not words:
        return False
    pointing = words[0] in _POINTING or " ".join(words[:2]) in _POINTING_ENGLISH
    return pointing or words[-1] in _THE_SAME


def is_told_by_another(key: str) -> bool:
    """Say whether a normalised name says only whose office it is, or that it is one of some."""
    words = key.split()
    if not words:
        return False
    if words[0] in _ITS or words[0] in _ONE_OF_THEM or " ".join(words[:2]) in _ONE_OF:
        return True
    return len(words) == 1 and _is_office_of(words[0])


def _is_office_of(word: str) -> bool:
    """Say whether a word is an office with a pronoun: رئيسها, المتحدث باسمها has another form."""
    match = _OF_THEM.fullmatch(word)
    return match is not None and match["office"] in speech_words().people


def is_medium(key: str) -> bool:
    """Say whether a normalised name is that of an agency or a newspaper, which pass words on."""
    lists = speech_words()
    first = key.partition(" ")[0]
    if first in lists.media:
        return True
    if agency_signs().are_in(key) and agency_pattern().match(key):
        return True
    return not lists.english_media.isdisjoint(key.split(" ")[:4])
