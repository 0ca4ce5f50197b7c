"""A paragraph → who is said to say something in it, by the wordings of Arabic and English news.

Arabic is looked at folded, English as written; quotations and what an agency passes on are
blanked out beforehand, so that their words are not taken for the reporter's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ahocorasick_rs import AhoCorasick

from sharih.arabic import Lang, fold, fold_pattern
from sharih.conversion.agencies import agency_pattern
from sharih.conversion.quotes.attribution import Statement
from sharih.conversion.quotes.english_attribution import (
    find_english,
    find_english_after,
    leads_to_english,
)

MOST_WORDS: Final = 6
"""A speaker is proposed with at most this many words."""


def find_statements(text: str, lang: Lang) -> list[Statement]:
    """Find the statements of a paragraph, in order; Arabic text must be folded."""
    found = {said.at: said for said in (_arabic(text) if lang == "ar" else find_english(text))}
    return [found[at] for at in sorted(found)]


def statement_after(text: str, end: int, lang: Lang) -> Statement | None:
    """Find who is named right behind a quotation that ends at `end`."""
    if lang == "en":
        return find_english_after(text, end)
    if match := _AFTER_VERB.match(text, end):
        start, stop, left_open = _subject(text, match.end())
        if start < stop:
            left_open = left_open or _ANOTHER.match(match.group()) is not None
            return Statement(match.start(), start, stop, "after the quotation", left_open)
    if match := _AFTER_NOUN.match(text, end):
        start, stop, _ = _subject(text, match.end())
        if _OWN_WORDS.search(match.group()) or agency_pattern().match(text, start):
            return Statement(match.start(), match.end(), match.end(), "subject left out")
        if start < stop:
            # "According to" may stand for the facts as well as for the words.
            return Statement(match.start(), start, stop, "after the quotation", open=True)
    return None


def blank_passed_on(text: str) -> str:
    """Blank out where an agency is named as the source of what somebody else said."""
    if not any(verb in text for verb in _PASSING_ON):
        return text
    return _PASSED_ON.sub(lambda match: " " * len(match.group()), text)


def is_introduced(text: str, start: int, words: int, lang: Lang) -> bool:
    """Whether what stands before a quotation of this many words at `start` announces speech."""
    before = text[max(0, start - _LONGEST_INTRODUCTION) : start]
    if lang == "en":
        return before.rstrip().endswith((":", ","))
    return bool(_ANNOUNCED.search(before)) or (words >= 3 and bool(_LED_IN.search(before)))


def leads_to(text: str, statement: Statement, start: int, words: int, lang: Lang) -> bool:
    """Say whether a statement leads straight to a quotation of this many words at `start`.

    Nothing stands between them, or what announces speech stands last.
    """
    if lang == "en":
        return leads_to_english(text[max(0, start - _LONGEST_INTRODUCTION) : start])
    between = text[statement.end : start].strip(_EDGES + " ")
    return not between or is_introduced(text, start, words, lang)


_PAST = (
    "قال صرح أعلن أكد أوضح أضاف ذكر أشار لفت نفى كشف بين أفاد شدد تابع علق رد أجاب وصف كتب غرد حذر"
    " دعا طالب توقع زعم أردف استطرد اعتبر اتهم خاطب ادعى رأى"
)
_OTHER = (
    "قالوا نفت دعت رأت ادعت يقول تقول يضيف تضيف يؤكد تؤكد يرى ترى يوضح توضح يصف تصف يعتبر تعتبر"
)
_OBJECT_VERBS: Final = frozenset(
    fold("وصف وصفت يصف تصف اعتبر اعتبرت اتهم اتهمت خاطب خاطبت").split()
)
_ALL_VERBS = [*_PAST.split(), *(verb + "ت" for verb in _PAST.split()), *_OTHER.split()]
_VERBS = sorted({fold(verb) for verb in _ALL_VERBS}, key=len, reverse=True)
_VERB_FORMS: Final = frozenset(_VERBS)
_VERB = f"(?:{'|'.join(_VERBS)})"
_VERB_FINDER: Final = AhoCorasick(_VERBS)
_SAID: Final = re.compile(rf"(?<![^\W_])[وف]?(?P<verb>{_VERB})(?![^\W_])")
# Words that end a subject.
_STOPS: Final = frozenset(
    fold(
        "إن أن إنه إنها أنه أنها إنهم أنهم بأن بأنه بأنها بأنهم في من إلى على عن مع بعد قبل خلال"
        " عند عندما حين حول بشأن بحسب حسب وفق وفقا طبقا نقلا"
        " اليوم أمس يوم الأحد الاثنين الثلاثاء الأربعاء"
        " الخميس الجمعة السبت مساء صباح أثناء لدى ردا قائلا قائلة بالقول بقوله بقولها لكن كما قد"
        " الذي التي بمناسبة ضمن هذا هذه ذلك أيضا لقد للصحافة للصحفيين للصحافيين للإعلام لوكالة"
        " لقناة لصحيفة لإذاعة لموقع لبرنامج مؤكدا مشيرا مضيفا موضحا أمام عبر له لها لهم ما لا لم"
        " فيما بينما حيث بسبب منذ حتى عليه عليها به بها فيه فيها ثم أو"
        " قوله قولها قولهم تعبيره تعبيرها وصفه وصفها رأيه رأيها"
    ).split()
)
_PRONOUNS: Final = frozenset(["هو", "هي", "هم", "هما"])
# Roles that are told by where somebody works: مهندس في الهيئة.
_ROLES: Final = frozenset(
    role + ending
    for role in fold(
        "مهندس محلل خبير مسؤول باحث أستاذ طبيب عضو مدير ناشط قيادي ضابط موظف متحدث مصدر عامل"
        " تاجر مزارع نائب رئيس أمين مشرف صاحب معلم متخصص مستشار دبلوماسي متعامل"
    ).split()
    for ending in ("", "ه", "ون", "ين")
)
# What somebody speaks in, and no place of work.
_OCCASIONS: Final = tuple(
    fold(
        "تصريح مقابلة حديث بيان مؤتمر كلمة حوار لقاء تغريدة منشور رسالة خطاب اجتماع وقت ختام"
        " برنامج تدوينة هذا مداخلة ندوة تقرير مقال جلسة بداية نهاية اتصال"
    ).split()
)
# Beginnings of words whose و is a letter and not "and".
_WAW_NAMES: Final = tuple(fold("وزير وزار وزراء وكيل وكال ولي واشنطن وليد والي وفد ولاي").split())
_PASSING_ON: Final = tuple(fold("نقلت ذكرت أفادت أوردت").split())
_PASSED_ON: Final = re.compile(
    fold_pattern(
        r"(?<![^\W_])و?(?:(?:بحسب|حسب|وفق|كما|مثلما)(?: ما)? )?(?:نقلت|ذكرت|أفادت|أوردت)"
        r"(?: (?:عنه|عنها|ذلك))? (?:وكالة|صحيفة|قناة|موقع|شبكة|مجلة)(?:(?! عن )[^،.:“\"«])*،?"
    )
)
_HAD_SAID: Final = re.compile(
    rf"(?<![^\W_])[وف]?(?:كان|كانت) (?P<subject>[^،.:]{{2,80}}?) قد (?P<verb>{_VERB})(?![^\W_])"
)
_ACCORDING: Final = re.compile(
    fold_pattern(
        r"(?<![^\W_])[وف]?(?:(?:وفقا|طبقا|نقلا) (?:لل|ل|عن )|(?:بحسب|حسب|وفق) (?!ما ))"
        r"(?P<subject>[^،.:؛]{2,})"
    )
)
_ACCORDING_HINTS: Final = ("وفق", "طبقا", "نقلا", "حسب")
_QUOTED_FROM: Final = re.compile(
    r"(?<![^\W_])[وف]?(?:نقل|نقلت) [^.:،]{2,80}? عن (?P<subject>[^.:،]{2,80}?)"
    r"(?= قول| ان(?![^\W_])|:)"
)
_NAME_AND_COLON: Final = re.compile(
    r"(?:\A|(?<=[.!؟] ))(?P<subject>[^\s،.:“”\"«»][^،.:“”\"«»]{1,40}):"
)
_AFTER_VERB: Final = re.compile(rf"[.،,]?\s*(?:هكذا |هذا ما |كما )?[وف]?{_VERB}(?![^\W_])")
# Behind a full stop, or "and", another sentence may begin, about other words.
_ANOTHER: Final = re.compile(r"\.|[،,]?\s*[وف]")
_AFTER_NOUN: Final = re.compile(
    fold_pattern(
        r"[.،,]?\s*(?:على حد (?:قول|تعبير|وصف)(?:ه|ها|هم)? ?"
        r"|(?:بحسب|حسب|وفق) (?!ما )(?:قول |تعبير )?)"
    )
)
_LONGEST_INTRODUCTION: Final = 40
_OWN_WORDS: Final = re.compile("(?:قول|تعبير|وصف)(?:ه|ها|هم) ?$")
_ANNOUNCED: Final = re.compile(
    fold_pattern(
        r"(?::|(?<![^\W_])(?:بأنه|بأنها|بأنهم|بالقول|قائلا|قائلة|بقوله|بقولها|قوله|قولها))[\s،:]*\Z"
    )
)
_LED_IN: Final = re.compile(r"(?<![^\W_])ب?ان(?:ه|ها|هم|نا|ي)?[\s،:]*\Z")
_WORD: Final = re.compile(r"\s*(\S+)")
_OPENING = '"،:.'  # a quotation mark may stand before the name, not inside it
_EDGES = '،,.:؛()[]"“”«»–-'


def _arabic(key: str) -> Iterator[Statement]:
    for match in _NAME_AND_COLON.finditer(key) if ":" in key else ():
        subject = match["subject"]
        and_ = subject.startswith("و") and not subject.startswith(_WAW_NAMES)
        if subject.count(" ") < 4 and not and_ and not _SAID.search(subject):
            yield Statement(match.start(), *match.span("subject"), "name and colon")
    for match in _ACCORDING.finditer(key) if any(hint in key for hint in _ACCORDING_HINTS) else ():
        start, end, _ = _subject(key, match.start("subject"), reach_over="في")
        if start < end and not agency_pattern().match(key, start):
            yield Statement(match.start(), start, end, "according to")
    for match in _QUOTED_FROM.finditer(key) if "نقل" in key else ():
        yield Statement(match.start(), *match.span("subject"), "quoted by a medium")
    for at, behind in _verbs(key):
        verb = key[at:behind]
        may_hold_object = verb in _OBJECT_VERBS or verb[1:] in _OBJECT_VERBS
        start, end, left_open = _subject(key, behind, may_hold_object=may_hold_object)
        frame = "verb and subject" if start < end else "subject left out"
        yield Statement(at, start, end, frame, left_open, may_hold_object)
    for match in _HAD_SAID.finditer(key) if " قد " in key else ():
        said = _SAID.search(key, match.end() - len(match["verb"]))
        at = said.start() if said else match.start()
        yield Statement(at, *match.span("subject"), "had said")


def _verbs(key: str) -> Iterator[tuple[int, int]]:
    """Find the verbs of saying that are words of their own; "and" and "so" belong to the word."""
    for _, start, end in _VERB_FINDER.find_matches_as_indexes(key, overlapping=True):
        at = start - 1 if start and key[start - 1] in "وف" else start
        if not key[at - 1 : at].isalnum() and not key[end : end + 1].isalnum():
            yield at, end


def _subject(
    key: str, at: int, *, may_hold_object: bool = False, reach_over: str = ""
) -> tuple[int, int, bool]:
    """Find the words of a subject from `at` on: up to a function word or punctuation mark.

    Returns where they begin and end, and whether that is open: they were cut, go on behind an
    "and", or reach over a quotation.
    """
    start = end = at
    words = definite = 0
    left_open = False
    while match := _WORD.match(key, end):
        core = match[1].strip(_EDGES)
        led = match.start(1) + (len(match[1]) - len(match[1].lstrip(_EDGES)))
        joins = core.startswith("و") and words and not core.startswith(_WAW_NAMES)
        stops = core in _STOPS and not (
            words and (core == reach_over or (core == "في" and _is_role(key, start, match.end())))
        )
        object_begins = may_hold_object and definite and not core.startswith("ال")
        if not core or core[0].isdigit() or stops or match[1][0] in _OPENING[not words :]:
            break
        # More than a space is what was blanked out: a quotation, or an agency.
        apart = words > 0 and match.start(1) - end > 1
        if joins or object_begins or words == MOST_WORDS:
            left_open |= not (apart or object_begins or (joins and _begins_anew(core[1:])))
            break
        left_open |= apart
        words += 1
        definite += core.startswith("ال")
        start = led if words == 1 else start
        end = led + len(core)
        if led + len(core) < match.end(1):
            break
    if key[start:end].endswith(" في"):
        end -= len(" في")
    return start, end, left_open


def _begins_anew(word: str) -> bool:
    """Say whether what is joined by an "and" is no further speaker: a verb, or a new clause."""
    return word in _VERB_FORMS or word in _STOPS or word in _PRONOUNS


def _is_role(key: str, start: int, end: int) -> bool:
    """Whether a subject that begins at `start` goes on behind the "in" that ends at `end`."""
    first = _WORD.match(key, start)
    following = _WORD.match(key, end)
    if first is None or following is None or first[1].strip(_EDGES) not in _ROLES:
        return False
    return not following[1].startswith(_OCCASIONS)
