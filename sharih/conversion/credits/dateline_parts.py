"""The pieces of the beginning of a line → where a dateline may end, and what it then holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sharih.conversion.credits.dateline_tokens import Token
from sharih.conversion.credits.dateline_words import dateline_words

PLACE_WORDS: Final = 4
"""The name of a place, a source or a correspondent has at most this many words."""
DASHES: Final = frozenset("-–—")

_CLOSING: Final = frozenset((":", "-", "–", "—", "/"))


@dataclass(frozen=True, slots=True)
class Parts:
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
        """Whether an agency is named, or what stands for one."""
        return bool(self.agencies or self.sources)


def ways_to_end(tokens: Sequence[Token]) -> Iterator[Parts]:
    """Go through the places where a dateline may end, the first of them first."""
    parts, at = Parts(), 0
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


def _with(parts: Parts, tokens: Sequence[Token], at: int) -> tuple[Parts | None, int]:
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


def _closing(parts: Parts, sign: Token) -> str:
    """Tell the sign that a dateline would end with here."""
    text = sign.text.strip()
    known = parts.from_agency or bool(parts.dates)
    if text in ("/", ".", "|") and not known:
        return "/" * (text == "/" and len(parts.places) == 1 and not parts.names)
    if parts.closing and text in (*DASHES, "."):
        return parts.closing
    return "-" if text.startswith("--") or (text == "." and known) else text * (text in _CLOSING)


def _bracket(parts: Parts, tokens: Sequence[Token], at: int) -> tuple[Parts | None, int]:
    """Add what stands in brackets or quotation marks."""
    token = tokens[at]
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
    author = parts.author
    if agencies and words and not guessed and inside[0].kind == "agency" and author is None:
        author = _signed_in_bracket(words[0])
    found = replace(
        parts,
        agencies=(*parts.agencies, *agencies),
        sources=parts.sources + sources,
        dates=(*parts.dates, *dates),
        guessed=(*parts.guessed, *guessed),
        author=author,
        glued=parts.glued or (token.text in '"“”«' and tokens[at - 1 if at else 0].kind == "words"),
        closing="",
    )
    return found, end - at + 1


def _words(parts: Parts, tokens: Sequence[Token], at: int) -> tuple[Parts | None, int]:
    """Add words: a place, a correspondent, or a source."""
    token, words = tokens[at], dateline_words()
    if token.words[0] in words.by:
        return _by(parts, tokens, at)
    if token.text.startswith(tuple(words.correspondents)):
        short = len(token.words) <= PLACE_WORDS + 2
        return (replace(parts, sent=True, closing="") if short else None), 1
    if token.text in words.labels and at and at + 1 < len(tokens) and tokens[at + 1].text == "/":
        return replace(parts, closing=""), 1
    place = at > 0 and tokens[at - 1].kind == "close" and token.text in words.places
    if not _is_name(token) or (parts.from_agency and not parts.closing and not place):
        return None, 0
    following = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    if parts.from_agency and following in ("date", "loose") and token.text not in words.places:
        return None, 0
    if parts.from_agency and not parts.author and _is_signed(tokens, at):
        return replace(parts, author=token, closing=""), 1
    if parts.author and (parts.places or token.text not in words.places):
        return None, 0
    glued = at == 0 or tokens[at - 1].text in ("/", "،", ",", "و")
    if not parts.places or (glued and not parts.names and token.text in words.places):
        return replace(parts, places=(*parts.places, token), closing=""), 1
    if parts.names or parts.guessed or parts.from_agency:
        return None, 0
    return replace(parts, names=(token,), closing=""), 1


def _signed_in_bracket(token: Token) -> Token | None:
    """Give the name beside an agency in brackets: `(وات/ تحرير فلان الفلاني)`."""
    names = token.words[1:] if token.words[0] in dateline_words().by else token.words
    return replace(token, text=" ".join(names)) if len(names) in (2, 3) else None


def _is_signed(tokens: Sequence[Token], at: int) -> bool:
    """Whether words behind an agency are the name of a correspondent.

    Dashes stand around it, or a slash before it and nothing behind it.
    """
    token = tokens[at]
    following = tokens[at + 1 : at + 2]
    ended = (
        following[0].text.strip() in (*DASHES, ":", "--")
        if following
        else (at > 0 and tokens[at - 1].text == "/")
    )
    return (
        ended
        and len(token.words) in (2, 3)
        and not token.text.startswith("ال")
        and token.text not in dateline_words().places
    )


def _by(parts: Parts, tokens: Sequence[Token], at: int) -> tuple[Parts | None, int]:
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
    never = dateline_words().no_names
    return 0 < len(words) <= PLACE_WORDS and not any(
        word in never or (word[:1] in "وف" and word[1:] in never) for word in words
    )


def _is_source(token: Token) -> bool:
    """Whether words in brackets may be the name of a source; one word may be an abbreviation."""
    alone = len(token.words) == 1 and token.text not in dateline_words().never
    return alone or _is_name(token)
