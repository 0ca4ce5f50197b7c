"""A folded Arabic paragraph → the verbs of saying in it, and one behind a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from sharih.arabic import fold_pattern
from sharih.conversion.quotes.word_lists import speech_words
from sharih.conversion.rule_files import any_of

_ACCORDING_TO_WHAT: Final = re.compile(
    fold_pattern(r"(?<![^\W_])[لبك]?(?:حسب|مثل|وفق)?ما (?:قد )?\Z")
)
SENTENCE_END: Final = re.compile(r"[.!؟?…](?=\s)")
"""A mark that ends a sentence."""

_NEAR: Final = 200
"""So many characters behind "between" are looked at for what makes a verb of it."""


@cache
def _verb_finder() -> AhoCorasick:
    words = speech_words()
    return AhoCorasick(sorted({*words.verbs, *words.saying}, key=len, reverse=True))


@cache
def verb_behind() -> re.Pattern[str]:
    """Compile the expression that finds a verb right behind a quotation."""
    verbs = any_of(speech_words().verbs)
    return re.compile(
        fold_pattern(
            r"(?P<join>[.،,]?)\s*(?P<as>هكذا |هذا ما |كما |(?:وفقا? |طبقا |بحسب |حسب )?[لبك]?ما "
            r"|حسبما |قبل أن |ثم )?[وف]?"
        )
        + rf"(?P<verb>{verbs})(?(as)ه?)(?![^\W_])(?P<of>(?: به)?)"
    )


def verbs_of(key: str) -> Iterator[tuple[int, int, int]]:
    """Find the verbs of saying that are words of their own; "and" and "so" belong to the word.

    Gives where the word begins, where the verb does, and where it ends.
    """
    for _, start, end in _verb_finder().find_matches_as_indexes(key, overlapping=True):
        at = start - 1 if start and key[start - 1] in "وف" else start
        if key[at - 1 : at].isalnum():
            continue
        if key[end : end + 1].isalnum():
            # "What he said of it": the pronoun stands for the words.
            if key[end] != "ه" or key[end + 1 : end + 2].isalnum():
                continue
            if not _ACCORDING_TO_WHAT.search(key, max(0, at - 12), at):
                continue
        of_it = key[end : end + 1].isalnum()
        if _is_verb(key, at, start, end):
            yield at, start, end + of_it


def _is_verb(key: str, at: int, start: int, end: int) -> bool:
    """Say whether a word with the letters of a verb is one, and no noun or preposition."""
    before = key[max(0, at - 12) : at].rstrip(" ").rpartition(" ")[2]
    if before in speech_words().before_nouns and before != "من":
        return False
    if key[start:end] != "بين":
        return True
    # "Between" is that, but where "that" follows in its sentence.
    ends = SENTENCE_END.search(key, end, end + _NEAR)
    return " ان" in key[end : ends.start() if ends else end + _NEAR]
