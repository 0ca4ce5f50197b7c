"""A verb of saying in Arabic → where its subject may begin, behind what stands between the two.

That is an adverb, those to whom it is said, or a phrase between two commas: وقال، في تصريح، الوزير.
"""

from __future__ import annotations

import re
from typing import Final

from sharih.conversion.agencies import agency_pattern
from sharih.conversion.quotes.arabic_words import EDGES, WORD, is_manner, words_of
from sharih.conversion.quotes.word_lists import speech_words

MOST_BETWEEN: Final = 6
"""So many adverbs may stand between a verb and its subject."""
_SEPARATE: Final = re.compile(r"[^،.:؛!؟]{0,90}")


def behind_between(key: str, at: int, verb: str) -> int:
    """Pass over what may stand between a verb and its subject."""
    lists = speech_words()
    if key.startswith("،", at):
        separate = _SEPARATE.match(key, at + 1)
        if separate is None or not key.startswith("،", separate.end()):
            return at
        at = separate.end() + 1
    for _ in range(MOST_BETWEEN):
        match = WORD.match(key, at)
        if match is None:
            break
        core = match[2].strip(EDGES)
        agency = core.startswith("ل") and agency_pattern().match(key, match.start(2))
        if agency and key[agency.end() : agency.end() + 1] not in EDGES:
            at = agency.end()
        elif core in lists.between and core == match[2]:
            at = match.end()
        elif is_manner(core, verb):
            at = match.start() + len(match[1]) + len(core)
        elif core in ("ل", "ب") or core.startswith("ل(") or core in lists.addressed:
            at = _behind_addressed(key, match)
            if at == match.start():
                return at
        else:
            return at
    return at


def _behind_addressed(key: str, match: re.Match[str]) -> int:
    """Pass over those to whom something is said, up to a word of people; else stay."""
    for number, word in enumerate(words_of(key, match.end(), len(key))):
        if word.core in speech_words().people:
            return word.start
        if number == 3 or word.closes or word.core in speech_words().stops:
            break
    return match.start()
