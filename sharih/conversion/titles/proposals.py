"""The lede of an article → a proposed title, for an editor to replace.

A title is made of the lede's own words: what somebody said, after who said it; else the
sentence without when and where it was said, up to the last place where it may end.
"""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import (
    Lang,
    fold,
    fold_pattern,
    fold_with_offsets,
    sentences,
)
from sharih.conversion.dates.months import ENGLISH_WEEKDAY, MONTH, WEEKDAY
from sharih.conversion.records import Line, Title
from sharih.conversion.titles.clauses import PROPOSED_WORDS, cut_clause, is_open

LOOKED_AT: Final = 1500
"""No more characters of a lede are looked at."""
SUBJECT_WORDS: Final = 8
"""A speaker is named in at most so many of them."""

_PAIRS: Final = ('""', "“”", "«»", "()", "[]")
_GLUED: Final = re.compile(r"(?<=[^\W\d_])\.(?=[^\W\d_]{2,})")
# When something happened stands in the date of an article, not in its title.
_WHEN: Final = re.compile(
    fold_pattern(
        rf"""[،]?[ ](?:(?:و?ذلك|في|منذ|من)[ ])?(?:(?:صباح|مساء|عشية|ظهر|بعد[ ]ظهر|فجر|ليلة"
        rf"|يوم|نهار)[ ]){{0,3}}
        (?:يومي[ ](?:{WEEKDAY}[ ])?و?[ ]?(?:{WEEKDAY})?|(?:هذا[ ])?(?:اليوم|أمس
        |الأمس)(?:[ ]{WEEKDAY})?|البارحة|منذ[ ]قليل|{WEEKDAY}(?=[ ،])(?![ ]القادم
        |[ ]المقبل)(?:[ ](?:الماضي|الفارط|المنصرم))?)
        (?:[ ،]+\d{{1,2}}[ ]{MONTH}(?:[ ]\d{{4}})?)?(?:[ ](?:الجاري|الحالي))?(?:،)?(?=[ ،]|\Z)"""
    ),
    re.VERBOSE,
)
# A phrase between two commas, or one that opens the sentence, before a comma.
_ASIDE: Final = re.compile(
    fold_pattern(
        r"\A(?:على إثر|إثر|بعد|في إطار|خلال|على هامش|ردا على|تبعا|بمناسبة|عقب|في|مع"
        r"|منذ) [^،.\"“«]{3,110}، "
        r"(?=(?:[^ ]+ ){6})"
        r"|، (?:في|خلال|على|بعد|إثر|عقب|من|لدى|ضمن|وفي|وخلال|وبعد|بمناسبة"
        r"|اثر) [^،.\"“«]{3,80}،(?= )"
    )
)
# Where it was said: up to the next comma or to what was said.
_WHERE: Final = re.compile(
    fold_pattern(
        r"،? (?:(?:في|خلال|عبر|إثر|عقب|أثناء|ضمن) "
        r"(?:تصريح|تصريحات|حوار|مداخلة|بيان|بلاغ|ندوة|لقاء|كلمة|تدوينة|حديث|اتصال|مؤتمر صحفي"
        r"|مقابلة|تقرير|برنامج|صفحت|جلسة|منشور)|على هامش|لدى (?:استضافت|حضور|تدخل|إشراف)|في حديثه"
        r"|لل?(?:جوهرة|إذاعة|قناة|وكالة|صحيفة|صحفيين|صحافة|موزاييك)"
        r"|ل(?:مراسل|برنامج|إذاعة|وكالة|قناة|جريدة|صحيفة))(?![ ]?\d)[^،.]*?"
        r"(?=،| (?:ب?ان|إلى أن|على أن|عن )|\Z)،?"
    )
)
_SPEECH_VERB = (
    r"(?:قال|أعلن|أكد|أوضح|ذكر|صرح|أفاد|كشف|أضاف|بين|اعتبر|أشار|شدد|حذر|توقع|رأى|رجح|نفى|أبرز|نقل"
    r"|أورد|ادعى|زعم|لفت|أقر|ختم|واصل|يقول|تقول|يرى|ترى|نقلت|أوردت|رأت|نفت|ادعت)ت?"
)
# قال الكرملين اليوم الجمعة إن …: what was said makes the better title.
_SAID_THAT: Final = re.compile(
    fold_pattern(
        rf"و?{_SPEECH_VERB}،? (?P<subject>[^،.:]{{2,90}}?)"
        r"(?:،[^،.:]{2,60}?،?| (?:في|خلال|اليوم|لدى|عبر|عقب|إثر|أمام|ضيف|ردا|بعد|بمناسبة)"
        r"[ ][^.:]{0,70}?)? ?(?:إلى |على "
        r"|من )?(?<!بعد )(?<!قبل )(?<!دون )(?<![^\W_])ب?[إأا]ن(?P<pronoun>ه|ها"
        r"|هم)? (?P<said>.{12,})"
    )
)
# What is said of nobody: أنه سيتم …
_IMPERSONAL: Final = re.compile(
    fold_pattern(
        r"(?:سيتم|تم|يتم|تقرر|سيقع|وقع|لا|لم|لن|ليس|من|يجب|يمكن|يوجد|توجد|تتم|سيكون|كان|على|في"
        r"|بإمكان|ينبغي|لابد|وفي|بعد|قد تم|إلى|رغم|بالرغم|سيشرع|تبين|حان|سبق)(?![^\W_])"
    )
)
# Where a subject that somebody speaks as ends.
_SUBJECT_END: Final = re.compile(
    fold_pattern(
        r" (?:في(?= تصريح| بيان| حوار)|خلال|اليوم|أمس|عبر|لدى|على هامش|عقب|إثر|يوم|عن"
        r"|من(?= خطر| مغبة| أن| احتمال))(?: |\Z).*"
    )
)
_ENGLISH_WHEN: Final = re.compile(
    rf",? (?:on|late on|early on) {ENGLISH_WEEKDAY}(?: (?:morning|evening|night))?,?(?= |\.|\Z)"
    r"|,? (?:today|yesterday)(?=[ ,.]|\Z),?", re.IGNORECASE
)  # fmt: skip
_ENGLISH_SAID: Final = re.compile(
    r"(?P<subject>[^,.:“\"]{2,60}?) (?:said|announced|confirmed|added)(?: in a statement)?"
    r"(?: that)? (?P<said>(?:the|a|an|it would|no|all|its|more) .{12,})"
)
# A report whose source does not matter: what is reported is the title.
_LEARNT: Final = re.compile(
    fold_pattern(
        r"(?:علمت?|جاء في|ورد في|تبين من|أفادت مصادر|ذكرت مصادر|أفاد مصدر"
        r"|نشرت)(?![^\W_])[^.:]{2,90}?"
        r"(?<![^\W_])أن(?P<pronoun>ه|ها)? (?P<said>.{12,})"
    )
)


