"""A sentence → its beginning that can stand by itself, short enough for a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from sharih.arabic import Lang, fold
from sharih.conversion.titles import verb_frames
from sharih.conversion.titles.word_lists import (
    ACTION,
    CONDITION,
    DANGLING,
    HELD,
    PERFECT,
    RELATIVE,
    WAW,
)

ROOM: Final = 85
"""A title of so many characters is short enough;"""
SHORT: Final = 50
"""one of fewer tells little;"""
MOST: Final = 130
"""a longer one than this is cut at any price."""
MOST_WORDS: Final = 50
"""No sentence is cut behind more words."""
MOST_SUBJECT: Final = 16
"""no subject is shortened that has more;"""
LEAST_WORDS: Final = 5
"""A sentence that is cut keeps at least so many words, behind a speaker's name"""
LEAST_SAID: Final = 3
"""so many;"""
LEAST_ROUGH: Final = 60
"""and so many characters where it is not surely whole."""
RANK_COST: Final = 8
"""So many characters too many are as bad as leaving out what is of the next rank;"""
ROUGH_COST: Final = 25
"""so many as a sentence that may not be whole;"""
MODIFIERS_COST: Final = 16
"""and so many as leaving out what says more about the subject."""
GOOD: Final = 20
"""At so low a cost, the subject is left as it is."""

_MARKS: Final = "،؛:,;.!؟?\"“”«»()[]…'’"
_COMMAS: Final = "،؛:,;"
_QUOTES: Final = frozenset('"“”«»()[]')


def _ranks(*ranks: str) -> dict[str, int]:
    return {
        opener.replace("_", " "): rank
        for rank, openers in enumerate(ranks)
        for opener in fold(openers).split()
    }


