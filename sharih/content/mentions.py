"""A text and the names of the topics → where the text mentions which topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from sharih.arabic import (
    ARABIC_MARK,
    TATWEEL,
    Lang,
    attached,
    fold,
    fold_with_offsets,
    merged_with_li,
)

SHORT: Final = 3
"""Names of so few folded letters must be spelt as registered: على is not علي."""
FALSE_FRIEND: Final = 4
"""Names of up to this many letters must end as registered: the last ى and ي, ة and ه differ."""

_MARKS: Final = re.compile(f"[{ARABIC_MARK}{TATWEEL}]")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text names a topic."""

    start: int
    """Where the name begins in the text; attached particles lie before it."""
    end: int
    """Where it ends, diacritics of its last letter included."""
    topic: str
    """The topic's id."""
    alias: str
    """The name or alias found, as registered."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name or alias of a topic, to be looked for."""

    text: str
    """As registered."""
    topic: str
    """The topic's id."""
    exact: bool
    """Whether nothing may be attached (Arabic) and case counts (English)."""


class NameFinder:
    """Finds all names of one language in a text at once."""

    __slots__ = ("_automaton", "_lang", "_merged", "_names", "_patterns")

    def __init__(self, names: Iterable[Name], lang: Lang) -> None:
        self._lang = lang
        by_key: dict[str, list[Name]] = {}
        merged: set[str] = set()
        for name in names:
            key = folded_name(name.text)
            by_key.setdefault(key, []).append(name)
            with_li = merged_with_li(key) if lang == "ar" and not name.exact else None
            if with_li:
                by_key.setdefault(with_li, []).append(name)
                merged.add(with_li)
        self._patterns: tuple[str, ...] = tuple(by_key)
        self._names: Mapping[str, tuple[Name, ...]] = {k: tuple(v) for k, v in by_key.items()}
        self._merged = frozenset(merged)
        # Every hit is asked for, not the longest only: whether a hit is a word of its own is
        # known after looking around it, and a longer hit that is none must not hide another.
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.Standard)

    def find(self, text: str) -> list[Mention]:
        """Find the mentions in a text: leftmost first, the longest where several begin."""
        if not self._patterns:
            return []
        folded = fold_with_offsets(text)
        found: list[tuple[int, int, str, str]] = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(
            folded.text, overlapping=True
        ):
            if folded.text[end : end + 1].isalnum():
                continue
            key = self._patterns[pattern]
            for name in self._names[key]:
                begin = self._begin(folded.text, start, key, name)
                if begin is None:
                    continue
                written = text[folded.start(start) : folded.end(end)]
                if self._spelt(written, key, name):
                    span = (folded.start(begin), -folded.end(end))
                    found.append((*span, name.topic, name.text))
                    break
        mentions: list[Mention] = []
        for start, negative_end, topic, alias in sorted(found, key=lambda hit: hit[:2]):
            if not mentions or start >= mentions[-1].end:
                mentions.append(Mention(start, -negative_end, topic, alias))
        return mentions

    def _begin(self, folded: str, start: int, key: str, name: Name) -> int | None:
        """Where the name begins in the folded text, if a word begins there."""
        if self._lang == "ar":
            return attached(folded, start, key, exact=name.exact)
        return None if folded[start - 1 : start].isalnum() and start else start

    def _spelt(self, written: str, key: str, name: Name) -> bool:
        """Whether the text has the name itself and not a word that only folds alike."""
        if self._lang == "en":
            return written == name.text or not is_case_sensitive(name)
        if key in self._merged or len(key) > FALSE_FRIEND:
            return True
        written, registered = _MARKS.sub("", written), _MARKS.sub("", name.text)
        if len(key) <= SHORT:
            return written == registered
        return written[-1] == registered[-1]


@lru_cache(maxsize=131072)
def folded_name(text: str) -> str:
    """Write the key under which a name is looked for."""
    return " ".join(fold(text).split())


def is_case_sensitive(name: Name) -> bool:
    """Whether an English name counts only as written: acronyms (US is not us) and `exact`."""
    return name.exact or name.text.isupper()