def propose_title(lede: Line, lang: Lang) -> Title:
    """Make a title from a lede without its dateline: what was said and by whom, or what happened.

    A proposal for an editor, made of the lede's own words.
    """
    title = _balanced(_title(lede.text, lang)) or lede.text
    return Title(title, "proposed from the lede", lede.number)


def _title(lede: str, lang: Lang) -> str:
    beginning = lede if len(lede) <= LOOKED_AT else lede[:LOOKED_AT].rpartition(" ")[0] or lede
    sentence = next(iter(sentences(_GLUED.sub(". ", beginning))), lede)
    if lang == "en":
        return _english(sentence)
    plain = _without(_WHEN, f" {sentence}").strip()
    bare = _without(_WHERE, plain)
    said = ""
    if match := _LEARNT.match(fold(plain)):
        folded = fold_with_offsets(plain)
        said = cut_clause(plain[folded.start(match.start("said")) :], "ar")
    elif match := _SAID_THAT.match(fold(bare)):
        said = _said(bare, match)
    plain = _without(_ASIDE, _without(_WHERE, plain)).strip()
    return said or cut_clause(plain, "ar") or sentence


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


def _english(sentence: str) -> str:
    plain = _ENGLISH_WHEN.sub("", sentence).strip()
    match = _ENGLISH_SAID.match(plain)
    if match and match["subject"].count(" ") < SUBJECT_WORDS:
        said = cut_clause(match["said"], "en", PROPOSED_WORDS - 2)
        if said and not said.endswith("…"):
            return f"{match['subject']}: {said}"
    title = cut_clause(plain, "en") or sentence
    return title[:1].upper() + title[1:]


def _without(pattern: re.Pattern[str], text: str) -> str:
    """Cut out of a text what an expression finds in its folded form."""
    folded = fold_with_offsets(text)
    parts: list[str] = []
    done = 0
    for match in pattern.finditer(folded.text):
        parts.append(text[done : folded.start(match.start())])
        done = folded.end(match.end())
    return "".join([*parts, text[done:]])


def _said(text: str, match: re.Match[str]) -> str:
    """Write who said what; nothing where the speaker's name or the words are too long."""
    folded = fold_with_offsets(text)
    start, end = match.span("subject")
    cut = _SUBJECT_END.search(folded.text, start, end)
    end = cut.start() if cut else end
    subject = text[folded.start(start) : folded.end(end)].strip(" ،")
    words = text[folded.start(match.start("said")) :]
    open_verb = _SPEECH_WITH_OBJECT.search(folded.text, start, end)
    if subject.count(" ") >= SUBJECT_WORDS or is_open(subject) or not subject or open_verb:
        return ""
    if match["pronoun"] and not _IMPERSONAL.match(match["said"]):
        return ""
    said = cut_clause(words, "ar", PROPOSED_WORDS + 2 - subject.count(" ") - 1)
    return f"{subject}: {said}" if said else ""


# A subject that holds these is no speaker but the object of another verb.
_SPEECH_WITH_OBJECT: Final = re.compile(
    fold_pattern(r"(?<![^\W_])(?:قرار|عزم|وجود|نية|أن|إن|عن|قوله|قوله)(?![^\W_])")
)
