"""The lede of an article → a proposed title, for an editor to replace.

A title is made of the lede's own words: what somebody said, after who said it; else the
sentence without when and where it was told, up to the best place where it may end.
"""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import Lang, fold, fold_pattern, sentences
from sharih.conversion.dates.months import ENGLISH_WEEKDAY
from sharih.conversion.records import Line, Title
from sharih.conversion.titles import verb_frames
from sharih.conversion.titles.asides import without_asides, without_phrases
from sharih.conversion.titles.clauses import Words, cut_clause, opens_report, split_words
from sharih.conversion.titles.word_lists import (
    PERFECT,
    RELATIVE,
    REPORTING,
    SPEECH,
    THAT,
    THAT_PRONOUN,
)

LOOKED_AT: Final = 1000
"""No more characters of a lede are looked at."""
QUOTED: Final = 60
"""A quotation of so many characters keeps its marks."""
SPEAKER: Final = 50
"""A speaker's name is shortened if it has more characters."""
SPEAKER_WORDS: Final = 45
"""What somebody said begins after at most so many words,"""
COLON_WORDS: Final = 14
"""or behind a colon after so many."""

_STOP: Final = re.compile(r"[.!؟?…]\S*\s")
_GLUED_STOP: Final = re.compile(r"\.(?<=[^\W\d_]\.)(?=[^\W\d_]{2,})")
_GLUED_COMMA: Final = re.compile(r" ?،(?=[^\W\d_])")
_GLUED_AND: Final = re.compile(r"(?<= )و (?=[^\W\d_])")
# A comma before a long quotation stands for a colon, unless a word opens what was said.
_SPEECH_MARK: Final = re.compile(r"\A([^“«\"]*)، ?(?=[“«\"](?! ?[إأا]ن )[^”»\"]{40})")
# A comma behind the first word is left of what stood behind it.
_AFTER_VERB: Final = re.compile(r"\A(\S+)،")
_QUOTE: Final = re.compile(r"“([^“”]+)”|«([^«»]+)»|\"([^\"]+)\"")
_PAIRS: Final = ('""', "“”", "«»", "()", "[]")
# A report whose source does not matter: what is reported is the title.
_LEARNT: Final = re.compile(
    fold_pattern(r"و?(?:علمت?|تعلم|جاء|ورد|تبين من|أفادت مصادر|ذكرت مصادر|أفاد مصدر)(?![^\W_])")
)
# What is said of nobody: أنه سيتم …
_IMPERSONAL: Final = frozenset(
    fold(
        "تم تمت يتم تتم سيتم ستتم تقرر وقع يقع سيقع لا لم لن ليس ليست من يجب يمكن يوجد توجد سيكون"
        " كان على في وفي بإمكان ينبغي لابد بعد إلى رغم بالرغم سيشرع تبين حان سبق إذا"
    ).split()
)
_BEFORE_OTHER_THAT: Final = frozenset(
    fold("بعد قبل دون منذ رغم مع بما إلا غير ذلك شرط شريطة كما حيث").split()
)
# Where a subject that somebody speaks as ends.
_SUBJECT_END: Final = frozenset(
    fold(
        "خلال عبر لدى عقب إثر ضيف ضيفة أمام ردا بمناسبة بعد الذي التي مساء صباح يوم اليوم لليوم أمس"
    ).split()
)
_MEDIA: Final = frozenset(fold("صحيفة وكالة موقع قناة إذاعة مجلة وسائل صحف وكالات").split())
_MINISTERS: Final = frozenset(fold("وزير وزيرة وزارة").split())
# Behind a name, these begin what somebody is.
_OFFICES: Final = frozenset(
    fold(
        "المدير مدير مديرة الرئيس رئيس رئيسة عضو عضوة كاتب كاتبة النائب مساعد القيادي خبير"
    ).split()
)
_BEFORE_THAT: Final = frozenset(fold("إلى على من").split())
_ENGLISH_WHEN: Final = re.compile(
    rf",? (?:on|late on|early on) {ENGLISH_WEEKDAY}(?: (?:morning|evening|night))?,?(?= |\.|\Z)"
    r"|,? (?:today|yesterday)(?=[ ,.]|\Z),?", re.IGNORECASE
)  # fmt: skip
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
    sentence = _first_sentence(_GLUED_STOP.sub(". ", beginning)) or text
    title = _english(sentence) if lang == "en" else _arabic(sentence)
    return Title(_balanced(title) or sentence, "proposed from the lede", lede.number)


def _first_sentence(text: str) -> str:
    # Most ledes are one sentence, and need not be searched for abbreviations.
    found = sentences(text) if _STOP.search(text) else [text]
    whole = bool(found) and _balanced(found[0]) == found[0]
    return " ".join(found[: 1 if whole else 2])


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
    """Take the marks off a long quotation: it is what was said, and not whole in a title."""
    words = quote[quote.lastindex or 0]
    return words if len(words) > QUOTED else quote[0]


