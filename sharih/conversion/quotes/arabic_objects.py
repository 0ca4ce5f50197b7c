"""The words behind a verb of saying in Arabic → where its subject ends and its object begins."""

from __future__ import annotations

import re
from typing import Final

from sharih.conversion.quotes.arabic_words import Word, begins_subject
from sharih.conversion.quotes.word_lists import speech_words

# The forms of nouns of action, and nouns with "her" or "their" at their end.
_NOUN_OF_ACTION: Final = re.compile(
    "است[^ ]{3,5}|ان[^ ]{2}ا[^ ]|ا[^ ]ت[^ ]ا[^ ]|ا[^ ]{2}ا[^ ]|ت[^ ]{2}ي[^ ]ه?|ت[^ ]ا[^ ]{2}"
    "|[^ ]{3,}(?:ها|هم)"
)
_THAT: Final = re.compile(r"[، ]*ان(?:ه|ها|هم)?(?![^\W_])|:")


def is_object(core: str, verb: str, found: list[Word], *, in_name: bool) -> bool:
    """Say whether a word is the object of a verb that may have one: the title before is whole."""
    lists = speech_words()
    if not verb or verb in lists.only_words or core.startswith("ال"):
        return False
    last = found[-1].core
    if begins_subject(last) and not last.startswith("ال"):
        return False
    if verb in lists.with_b and core.startswith("بال"):
        return True
    bare = core.removeprefix("ب")
    if core in lists.objects or bare in lists.objects:
        return True
    if core in lists.not_objects or not _NOUN_OF_ACTION.fullmatch(bare):
        return False
    return in_name or last.startswith("ال") or not begins_subject(found[0].core)


def is_epithet(core: str, found: list[Word], *, in_name: bool) -> bool:
    """Say whether a word belongs to the title or name before it, and is surely no object."""
    last = found[-1].core
    if in_name or not last.startswith("ال"):
        return True
    if core.startswith("ال"):
        return core.endswith(("ي", "يه")) or begins_subject(core)
    return not core.startswith("ب") and (not core.endswith("ه") or begins_subject(core))


def without_object(key: str, words: list[Word], verb: str) -> list[Word]:
    """Take off the object, which stands behind the subject without a word between.

    Where "that" follows, there is none. A verb of calling needs one: where only one noun is there
    before what it is called, it is that.
    """
    behind = key[words[-1].end : words[-1].end + 9]
    if _THAT.match(behind):
        return words
    for at, word in enumerate(words[1:], start=1):
        definite = any(before.core.startswith("ال") for before in words[:at])
        plain = word.core.startswith(("ال", "ل", "وال")) or word.core in speech_words().phrases
        if definite and not plain:
            return words[:at]
    called = behind.lstrip("، ").startswith("ب")
    title = begins_subject(words[0].core) and not words[0].core.startswith("ال")
    least = 2 if title else 1
    if verb not in speech_words().calling or not (called or behind.startswith("  ")):
        return words
    if called and len(words) <= least:
        return []
    return words[:-1] if len(words) > least and words[-1].core.startswith("ال") else words
