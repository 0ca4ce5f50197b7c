"""The beginning of a line → the dateline that stands there, if any."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from sharih.arabic import fold
from sharih.conversion.agencies import agency_names, spellings, sure_names
from sharih.conversion.credits.dateline_parts import DASHES, Parts, ways_to_end
from sharih.conversion.credits.dateline_tokens import LOOKED_AT, Token, beginning, tokens_of
from sharih.conversion.credits.dateline_words import dateline_words
from sharih.conversion.line_keys import key_of
from sharih.conversion.word_scan import Signs

LONG: Final = 120
"""Of this many characters on, a line is a paragraph even without a full stop."""
SHORT_NAME: Final = 4
"""What is written in capitals and is no place has at most this many letters: NATO."""

LEDE: Final = 60
"""A text that begins behind a sign has at least this many characters."""

OPENING_WORDS: Final = 8
"""A dateline has a sign or a digit behind at most this many words."""

_OPENING: Final = re.compile(r"[^\d:/()\[\]«»“”\"|،,.–—ـ-]{0,90}")
_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d\d ?[|/–—-] ?")
_CLOSING: Final = re.compile(r"[:/\\|)\]–—ـ-]")
_OF_SHORT: Final = re.compile(r"[\d،,(\[«»“”\"]")
_DIGIT: Final = re.compile(r"\d")
_WIRES: Final = ("وكالات", "الوكالات", "Agencies", "AGENCIES", "Wires")
_SENTENCE: Final = re.compile(r"[.…:؟!][\"”»’)\]]*\s*\Z")
_ASIDE: Final = re.compile(r"\A[^\s:]+(?: [^\s:]+)?:|.* [–—-] ")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before a text to say where, when and from whom it came."""

    text: str
    """As written, with the sign that closes it."""
    rest: str
    """What follows it; empty where it is a line of its own."""
    place: str = ""
    """Folded; empty where none is told."""
    agencies: tuple[str, ...] = ()
    """As written, also such as nobody listed."""
    day: str = ""
    """As written."""
    author: str = ""
    """As written."""
    sure: bool = False
    """Whether it names an agency or a day beside a place, so that it can be nothing else."""


def _may_be(text: str) -> bool:
    """Whether a line has a sign of a dateline: most have none."""
    if _OPENING.match(text).group().count(" ") > OPENING_WORDS:  # type: ignore[union-attr]
        return False
    head = text[:LOOKED_AT]
    if _CLOSING.search(head):
        return True
    whole = len(head) == len(text)
    if (whole and _OF_SHORT.search(head)) or (". " in head and _DIGIT.search(head)):
        return True
    key = key_of(text) if whole else key_of(head)
    return _signs().stand_in(key) or (whole and key.startswith(_beginnings()))


@cache
def _signs() -> Signs:
    """Give the words of which a dateline has one that no sign ends."""
    weekdays = fold(
        "أحد اثنين ثلاثاء أربعاء خميس جمعة سبت mon tue tues wed thu thur thurs fri sat sun "
        "monday tuesday wednesday thursday friday saturday sunday"
    ).split()
    agencies = spellings(agency_names(), joined=True)
    return Signs((*agencies, *dateline_words().sources, *weekdays))


@cache
def _beginnings() -> tuple[str, ...]:
    """Give the words with which a line begins that is nothing but the name of its author."""
    words = dateline_words()
    return (*words.by, *words.correspondents)


# The stages of a conversion ask for the same lines in turn.
@lru_cache(maxsize=256)
def find_dateline(text: str) -> Dateline | None:
    """Find the dateline at the beginning of a line, or that it is one as a whole."""
    if not _may_be(text):
        return None
    if text[:1].isdigit() and (clock := _CLOCK.match(text)):
        found = find_dateline(text[clock.end() :])
        named = found is not None and found.agencies
        return replace(found, text=clock.group() + found.text) if found and named else None
    tokens = tokens_of(beginning(text), to_text=True)
    if not tokens or tokens[0].kind == "other":
        return None
    best: Dateline | None = None
    for parts in ways_to_end(tokens):
        rest = text[parts.end :].lstrip()
        if found := _judged(text, parts, rest):
            best = found
    return best


def _judged(text: str, parts: Parts, rest: str) -> Dateline | None:
    """Tell whether what was found is a dateline, and what it says."""
    whole = not rest
    sure = _is_sure(text, parts, whole=whole)
    enough = rest.count(" ") >= (1 if sure or parts.from_agency else 4)
    if not (whole or enough) or not (sure or _is_likely(text, parts, rest)):
        return None
    if sure and not whole and not _is_closed(text, parts):
        return None
    dates = parts.dates
    named = tuple(text[token.start : token.end] for token in parts.agencies)
    told = () if named else _told(text, parts)
    return Dateline(
        text=text[: parts.end].strip(),
        rest=rest,
        place=parts.places[0].text if parts.places else "",
        agencies=(*named, *told),
        day=text[dates[0].start : dates[-1].end] if dates else "",
        author=_author(text, parts),
        sure=sure,
    )  # fmt: skip