# What opens a clause or phrase that a sentence can do without: the higher its rank, the more
# is lost with it. Clauses that begin with a verb have the rank before the last.
_OPENERS: Final = {
    "ar": _ranks(
        # what else is said or happens
        "مشيرا مشيرة مشيرين مؤكدا مؤكدة مؤكدين موضحا موضحة مضيفا مضيفة مبينا مبينة معتبرا معتبرة"
        " معتبرين داعيا داعية داعين قائلا قائلة معلنا معلنة مشددا مشددة مشددين مذكرا مذكرة معربا"
        " معربة منددا منددة منددين محذرا محذرة مبرزا مبرزة مرجعا مرجعة مطالبا مطالبين لافتا لافتة"
        " كاشفا متهما واصفا واصفة نافيا نافية معبرا معبرة معبرين مثمنا منتقدا محملا مرجحا مفيدا"
        " مستنكرا متسائلا ملاحظا مطالبة_إياها مطالبة_إياهم متعهدا مجددا مشيدا مشيدة ملوحا متوعدا"
        " متابعا مستغربا مخلفا مسفرا وذلك حيث بينما فيما في_حين في_المقابل إذ ففي فإن كما وقد مما"
        " علما أين ذلك_أن على_أن إلا_أن غير_أن لكن ولكن لكنه ولكنه لكنها لكنهم وهو وهي هو_ما"
        " وهو_ما ما_دفع ما_أدى ما_جعل ما_أسفر ما_أسفرت ما_تسبب ما_يعني ما_خلف وجاء وجاءت وكان"
        " وكانت ويأتي وتأتي ويذكر ويعد وتعد ولم ولا_تزال ولا_يزال وتم وتمت ويتم وأكد وأكدت وأضاف"
        " وأضافت وأشار وأشارت وبين وبينت وقال وقالت وأسفر وأسفرت وتسبب وتسببت وخلف وخلفت وبلغ"
        " وبلغت وتتمثل ويتمثل وستكون وسيكون وسيتم وشملت وشمل وتوزعت وتتنزل ويتنزل",
        # when, why and with whom
        "بعد بعدما قبل عندما حين وسط إثر عقب خلال أثناء بسبب جراء نتيجة بمناسبة على_خلفية على_إثر"
        " في_إطار في_ظل على_هامش من_أجل بهدف قصد بغية ضمن رغم بحضور بمشاركة بإشراف تحت_إشراف"
        " بمعية انطلاقا ابتداء بداية_من اعتبارا تزامنا بالتزامن استعدادا تحضيرا إلى_غاية ردا_على"
        " تحت_شعار على_امتداد مقارنة لحساب برسم لأن لأنه لأنها لكي حتى_لا لتفادي في_انتظار"
        " في_محاولة مقابل منذ باعتبار بصفته باعتباره بعيدا فضلا احتجاجا تضامنا تنديدا بعنوان"
        " تطبيقا تبعا من_بينهم من_بينها بينهم بينها من_ضمنهم على_غرار بما_في_ذلك لا_سيما خاصة_بعد"
        " خاصة_في وخاصة إضافة_إلى بالإضافة كلهم جميعهم أغلبهم",
        # which, and the like
        "الذي التي الذين اللذين اللتين والذي والتي والذين المتمثلة المتمثل والمتمثلة والمتمثل"
        " المتعلق المتعلقة والمتعلق والمتعلقة الواقعة الكائنة الكائن كائنة كائن المنعقد المنعقدة"
        " المنتظم المنتظمة المزمع المقرر المقررة الصادر الصادرة الرابطة_بين القادمة_من القادم_من"
        " قادمة قادم واقعة متجهة متجه محملة محمل متهم متهمة متهمين",
        "",
        "في من على إلى عن مع أمام داخل عبر قرب نحو حول بشأن بخصوص لدى تحت ضد بين على_مستوى"
        " على_متن من_قبل من_طرف من_خلال عن_طريق",
    ),
    "en": _ranks(
        "but while as which who whose where amid according because although though",
        "after before following despite when with that_was",
    ),
}  # fmt: skip
# What stands before one of these is the news.
_BUT: Final = frozenset(fold("لكن ولكن لكنه ولكنه لكنها ولكنها لكنهم but").split())
# What led to a list below may end with one of these.
_UNFINISHED: Final = RELATIVE | frozenset(HELD) | {fold("إذ")}
# The first words of openers that have two.
_PAIRED: Final = frozenset(
    opener.split()[0] for openers in _OPENERS.values() for opener in openers if " " in opener
)
_PHRASE: Final = 4
_WHEN: Final = 1
# Words with a particle: with the article, nouns of action, or of no root that begins with it.
_CLITIC: Final = re.compile(
    r"بال(?!مائ|مئ|غ)[^\W\d_]{3,}|لل[^\W\d_]{3,}"
    r"|ب(?!و(?!زار|لاي|جود|قف|سائ|حد|اسط|ضع|رش|كال|صف|عد|دي|فا)|طول|رنامج|رامج|لدي|لاغ|رلمان|نزرت|داي|ريطاني|رشلون|عض|عد|نك|يان|حر|حث|اريس"
    r"|رلين|لاد|لد|يئ|طاق|ضائع|ضاع|نود|ند|اي|ين|شري|شار|دون|طل|رتغال|رازيل|يروت|غداد"
    r"|نزين|نغازي|سبب|حيث|ما|ها|اسم|نوع|ناي|قيم|مبلغ|نسب|راءه|رئ|صدد|حوز|ات|اد|قا|قر)"
    r"[^\W\d_]{4,}"
    r"|ل(?:ا(?!عب|جئ|جي|زم|ئح|ف|سيما|ن|تين|غ|ز)[^\W\d_]{3,}|ت[^\W\d_]{3,}|م[^\W\d_]ا[^\W\d_]{2,}"
    r"|فائد|صالح|دعم|مده|ولاي)[^\W\d_]*"
)
# What somebody does with it: مهددا.
_PARTICIPLE: Final = re.compile(r"م[^\W\d_]{3,5}ا")
_DANGLING_ENGLISH: Final = frozenset(
    fold(
        "the a an of in on at to for and or with by from that who which is are was were has have"
        " had be been its his her their this will would could not more than about"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence word by word."""

    written: tuple[str, ...]
    """The words as they stand in the text."""
    keys: tuple[str, ...]
    """The same folded, without punctuation."""

    def text(self, start: int = 0, end: int | None = None) -> str:
        """Write a part of the sentence."""
        return " ".join(self.written[start:end])

    def part(self, start: int, end: int | None = None) -> Words:
        """Take a part of the sentence."""
        return Words(self.written[start:end], self.keys[start:end])

    def without(self, start: int, end: int) -> Words:
        """Leave out a part of the sentence."""
        written, keys = self.written, self.keys
        return Words(written[:start] + written[end:], keys[:start] + keys[end:])


@dataclass(frozen=True, slots=True)
class _Cut:
    """A way to cut a sentence."""

    cost: float
    words: Words
    end: int
    """So many of the words stay; 0 where there is no way."""


def split_words(text: str) -> Words:
    """Split a sentence at its spaces."""
    written = text.split()
    keys = fold(" ".join(written)).split(" ")
    if len(keys) != len(written):
        keys = [fold(word).replace(" ", "") for word in written]
    return Words(tuple(written), tuple(key.strip(_MARKS) for key in keys))


def opens_report(key: str) -> bool:
    """Whether a word goes on with something else that is said or happens."""
    return _OPENERS["ar"].get(key) == 0 and key[:2] not in ("وه", "وق", "كم")


def cut_clause(words: Words, lang: Lang, taken: int = 0) -> str:
    """Cut a sentence where what is left is whole and short; at a word with `…` if it must.

    `taken` tells how many characters of the title stand before the sentence.
    """
    borders: list[tuple[int, int]] = []
    opened = _open_after(words)
    for end in range(2, min(len(words.keys), MOST_WORDS)):
        if words.keys[end] in _BUT and end >= LEAST_WORDS and not opened[end - 1]:
            words = words.part(0, end)
            break
        rank = _rank(words, end, lang)
        if rank is not None:
            borders.append((end, rank))
    words = words.part(0, MOST_WORDS)
    while lang == "ar" and len(words.keys) > LEAST_WORDS and words.keys[-1] in _UNFINISHED:
        words = words.part(0, -1)
    borders = [(end, rank) for end, rank in borders if end < len(words.keys)]
    best = _best(words, borders, lang, taken)
    if lang == "ar" and best.cost > GOOD:
        for shorter, rest in _without_modifiers(words, borders, clause=taken > 0):
            cut = _best(shorter, rest, lang, taken)
            removed = len(words.text()) - len(shorter.text())
            cost = cut.cost + MODIFIERS_COST + removed / 10
            if cut.end and cost < best.cost:
                best = _Cut(cost, shorter, cut.end)
    for near in (verb_frames.NEAR, 2):
        if not best.end:
            best = _best(words, borders, lang, taken, rough=near)
    return _tidy(best.words.text(0, best.end)) if best.end else _at_a_word(words, lang, taken)


def _best(
    words: Words,
    borders: Sequence[tuple[int, int]],
    lang: Lang,
    taken: int,
    *,
    rough: int = 0,
) -> _Cut:
    """Find the cheapest cut; a rough one may leave a sentence that is not whole.

    `rough` tells how many words are then looked at for one that needs a preposition.
    """
    lengths = [taken - 1 + length for length in accumulate(len(word) + 1 for word in words.written)]
    opened = _open_after(words)
    said = next((end for end, _ in borders if opens_report(words.keys[end])), None)
    whole = verb_frames.find_whole(words.keys, said or len(words.keys), clause=taken > 0)
    count = len(words.keys)
    least_words = LEAST_SAID if taken else LEAST_WORDS
    if not rough and not CONDITION.isdisjoint(words.keys):
        least_words = max(at for at, key in enumerate(words.keys) if key in CONDITION) + 2
    best = _Cut(verb_frames.NEVER, words, 0)
    for end, rank in [*borders, (count, 0)]:
        length = lengths[end - 1]
        if length > MOST + (ROUGH_COST if rough else 0):
            break
        cost = rank * RANK_COST + max(0, length - ROOM) + max(0, SHORT - length)
        if end < count:
            if rough == verb_frames.NEAR and (
                length < LEAST_ROUGH or end < whole.clause < verb_frames.NEVER
            ):
                continue
            cost += ROUGH_COST if rough else 0
        if (
            opened[end - 1]
            or cost > best.cost
            or (end < count and end < least_words)
            or (end < count and not _is_whole(words, end, rank, whole, lang, rough))
        ):
            continue
        best = _Cut(cost, words, end)
    return best


def _rank(words: Words, end: int, lang: Lang) -> int | None:
    """Tell the rank of what begins with a word; None where nothing begins there."""
    openers = _OPENERS[lang]
    key = words.keys[end]
    rank = None
    if key in _PAIRED and end + 1 < len(words.keys):
        rank = openers.get(f"{key} {words.keys[end + 1]}")
    if rank is None:
        rank = openers.get(key)
    mark = words.written[end - 1][-1]
    comma = mark in _COMMAS
    if rank is None and key[:1] == "و" and openers.get(key[1:]) == _WHEN:
        rank = _WHEN
    if rank is not None:
        return min(rank, verb_frames.VERB) if comma else rank
    if lang == "ar" and comma and _PARTICIPLE.fullmatch(key):
        return 0
    if lang == "en":
        return 2 if comma or words.written[end] in ("-", "–", "—") else None
    if key[:2] == "ال" or key[:3] == "وال":
        rank = 2 if verb_frames.is_modifier(key) else None
    elif _CLITIC.match(key):
        return _PHRASE
    elif (key[:1] == "و" and key[1:] in PERFECT and not WAW.match(key)) or mark in "؛:":
        return _WHEN
    elif verb_frames.is_known_verb(key) or (key[:1] == "و" and ACTION.match(key[1:])):
        rank = verb_frames.VERB
    return 2 if rank is None and comma and key[:1] == "و" else rank


def _is_whole(
    words: Words, end: int, rank: int, whole: verb_frames.Whole, lang: Lang, rough: int
) -> bool:
    """Whether a sentence may end after so many words: nothing is missing behind them."""
    if lang == "en":
        return words.keys[end - 1] not in _DANGLING_ENGLISH
    least = whole.phrase if rank >= verb_frames.VERB else whole.cause if rank else whole.clause
    if not rough and end < least:
        return False
    return verb_frames.may_end(words.keys[:end], words.keys[end], rank, rough or verb_frames.NEAR)


def _without_modifiers(
    words: Words, borders: Sequence[tuple[int, int]], *, clause: bool
) -> Iterator[tuple[Words, list[tuple[int, int]]]]:
    """Leave out more and more of what stands between a subject and its verb, or what that needs.

    With the words come the borders that are left. A clause may begin with any noun.
    """
    keys = words.keys
    if verb_frames.is_verb(keys[0]):
        at = verb_frames.find_needed(keys)
    else:
        at = (
            verb_frames.find_predicate(keys[:MOST_SUBJECT])
            if clause or keys[0].startswith("ال")
            else None
        )
    if at and not RELATIVE.isdisjoint(keys[:at]) and words.written[at - 1][-1] not in _COMMAS:
        return  # what seems to complete the verb may be told of a noun before it
    ranks = dict(borders)
    last = next((n for n, key in enumerate(keys) if key in RELATIVE), len(keys))
    for start in range(min((at or 0) - 1, last), 2, -1):
        rank = ranks.get(start, 2 if verb_frames.is_modifier(keys[start]) else 0)
        if at and rank and verb_frames.may_end(keys[:start], keys[start], rank):
            gone = at - start
            yield (
                words.without(start, at),
                [(end - gone, n) for end, n in borders if end > at],
            )


def _open_after(words: Words) -> list[bool]:
    """Tell after each word whether a quotation or bracket is open."""
    text = words.text()
    if _QUOTES.isdisjoint(text):
        return [False] * len(words.written)
    straight = 0
    depths = [0, 0, 0, 0]
    is_open = False
    found = []
    for word in words.written:
        if not _QUOTES.isdisjoint(word):
            straight += word.count('"')
            for at, (opening, closing) in enumerate(
                (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
            ):
                depths[at] += word.count(opening) - word.count(closing)
            is_open = straight % 2 == 1 or any(depths)
        found.append(is_open)
    return found


def _tidy(text: str) -> str:
    """Take punctuation off the end of a title."""
    return text.strip(" .،؛:,;–—-")


def _at_a_word(words: Words, lang: Lang, taken: int) -> str:
    """Cut where the room ends, though the sentence goes on."""
    end = 1
    dangling = DANGLING if lang == "ar" else _DANGLING_ENGLISH
    while end < len(words.keys) and taken + len(words.text(0, end + 1)) <= ROOM:
        end += 1
    while end > 1 and words.keys[end - 1] in dangling:
        end -= 1
    return words.text(0, end).rstrip(_COMMAS + ".") + "…"