def _english(sentence: str) -> str:
    plain = _ENGLISH_WHEN.sub("", sentence).strip()
    match = _ENGLISH_SAID.match(plain)
    if match and match["subject"].count(" ") < 8:
        said = cut_clause(split_words(match["said"]), "en", len(match["subject"]) + 2)
        if not said.endswith("…"):
            return f"{match['subject']}: {said}"
    words = split_words(plain)
    title = cut_clause(words, "en") if words.keys else ""
    return title[:1].upper() + title[1:]


def _arabic(sentence: str) -> str:
    sentence = _SPEECH_MARK.sub(r"\1: ", sentence)
    sentence = _balanced(_QUOTE.sub(_unquoted_if_long, sentence))
    sentence = _GLUED_AND.sub("و", _GLUED_COMMA.sub("، ", sentence))
    first = fold(sentence[:20]).split()[:1]
    sentence = without_asides(sentence, past=any(map(verb_frames.is_past, first)))
    words = split_words(_AFTER_VERB.sub(r"\1", sentence, count=1))
    if not words.keys:
        return ""
    if words.keys[0][:1] == "و" and words.keys[0][1:] in PERFECT - {"جد"}:
        words = Words(
            (words.written[0][1:], *words.written[1:]),
            (words.keys[0][1:], *words.keys[1:]),
        )
    return _said(words) or _cut(words)


def _cut(words: Words, taken: int = 0) -> str:
    """Cut a sentence, and take out a comma between a verb and what it needs."""
    title = cut_clause(words, "ar", taken)
    before, comma, after = title.partition("، ")
    if comma and "، " not in after:
        following = split_words(after).keys
        if following and verb_frames.may_be_object(following[0]):
            return f"{before} {after}"
    return title


def _said(words: Words) -> str:
    """Write who said what; nothing where nobody is said to say something."""
    keys = words.keys
    learnt = bool(_LEARNT.match(" ".join(keys[:3])))
    if keys[0] not in SPEECH and not learnt:
        return ""
    that, start = _find_said(words)
    if not start or any(opens_report(key) for key in keys[1 : start - 1]):
        return ""
    if any(
        verb_frames.is_listed_verb(keys[at]) and keys[at - 1] not in RELATIVE
        for at in range(3, start - 1)
    ):
        return ""
    said = words.part(start)
    if "،" in (text := said.text()):
        said = split_words(without_phrases(text) or text)
    if learnt:
        return _cut(said)
    speaker = _speaker(words.part(1, that or start))
    if that:
        by_pronoun = keys[that] in THAT_PRONOUN
        if not by_pronoun and verb_frames.is_expected(keys[0], said.keys[0]):
            return ""
        if (by_pronoun and keys[start] not in _IMPERSONAL) or verb_frames.is_accusative(
            said.keys[0]
        ):
            link = that - 1 if keys[that - 1] in _BEFORE_THAT else that
            lead = f"{words.written[0]} {speaker} {words.text(link, that + 1)} "
            return lead + _cut(said, len(lead))
    if speaker.startswith("مراسل") or (keys[0] in REPORTING and len(speaker) > SPEAKER):
        return _cut(said)
    return f"{speaker}: {_cut(said, len(speaker) + 2)}"


def _find_said(words: Words) -> tuple[int, int]:
    """Find the word that opens what was said, 0 for a colon, and where that begins, 0 if not."""
    keys = words.keys
    that = next(
        (
            at
            for at in range(2, min(len(keys) - 3, SPEAKER_WORDS))
            if keys[at] in THAT and keys[at - 1] not in _BEFORE_OTHER_THAT
        ),
        0,
    )
    for at in range(2, min(len(keys) - 1, COLON_WORDS)):
        if words.written[at - 1][-1] == ":" and (not that or at <= that):
            return 0, at + 1 if keys[at] in THAT else at
    return that, that + 1 if that else 0


def _speaker(subject: Words) -> str:
    """Name who speaks, as short as it can be said."""
    keys = subject.keys
    end = len(keys) - 1 if keys[-1] in _BEFORE_THAT else len(keys)
    if keys[0] in _MEDIA and "عن" in keys:
        end = keys.index("عن")
    for at in range(1, end):
        if keys[at] in _SUBJECT_END or (at > 1 and subject.written[at - 1][-1] == "،"):
            end = at
            break
    if len(subject.text(0, end)) > SPEAKER:
        for at in range(2, end):
            minister = keys[at].startswith("وال") and keys[0] in _MINISTERS
            office = at < 4 and keys[at] in _OFFICES and not keys[0].startswith("ال")
            place = at > 2 and (keys[at][:3] == "بال" or keys[at] in ("لدي", "مع"))
            if minister or office or place:
                end = at
                break
    return subject.text(0, end).strip(" .،:")
