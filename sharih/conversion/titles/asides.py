"""A sentence → the same without when, where and from whom it was told, and other asides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Final

from sharih.arabic import Lang, fold, fold_pattern, fold_with_offsets
from sharih.conversion.dates.months import ENGLISH_WEEKDAY, MONTH, WEEKDAY
from sharih.conversion.rule_files import any_of
from sharih.conversion.titles.clauses import needed_at
from sharih.conversion.titles.sentence_words import SentenceWords, split_words
from sharih.conversion.titles.word_lists import title_words

LEFT: Final = 6
"""How many words a sentence keeps at least where the phrase that opens it goes."""
NAME_WORDS: Final = 3
"""How many words behind the last comma are taken for a name."""

_ENGLISH_DAY: Final = re.compile(
    rf"(?P<comma>,)? (?:(?:late |early )?on {ENGLISH_WEEKDAY}(?: (?:morning|evening|night))?"
    r"|today|yesterday)(?(comma),?)(?=[ ,.]|\Z)", re.IGNORECASE
)  # fmt: skip
_DATE: Final = rf"\d{{1,2}} {MONTH}(?: ?\d{{4}})?"
_OF_DAY: Final = r"(?:(?:صباح|مساء|عشية|ظهر|بعد ظهر|فجر|ليلة|يوم|نهار) ){0,3}"
# A verb of the present at the beginning: the day of what is still to come is part of the news.
_PRESENT: Final = re.compile(r"(?:سي|ست|ي|ت)[^\W\d_]{3,}(?<!ت)\Z")
_ADJECTIVES: Final = r"(?: (?:له|لها|صحفية?|إعلامية?|خاصة?|خص به|هاتفية?))*"
_SAID: Final = r"(?= (?:ب?أن(?:ه|ها|هم)?|إلى أن|على أن|عن) )"


@cache
def _formulas() -> re.Pattern[str]:
    """Compile what finds wishes for somebody, and courtesies before a name."""
    lists = title_words().asides
    return re.compile(
        rf" [-–«“\"(]{{0,2}}(?:{any_of(lists.formulas)})[-–»”\")]{{0,2}}(?![^\W_])"
        rf"|(?:(?<= )|\A)(?:{any_of(lists.honorifics)}) (?=[^\W\d_])"
    )


@cache
def _day() -> re.Pattern[str]:
    """Compile what finds a day; its group `day` tells a weekday that is not called today."""
    named = f"(?:{any_of(title_words().asides.named_days)})"
    return re.compile(
        fold_pattern(
            r"(?P<comma>،)? (?:و?ذلك )?(?:(?:ابتداء|بداية|انطلاقا|اعتبارا) )?"
            rf"(?:(?:في|منذ|من|خلال) )?{_OF_DAY}"
            rf"(?:(?:هذا )?(?:اليوم(?! {named})|(?:أول )?أمس|الأمس)(?: الأول)?(?:،? {WEEKDAY})?"
            rf"|البارحة|منذ قليل|مؤخرا|(?P<day>{WEEKDAY}(?! و| إلى| القادم| المقبل)"
            rf"(?: (?:الماضي|الفارط|المنصرم))?|(?<=يوم ){_DATE}))"
            rf"(?:[ ،]+{_DATE})?(?: (?:الجاري|الحالي))?(?![^\W_])(?(comma)،?)"
        )
    )


@cache
def _where() -> re.Pattern[str]:
    """Compile what finds where and to whom something was said, up to what was said."""
    lists = title_words().asides
    kinds = f"(?:{any_of(lists.media_kinds)})"
    medium = (
        rf"(?:(?:{kinds} )?(?:{any_of(lists.media)}|[\"“«][^\"“”«»]{{2,30}}[\"”»])"
        r"|وكالة(?: [^ ،]+){1,3} للأنباء)"
    )
    return re.compile(
        fold_pattern(
            rf"،? (?:في|خلال|عبر|إثر|عقب|أثناء|ضمن) (?:{any_of(lists.occasions)})(?![^\W_])"
            rf"{_ADJECTIVES}"
            rf"(?: ?(?:لل|ل|مع|على|عبر|في) ?{medium}،?|[^،.:]{{0,120}}?(?:،|{_SAID}))"
            rf"|،? (?:على هامش|ردا على|ضيفة?|لدى [^ ]+ه)(?![^\W_])[^،.:]{{4,120}}?(?:،|{_SAID})"
            rf"|،? (?:ل|لل){kinds} [^،.:]{{0,60}}?(?:،|{_SAID})"
        )
    )


def without_asides(sentence: str, lang: Lang) -> SentenceWords:
    """Leave out of a sentence what is told by the way."""
    if lang == "en":
        return _without_phrases(split_words(_ENGLISH_DAY.sub("", sentence)), "en")
    text = _without(sentence, _formulas().finditer(fold(sentence)))
    # Phrases between commas go first, since a day may take a comma with it.
    text = _without_phrases(split_words(text), "ar").text()
    text = _without(text, _where().finditer(fold(text)))
    return _without_phrases(split_words(_without_days(text)), "ar")


def _without_days(text: str) -> str:
    """Leave out the day, where it belongs to the whole sentence."""
    lists = title_words()
    openers = lists.clauses["ar"].phrases | lists.clauses["ar"].adding
    folded = fold(text)
    to_come = _PRESENT.match(folded.partition(" ")[0]) is not None

    def belongs_to_all(match: re.Match[str]) -> bool:
        before = folded[: match.start()].split()[-2:] or [""]
        # خلال تعاملات اليوم: the noun is not whole without the day.
        bound = (
            before[0] in openers and not before[-1].startswith("ال") and before[-1][-1] not in "هي"
        )
        return not (
            before[-1] in lists.asides.before_days
            or (len(before) == 2 and bound)
            or (to_come and match["day"])
        )

    return _without(text, filter(belongs_to_all, _day().finditer(folded)))


def _without(text: str, matches: Iterable[re.Match[str]]) -> str:
    """Cut out of a text what was found in its folded form."""
    folded = fold_with_offsets(text)
    parts: list[str] = []
    done = 0
    for match in matches:
        parts.append(text[done : folded.start(match.start())])
        done = folded.end(match.end())
    return "".join([*parts, text[done:]]).strip()


def _without_phrases(words: SentenceWords, lang: Lang) -> SentenceWords:
    """Leave out phrases that open the sentence before a comma, and those between two commas."""
    if not words:
        return words
    segments = _segments(words)
    while len(segments) > 1 and _opens_by_the_way(words, segments[0][0], lang):
        if len(words) - segments[0][1] < LEFT:
            break
        segments.pop(0)
    if segments[0][0]:
        words = words.part(segments[0][0])
        segments = _segments(words)
    kept: list[tuple[int, int]] = []
    goes_on = False
    for start, end in reversed(segments):
        if start and goes_on and _is_between(words, start, end, lang):
            continue
        kept.insert(0, (start, end))
        goes_on = _goes_on(words, start, end, lang)
    return _joined(words, kept)


def _segments(words: SentenceWords) -> list[tuple[int, int]]:
    """List the parts between commas, but those in quotations: first word, and that behind it."""
    opened = words.open_after()
    commas = [n for n in range(1, len(words)) if words.is_behind_comma(n) and not opened[n - 1]]
    return list(pairwise([0, *commas, len(words)]))


def _opens_by_the_way(words: SentenceWords, at: int, lang: Lang) -> bool:
    """Whether a word opens a phrase that is told by the way, be it behind "and"."""
    openings = title_words().clauses[lang].openings
    return words.opens(at, openings) or (
        lang == "ar" and words.keys[at].removeprefix("و") in openings
    )


def _is_between(words: SentenceWords, start: int, end: int, lang: Lang) -> bool:
    """Whether a part between two commas can go."""
    lists = title_words()
    if lang == "ar":
        needed = needed_at(words)
        if start <= needed < end:
            return False
        if needed == end and words.keys[end] in lists.speech.that and end - start > 2:
            return True
    of_lang = lists.clauses[lang]
    openers = of_lang.between | of_lang.sources
    place = words.keys[start].startswith("بال")
    return place or words.opens(start, openers) or _opens_by_the_way(words, start, lang)


def _goes_on(words: SentenceWords, start: int, end: int, lang: Lang) -> bool:
    """Whether a part behind a comma goes on with the sentence before it."""
    lists = title_words().clauses[lang]
    if words.keys[start].startswith("و") or words.keys[start] in ("and", "but"):
        return False
    # A few words at the end are a name, which belongs to the part before it.
    if (
        end == len(words)
        and end - start <= NAME_WORDS
        and (lang == "en" or needed_at(words) < start)
    ):
        return False
    return not words.opens(start, lists.adding | lists.sources | lists.openings)


def _joined(words: SentenceWords, kept: Iterable[tuple[int, int]]) -> SentenceWords:
    """Put the parts that stay together; a comma goes unless another one opened before it."""
    written: list[str] = []
    opened = 0
    done = 0
    for start, end in kept:
        if written and start != done and opened % 2 == 0:
            written[-1] = written[-1].rstrip("،,")
        elif written:
            opened += 1
        written += words.written[start:end]
        done = end
    return split_words(" ".join(written))
