"""The lede of an article → a proposed title, for an editor to replace.

A title is made of the lede's own words: what somebody said, after who said it; else the
sentence without when and where it was said, up to the last place where it may end.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sharih.arabic import Lang, fold, fold_pattern, fold_with_offsets, sentences
from sharih.conversion.dates.months import ENGLISH_WEEKDAY, MONTH, WEEKDAY
from sharih.conversion.records import SeedLine, Title
from sharih.conversion.rule_files import any_of
from sharih.conversion.titles.clauses import PROPOSED_WORDS, is_open, shortened
from sharih.conversion.titles.word_lists import Words, normalised, word_lists

LOOKED_AT: Final = 1500
"""How many characters of a lede are looked at."""
SPEAKER_WORDS: Final = 8
"""How many words the name of a speaker has at most."""

_PAIRS: Final = ('""', "“”", "«»", "()", "[]")
_GLUED: Final = re.compile(r"(?<=[^\W\d_])\.(?=[^\W\d_]{2,})")
# When something happened stands in the date of an article, not in its title.
_WHEN: Final = re.compile(
    fold_pattern(
        rf"""[،]?[ ](?:(?:و?ذلك|في|منذ|من)[ ])?
        (?:(?:صباح|مساء|عشية|ظهر|بعد[ ]ظهر|فجر|يوم|نهار)[ ]){{0,3}}
        (?:يومي[ ](?:{WEEKDAY}[ ])?و?[ ]?(?:{WEEKDAY})?
        |(?:هذا[ ])?(?:اليوم|أمس|الأمس)(?:[ ]{WEEKDAY})?|البارحة|منذ[ ]قليل
        |{WEEKDAY}(?=[ ،])(?![ ]القادم|[ ]المقبل)(?:[ ](?:الماضي|الفارط|المنصرم))?)
        (?:[ ،]+\d{{1,2}}[ ]{MONTH}(?:[ ]\d{{4}})?)?(?:[ ](?:الجاري|الحالي))?(?:،)?(?=[ ،]|\Z)"""
    ),
    re.VERBOSE,
)
_ENGLISH_WHEN: Final = re.compile(
    rf",? (?:on|late on|early on) {ENGLISH_WEEKDAY}(?: (?:morning|evening|night))?,?(?= |\.|\Z)"
    r"|,? (?:today|yesterday)(?=[ ,.]|\Z),?", re.IGNORECASE
)  # fmt: skip


@cache
def _aside() -> re.Pattern[str]:
    """Compile what finds a phrase between two commas, or one before the first comma."""
    lists = word_lists()
    return normalised(
        rf"\A(?:{any_of(lists.openings)}) [^،.\"“«]{{3,110}}، (?=(?:[^ ]+ ){{6}})"
        rf"|، (?:{any_of(lists.between_commas)}) [^،.\"“«]{{3,80}}،(?= )"
    )


@cache
def _where() -> re.Pattern[str]:
    """Compile what finds where something was said, up to the next comma or to what was said."""
    lists = word_lists()
    return normalised(
        rf"،? (?:(?:{any_of(lists.before_occasions)}) (?:{any_of(lists.occasions)})"
        rf"|{any_of(lists.occasion_phrases)}"
        rf"|لل?(?:{any_of(lists.stations)})|ل(?:{any_of(lists.media)}))(?![ ]?\d)[^،.]*?"
        r"(?=،| (?:ب?أن|إلى أن|على أن|عن )|\Z)،?"
    )


@cache
def _said_that() -> re.Pattern[str]:
    """Compile what finds who said what: قال الكرملين اليوم الجمعة إن …."""
    lists = word_lists()
    other = "".join(rf"(?<!{re.escape(word)} )" for word in lists.no_speech_that)
    return normalised(
        rf"و?(?:{any_of(lists.speech_verbs)})ت?،? (?P<subject>[^،.:]{{2,90}}?)"
        rf"(?:،[^،.:]{{2,60}}?،?| (?:{any_of(lists.behind_speaker)}) [^.:]{{0,70}}?)?"
        rf" ?(?:إلى |على |من )?{other}(?<![^\W_])ب?أن(?P<pronoun>ه|ها|هم)? (?P<said>.{{12,}})"
    )


@cache
def _reported() -> re.Pattern[str]:
    """Compile what finds a report whose source does not matter."""
    reports = any_of(word_lists().reports)
    return normalised(
        rf"(?:{reports})(?![^\W_])[^.:]{{2,90}}?(?<![^\W_])أن(?:ه|ها)? (?P<said>.{{12,}})"
    )


@cache
def _speaker_end() -> re.Pattern[str]:
    """Compile what finds where the name of a speaker ends."""
    lists = word_lists()
    phrases = any_of(lists.speaker_end_phrases)
    return re.compile(rf" (?:(?:{any_of(lists.speaker_ends)})(?: |\Z)|{phrases})")


@cache
def _any_word(words: Words) -> re.Pattern[str]:
    """Compile what finds any of these words as a whole."""
    return re.compile(rf"(?<![^\W_])(?:{any_of(words)})(?![^\W_])")


@cache
def _english_said() -> re.Pattern[str]:
    """Compile what finds who said what, in English."""
    lists = word_lists()
    return re.compile(
        rf"(?P<subject>[^,.:“\"]{{2,60}}?) (?:{any_of(lists.english_speech_verbs)})"
        r"(?: in a statement)?(?: that)? "
        rf"(?P<said>(?:{any_of(lists.english_speech_openings)}) .{{12,}})"
    )


def propose_title(lede: SeedLine, lang: Lang) -> Title:
    """Make a title from a lede without its dateline: what was said and by whom, or what happened.

    A proposal for an editor, made of the lede's own words.
    """
    text = lede.text
    beginning = text if len(text) <= LOOKED_AT else text[:LOOKED_AT].rpartition(" ")[0] or text
    sentence = next(iter(sentences(_GLUED.sub(". ", beginning))), text)
    title = _balanced(_english(sentence) if lang == "en" else _arabic(sentence))
    return Title(title or text, "proposed from the lede", lede.number)


def _balanced(text: str) -> str:
    """Take out the quotation marks and brackets that have no partner."""
    for opening, closing in _PAIRS:
        odd = opening == closing and text.count(opening) % 2 == 1
        if odd or text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text


def _english(sentence: str) -> str:
    plain = _ENGLISH_WHEN.sub("", sentence).strip()
    match = _english_said().match(plain)
    if match and match["subject"].count(" ") < SPEAKER_WORDS:
        said = shortened(match["said"], "en", PROPOSED_WORDS - 2)
        if said and not said.endswith("…"):
            return f"{match['subject']}: {said}"
    title = shortened(plain, "en") or sentence
    return title[:1].upper() + title[1:]


def _arabic(sentence: str) -> str:
    plain = _without(_WHEN, f" {sentence}").strip()
    bare = _without(_where(), plain)
    said = ""
    if match := _reported().match(fold(plain)):
        said = shortened(plain[fold_with_offsets(plain).start(match.start("said")) :], "ar")
    elif match := _said_that().match(fold(bare)):
        said = _said(bare, match)
    return said or shortened(_without(_aside(), bare).strip(), "ar") or sentence


def _without(pattern: re.Pattern[str], text: str) -> str:
    """Cut out of a text what a regular expression finds in its folded form."""
    folded = fold_with_offsets(text)
    parts: list[str] = []
    done = 0
    for match in pattern.finditer(folded.text):
        parts.append(text[done : folded.start(match.start())])
        done = folded.end(match.end())
    return "".join([*parts, text[done:]])


def _said(text: str, match: re.Match[str]) -> str:
    """Write who said what.

    Nothing where there is no speaker or one with a long name, or where somebody speaks of himself.
    """
    folded = fold_with_offsets(text)
    start, end = match.span("subject")
    cut = _speaker_end().search(folded.text, start, end)
    end = cut.start() if cut else end
    speaker = text[folded.start(start) : folded.end(end)].strip(" ،")
    if not speaker or speaker.count(" ") >= SPEAKER_WORDS or is_open(speaker):
        return ""
    if _any_word(word_lists().no_speaker).search(folded.text, start, end):
        return ""
    if match["pronoun"] and not _any_word(word_lists().impersonal).match(match["said"]):
        return ""
    words = text[folded.start(match.start("said")) :]
    said = shortened(words, "ar", PROPOSED_WORDS + 1 - speaker.count(" "))
    return f"{speaker}: {said}" if said else ""
