"""An Arabic paragraph → who is said to say something in it, by the wordings of news.

It is looked at folded; quotations and what an agency passes on are blanked out beforehand, so
that their words are not taken for the reporter's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from sharih.arabic import fold_pattern
from sharih.conversion.agencies import agency_pattern
from sharih.conversion.quotes.arabic_clauses import (
    subject_before,
    subject_of_sentence,
    subject_of_sentence_before,
)
from sharih.conversion.quotes.arabic_subject import find_subject
from sharih.conversion.quotes.arabic_verbs import SENTENCE_END, verb_behind, verbs_of
from sharih.conversion.quotes.arabic_words import Subject, begins_subject, is_and, sign_of
from sharih.conversion.quotes.attribution import Statement
from sharih.conversion.quotes.word_lists import Sign, speech_words

_ACCORDING: Final = re.compile(
    fold_pattern(
        r"(?<![^\W_])[وف]?(?:(?:وفقا|طبقا|نقلا|استنادا) (?:ل(?!ل)|عن |إلى )?"
        r"|(?:بحسب|حسب|وفق) (?!ما ))"
        r"(?P<subject>[^\s،.:؛])"
    )
)
_ACCORDING_HINTS: Final = ("وفق", "طبقا", "نقلا", "حسب", "استنادا")
_QUOTED_FROM: Final = re.compile(
    fold_pattern(r"(?<![^\W_])[وفي]?(?:نقل|نقلت|تنقل|نسب|نسبت) [^.:]{2,80}? (?:عن|إلى) ")
)
_WORDS_OF: Final = re.compile(fold_pattern(r"[^.:“\"«]{0,60}?(?: قول|:|(?<![^\W_])إن)"))
_NAME_AND_COLON: Final = re.compile(
    r"(?:\A|(?<=[.!؟] ))(?P<subject>[^\s،.:“”\"«»][^،.:“”\"«»]{1,80}):"
)
# Behind a full stop, or "and", another sentence may begin, about other words.
_ANOTHER: Final = re.compile(r"\.|[،,]?\s*[وف]")
_AFTER_NOUN: Final = re.compile(
    fold_pattern(
        r"[.،,]?\s*(?:على حد (?:قول|تعبير|وصف|زعم)(?:ه|ها|هم)? ?|على لسان "
        r"|(?:(?:وفق|حسب|بحسب) ?|ك|وفقا ل|طبقا ل)ما (?:جاء|ورد) "
        r"(?:على لسان |في (?:كلمة|مداخلة|تصريح|حديث|بيان) )"
        r"|(?:والكلام|والحديث|والتعبير) ل(?!ل)|(?:وفقا|طبقا) (?:ل(?!ل)(?!ما ))?"
        r"|نقلا عن |(?:في|ب)رأي "
        r"|(?:بحسب|حسب|وفق) (?!ما )(?:(?:قول|تعبير|وصف)(?:ه|ها|هم)? ?)?)"
    )
)
_OWN_WORDS: Final = re.compile("(?:قول|تعبير|وصف|زعم)(?:ه|ها|هم) ?$")


def find_arabic(key: str) -> list[Statement]:
    """Find the statements of a folded paragraph, in order."""
    found = {said.at: said for said in _statements(key)}
    kept: list[Statement] = []
    taken = -1
    for at in sorted(found):
        # A word inside of a subject is no verb: "a student" has the letters of "demanded".
        if at >= taken:
            kept.append(found[at])
            taken = found[at].end
    return kept


def arabic_after(key: str, end: int) -> Statement | None:
    """Find who is named right behind a quotation that ends at `end`."""
    if match := verb_behind().match(key, end):
        subject = find_subject(key, match.end(), match["verb"])
        sign = speech_words().verbs[match["verb"]]
        if subject.start < subject.end:
            left_open = subject.open or _ANOTHER.match(match.group()) is not None
            frame = "after the quotation"
            return Statement(
                match.start(),
                subject.start,
                subject.end,
                frame,
                left_open,
                sign=sign,
                by_office=subject.by_office,
            )
        if match["join"] in ("،", ",") and not key[match.end("join") :].lstrip().startswith("و"):
            return Statement(match.start(), match.end(), match.end(), "subject left out", sign=sign)
        return None
    if match := _AFTER_NOUN.match(key, end):
        subject = find_subject(key, match.end(), reach_over="في")
        if _OWN_WORDS.search(match.group()) or agency_pattern().match(key, subject.start):
            return Statement(match.start(), match.end(), match.end(), "subject left out")
        if subject.start < subject.end:
            # "According to" may stand for the facts as well as for the words.
            frame = "after the quotation"
            return Statement(match.start(), subject.start, subject.end, frame, open=True)
    return None


def _statements(key: str) -> Iterator[Statement]:
    for match in _NAME_AND_COLON.finditer(key) if ":" in key else ():
        if _is_name(match["subject"]):
            sign = sign_of(match["subject"].split(" ", 1)[0])
            yield Statement(match.start(), *match.span("subject"), "name and colon", sign=sign)
    for match in _ACCORDING.finditer(key) if any(hint in key for hint in _ACCORDING_HINTS) else ():
        subject = find_subject(key, match.start("subject"), reach_over="في")
        start, end = subject.start, subject.end
        if start < end and not agency_pattern().match(key, start):
            sign = sign_of(key[start:end].split(" ", 1)[0])
            yield Statement(match.start(), start, end, "according to", sign=sign)
    for match in _QUOTED_FROM.finditer(key) if "نقل" in key or "نسب" in key else ():
        subject = find_subject(key, match.end(), reach_over="في")
        if subject.start < subject.end and _WORDS_OF.match(key, subject.end):
            sign = sign_of(key[subject.start : subject.end].split(" ", 1)[0])
            frame = "quoted by a medium"
            yield Statement(match.start(), subject.start, subject.end, frame, sign=sign)
    verbs = list(verbs_of(key))
    ends = [end.end() for end in SENTENCE_END.finditer(key)] if verbs else []
    sentence = -1
    for at, begin, behind in verbs:
        number = bisect_right(ends, at)
        statement = _by_verb(key, at, begin, behind, said_before=number == sentence)
        if statement:
            sentence = number
            yield statement


def _by_verb(key: str, at: int, begin: int, behind: int, *, said_before: bool) -> Statement | None:
    """Tell who is the subject of a verb of saying, or of a second clause with "saying"."""
    lists = speech_words()
    verb = key[begin:behind]
    calls_it = verb in lists.with_pronoun and key.endswith((" ما ", " بما "), 0, at)
    if calls_it and find_subject(key, behind, verb).end <= behind:
        return None  # "what it called a courage": the subject of the sentence says it
    if verb in lists.saying:
        if said_before:
            return None
        sign: Sign = "woman" if verb.endswith("ه") else "man"
        subject = subject_of_sentence(key, at)
        frame = "subject of the sentence" if subject.start < subject.end else "subject left out"
        return Statement(at, subject.start, subject.end, frame, True, False, sign, behind)
    sign = lists.verbs.get(verb) or lists.verbs.get(verb[:-1], "")
    may_hold_object = verb in lists.with_object
    subject = find_subject(key, behind, verb)
    if subject.start < subject.end:
        frame = "verb and subject"
        return Statement(
            at,
            subject.start,
            subject.end,
            frame,
            subject.open,
            may_hold_object,
            sign,
            by_office=subject.by_office,
        )
    subject = subject_before(key, at, joined=at < begin)
    if subject.start < subject.end:
        had = key.endswith(" قد ", 0, at)
        frame = "had said" if had else "subject before the verb"
        return Statement(at, subject.start, subject.end, frame, subject.open, False, sign, behind)
    subject = Subject(at, at) if said_before else subject_of_sentence(key, at)
    if subject.start < subject.end:
        frame = "subject of the sentence"
        return Statement(at, subject.start, subject.end, frame, True, False, sign, behind)
    if verb not in lists.adding:
        subject = subject_of_sentence_before(key, at)
        if sign_of(key[subject.start : subject.end].partition(" ")[0]) != sign:
            subject = Subject(at, at)
    return Statement(at, subject.start, subject.end, "subject left out", False, False, sign, behind)


def _is_name(subject: str) -> bool:
    """Say whether what stands before a colon is the name of one who speaks."""
    words = subject.split(" ")
    if len(words) > 4 and not begins_subject(words[0]):
        return False
    lists = speech_words()
    first = words[0]
    if is_and(first) or first in lists.stops or first in lists.titles_of or len(words) > 10:
        return False
    return not any(word in lists.verbs or word[1:] in lists.verbs for word in words)
