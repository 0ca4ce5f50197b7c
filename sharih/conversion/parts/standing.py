"""A sentence of an article → its words as they stand without the sentence before.

What leads over (`وقد`, "meanwhile") is taken off where that is sure. A sentence that tells of
what stands before it, by a pronoun or by leaving its subject out, cannot stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from sharih.arabic import ARABIC_MARK, Lang, fold
from sharih.conversion.parts.sentences import QUOTED
from sharih.conversion.parts.word_lists import arabic_words, part_words
from sharih.conversion.quotes.word_lists import SpeechWords, speech_words

LOOKED_AT: Final = 160
"""In so many characters at its beginning, a sentence shows whether it can stand alone."""
FIRST_WORDS: Final = 6
"""By so many words at its beginning."""
MOST_TAKEN: Final = 3
"""So many words that lead over may stand in a row."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_AND: Final = re.compile(rf"\Aو[{ARABIC_MARK}]*")
_QUOTE: Final = re.compile(r'[“«"]')
_SIGN: Final = re.compile(r'[“”«»()"\[\]]')
_OPENING: Final = re.compile(r"[“«\"(]?[^\W_]")
# "It" that tells of nothing before it.
_EXPLETIVE: Final = re.compile(
    r"it(?:['’]s| is| was| remains| remained| has been| isn['’]t| wasn['’]t)"
    r"(?: \w+ly| still| now| not| yet| also)*"
    r" (?:un)?(?:clear|certain|known|likely|possible|sure|decided|confirmed|to be seen)\b"
)
_PAIRS: Final = ("“”", "«»", "()", "[]")
_PRONOUN_SAID: Final = re.compile(r",[”\"]? (?:he|she|they|it) [a-z]+(?: on [A-Z][a-z]+)?\.?\Z")
_QAD: Final = "قد"
_DEFINITE: Final = "ال"
_PRONOUN: Final = re.compile(r"[^\W\d_]{2,}(?:ها|هم|هما|هن)\Z")
_HIS: Final = re.compile(r"[^\W\d_]{3,}ه\Z")
# Verbs of the derived forms, of the future, and of a woman or of things: none begins with a و.
_VERB: Final = re.compile(
    r"ا(?:ست|[^\W_]ت|ن[^\Wغ_]|ت[فخهصج]|د[عخ]|[صض]ط|زد)[^\W_]{2,}"
    r"|س[يت][^\W_]{2,}|[يت][^\W_]{3,}|[^\W_]{2,}(?<!ا)ت\Z"
)
_DAMMA: Final = re.compile(r"[^\W_]ّ?ُ")
_WITH_PRONOUN: Final = re.compile(r"(?:في|علي|الي|من|عن|ل|ب|مع)(?:ه|ها|هم|هما)")
_COMES: Final = re.compile(r"[يت]اتي|جاء")
_NEXT_SIGN: Final = re.compile(r"\s*[:،,“«\"(]")


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence as it can stand alone."""

    text: str
    doubt: float
    """How much speaks against it: 0 nothing, 1 much."""


def standing(
    text: str,
    lang: Lang,
    known: Container[str],
    all_words: Collection[str] | None = None,
    key: str | None = None,
) -> Standing | None:
    """Take off what leads over from the sentence before; None where the rest hangs on it.

    `known` are words of the article, normalised, by which a و before one is known; `all_words`
    are those of the sentence, and `key` is that normalised, where they are known already.
    """
    if not is_balanced(text):
        return None
    words = part_words(lang)
    bare, taken, head = _taken_off(text, lang, known, key)
    if bare is None:
        return None
    found = [match.group() for match in islice(_WORD.finditer(head), FIRST_WORDS)]
    if not found or not _OPENING.match(bare):
        return None
    expletive = lang == "en" and _EXPLETIVE.match(head)
    if found[0] in words.hanging and not expletive:
        return None
    if not words.pointing.isdisjoint(found[:3]):
        return None
    if all_words is None or _QUOTE.search(bare):
        all_words = words_outside_quotations(bare)
    if not words.first_person.isdisjoint(all_words):
        return None
    doubt = 0.15 * taken
    doubt += 0.3 * (not words.pointing.isdisjoint(found[3:6]))
    doubt += 0.5 * bool(words.aside.match(head) or expletive)
    doubt += 0.5 * bool(lang == "en" and _PRONOUN_SAID.search(bare))
    if lang == "ar":
        speech = _unsaid(head, found, speech_words())
        if speech is None:
            return None
        doubt += speech + _pronouns(bare, found)
    return Standing(bare, doubt) if doubt < 1 else None


def without_connective(text: str, lang: Lang, known: Container[str]) -> tuple[str | None, int]:
    """Take off what leads over at the beginning: the rest, and how much was taken.

    None where a word begins with a و of which nobody can say what it is.
    """
    rest, taken, _ = _taken_off(text, lang, known)
    return rest, taken


def begins_in_between(text: str, lang: Lang) -> bool:
    """Say whether the first word of a text goes on with what stands before it."""
    match = _WORD.match(fold(text[:LOOKED_AT]))
    if match is None:
        return False
    word = match.group()
    if lang == "ar" and word.startswith("و") and not arabic_words().with_waw.match(word):
        return True
    return word in part_words(lang).hanging and not (lang == "ar" and _COMES.fullmatch(word))


def _taken_off(
    text: str, lang: Lang, known: Container[str], key: str | None = None
) -> tuple[str | None, int, str]:
    """Do the same; also gives the beginning of the rest, normalised."""
    words = part_words(lang)
    taken = 0
    head = fold(text[:LOOKED_AT]) if key is None else key[:LOOKED_AT]
    while taken < MOST_TAKEN:
        match = words.connectives.match(head)
        if match and _may_go(match.group(), head[match.end() :], lang):
            text = _cut_words(text, match.group().count(" ") + 1)
            head = head[match.end() :].lstrip()
        elif lang == "ar" and head.startswith("و"):
            first = _WORD.match(head)
            word = first.group() if first else head
            sure = word[1:] in speech_words().verbs and word not in speech_words().verbs
            if not sure and arabic_words().with_waw.match(word):
                break
            rest = _AND.sub("", text, count=1)
            if not (_DAMMA.match(rest) or _is_and(word[1:], known)):
                return None, taken, head
            text, head = rest, head[1:]
        else:
            break
        taken += 1
    if taken and lang == "en":
        text = text[:1].upper() + text[1:]
    return text, taken, head


def _may_go(connective: str, rest: str, lang: Lang) -> bool:
    """Say whether a word that leads over does no more than that here."""
    if not rest.strip():
        return False
    if lang == "en":
        # "So many", "still waters": without a comma only these are sure.
        return connective.endswith(",") or connective in ("but", "and", "meanwhile", "however")
    first = _WORD.search(rest)
    word = first.group() if first else ""
    if connective.endswith(_QAD) and _is_imperfect(word):
        return False  # before such a verb it says that something may be so
    if connective not in arabic_words().before_clauses:
        return True
    return word.startswith(_DEFINITE) or word in speech_words().verbs or word in _following()


def _is_imperfect(word: str) -> bool:
    """Say whether a verb behind قد tells what may be; a ت is the first letter of both forms."""
    if word.startswith("ي") or word in ("لا", "لن"):
        return True
    past = word in _following() or word in part_words("ar").own_subject or word.endswith("ت")
    return word.startswith("ت") and not past


@cache
def _following() -> frozenset[str]:
    return arabic_words().behind_waw


def _is_and(rest: str, known: Container[str]) -> bool:
    """Say whether what stands behind a و at the beginning of a word is a word by itself."""
    if rest.startswith(_DEFINITE) and len(rest) > 4:
        return True
    if rest in speech_words().verbs or rest in _following() or rest in known:
        return True
    if rest in arabic_words().times:
        return True
    return bool(_VERB.match(rest) or arabic_words().with_waw.match(rest))


def is_verb_behind_and(word: str) -> bool:
    """Say whether a word behind a و is a verb for certain."""
    key = fold(word)
    words = part_words("ar")
    if key in words.own_subject or key in speech_words().verbs or _DAMMA.match(word):
        return True
    return key not in words.common and (key in _following() or bool(_VERB.fullmatch(key)))


def _cut_words(text: str, count: int) -> str:
    parts = text.split(" ", count)
    return parts[count] if len(parts) > count else text


def _unsaid(head: str, found: Sequence[str], speech: SpeechWords) -> float | None:
    """Say how much the subject of a verb of saying is in doubt; None where there is none."""
    if found[0] not in speech.verbs:
        return 0.0
    doubt = 0.3 * (found[0] in speech.adding)
    behind = head[head.find(found[0]) + len(found[0]) :]
    following = found[1] if len(found) > 1 else ""
    if not following or following in speech.stops or _NEXT_SIGN.match(behind):
        return None
    # "The minister said" tells who only to those who have read his name.
    title = following.removeprefix(_DEFINITE)
    if title != following and title in speech.people:
        third = found[2] if len(found) > 2 else ""
        if not third or third in speech.stops:
            return doubt + 0.4
    return doubt


def _pronouns(text: str, found: Sequence[str]) -> float:
    """Say how much its first words point to somebody who was named before."""
    no_pronoun = arabic_words().no_pronoun
    doubt = 0.0
    for place, word in enumerate(found[:3]):
        if place == 1 and _WITH_PRONOUN.fullmatch(word):
            doubt += 1.0  # "60 took part in it": nothing that it could be stands before
        if word in no_pronoun or word.startswith(_DEFINITE):
            continue
        if _PRONOUN.match(word):
            doubt += 1.0 if place < 2 else 0.5
        elif _HIS.match(word):
            written = text.split(" ", place + 1)[place].rstrip("،.:؛") if place < 2 else ""
            doubt += 0.6 if written.endswith("ه") else 0.0
    return doubt


def words_outside_quotations(text: str) -> frozenset[str]:
    """List the words of a text, normalised, without those that somebody says."""
    if _QUOTE.search(text):
        text = QUOTED.sub(" ", text)
    return frozenset(_WORD.findall(fold(text)))


def is_balanced(text: str) -> bool:
    """Say whether every quotation and bracket in a text is whole."""
    if not _SIGN.search(text):
        return True
    return text.count('"') % 2 == 0 and all(
        text.count(opening) == text.count(closing) for opening, closing in _PAIRS
    )
