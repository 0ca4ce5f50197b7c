"""A folded Arabic sentence → which of its words are verbs, and after how many it is whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sharih.conversion.titles.word_lists import (
    ACTING,
    ACTION,
    ADJUNCTS,
    ALONE,
    BRINGING,
    DANGLING,
    EXPECTING,
    HELD,
    JUDGING,
    MODIFIER,
    NEEDED,
    NEXT_CLAUSE,
    NO_ACCUSATIVE,
    NO_IMPERFECT,
    NO_PAST,
    NOUNS,
    OBJECT,
    PERFECT,
    PLACES,
    PREDICATES,
    RELATIVE,
    SHORT_VERBS,
    SPEECH,
    THAT,
    WAW,
)

NEVER: Final = 1000
"""More words than any sentence has."""
NEAR: Final = 6
"""So many words are looked at for one that needs a preposition."""
VERB: Final = 3
"""The rank of a clause that begins with a verb; phrases have a higher one."""

_IMPERFECT: Final = re.compile(r"س[يت][^\W\d_]{3,}|ي[^\W\d_]{3,6}|ت[^\W\d_]{3,6}(?<!يه)(?<!ا)")
_PAST: Final = re.compile(r"(?!ال|بال|وال|لل)[^\W\d_]{2,}(?:(?<!ا)ت|وا)")
_PRESENT: Final = frozenset("سيت")
_PAST_ENDS: Final = frozenset("تا")
_CLITICS: Final = frozenset("بل")
_ARTICLE: Final = re.compile(r"(?:ال|بال|وال|لل|فال|كال)[^\W\d_]{2,}\Z")
_BARE: Final = re.compile(r"(?!ال|بال|لل|في|من|على|عن|مع|بعد|وسط)[^\W\d_]{3,6}(?<!ه)")
_ACCUSATIVE: Final = re.compile(r"[^\W\d_]{3,}(?<!ي)ا\Z")
_PARTICLES: Final = re.compile(r"\A[وف]?[بكل]?(?=ال|[^\W\d_]{5})|\Aلل")
_NUMBER: Final = re.compile(r"[\d,.:]+%?|غره")
_YEAR: Final = re.compile(r"[12]\d{3}")


@dataclass(frozen=True, slots=True)
class Whole:
    """After how many words a sentence is whole, and may end before what can be left out."""

    clause: int
    """Before a clause that only adds something;"""
    cause: int
    """before one that tells when or why, or about a noun;"""
    phrase: int
    """before a phrase with a preposition."""


# ------------------------------------------------------------------ verbs


def is_verb(key: str) -> bool:
    """Whether a word looks like a verb and like nothing else."""
    if key in PERFECT or key in SHORT_VERBS:
        return True
    if key[:1] in _PRESENT and _IMPERFECT.fullmatch(key):
        return not NO_IMPERFECT.match(key)
    return key[-1:] in _PAST_ENDS and key not in NO_PAST and _PAST.fullmatch(key) is not None


def is_known_verb(key: str) -> bool:
    """Whether a word is a verb also where a name could stand."""
    if not is_verb(key):
        return False
    return key[0] == "ي" or key[:2] in ("سي", "ست") or key[-2:] == "وا" or is_listed_verb(key)


def is_listed_verb(key: str) -> bool:
    """Whether a word is a form of one of the verbs in the lists."""
    return key in SHORT_VERBS or (is_verb(key) and not PERFECT.isdisjoint(_lemmas(key)))


def is_past(key: str) -> bool:
    """Whether a sentence that begins with this verb tells what has happened."""
    return key in PERFECT or (key[-1:] == "ت" and is_verb(key))


def is_expected(verb: str, key: str) -> bool:
    """Whether a word behind a verb and أن is a verb: what it tells is expected, not stated."""
    return key[:1] in ("ي", "ت") and (verb in EXPECTING or is_verb(key))


def is_accusative(key: str) -> bool:
    """Whether a noun behind أن would have another ending without it."""
    if key[-2:] == "ين" or key == "هناك":
        return True
    return key[-1:] == "ا" and len(key) > 3 and key not in NO_ACCUSATIVE


def _lemmas(verb: str) -> tuple[str, ...]:
    """List the verbs of the past that one of the present may belong to: يصادق, صادق."""
    if verb in PERFECT or not _IMPERFECT.fullmatch(verb):
        return (verb,)
    stem = verb[2:] if verb[0] == "س" else verb[1:]
    return (verb, stem, "ا" + stem)


# ------------------------------------------------------------------ what belongs together


def is_modifier(key: str) -> bool:
    """Whether a word opens a phrase that says more about a noun, and needs it behind it."""
    return MODIFIER.match(key) is not None


def is_dangling(key: str) -> bool:
    """Whether no sentence ends at this word."""
    return key in DANGLING or (key[:1] == "و" and key[1:] in DANGLING) or is_modifier(key)


def may_be_object(key: str) -> bool:
    """Whether a word goes on with the sentence behind a comma that should not be there."""
    return key in HELD or OBJECT.match(key) is not None


def may_end(keys: Sequence[str], following: str, rank: int, near: int = NEAR) -> bool:
    """Whether words may end here, where `following` would come next, whatever stands before.

    So many of the last ones are looked at for one that needs a preposition.
    """
    last = keys[-1]
    if is_dangling(last):
        return False
    holding = HELD.get(following) or HELD.get(following[:1])
    if holding is not None and (
        holding.match(last)
        or any(
            holding.match(key) and following not in keys[-at:]
            for at, key in enumerate(keys[-2:-near:-1], 1)
        )
    ):
        return False
    if rank > 1 and len(keys) > 2 and is_verb(last):
        return False
    if rank == VERB and _ACCUSATIVE.match(last):
        return False
    if rank >= VERB and last[:1] == "و" and not WAW.match(last):
        return False
    if rank and _NUMBER.fullmatch(last) and not _YEAR.fullmatch(last):
        return False
    if (following in RELATIVE or MODIFIER.match(following)) and (
        last.startswith(("بال", "لل"))
        or (len(keys) > 1 and (keys[-2] in HELD or _is_action(keys[-2])))
    ):
        return False
    near_end = keys[-4:] if rank >= VERB else keys[-3:]
    if not (RELATIVE.isdisjoint(near_end) and THAT.isdisjoint(keys[-3:])):
        return False
    if (rank > VERB or (rank == VERB and following[:1] == "و")) and _is_action(last):
        return False
    return not _is_half(keys, following)


def _is_action(key: str) -> bool:
    """Whether a word is a noun of action, which mostly needs what is acted on."""
    return not key.endswith(("ي", "يه")) and ACTION.match(_PARTICLES.sub("", key)) is not None


def _is_half(keys: Sequence[str], following: str) -> bool:
    """Whether the second part of a pair is still to come: between … and, from 3 to 5."""
    near = keys[-6:]
    if "بين" in near:
        behind = keys[len(keys) - keys[::-1].index("بين") :]
        return not any(key.startswith("و") for key in behind)
    return following == "الي" and "من" in near and any(map(_NUMBER.fullmatch, keys[-3:]))


def find_needed(keys: Sequence[str]) -> int | None:
    """Find what completes the verb at the beginning: 0 where it needs nothing, None if missing."""
    verbs = _lemmas(keys[0])
    needed = [word for word, known in NEEDED.items() if not known.isdisjoint(verbs)]
    if not needed or not ALONE.isdisjoint(verbs):
        return 0
    first = None
    for at in range(2, len(keys)):
        if first is not None and at > first + 3 * NEAR:
            break
        key = keys[at]
        if key in THAT and keys[0] in SPEECH:
            return first or at
        if any(_begins(key, word) for word in needed) and (
            at + 1 == len(keys) or keys[at + 1] not in ADJUNCTS
        ):
            noun = key[1:] if key not in HELD else "".join(keys[at + 1 : at + 2])
            if keys[0] not in ACTING or ACTION.match(noun):
                return at
            first = first or at
    return first


def _begins(key: str, preposition: str) -> bool:
    """Whether a word is this preposition, or begins with it: من, منها."""
    if len(preposition) == 1:
        return len(key) > 3 and key[0] == preposition and key not in PLACES
    return key == preposition or (len(key) < 5 and key.startswith(preposition[:-1] + "ي"))


def find_predicate(keys: Sequence[str]) -> int | None:
    """Find the word that tells something of the subject a clause begins with."""
    for at, key in enumerate(keys):
        if at and key in NEXT_CLAUSE:
            return None
        if at and keys[at - 1] in RELATIVE:
            continue
        if key in PREDICATES or (key not in NOUNS and is_verb(key)):
            return at
    return None


def _find_object(keys: Sequence[str]) -> int | None:
    """Find a word that can be the object of the verb at the beginning."""
    for at in range(2, len(keys)):
        key = keys[at]
        if key in THAT or (_ACCUSATIVE.match(key) and key not in NO_ACCUSATIVE):
            return at
        if _ARTICLE.match(keys[at - 1]) and key[:1] not in _CLITICS and OBJECT.match(key):
            return at
    return None


def find_whole(keys: Sequence[str], said: int, *, clause: bool) -> Whole:
    """Find after how many words a sentence is whole; what was said begins before `said`.

    A clause may begin with any noun, but a sentence of news hardly ever with one that has no
    article.
    """
    never = Whole(NEVER, NEVER, NEVER)
    if not is_verb(keys[0]) and (clause or not _BARE.fullmatch(keys[0])):
        predicate = find_predicate(keys)
        if predicate is None:
            return Whole(6, 6, NEVER)
        return Whole(max(4, predicate + 2), max(4, predicate + 2), max(6, predicate + 2))
    at = find_needed(keys)
    if at is None:
        return never
    if not at and keys[0] in SPEECH:
        at = next((n for n, key in enumerate(keys[:said]) if key in THAT), 0)
    if not at and keys[0] in JUDGING:
        return never
    if keys[at] in THAT:
        predicate = find_predicate(keys[at + 1 :])
        least = at + 1 + max(3, predicate + 2) if predicate is not None else NEVER
        return Whole(least, least, least)
    if at:
        return Whole(at + 2, at + 2, at + 3)
    if keys[0] in BRINGING:
        action = next((n for n, key in enumerate(keys) if n and ACTION.match(key)), 1)
        return Whole(action + 2, action + 2, max(6, action + 2))
    if not ALONE.isdisjoint(_lemmas(keys[0])):
        return Whole(4, 4, 6)
    # Of other verbs it is not known whether they need an object; long sentences have one.
    found = _find_object(keys)
    least = NEVER if found is None else found + 1
    return Whole(
        min(least, 9) if keys[0] in SPEECH else 5,
        min(least, 11),
        min(max(least, 7), 14),
    )