def _is_sure(text: str, parts: Parts, *, whole: bool) -> bool:
    """Whether an agency, or a day, stands beside a place."""
    if not parts.places:
        return parts.from_agency and bool(parts.dates)
    place = parts.places[0]
    known = place.text in dateline_words().places or _in_capitals(text, place)
    if parts.from_agency:
        # What an agency said begins like a dateline, but no sign ends it: ونقلت وكالة «سانا» عن
        ended = not parts.glued and (whole or bool(parts.closing))
        return known or (bool(parts.dates) and not parts.glued) or ended
    days = [token for token in parts.dates if token.kind == "date" or known]
    if not days or place.start > days[0].start:
        return False
    alone = not parts.names and text[place.end : place.end + 2].strip() != ":"
    return known or (alone and not whole and bool(parts.closing) and len(place.words) < 3)


def _is_closed(text: str, parts: Parts) -> bool:
    """Whether a dateline ends where its last piece does."""
    if parts.agencies and parts.places and parts.places[0].start > parts.agencies[0].end:
        known = parts.places[0].text in dateline_words().places
        return known or bool(parts.closing) or text[parts.end - 1 : parts.end] in ")]"
    return bool(parts.closing or parts.from_agency) or text[parts.end - 1 : parts.end] in ")]"


def _told(text: str, parts: Parts) -> tuple[str, ...]:
    """Give the agency that nobody listed: one word in brackets that is no paper's name.

    Slashes are brackets too, where one word stands between them behind a day.
    """
    names = parts.names if parts.dates and not parts.author else ()
    return tuple(
        text[token.start : token.end]
        for token in (*parts.guessed, *names)
        if len(token.words) == 1
        and not token.text.startswith("ال")
        and text[: token.start].rstrip()[-1:] in ("/" if token in names else "([")
    )


def _is_likely(text: str, parts: Parts, rest: str) -> bool:
    """Whether what names neither agency nor day is a dateline, by its form."""
    places = dateline_words().places
    whole = not rest
    place = parts.places[0] if parts.places else None
    if place is None:
        if parts.from_agency:
            return _names_agency(text, parts)
        named = parts.author is not None and len(parts.author.words) > 1
        return (named or parts.sent) and bool(parts.closing or whole)
    known = place.text in places or _in_capitals(text, place)
    if not known and _is_place_by_form(text, place, parts):
        return True
    if parts.author or parts.sent:
        return known and bool(parts.closing or whole)
    if parts.guessed:
        unknown = len(place.words) == 1 or parts.closing in DASHES
        return (known or unknown) and bool(parts.closing or whole) and not (whole and not known)
    if parts.names:
        other = parts.names[0].text in places
        person = len(place.words) > 1 and not known
        return (person if other else known) and bool(parts.closing or whole)
    if parts.dates:
        return known and bool(parts.closing)
    if parts.closing == ":" and not _SENTENCE.search(rest) and len(rest) < LONG:
        return False
    quiet = not _ASIDE.match(rest[:90]) and rest[:1] not in '"“«'
    spaced = text[parts.end - 2 : parts.end - 1] == " " or parts.closing == ":"
    spaced = spaced or text[parts.end - 1 : parts.end + 1] == "/ "
    return known and bool(parts.closing) and not whole and quiet and spaced


def _is_place_by_form(text: str, place: Token, parts: Parts) -> bool:
    """Whether one word before a long text is a place that is in no list.

    A dash with spaces follows it, or another sign and the text names it again.
    """
    other = parts.names or parts.guessed or parts.author or parts.dates or parts.from_agency
    rest = text[parts.end :].lstrip()
    if other or len(parts.places) > 1 or len(place.words) > 1 or len(place.text) < 3:
        return False
    if not _opens_lede(text, parts) or rest.startswith(("ال", "و", '"', "«", "“")):
        return False
    return parts.closing in DASHES or place.text.removeprefix("ال") in key_of(rest)


def _names_agency(text: str, parts: Parts) -> bool:
    """Whether an agency alone is a dateline: in brackets, or by a name that means nothing else."""
    if text[:1] in "([/" and (parts.closing or text[parts.end - 1 : parts.end] in ")]"):
        return True
    sure = _sure()
    told = text[: parts.end].startswith(_WIRES) or any(
        token.text in sure or token.text.count(" ") > 1 for token in parts.agencies
    )
    return bool(parts.closing) and (told or (parts.closing != ":" and _opens_lede(text, parts)))


@cache
def _sure() -> frozenset[str]:
    return frozenset(map(fold, sure_names()))


def _opens_lede(text: str, parts: Parts) -> bool:
    """Whether a long text follows few words and a sign with spaces, without another such sign."""
    rest = text[parts.end :].lstrip()
    spaced = text[parts.end - 2 : parts.end - 1] == " " or parts.closing in ":/"
    english = rest[:1].isascii()
    capitals = not english or text[: parts.end].isupper() or len(text) - len(rest) > 24
    return spaced and capitals and len(rest) >= LEDE and not _ASIDE.match(rest[:LEDE])


def _in_capitals(text: str, place: Token) -> bool:
    written = text[place.start : place.end]
    return written.isupper() and len(written) > SHORT_NAME and written.isascii()


def _author(text: str, parts: Parts) -> str:
    """Give the name of the correspondent, as written."""
    if parts.author is not None:
        written = text[parts.author.start : parts.author.end].split()
        return " ".join(written[-len(parts.author.words) :])
    if not parts.names or parts.agencies or parts.guessed:
        return ""
    place, name = parts.places[0], parts.names[0]
    known = dateline_words().places
    if name.text in known and place.text not in known:
        place, name = name, place
    person = len(name.words) > 1 and not name.text.startswith("ال")
    return text[name.start : name.end] if person else ""
