"""A place in an English paragraph → the words of the subject before or behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sharih.conversion.quotes.english_words import (
    DETERMINER,
    NAME,
    is_office_and_name,
    occasion,
    person,
    sign_of_words,
    somebody,
)
from sharih.conversion.quotes.word_lists import Sign, speech_words

MOST_WORDS: Final = 14
"""A speaker is proposed with at most this many words."""
LONGEST: Final = 200
"""A subject is looked for at most this many characters from its verb."""

_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# Full stops of titles and initials end no clause.
_NO_STOP = "".join(
    rf"(?<!\b(?:{titles})\.)"
    for titles in ("[A-Z]", "Mr|Dr|Ms|St|Jr|Sr|Lt", "Mrs|Sen|Gov|Gen|Rep|Col|Sgt", "Prof|Capt")
)
# Marks and words behind which a clause begins.
_CLAUSE: Final = re.compile(
    rf"[.;:!?—–\"“”()…]{_NO_STOP}"
    r"|\b(?:that|[Bb]ut|[Aa]s|[Ww]hen|[Ww]hile|[Bb]ecause|[Aa]fter|[Bb]efore|which|where|[Ii]f"
    r"|[Tt]hough|[Aa]lthough|[Ss]ince|[Ss]o|[Uu]ntil|than|[Ww]ith|says?|said|[Mm]eanwhile"
    r"|[Hh]owever|[Ee]arlier|[Ll]ater|[Yy]esterday|[Tt]oday)\b"
    r"|\b(?:and|or)\b(?= (?:the|an?|his|her|its|their|he|she|they|it|then|also)\b| ?\Z)"
)
_LEADING: Final = re.compile(
    rf"\s*(?:(?:On|By|Late|Early) )?{_DAY}(?: (?:morning|evening|night))?,? "
    r"|\s*(?:In|At|From|During|Speaking|Asked|On|For|To|By) (?:[\w’'.-]+ ){1,6}?"
    r"(?=(?:the|an?|President|Prime|Minister|King|Queen|Prince|Mr|Mrs|Ms|Dr|Foreign|Energy) )"
)
_AUXILIARY: Final = re.compile(
    r"(?:[ ,]+(?:has|have|had|also|later|then|previously|recently|once|already|now|only|even"
    r"|always|never|both|all|would|will|could|might|did|not|just|still|[a-z]+ly))+ ?\Z"
)
_BESIDE: Final = re.compile(r"(?P<name>[^,]+), (?P<beside>[^,]{2,90}(?:, [^,]{2,60})?),\Z")
# Tells more between two commas before the verb: ", who lives there," ", speaking in Rome,".
_ASIDE: Final = re.compile(r", (?P<aside>[^,;:!?“”\"]{2,90}),\Z")
_RELATIVE: Final = re.compile(r"(?P<name>.+?),? (?:who|which)\b[^,]*\Z")
_PRONOUN: Final = re.compile(r"\b(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|[Yy]ou|who)\Z")
_TIME: Final = re.compile(rf"[ ,]*(?:on |late |early |last )?(?:{_DAY}|yesterday|today)\Z")
_NO_SUBJECT: Final = re.compile(r"\b(?:was|were|is|are|be|been|being|to|not|and|or|of|in|by)\Z")
_BEHIND: Final = re.compile(
    rf"(?P<determined>{DETERMINER} )?[\w’'-]+\.?(?: [\w’'-]+\.?(?=[ ,.:;“\"]|\Z)){{0,20}}"
)
_INSIDE: Final = ("at", "in", "from")
_INDEFINITE: Final = re.compile(r"(?:[Aa]n?|[Oo]ne|[Aa]nother)\b")
_NAME_BESIDE: Final = re.compile(rf", (?P<name>(?:{NAME}))(?=[,.])")
_BEGINS: Final = re.compile(r"(?<=[.!?”\"]) (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class EnglishSubject:
    """The words of a subject; empty where its end is its start."""

    start: int
    end: int
    sign: Sign = ""
    open: bool = False
    by_office: bool = False
    """Whether it is an office and, behind that, a name of two words or more."""


def subject_before_verb(text: str, at: int) -> EnglishSubject | None:
    """Find the subject of a verb at `at`; empty for a pronoun, None where there is none."""
    begin = max(0, at - LONGEST)
    end = begin + len(_AUXILIARY.sub("", text[begin:at].rstrip()))
    pronoun = _PRONOUN.search(text, begin, end)
    if pronoun and pronoun["pronoun"] != "who":
        signs: dict[str, Sign] = {"he": "man", "she": "woman", "they": "several", "it": ""}
        sign = signs.get(pronoun["pronoun"].lower())
        return None if sign is None else EnglishSubject(end, end, sign)
    if _NO_SUBJECT.search(text, begin, end):
        # Two verbs of one subject: "the minister left the room and said".
        joined = text[begin:end].endswith(" and")
        return EnglishSubject(end, end) if joined else None
    if pronoun:
        end = begin + len(text[begin : pronoun.start()].rstrip(" ,"))
    aside = _ASIDE.search(text, begin, end)
    if aside and not re.fullmatch(NAME, aside["aside"]):
        end = aside.start()
    for match in _CLAUSE.finditer(text, begin, end):
        begin = match.end()
    return _in_clause(text[begin:end], begin)


def subject_behind(text: str, at: int) -> EnglishSubject:
    """Find the subject that stands at `at`, behind a verb or "according to"."""
    match = _BEHIND.match(text, at)
    if match is None:
        return EnglishSubject(at, at)
    words = list(re.finditer(r"[\w’'.-]+", match.group()))[: MOST_WORDS + 1]
    capital = False
    last = None
    for number, word in enumerate(words):
        plain = word.group().lower().rstrip(".")
        if number and plain in speech_words().english_ends:
            inside = (
                plain in _INSIDE
                and not capital
                and _INDEFINITE.match(match.group())
                and not occasion().match(text, match.start() + word.end() + 1)
            )
            behind = match.start() + word.end() + 1
            named = plain == "and" and text[behind : behind + 1].isupper()
            if not inside and not named:
                break
        if word.group()[:1].isupper() and number:
            capital = True
        last = word
    if last is None or (last is words[0] and match["determined"]):
        return EnglishSubject(at, at)
    end = match.start() + last.end()
    if text[end - 1] == "." and not re.search(r"\b(?:[A-Z]|Jr|Sr)\.\Z", text[at:end]):
        end -= 1
    beside = _NAME_BESIDE.match(text, end)
    if beside and match["determined"]:
        end = beside.end("name")
    name = text[at:end]
    return EnglishSubject(at, end, sign_of_words(name), False, is_office_and_name(name))


def person_before(text: str, at: int) -> EnglishSubject | None:
    """Find the person that a sentence before `at` begins with: "The winner wept. He said"."""
    begin = max(0, at - LONGEST)
    begins = [match.end() for match in _BEGINS.finditer(text, begin, at)]
    for start in reversed([0, *begins] if not begin else begins):
        match = person().match(text, start, at)
        if match:
            return EnglishSubject(start, match.end())
    return None


def _in_clause(clause: str, begin: int) -> EnglishSubject | None:
    """Read the subject at the end of a clause, and the apposition behind it."""
    time = _TIME.search(clause)
    if time:
        clause = clause[: time.start()]
    beside = _BESIDE.search(clause)
    name, tail = (beside["name"], beside["beside"]) if beside else (clause, "")
    relative = _RELATIVE.match(name)
    if relative:
        name = relative["name"]
    elif "," in name and not beside:
        name = name[name.rindex(",") + 1 :]
    offset = begin + clause.index(name) if name else begin
    leading = _LEADING.match(name)
    if leading:
        offset, name = offset + leading.end(), name[leading.end() :]
    stripped = name.lstrip(" ,'’")
    offset, name = offset + len(name) - len(stripped), stripped.rstrip(" ,")
    if not name or not somebody().match(name):
        return None
    left_open = leading is not None
    words = name.split(" ")
    if len(words) > MOST_WORDS:
        return None
    if not speech_words().english_single.isdisjoint(words):
        return EnglishSubject(begin, begin)  # "the letter that he wrote said"
    end = offset + len(name)
    if tail and re.fullmatch(NAME, tail):
        end = begin + clause.rindex(tail) + len(tail)
    sign = sign_of_words(name + " " + tail)
    return EnglishSubject(offset, end, sign, left_open, is_office_and_name(name))
