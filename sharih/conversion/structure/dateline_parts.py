"""The pieces of the beginning of a line → the dateline that they make, if any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from sharih.arabic import fold
from sharih.conversion.agencies import sure_names
from sharih.conversion.structure.dateline_tokens import Token, beginning, tokens_of
from sharih.conversion.structure.dateline_words import dateline_words

PLACE_WORDS: Final = 4
"""The name of a place, a source or a correspondent has at most this many words."""
LONG: Final = 120
"""Of this many characters on, a line is a paragraph even without a full stop."""
SHORT_NAME: Final = 4
"""What is written in capitals and is no place has at most this many letters: NATO."""

OPENING_WORDS: Final = 8
"""A dateline has a sign or a digit behind at most this many words."""

_OPENING: Final = re.compile(r"[^\d:/()\[\]«»“”\"|،,.–—ـ-]{0,90}")
_CLOSING: Final = frozenset((":", "-", "–", "—", "/"))
_DASHES: Final = frozenset("-–—")
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


@dataclass(frozen=True, slots=True)
class _Parts:
    """What was found so far."""

    places: tuple[Token, ...] = ()
    names: tuple[Token, ...] = ()
    """Words behind a place: a source or a correspondent."""
    agencies: tuple[Token, ...] = ()
    sources: int = 0
    guessed: tuple[Token, ...] = ()
    """Words in brackets or quotation marks."""
    dates: tuple[Token, ...] = ()
    loose: bool = False
    """Whether there is a weekday, or a day and a month in digits."""
    glued: bool = False
    """Whether the agency follows a word, with no sign between."""
    author: Token | None = None
    sent: bool = False
    """Whether a correspondent without a name is told."""
    closing: str = ""
    """The sign it ends with by now."""
    end: int = 0

    @property
    def from_agency(self) -> bool:
        return bool(self.agencies or self.sources)


# The stages of a conversion ask for the same lines in turn.
@lru_cache(maxsize=64)
def find_dateline(text: str) -> Dateline | None:
    """Find the dateline at the beginning of a line, or that it is one as a whole."""
    if _OPENING.match(text).group().count(" ") > OPENING_WORDS:  # type: ignore[union-attr]
        return None
    tokens = tokens_of(beginning(text))
    if not tokens or tokens[0].kind == "other":
        return None
    best: Dateline | None = None
    for parts in _ways(tokens):
        rest = text[parts.end :].lstrip()
        if found := _judged(text, parts, rest):
            best = found
    return best


def _ways(tokens: Sequence[Token]) -> Iterator[_Parts]:
    """Go through the places where a dateline may end, the first of them first."""
    parts, at = _Parts(), 0
    while at < len(tokens):
        token = tokens[at]
        following, used = _with(parts, tokens, at)
        if following is None:
            # The sign that closes a dateline may be missing.
            if token.kind == "words" and parts.from_agency and not parts.closing:
                yield parts
            return
        parts, at = replace(following, end=tokens[at + used - 1].end), at + used
        last = at == len(tokens)
        if parts.closing or last or tokens[at - 1].kind == "close":
            yield parts
        if parts.closing == ":" and not last and not _goes_on(tokens[at]):
            return


def _goes_on(token: Token) -> bool:
    """Whether what stands behind a colon may still be of the dateline."""
    by = token.kind == "words" and token.words[0] in dateline_words().by
    return token.kind in ("agency", "source", "date", "loose", "open", "sign") or by


def _with(parts: _Parts, tokens: Sequence[Token], at: int) -> tuple[_Parts | None, int]:
    """Add the next pieces; gives how many, and None where the text begins."""
    token = tokens[at]
    glued = parts.glued or (at > 0 and tokens[at - 1].kind == "words")
    if token.kind == "agency":
        agencies = (*parts.agencies, token)
        return replace(parts, agencies=agencies, glued=glued, closing=""), 1
    if token.kind == "source":
        return replace(parts, sources=parts.sources + 1, glued=glued, closing=""), 1
    if token.kind in ("date", "loose"):
        loose = parts.loose or token.kind == "loose"
        return replace(parts, dates=(*parts.dates, token), loose=loose, closing=""), 1
    if token.kind == "sign":
        return replace(parts, closing=_closing(parts, token)), 1
    if token.kind == "open":
        return _bracket(parts, tokens, at)
    if token.kind == "words":
        return _words(parts, tokens, at)
    return None, 0


def _closing(parts: _Parts, sign: Token) -> str:
    """Tell the sign that a dateline would end with here."""
    text = sign.text.strip()
    known = parts.from_agency or bool(parts.dates)
    if text in ("/", ".", "|") and not known:
        return ""
    if parts.closing and text in (*_DASHES, "."):
        return parts.closing
    return "-" if text.startswith("--") or (text == "." and known) else text * (text in _CLOSING)


def _bracket(parts: _Parts, tokens: Sequence[Token], at: int) -> tuple[_Parts | None, int]:
    """Add what stands in brackets or quotation marks."""
    end = next((n for n in range(at + 1, min(at + 8, len(tokens)))
                if tokens[n].kind == "close" or tokens[n].text in '"”'), None)  # fmt: skip
    if end is None:
        return None, 0
    inside = tokens[at + 1 : end]
    agencies = tuple(token for token in inside if token.kind == "agency")
    sources = sum(token.kind == "source" for token in inside)
    dates = tuple(token for token in inside if token.kind in ("date", "loose"))
    words = [token for token in inside if token.kind == "words"]
    if not inside or any(token.kind in ("other", "open") for token in inside):
        return None, 0
    if not agencies and not sources and (len(words) > 1 or not all(map(_is_source, words))):
        return None, 0
    guessed = () if agencies or sources else tuple(words)
    found = replace(
        parts,
        agencies=(*parts.agencies, *agencies),
        sources=parts.sources + sources,
        dates=(*parts.dates, *dates),
        guessed=(*parts.guessed, *guessed),
        closing="",
    )
    return found, end - at + 1


def _words(parts: _Parts, tokens: Sequence[Token], at: int) -> tuple[_Parts | None, int]:
    """Add words: a place, a correspondent, or a source."""
    token, words = tokens[at], dateline_words()
    if token.words[0] in words.by:
        return _by(parts, tokens, at)
    if token.text.startswith(tuple(words.correspondents)):
        short = len(token.words) <= PLACE_WORDS + 2
        return (replace(parts, sent=True, closing="") if short else None), 1
    if not _is_name(token) or (parts.from_agency and not parts.closing):
        return None, 0
    if parts.author and (parts.places or token.text not in words.places):
        return None, 0
    glued = at == 0 or tokens[at - 1].text in ("/", "،", ",", "و")
    if not parts.places or (glued and not parts.names and token.text in words.places):
        return replace(parts, places=(*parts.places, token), closing=""), 1
    if parts.names or parts.guessed or parts.from_agency:
        return None, 0
    return replace(parts, names=(token,), closing=""), 1


def _by(parts: _Parts, tokens: Sequence[Token], at: int) -> tuple[_Parts | None, int]:
    """Add the name of a correspondent: `من فلان`, `كتب: فلان`."""
    token, used = tokens[at], 1
    name = replace(token, text=" ".join(token.words[1:]))
    if len(token.words) == 1 and at + 2 < len(tokens) and tokens[at + 1].text in (":", "/", "-"):
        name, used = tokens[at + 2], 3
    alone = not (parts.places or parts.from_agency or parts.dates)
    fewest = 2 if alone else 1
    article = name.text.startswith("ال") and alone
    if name.kind != "words" or article or not _is_name(name) or len(name.words) < fewest:
        return None, 0
    return replace(parts, author=name, closing=""), used


def _is_name(token: Token) -> bool:
    """Whether some words may be the name of a place, a source or a person."""
    words = token.words
    never = dateline_words().never | dateline_words().offices
    return 0 < len(words) <= PLACE_WORDS and not any(
        word in never or (word[:1] in "وف" and word[1:] in never) for word in words
    )


def _is_source(token: Token) -> bool:
    """Whether words in brackets may be the name of a source; one word may be an abbreviation."""
    alone = len(token.words) == 1 and token.text not in dateline_words().never
    return alone or _is_name(token)


def _judged(text: str, parts: _Parts, rest: str) -> Dateline | None:
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
    return Dateline(
        text=text[: parts.end].strip(),
        rest=rest,
        place=parts.places[0].text if parts.places else "",
        agencies=(*named, *_told(text, parts)),
        day=text[dates[0].start : dates[-1].end] if dates else "",
        author=_author(text, parts),
        sure=sure,
    )  # fmt: skip


def _is_sure(text: str, parts: _Parts, *, whole: bool) -> bool:
    """Whether an agency, or a day, stands beside a place."""
    if not parts.places:
        return parts.from_agency and bool(parts.dates)
    place = parts.places[0]
    known = place.text in dateline_words().places or _in_capitals(text, place)
    if parts.from_agency:
        return known or bool(parts.dates) or not parts.glued
    days = [token for token in parts.dates if token.kind == "date" or known]
    behind = bool(days) and place.start < days[0].start
    return behind and (known or (not whole and bool(parts.closing) and len(place.words) < 3))


def _is_closed(text: str, parts: _Parts) -> bool:
    """Whether a dateline ends where its last piece does."""
    return bool(parts.closing or parts.from_agency) or text[parts.end - 1 : parts.end] in ")]"


def _told(text: str, parts: _Parts) -> tuple[str, ...]:
    """Give the agency that nobody listed: one word in brackets that is no paper's name."""
    return tuple(
        text[token.start : token.end]
        for token in parts.guessed
        if len(token.words) == 1
        and not token.text.startswith("ال")
        and text[token.start - 1 : token.start] in "(["
    )


def _is_likely(text: str, parts: _Parts, rest: str) -> bool:
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
    if parts.author or parts.sent:
        return known and bool(parts.closing or whole)
    if parts.guessed:
        unknown = len(place.words) == 1 or parts.closing in _DASHES
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
    return known and bool(parts.closing) and not whole and quiet and spaced


def _names_agency(text: str, parts: _Parts) -> bool:
    """Whether an agency alone is a dateline: in brackets, or by a name that means nothing else."""
    if text[:1] in "([/" and (parts.closing or text[parts.end - 1 : parts.end] in ")]"):
        return True
    sure = {fold(name) for name in sure_names()}
    told = text[: parts.end].startswith(_WIRES) or any(
        token.text in sure or token.text.count(" ") > 1 for token in parts.agencies
    )
    return told and bool(parts.closing)


def _in_capitals(text: str, place: Token) -> bool:
    written = text[place.start : place.end]
    return written.isupper() and len(written) > SHORT_NAME and written.isascii()


def _author(text: str, parts: _Parts) -> str:
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
