"""A sentence of Arabic news → the same without when, where and from whom it was told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from sharih.arabic import fold_pattern, fold_with_offsets
from sharih.conversion.dates.months import MONTH, WEEKDAY
from sharih.conversion.titles.word_lists import ACTION, ACTION_WORD

_PART = (
    "(?:صباح|صبيحة|مساء|عشية|ظهر|بعد ظهر|فجر|ليلة|ليل|منتصف نهار|زوال|بعد زوال|نهار"
    "|(?:في )?ساعة (?:متأخرة|مبكرة)(?: من)?)"
)
_DATE = rf"(?:(?:\d{{1,2}} ?|غرة ){MONTH}(?: ?\d{{4}})?+)"
# What a day belongs to more closely than to the sentence.
_NOT_BEHIND: Final = re.compile(
    fold_pattern(
        r"(?<![^\W_])(?:من|إلى|حتى|قبل|بعد|غاية|حدود|بين|ليلة|صباح|مساء|فجر|يوم|هذا|لهذا|طقس|ب?أن|[يت]بدأ|[يت]صادف|[يت]وافق)\Z"
    )
)
_TODAY = (
    r"(?:هذا )?(?:أول )?(?:اليوم(?! (?:الوطني|العالمي|الدولي|العربي|الإفريقي|الأوروبي|التالي"
    r"|الموالي|نفسه|الدراسي|الأول|الثاني|الثالث|الواحد|الإعلامي|المفتوح|الختامي|التحسيسي))"
    rf"|أمس(?: الأول)?|الأمس|البارحة)(?:،? {WEEKDAY})?(?:[ ،]+{_DATE})?(?: (?:الجاري|الحالي))?"
    r"|(?:(?:منذ|قبل) قليل|مؤخرا|هذا الأسبوع"
    r"|(?:خلال )?(?:نهاية |مطلع |بداية )?(?:الأسبوع|الأيام|الليلة)"
    r" (?:القليلة )?(?:الماضي|الفارط|المنقضي|المنصرم)ة?)"
)
_DAY = (
    rf"(?:{WEEKDAY}(?! و)(?:[ ،]+{_DATE})?|(?<=يوم ){_DATE})"
    r"(?: (?:الماضي|الفارط|المنصرم|المنقضي|الجاري))?(?! (?:القادم|المقبل|إلى|و))"
)
_WHEN = (
    r"(?:، ?| )(?:و?ذلك )?(?:(?:ابتداء|بداية|انطلاقا) من |في |منذ )?"
    rf"(?:على الساعة [^ ]+ (?:و[^ ]+ )?(?:من )?)?(?:و?{_PART} ){{0,2}}(?:يوم )?"
    rf"(?:(?P<today>{_TODAY})|(?P<day>{_DAY}))(?=[ ،.]|\Z)،?"
)
_STATION = (
    r"(?:(?:مراسلة?|إذاعة|قناة|برنامج|صحيفة|جريدة|موقع|موجات|ميكروفون) )?(?:على )?"
    r"(?:\"?(?:ال)?(?:جوهرة|موزاييك|شمس|بوليتيكا|بوليتكا|بولتيكا)(?: ?\"?اف ?ام\"?)?\"?"
    r"|\"[^\"]{2,30}\"(?: ال[^ ،]+ية)?|وكالة(?: [^ ،]+){1,3} للأنباء|وسائل الإعلام|الصحفيين"
    r"|الصحافة)"
)
_OCCASION = (
    r"(?:تصريح|تصريحات|حوار|مداخلة|بيان|بلاغ|ندوة|لقاء|كلمة|كلمته|كلمتها|تدوينة|حديث|اتصال"
    r"|مؤتمر|نقطة|مقابلة|تقرير|برنامج|صفحته|صفحتها|جلسة|منشور|مداخلته|مداخلتها|حواره|تصريحه"
    r"|تصريحها|رسالة|حسابه|رده|ردها|زيارته|زيارتها|خطابه|ختام|حديثه|حديثها|تعليقه|تعقيبه)"
    r"(?: (?:له|لها|صحفية?|إعلامية?|خاصة?|خص به|خصت به|هاتفية?|مباشرة?|مشترك))*(?![^\W_])"
)
_SAID = r"(?= (?:ب?أن(?:ه|ها|هم)?|إلى أن|على أن) )"
_WORDS = r"(?: (?!عن |مؤكد|مشير|موضح|مضيف|مبين|معتبر|قائل|داعي)[^ ،.]+){0,30}?"
_UP_TO = rf"(?:(?:[^،.]{{0,100}}،){{1,2}}(?= عن )|{_WORDS}(?:،(?! و)|{_SAID})|[^،.]*?(?= عن ))"
# Where it was said: up to what was said, or as far as it is named, or to the next comma.
_WHERE = (
    rf"،? (?:(?:في|خلال|عبر|إثر|عقب|أثناء|ضمن) ?{_OCCASION}(?:{_WORDS}{_SAID}"
    rf"| (?:(?:ل|لل|على|في|مع|عبر|ب) ?)?{_STATION}(?: بالجهة| في الجهة)?،?"
    r"|(?= (?:إلى|على|عن|من|ان[^ ]+|ت[^ ]{3,}|وجود|اليوم|أمس|يوم|صباح|مساء) )"
    rf"|{_UP_TO})|(?:ضيفة?|ل|لل) ?{_STATION}(?=[ ،])،?"
    r"|(?:على هامش|على صفحتها?|على صفحته|ردا على|بمناسبة|خلال|لدى (?:استضافت|حضور|تدخل"
    rf"|إشراف|حلول|زيارت|افتتاح)[^ ]*)(?![^\W_]){_UP_TO})"
)
_INFORMANT = (
    r"(?:ما|قول[^ ]*|تعبير[^ ]*|تصريح[^ ]*|بلاغ|بيان|مصدر|مصادر|تقرير|حصيلة|معطيات|المعطيات|نص"
    r"|تقدير[^ ]*|دراسة|إحصائيات|بيانات|وكالة|صحيفة|موقع|وسائل|تقارير|آخر|أحدث|رأي[^ ]*|مسؤول"
    r"|مسؤولين|شهود|إذاعة|قناة|أرقام|نتائج|مراسل[^ ]*|الناطق|وزير|رئيس|المدير|وزارة|المتحدث"
    r"|الشرطة|السلطات|البيان|البلاغ|المصدر|معهد|المعهد|إفادة|شهادة|برقية|نشرة|ذات|نفس|وصف[^ ]*)"
)
# What says more of the source goes with it, up to the end.
_SOURCE = (
    r"،? (?:و?ذلك )?(?:(?:وفقا? ?ل?|حسبما|حسب|وفقما|طبقا ل|نقلا عن|استنادا إلى|على حد) ?"
    rf"{_INFORMANT}"
    r"|(?:بحسب|حسبما|وفقما|نقلا عن|كما (?:أكد|أفاد|ذكر|أورد|جاء في))(?![^\W_]))"
    r"(?![^\W_])(?:[^،]*،(?= (?:إلى|ب?أن|على|عن|من) )|.*\Z)"
)
# What leads to a list below.
_LEAD_IN: Final = re.compile(
    fold_pattern(
        r"،? (?:و? ?في ?ما يلي|وفق(?:ا ل)? ?البرنامج|حسب البرنامج|و?من أهمها|و?من بينها|و?منها|وهي"
        r"|وهم|كالآتي|كما يلي|كالتالي|على النحو|ب?ال[^ ]+ التالية)[^:]*:\Z"
    )
)
# Words with the article begin no aside but these; this is only for speed.
_NO_ARTICLE = r"(?!،? ال(?!يوم|بارحة|أمس|أسبوع|أيام|ليلة|اثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت|أحد))"
_ASIDES: Final = re.compile(
    fold_pattern(rf"{_NO_ARTICLE}(?:(?P<source>{_SOURCE})|(?P<where>{_WHERE})|{_WHEN})")
)
# A phrase between two commas, or one that opens the sentence, before a comma.
_PHRASE: Final = re.compile(
    fold_pattern(
        r"\A(?:على إثر|إثر|بعد|في إطار|خلال|على هامش|ردا على|تبعا|بمناسبة|عقب|في|مع|منذ|وفي|وبعد"
        r"|وخلال) [^،.\"“«]{3,110}، (?!و|بال|لل|مفاد|في |من |على )(?=(?:[^ ]+ ){5})"
        r"|\A(?:سعيا|حرصا|نظرا|رغم|بالرغم|وسط|بناء|بهدف|من أجل|احتجاجا|بعد|في|على إثر|إثر)"
        r" [^.\"]{3,200}?، (?=(?:[^ ]{2,}(?<!ا)ت|تم|قام|أعلن|أكد|قرر|دعا|طالب|نفذ|نظم|شهد|أصدر"
        r"|تمكن) (?:[^ ]+ ){4})"
        rf"| (?:الذي|التي|الذين) [^،.]{{5,100}}،(?= (?:{ACTION_WORD}|(?!ال)[^ ]{{3,6}}ة) )"
        r"|، (?:في|خلال|بعد|إثر|عقب|لدى|ضمن|وفي|وخلال|وبعد|بمناسبة) [^،.\"“«]{3,80}،(?= )"
    )
)
# What follows would be told of the wrong one if its place or time went.
_IN_RELATIVE: Final = re.compile(fold_pattern(r"(?<![^\W_])(?:الذي|التي|الذين)(?![^\W_])[^،]*\Z"))
_GOES_ON: Final = re.compile(fold_pattern(r" (?:إلى|على|عن|من|ب?أن) "))
_THAT: Final = re.compile(fold_pattern(r" ب?أن(?:ه|ها|هم)? "))


def without_asides(sentence: str, *, past: bool) -> str:
    """Leave out when, where and from whom something was told.

    In what is said, and where what is told is still to come (not `past`), only today and
    yesterday go: other days may be the news.
    """
    text = f" {sentence}"
    folded = fold_with_offsets(text).text
    that = _THAT.search(folded)
    said = that.start() if that else len(folded)

    def is_aside(match: re.Match[str]) -> bool:
        kind = match.lastgroup
        if kind in ("where", "day") and match.start() > said:
            return False
        if kind == "where" and _IN_RELATIVE.search(folded[: match.start()]):
            return False
        if kind == "where" and match.end() != said:
            return folded[: match.start()].count(" ") > 1 and not _has_news(match.group())
        if kind == "day" and not past:
            return False
        return kind not in ("today", "day") or not _NOT_BEHIND.search(folded[: match.start()])

    plain = _without(text, filter(is_aside, _ASIDES.finditer(folded)))
    if plain.endswith(":"):
        plain = _without(plain, _LEAD_IN.finditer(fold_with_offsets(plain).text))
    return without_phrases(plain.strip())


def without_phrases(sentence: str) -> str:
    """Leave out a phrase that opens the sentence, and those between two commas."""
    return _without(sentence, _PHRASE.finditer(fold_with_offsets(sentence).text))


def _has_news(folded: str) -> bool:
    """Whether what seems to be an aside holds what somebody did: من إيقاف."""
    words = folded.split()
    return any(word == "من" and ACTION.match(then) for word, then in pairwise(words))


def _without(text: str, matches: Iterable[re.Match[str]]) -> str:
    """Cut out of a text what was found in its folded form."""
    folded = fold_with_offsets(text)
    parts: list[str] = []
    done = 0
    for match in matches:
        end = match.end()
        # A comma stays where it closes what another one has opened.
        if match.group()[-1:] == "،" != match.group()[:1] and _GOES_ON.match(folded.text, end):
            end -= folded.text.count("،", 0, match.start()) % 2
        parts.append(text[done : folded.start(match.start())])
        done = folded.end(end)
    return "".join([*parts, text[done:]])
