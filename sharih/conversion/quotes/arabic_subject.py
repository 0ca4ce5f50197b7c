"""A place in a folded Arabic paragraph → the words of the subject that stands there.

A title may be long, and hold "of", "in" and "and": `وزير الثقافة والإعلام`, `رئيس قسم في الهيئة`.
A name may follow it, with its particles: `محمد بن عبد الرحمن آل سعود`.
"""

from __future__ import annotations

import re
from typing import Final

from sharih.conversion.agencies import agency_pattern
from sharih.conversion.quotes.arabic_between import behind_between
from sharih.conversion.quotes.arabic_objects import is_epithet, is_object, without_object
from sharih.conversion.quotes.arabic_words import (
    Subject,
    Word,
    begins_name,
    begins_subject,
    is_and,
    is_manner,
    is_office_and_name,
    words_of,
)
from sharih.conversion.quotes.word_lists import speech_words

MOST_WORDS: Final = 14
"""A speaker is proposed with at most this many words."""

_NAME_BESIDE: Final = re.compile(
    r"، ([^\s،.:؛()\d]+(?: [^\s،.:؛()\d]+){1,3})، ?(?=ب?ان|في |خلال |ل|:)"
)


def find_subject(
    key: str,
    at: int,
    verb: str = "",
    *,
    until: int | None = None,
    reach_over: str = "",
    brief: bool = False,
) -> Subject:
    """Find the subject that begins at `at` and ends before `until`, behind a verb in this form.

    What may stand between the verb and its subject is passed over: an adverb, those to whom it is
    said, a phrase between two commas. A `brief` one ends where an object may begin.
    """
    until = len(key) if until is None else until
    at = behind_between(key, at, verb)
    words, left_open = _run(key, at, until, verb, reach_over, brief=brief)
    whole = len(words)
    if words and verb in speech_words().with_object:
        words = without_object(key, words, verb)
    if not words:
        return Subject(at, at)
    end = words[-1].end
    if words[-1].closes and words[0].core in speech_words().people:
        end = _with_name_beside(key, words) or end
    by_office = len(words) == whole and not left_open and is_office_and_name(words)
    return Subject(words[0].start, end, left_open, by_office)


def _run(
    key: str, at: int, until: int, verb: str, reach_over: str, *, brief: bool
) -> tuple[list[Word], bool]:
    """Collect the words of a subject, and tell whether its end was guessed."""
    found: list[Word] = []
    following = words_of(key, at, until)
    following_word = next(following, None)
    left_open = in_name = False
    while (word := following_word) is not None:
        following_word = next(following, None)
        if found and (word.opens or (is_manner(word.core, verb) and not in_name)):
            break
        if _ends(key, word, found, following_word, reach_over, in_name=in_name):
            break
        if found and word.gap > 1 and (verb not in speech_words().only_words or word.gap > 25):
            break
        if found and _joins(word, found, in_name=in_name):
            left_open |= word.gap == 1 and not _begins_anew(word.core[1:])
            break
        if found and (
            is_object(word.core, verb, found, in_name=in_name)
            or (brief and not is_epithet(word.core, found, in_name=in_name))
        ):
            break
        if len(found) == MOST_WORDS:
            left_open = True
            break
        left_open |= bool(found) and word.gap > 1
        in_name = in_name or begins_name(word.core, found)
        found.append(word)
        if word.closes:
            break
    while found and found[-1].core in speech_words().phrases:
        found.pop()
    return found, left_open


def _ends(
    key: str,
    word: Word,
    found: list[Word],
    following: Word | None,
    reach_over: str,
    *,
    in_name: bool,
) -> bool:
    """Say whether a word ends a subject."""
    lists = speech_words()
    core = word.core
    if not core or core[0].isdigit() or core in lists.saying:
        return True
    if core in lists.addressed or core in ("ل", "ب") or core.startswith("ل("):
        return True
    if found and core.startswith("لل") and not _leads_on(core, found, in_name=in_name):
        return True
    if core.startswith("ل") and agency_pattern().match(key, word.start):
        return True
    if core not in lists.stops:
        return False
    if not found or following is None or word.closes:
        return True
    if core == reach_over:
        return False
    if in_name or core not in lists.phrases:
        return True
    place = following.core.removeprefix("ال")
    if place.startswith(lists.occasions) or following.core in lists.stops or place[:1].isdigit():
        return True
    return not any(before.core in lists.phrases[core] for before in found)


def _leads_on(core: str, found: list[Word], *, in_name: bool) -> bool:
    """Say whether a title may go on with "of the": الأمين العام للأمم المتحدة."""
    return not in_name and len(found) >= 2 and not core.endswith("ين")


def _joins(word: Word, found: list[Word], *, in_name: bool) -> bool:
    """Say whether an "and" brings something that is not of the title."""
    if word.core.startswith("ف") and word.core[1:] in speech_words().verbs:
        return True
    if not is_and(word.core):
        return False
    rest = word.core[1:]
    definite = found[-1].core.startswith(("ال", "وال", "لل", "بال"))
    of_title = definite and rest.startswith("ال") and not begins_subject(rest)
    return in_name or not of_title or not begins_subject(found[0].core)


def _begins_anew(word: str) -> bool:
    """Say whether what is joined by an "and" is no further speaker: a verb, or a new clause."""
    lists = speech_words()
    return word in lists.verbs or word in lists.stops or word in ("هو", "هي", "هم", "هما")


def _with_name_beside(key: str, words: list[Word]) -> int | None:
    """Find where a name ends that stands between commas behind a title."""
    match = _NAME_BESIDE.match(key, words[-1].end)
    if match is None:
        return None
    lists = speech_words()
    parts = match[1].split()
    taken = (*lists.stops, *lists.between)
    if parts[0].startswith("ال") or any(
        part in taken or part in lists.verbs or part in lists.saying for part in parts
    ):
        return None
    return match.end(1)
