"""A sentence → its beginning that can stand by itself, short enough for a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import Final

from sharih.arabic import Lang, fold
from sharih.conversion.rule_files import any_of
from sharih.conversion.titles.sentence_words import SentenceWords
from sharih.conversion.titles.word_lists import Words, title_words

ROOM: Final = 85
"""How many characters a title may have without being long."""
SHORT: Final = 45
"""How many characters a title has that tells enough."""
MOST: Final = 130
"""How many characters a title that can be cut has at most."""
CLAUSE_COST: Final = 6
"""How many characters too many are as bad as losing a clause."""
PHRASE_COST: Final = 18
"""How many characters too many are as bad as losing a phrase."""
SOURCE_COST: Final = -1
"""The same for the source of a report: a sentence is better without it."""
CLAUSE_WORDS: Final = 5
"""How many words a sentence that loses a clause keeps at least."""
PHRASE_WORDS: Final = 7
"""How many words a sentence that loses a phrase keeps at least."""
SAID_WORDS: Final = 3
"""How many words of what somebody said are kept at least."""
OBJECT_WITHIN: Final = 14
"""Among how many words the object of a verb is looked for."""

_STOPS: Final = "،؛:,;"
# With these begin particles written with their word, and participles.
_PARTICLES: Final = frozenset("وفبلم")
# An indefinite noun in the accusative: the object, or what goes with it.
_ACCUSATIVE: Final = re.compile(r"[^\W\d_]{3,}(?<!ه)ا\Z")
# Particles that are written with their noun, and the purpose of something: لتدريب.
_PHRASE: Final = re.compile(r"(?:بال|لل)[^\W\d_]{3,}\Z|لت[^\W\d_]{2}ي[^\W\d_]")
# Any word that a particle may be written with.
_ROUGH: Final = re.compile(r"[بلو][^\W\d_]{4,}\Z")
_THAT: Final = fold("أن")
_NUMBER: Final = re.compile(r"[\d,.:]+%?\Z")
_YEAR: Final = re.compile(r"[12]\d{3}\Z")


def shortened(words: SentenceWords, lang: Lang, taken: int = 0) -> str:
    """Cut a sentence where it is whole and short; at a word, with `…`, if there is no such place.

    `taken` tells how many characters of the title stand before the sentence.
    """
    words = _before_but(words, lang)
    end = prefix_length(words, lang, taken)
    if not end and lang == "ar":
        words = _without_modifier(words)
        end = prefix_length(words, lang, taken) or prefix_length(words, lang, taken, rough=True)
    if end:
        return words.text(0, end).strip(" .،؛:,;–—-")
    end = 1
    while end < len(words) and taken + len(words.text(0, end + 1)) <= ROOM:
        end += 1
    while end > 1 and words.keys[end - 1] in title_words().clauses[lang].dangling:
        end -= 1
    return words.text(0, end).rstrip(_STOPS + ".") + "…"


def prefix_length(words: SentenceWords, lang: Lang, taken: int = 0, *, rough: bool = False) -> int:
    """Find after how many words a sentence is best cut; 0 if there is no such place.

    `taken` tells how many characters of the title stand before the sentence. Where `rough`, it
    may end before any word that a particle may be written with.
    """
    lengths = [taken - 1 + n for n in accumulate(len(word) + 1 for word in words.written)]
    best, least = 0, MOST - ROOM
    for end, loss in _ends(words, lang, said=taken > 0, rough=rough):
        length = lengths[end - 1]
        too_short = SHORT - length if loss > 0 else 0
        cost = loss + max(0, length - ROOM) + max(0, too_short)
        if cost <= least:
            best, least = end, cost
    return best


def _ends(
    words: SentenceWords, lang: Lang, *, said: bool, rough: bool
) -> Iterator[tuple[int, int]]:
    """Tell after how many words a sentence may end, and at what cost."""
    lists = title_words().clauses[lang]
    needing = _needing(lists.needing)
    whole = _whole_after(words, said=said) if lang == "ar" else 1
    first = max(SAID_WORDS if said else CLAUSE_WORDS, _condition_at(words, lang) + 2, whole)
    opened = words.open_after()
    for end in range(first, len(words)):
        if opened[end - 1] or not _may_end(words.keys[:end], lang):
            continue
        if words.is_behind_comma(end) and words.opens(end, lists.sources):
            yield end, SOURCE_COST
        elif _opens_clause(words, end, lang, whole=whole > 0):
            yield end, CLAUSE_COST
        elif (
            end >= PHRASE_WORDS
            and not needing.match(words.keys[end - 1])
            and (_opens_phrase(words, end, lang) or (rough and _ROUGH.match(words.keys[end])))
        ):
            yield end, PHRASE_COST
    yield len(words), 0


def _opens_clause(words: SentenceWords, at: int, lang: Lang, *, whole: bool) -> bool:
    """Whether a word opens what only adds something to what stands before.

    Where that is not known to be `whole`, a noun behind a comma may be what it lacks.
    """
    lists = title_words().clauses[lang]
    if words.opens(at, lists.adding) or words.opens(at, lists.sources):
        return True
    if words.written[at - 1][-1] not in _STOPS:
        return False
    key = words.keys[at]
    return (
        whole
        or key[:1] in _PARTICLES
        or words.opens(at, lists.phrases)
        or title_words().is_verb(key)
    )


def _opens_phrase(words: SentenceWords, at: int, lang: Lang) -> bool:
    """Whether a word opens a phrase that the words before it can do without."""
    phrases = title_words().clauses[lang].phrases
    return words.opens(at, phrases) or _PHRASE.match(words.keys[at]) is not None


def _condition_at(words: SentenceWords, lang: Lang) -> int:
    """Find the word that opens a condition, without which more would be stated than is; else 0."""
    lists = title_words().clauses[lang]
    for at in range(1, len(words)):
        if words.is_behind_comma(at) and words.opens(at, lists.adding):
            break
        if words.keys[at] in lists.conditions:
            return at
    return 0


def _may_end(keys: tuple[str, ...], lang: Lang) -> bool:
    """Whether nothing is missing behind the last of these words, whatever stands before."""
    lists = title_words().clauses[lang]
    last = keys[-1]
    if last in lists.dangling or not lists.relative.isdisjoint(keys[-4:]):
        return False
    if lang == "ar" and title_words().is_verb(last):
        return False
    return not _NUMBER.match(last) or _YEAR.match(last) is not None


@cache
def _needing(beginnings: Words) -> re.Pattern[str]:
    """Compile what finds words that need the phrase behind them."""
    return re.compile(rf"(?:ال)?(?:{any_of(beginnings)})[^\W\d_]{{0,3}}\Z")


def _whole_after(words: SentenceWords, *, said: bool) -> int:
    """Find after how many words an Arabic sentence has what it needs.

    What was said may begin with its subject, and is whole behind a verb.
    """
    lists = title_words()
    keys = words.keys
    if said and not lists.is_verb(keys[0]):
        relative = lists.clauses["ar"].relative
        for at, key in enumerate(keys):
            if lists.is_verb(key) and (not at or keys[at - 1] not in relative):
                return at + 2
        return 0
    at = needed_at(words)
    if not at:
        return 0
    return at + (4 if keys[at] in lists.speech.that | lists.speech.that_pronoun else 2)


def needed_at(words: SentenceWords) -> int:
    """Find what the verb at the beginning needs: "that", a preposition or an object; else 0."""
    lists = title_words()
    clauses, keys = lists.clauses["ar"], words.keys
    speaks = keys[0] in lists.speaking
    prepositions = lists.prepositions(keys[0])
    for at in range(2, len(words)):
        key = keys[at]
        if speaks and key in lists.speech.that | lists.speech.that_pronoun:
            return at
        if key in prepositions and keys[at + 1 : at + 2] != (_THAT,):
            return at
        if len(key) > 3 and key[0] in prepositions and not words.opens(at, clauses.openings):
            return at
    governing = clauses.phrases | clauses.openings | clauses.sources
    for at in range(2, min(len(words), OBJECT_WITHIN)):
        listed = keys[at] in lists.verbs.objects and keys[at - 1] not in governing
        accusative = _ACCUSATIVE.match(keys[at]) and keys[at] not in lists.verbs.not_objects
        if listed or (accusative and not words.opens(at, clauses.adding)):
            return at
    return 0


def _before_but(words: SentenceWords, lang: Lang) -> SentenceWords:
    """Take what stands before "but": it is the news."""
    but = title_words().clauses[lang].but
    opened = words.open_after()
    for at in range(CLAUSE_WORDS, len(words)):
        if words.keys[at] in but and not opened[at - 1]:
            return words.part(0, at)
    return words


def _without_modifier(words: SentenceWords) -> SentenceWords:
    """Leave out what says more about the subject, before what its verb needs."""
    lists = title_words().clauses["ar"]
    openers = lists.adding | lists.phrases | lists.modifiers
    at = needed_at(words)
    for start in range(3, at - 1):
        if words.opens(start, openers) and not _needing(lists.needing).match(words.keys[start - 1]):
            return words.without(start, at)
    return words
