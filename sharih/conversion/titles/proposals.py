"""The lede of an article → a proposed title, for an editor to replace.

A title is made of the lede's own words: what somebody said, after who said it; else the
sentence without what it tells by the way, up to the best place where it may end.
"""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import Lang, fold, sentences
from sharih.conversion.records import Line, Title
from sharih.conversion.titles.asides import without_asides
from sharih.conversion.titles.clauses import needed_at, shortened
from sharih.conversion.titles.sentence_words import SentenceWords, split_words
from sharih.conversion.titles.word_lists import title_words

LOOKED_AT: Final = 1000
"""How many characters of a lede are looked at."""
QUOTED: Final = 60
"""How many characters a quotation has that keeps its marks: a title may end in a longer one."""
SPEAKER: Final = 60
"""How many characters the name of a speaker has at most."""
LONG_SPEAKER: Final = 30
"""From how many characters on the name of a speaker is shortened."""
SPEAKER_WORDS: Final = 8
"""How many words the name of an English speaker has at most."""
SAID_WITHIN: Final = 30
"""Among how many words the one is looked for that opens what was said."""
COLON_WITHIN: Final = 14
"""Among how many words the colon is looked for that opens what was said."""

_GLUED_STOP: Final = re.compile(r"\.(?<=[^\W\d_]\.)(?=[^\W\d_]{2,})")
_GLUED_COMMA: Final = re.compile(r" ?،(?=[^\W\d_])")
_GLUED_AND: Final = re.compile(r"(?<= )و (?=[^\W\d_])")
_PAIRS: Final = ('""', "“”", "«»", "()", "[]")
_QUOTE: Final = re.compile(r"“([^“”]+)”|«([^«»]+)»|\"([^\"]+)\"")
_BEFORE_THAT: Final = frozenset(fold("إلى على من").split())
_ENGLISH_SAID: Final = re.compile(
    r"(?P<subject>[^,.:“\"]{2,60}?) (?:said|announced|confirmed|added)(?: in a statement)?"
    r"(?: that)? (?P<said>(?:the|a|an|it would|no|all|its|more) .{12,})"
)


def propose_title(lede: Line, lang: Lang) -> Title:
    """Make a title from a lede without its dateline: what was said and by whom, or what happened.

    A proposal for an editor, made of the lede's own words.
    """
    text = lede.text
    beginning = text if len(text) <= LOOKED_AT else text[:LOOKED_AT].rpartition(" ")[0] or text
    sentence = next(iter(sentences(_GLUED_STOP.sub(". ", beginning))), beginning)
    title = _balanced(_english(sentence) if lang == "en" else _arabic(sentence))
    return Title(title or text, "proposed from the lede", lede.number)


def _balanced(text: str) -> str:
    """Take out the quotation marks and brackets that have no partner."""
    for opening, closing in _PAIRS:
        if opening == closing:
            whole = text.count(opening) % 2 == 0
        else:
            whole = text.count(opening) == text.count(closing)
        if not whole:
            text = text.replace(opening, "").replace(closing, "")
    return text


def _unquoted_if_long(quote: re.Match[str]) -> str:
    """Take the marks off a long quotation."""
    words = quote[quote.lastindex or 0]
    return words if len(words) > QUOTED else quote[0]


def _english(sentence: str) -> str:
    words = without_asides(sentence, "en")
    match = _ENGLISH_SAID.match(words.text())
    if match and match["subject"].count(" ") < SPEAKER_WORDS:
        said = shortened(split_words(match["said"]), "en", len(match["subject"]) + 2)
        if not said.endswith("…"):
            return f"{match['subject']}: {said}"
    title = shortened(words, "en") if words else ""
    return title[:1].upper() + title[1:]


def _arabic(sentence: str) -> str:
    text = _balanced(_QUOTE.sub(_unquoted_if_long, sentence))
    words = without_asides(_GLUED_AND.sub("و", _GLUED_COMMA.sub("، ", text)), "ar")
    if not words:
        return ""
    return _said(words) or shortened(_without_single_comma(words), "ar")


def _without_single_comma(words: SentenceWords) -> SentenceWords:
    """Take out a comma that stands alone between a verb and its subject, or what it needs."""
    if len(words) > 1 and words.is_behind_comma(1):
        words = split_words(f"{words.text(0, 1).rstrip('،,')} {words.text(1)}")
    at = needed_at(words)
    commas = sum(words.is_behind_comma(n) for n in range(1, at + 1))
    if commas % 2 == 0 or not words.is_behind_comma(at):
        return words
    return split_words(f"{words.text(0, at).rstrip('،,')} {words.text(at)}")


def _said(words: SentenceWords) -> str:
    """Write who said what; nothing where that cannot be said with a colon."""
    speech = title_words().speech
    learnt = words.opens(0, speech.learnt)
    if words.keys[0] not in title_words().speaking and not learnt:
        return ""
    that, start = _find_said(words)
    if not start or any(
        words.is_behind_comma(at) and words.opens(at, title_words().clauses["ar"].adding)
        for at in range(2, start)
    ):
        return ""
    said = words.part(start)
    first = said.keys[0]
    if that in speech.that_pronoun and first not in speech.impersonal:
        return ""
    # إن عددا كبيرا: without "that", the noun would have another ending.
    if that and len(first) > 3 and first.endswith(("ا", "ين")):
        return ""
    if learnt:
        return shortened(said, "ar")
    speaker = _speaker(words.part(1, start))
    if not speaker or len(speaker) > SPEAKER:
        return ""
    return f"{speaker}: {shortened(said, 'ar', len(speaker) + 2)}"


def _find_said(words: SentenceWords) -> tuple[str, int]:
    """Find the word that opens what was said, none for a colon, and where that begins, else 0."""
    speech = title_words().speech
    for at in range(2, min(len(words) - 1, SAID_WITHIN)):
        if at < COLON_WITHIN and words.written[at - 1].endswith(":"):
            return "", at
        key = words.keys[at]
        if key in speech.that | speech.that_pronoun and words.keys[at - 1] not in speech.other_that:
            return key, at + 1
    return "", 0


def _speaker(subject: SentenceWords) -> str:
    """Name who speaks, in the words before what was said, as short as it can be said."""
    speech = title_words().speech
    that = speech.that | speech.that_pronoun
    end = next(
        (
            at
            for at in range(1, len(subject))
            if subject.opens(at, speech.speaker_ends)
            or subject.keys[at] in that
            or subject.is_behind_comma(at)
        ),
        len(subject),
    )
    if end > 1 and subject.keys[end - 1] in _BEFORE_THAT:
        end -= 1
    if len(subject.text(0, end)) > LONG_SPEAKER:
        minister = subject.keys[0] in speech.ministers
        end = next(
            (
                at
                for at in range(2, end)
                if (minister and subject.keys[at].startswith("وال"))
                or (at > 2 and subject.keys[at].startswith("بال"))
            ),
            end,
        )
    return subject.text(0, end).strip(" .،:")
