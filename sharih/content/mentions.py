"""A text and the names of the topics → where the text mentions which topic."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from sharih.arabic import (
    ARABIC_MARK,
    TATWEEL,
    Folded,
    Lang,
    attached,
    fold,
    fold_with_offsets,
    merged_with_li,
)
from sharih.markdown.blocks import BETWEEN
from sharih.records import record

SHORT: Final = 3
"""Names of so few folded letters must be spelt as registered: على is not علي."""
FALSE_FRIEND: Final = 4
"""Names of up to this many letters must end as registered: the last ى and ي, ة and ه differ."""

_APART: Final = "\x00"
"""Stands between names that are folded at once; no name of a registry holds it."""
_NOTHING: Final[frozenset[str]] = frozenset()
_MARKS: Final = re.compile(f"[{ARABIC_MARK}{TATWEEL}]")


@record(frozen=True, slots=True)
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


@record(frozen=True, slots=True)
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

    __slots__ = (
        "_automaton", "_known", "_lang", "_merged", "_names", "_patterns", "_sure",
    )  # fmt: skip

    def __init__(self, names: Iterable[Name], lang: Lang) -> None:
        self._lang = lang
        by_key: dict[str, list[Name]] = {}
        merged: set[str] = set()
        names = list(names)
        for name, key in zip(names, folded_names([name.text for name in names]), strict=True):
            by_key.setdefault(key, []).append(name)
            with_li = merged_with_li(key) if lang == "ar" and not name.exact else None
            if with_li:
                by_key.setdefault(with_li, []).append(name)
                merged.add(with_li)
        self._patterns: tuple[str, ...] = tuple(by_key)
        self._names: tuple[tuple[Name, ...], ...] = tuple(map(tuple, by_key.values()))
        self._merged = frozenset(merged)
        # Of these it is enough that they stand between words.
        self._sure = tuple([self._is_sure(*item) for item in by_key.items()])
        # Every hit is asked for, not the longest only: whether a hit is a word of its own is
        # known after looking around it, and a longer hit that is none must not hide another.
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.Standard)
        # The pages of an explainer ask for the same words in turn.
        self._known = lru_cache(maxsize=2048)(self._found)

    def find(self, text: str) -> list[Mention]:
        """Find the mentions in a text: leftmost first, the longest where several begin."""
        return list(self._known(text))

    def topics(self, text: str) -> frozenset[str]:
        """Find the topics that are mentioned in a text, which may be a long one."""
        return frozenset(name.topic for _, _, name in self._hits(text, fold_with_offsets(text)))

    def topics_in_each(self, texts: Sequence[str]) -> list[frozenset[str]]:
        """Find what `topics` does in each of many texts, by going through all of them at once."""
        joined = BETWEEN.join(texts)
        folded = fold_with_offsets(joined)
        ends = [match.start() for match in re.finditer(_APART, folded.text)]
        if len(ends) + 1 != len(texts):
            return [self.topics(text) for text in texts]
        found: dict[int, set[str]] = {}
        for start, _, name in self._hits(joined, folded):
            found.setdefault(bisect_right(ends, start), set()).add(name.topic)
        each = [_NOTHING] * len(texts)
        for at, topics in found.items():
            each[at] = frozenset(topics)
        return each

    def _found(self, text: str) -> tuple[Mention, ...]:
        folded = fold_with_offsets(text)
        hits = self._hits(text, folded)
        return tuple(
            [
                Mention(folded.start(start), folded.end(end), name.topic, name.text)
                for start, end, name in hits
            ]
        )

    def _hits(self, text: str, folded: Folded) -> list[tuple[int, int, Name]]:
        """List the mentions by their places in the folded text."""
        key = folded.text
        matches = self._patterns and self._automaton.find_matches_as_indexes(key, overlapping=True)
        if not matches:
            return []
        found: list[tuple[int, int, int, Name]] = []
        for order, (pattern, start, end) in enumerate(matches):
            if key[end : end + 1].isalnum():
                continue
            if self._sure[pattern] and not (start and key[start - 1].isalnum()):
                found.append((start, -end, order, self._names[pattern][0]))
                continue
            for name in self._names[pattern]:
                begin = self._begin(key, start, self._patterns[pattern], name)
                if begin is not None and self._spelt(text, folded, start, end, name):
                    found.append((begin, -end, order, name))
                    break
        found.sort()
        hits = []
        done = 0
        for begin, negative_end, _, name in found:
            if begin >= done:
                done = -negative_end
                hits.append((begin, done, name))
        return hits

    def _is_sure(self, key: str, names: Sequence[Name]) -> bool:
        """Say whether the first of the names with a key is meant however it is spelt."""
        if self._lang == "en":
            return not is_case_sensitive(names[0])
        return len(key) > FALSE_FRIEND or key in self._merged

    def _begin(self, folded: str, start: int, key: str, name: Name) -> int | None:
        """Where the name begins in the folded text, if a word begins there."""
        if not start or not folded[start - 1].isalnum():
            return start
        return attached(folded, start, key, exact=name.exact) if self._lang == "ar" else None

    def _spelt(self, text: str, folded: Folded, start: int, end: int, name: Name) -> bool:
        """Whether the text has the name itself and not a word that only folds alike."""
        if self._lang == "en":
            if not is_case_sensitive(name):
                return True
            return text[folded.start(start) : folded.end(end)] == name.text
        if end - start > FALSE_FRIEND or folded.text[start:end] in self._merged:
            return True
        written = _MARKS.sub("", text[folded.start(start) : folded.end(end)])
        registered = _MARKS.sub("", name.text)
        if end - start <= SHORT:
            return written == registered
        return written[-1] == registered[-1]


def folded_name(text: str) -> str:
    """Write the key under which a name is looked for."""
    return " ".join(fold(text).split())


def folded_names(texts: Sequence[str]) -> list[str]:
    """Write the keys of many names at once."""
    keys = fold(_APART.join(texts)).split(_APART)
    if len(keys) != len(texts):
        return [folded_name(text) for text in texts]
    return [" ".join(key.split()) for key in keys]


def is_case_sensitive(name: Name) -> bool:
    """Whether an English name counts only as written: acronyms (US is not us) and `exact`."""
    return name.exact or name.text.isupper()
