"""A sentence → its beginning that can stand by itself, short enough for a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sharih.arabic import Folded, Lang, fold, fold_pattern, fold_with_offsets

PROPOSED_WORDS: Final = 16
"""A proposed title has at most so many words."""
CLAUSE_WORDS: Final = 7
"""and at least so many, where it is cut;"""
LONGEST_WORDS: Final = 22
"""only a sentence that cannot be cut sooner may be longer."""
BUT_WORDS: Final = 5
"""What comes before "but" may stand alone with so many words."""
PHRASE_WORDS: Final = 9
"""A sentence of at least so many words may lose a phrase at its end."""

# Where a sentence may end, in the order of the words; what follows says more about it.
_END: Final = re.compile(
    fold_pattern(
        r"[،؛:](?= )|(?<!\d) [–—-] | (?=(?:لكن|ولكن|لكنه|لكنها|بعدما|بينما|فيما|حيث|إذ|مشيرا|مشيرة"
        r"|مؤكدا|مؤكدة"
        r"|موضحا|موضحة|مضيفا|مضيفة|مبينا|مبينة|معتبرا|داعيا|قائلا|قائلة|معلنا|وذلك|وفق|وفقا|بحسب"
        r"|حسب|حسبما|بعد|قبل|بمناسبة|على خلفية|في إطار|في ظل|في حين|بسبب|إثر|عقب|خلال|وتسبب"
        r"|وأسفر|وأدى|والذي|والتي|مشددا|مشددة|مذكرا|معربا|منددا|كما|وقد|وهو|وهي|مما|بهدف"
        r"|من أجل|نتيجة|ضمن"
        r"|بحضور|بمشاركة|انطلاقا|ابتداء|قصد|رغم|تزامنا|استعدادا|وسط|عندما|حين|إلى غاية|ما دفع"
        r"|ما أدى|ما جعل|ما أسفر)[ ])"
    )
)
_BUT: Final = re.compile(fold_pattern(r"[،,]? (?:و?لكن(?:ه|ها|هم)?|but) "))
_ENGLISH_END: Final = re.compile(
    r"[,;:]| [–—-] | (?=(?:but|after|before|while|as|because|which|who|when|where|that was|amid"
    r"|following|according|despite|with|for the)\b)"
)
# Where a phrase begins that a sentence can do without, if it must.
_PHRASE: Final = re.compile(
    fold_pattern(
        r" (?=(?:الذي|التي|الذين|في|من|على|إلى|عن|مع|أمام|داخل|عبر|بين|أثناء|أحدهما|أحدهم"
        r"|من بينهم|[بل][^\W\d_]{4,})[ ])"
    )
)
_PHRASE_NEEDED: Final = re.compile(
    fold_pattern(
        r"(?<![^\W_])(?:ال)?(?:متعلق|خاص|متمثل|مكلف|متهم|تابع|كائن|مقدر|واقع|مشتبه|منتم|قادم|ناتج|صادر"
        r"|مؤد|متواجد|موجود|ناجم|مقرر|تتمثل|يتمثل|تمثل|يقدر|تقدر|قدر|يتعلق|تتعلق|يهدف|تهدف|حوالي|بلغ"
        r"|عدد|قرابة|بينهم|أكثر|أقل|عضو|أعضاء|كل|عديد|سلسلة|مجموعة|اثنين|واحد|غير|ضمن|قبض|عثور|صل|إصرار|مصحوب|رابط|مولود|لتر|طن|كيلوغرام)[^\W_]{0,3}\Z"
        # nor can a verb, or what "and" has only begun
        r"|(?<![^\W_])(?:س?[يت][^\W_]{3,5}|و[^\W_]+|و [^\W_]+)\Z"
    )
)
# Verbs at the beginning, and the words behind them without which a sentence is not whole.
_EDGE = r"(?![^\W_])"
_ABOUT = (
    rf"(?<![^\W_])(?:عن|قطع|فتح|افتتاح|انطلاق|تعيين|إلغاء|تأجيل|ترحيل|إطلاق|بدء|استقالة|انسحاب"
    rf"|القضاء|وفاة|ارتفاع|انخفاض|توقيف|إيقاف|إغلاق|وقف|حل|ا?عتزام){_EDGE}"
)
_THAT = rf"(?<![^\W_])ب?[أإ]ن(?:ه|ها|هم)?{_EDGE}"
_TO = r"(?<![^\W_])(?:إلى|ل[^\W_]{3,})"
_FROM = r"(?<![^\W_])(?:من|عن) (?!ولاية|معتمدية|جهة)"
_ON = r"(?<![^\W_])(?:على|ب[^\W_]{3,})"
_TO_THAT = rf"(?<![^\W_])على{_EDGE}"
_NEEDS: Final = tuple(
    (re.compile(fold_pattern(rf"و?(?:{verbs}){_EDGE}")), re.compile(fold_pattern(needed)))
    for verbs, needed in (
        (r"كشفت?|عبرت?|أعربت?|أعلنت?|تحدثت?|دافعت?|تراجعت?|أسفرت?", _ABOUT),
        (r"أكدت?|قالت?|صرحت?|أفادت?|أوضحت?|ذكرت?|أشارت?|اعتبرت?|نقلت?", _THAT),
        (r"[يت]?دعت?[او]?", r"(?<![^\W_])إلى(?![^\W_])"),
        (r"أدت?ى?|تفطنت?|توصلت?|انضمت?|تعرضت?|وصلت?", _TO),
        (r"تمكنت?|حذرت?|أفرجت?|تخلصت?|استفادت?|منعت?|سخرت?", _FROM),
        (r"عثرت?|ألقت?ى?|قضت?ى?|أشرفت?|أقدمت?|حصلت?|احتوت?", _ON),
        (r"ي?ت?وافقت?|[يت]?صادقت?|أجمعت?|اتفقت?", _TO_THAT),
    )
)
_COMMA: Final = re.compile(r"،(?= (?:عن|أن|إلى|من) )")
# Words that need a whole clause behind them.
_RELATIVE: Final = frozenset(fold("الذي التي الذين اللذين اللتين who which").split())
# Words that cannot stand before a cut.
_DANGLING: Final = frozenset(
    fold(
        "في من إلى على عن مع بين أن إن التي الذي الذين خلال بعد قبل عند حول ضد لدى ما لا لم لن قد"
        " أو و ثم كل لكل بكل أحد إحدى بعض أي هذا هذه ذلك نحو عبر تحت كان كانت غير عدم"
        " وذلك والتي والذي أي كما وقد أكثر أقل بلغ بلغت نحو قرابة"
        " the a an of in on at to for and or with by from that who which is are was were has have"
    ).split()
)


def cut_clause(text: str, lang: Lang, most: int = PROPOSED_WORDS) -> str:
    """Cut a sentence at the last place that leaves it whole and short, or at a word with `…`."""
    ends = _END if lang == "ar" else _ENGLISH_END
    text = text.strip().rstrip(".،؛:,;! ").strip()
    but = next((at for at in _starts(_BUT, fold_with_offsets(text)) if not is_open(text[:at])), 0)
    if but and text.count(" ", 0, but) >= BUT_WORDS - 1:
        text = text[:but].rstrip(" ،,؛;")
    words = text.split(" ")
    if len(words) <= most:
        return text
    folded = fold_with_offsets(text)
    limit = len(" ".join(words[:most]))
    farthest = len(" ".join(words[:LONGEST_WORDS]))
    best = 0
    for at in _starts(ends, folded):
        if at > farthest:
            break
        if best and at > limit:
            break
        # The first comma often sets off a name; a sentence is not whole without its object.
        least = PHRASE_WORDS if text[at : at + 1] == "،" else CLAUSE_WORDS
        if text.count(" ", 0, at) >= least - 1 and _is_whole(text[:at]):
            best = at
    if not best and len(words) <= LONGEST_WORDS:
        return text
    if not best:
        phrases = [
            at for at in _starts(_PHRASE, folded) if at <= farthest and _may_lose_rest(text[:at])
        ]
        short = [at for at in phrases if at <= limit]
        best = max(short) if short else min((at for at in phrases if at <= farthest), default=0)
    if best:
        return _COMMA.sub("", text[:best].strip().rstrip(".،؛:,; –—-").strip())
    kept = words[:most]
    while len(kept) > 1 and (fold(kept[-1]) in _DANGLING or kept[-1] in "-–—"):
        kept.pop()
    return " ".join(kept).rstrip(".،؛:,;") + "…"


def _starts(pattern: re.Pattern[str], folded: Folded) -> Iterator[int]:
    """Tell where an expression is found in folded text, in the text as written."""
    return (folded.start(match.start()) for match in pattern.finditer(folded.text))


def _may_lose_rest(text: str) -> bool:
    """Whether the phrase behind this beginning can be left out."""
    long = text.count(" ") >= PHRASE_WORDS - 1
    return long and _is_whole(text) and not _PHRASE_NEEDED.search(fold(text))


def _is_whole(text: str) -> bool:
    """Whether a sentence may end here: nothing is open, and its verb has what it needs."""
    folded = fold(text)
    words = folded.rsplit(" ", 3)
    if is_open(text) or words[-1] in _DANGLING or not _RELATIVE.isdisjoint(words[1:]):
        return False
    for verb, needed in _NEEDS:
        if match := verb.match(folded):
            found = needed.search(folded, match.end())
            if found is None:
                return False
            rest = folded[found.end() :].split(" ")
            if not folded[: found.end()].endswith("ان"):
                return len(rest) > 1
            # What is said needs a subject and a predicate of its own.
            return len(rest) > (4 if _RELATIVE.isdisjoint(rest) else 10)
    return True


def is_open(text: str) -> bool:
    """Whether a quotation or bracket is open at the end of the text."""
    pairs = (("“", "”"), ("«", "»"), ("(", ")"))
    return any(text.count(a) > text.count(b) for a, b in pairs) or text.count('"') % 2 == 1
