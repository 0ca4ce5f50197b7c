"""Passages of files → which of them come into a translation, and why the others do not.

A passage is placed by its key and by its source together. Nothing that somebody has written into
the text since the file was made is lost: the mark in the file tells what stood there then.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from sharih.errors import Problem
from sharih.exchange.passages import old_source, source_of, state_of, target_of
from sharih.exchange.records import ExchangeFile, Passage, mark_of
from sharih.exchange.unfit import unfit
from sharih.translation.alignment import Alignment, Pair
from sharih.translation.ledger import Ledger
from sharih.translation.statuses import UnitStatus
from sharih.translation.unit_status import Judge, bare_words, numbers

_ALIKE: Final = 0.5
"""Share of words in common from which a source is that of a passage, reworded since."""
_TWICE: Final = "Leave the one that is meant."
_REPLACE: Final = "Compare both; with --replace the file's is taken."
_NEWER: Final = "was translated otherwise in the text meanwhile"
_OTHER: Final = "has another translation in the text, and the file does not say which it had"
_EXPORT: Final = "Export it anew, and translate what it says now."

Done = Literal["new", "changed", "older", "confirmed", "doubted"]
"""Translated for the first time; anew; from an older original; found right; marked as unsure."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A passage that comes into a translation."""

    pair: Pair
    passage: Passage
    done: Done
    path: Path
    source: str
    """The original it translates: that of today, or of the file where it has changed since."""


@dataclass(slots=True)
class Placement:
    """What becomes of the passages for one explainer."""

    taken: list[Taken] = field(default_factory=list)
    same: int = 0
    """How many say what stands there."""
    empty: int = 0
    """How many have no translation."""
    problems: list[Problem] = field(default_factory=list)
    """Why others are not taken."""


@dataclass(frozen=True, slots=True)
class Known:
    """What passages are compared with."""

    alignment: Alignment
    ledger: Ledger
    judge: Judge
    original: str
    """The name of the original's file."""
    topics: frozenset[str]
    """The ids of topics that a link may lead to."""
    statuses: Mapping[str, UnitStatus] = field(default_factory=dict)
    """What the rules make of the status of a pair, by its key."""
    replace: bool = False
    """Whether a translation of today gives way to another one."""


def placed(files: Iterable[ExchangeFile], known: Known) -> Placement:
    """Find the place of each passage of files about one explainer."""
    placement = Placement()
    search = _Search(known, placement)
    told = [(passage, file.path) for file in files for passage in file.passages]
    for passage, path in _once(told, placement):
        if not passage.target.strip():
            placement.empty += 1
        else:
            search.place(passage, path)
    return placement


def is_foreign(file: ExchangeFile, known: Known) -> bool:
    """Say whether a file is about another text: it has none of the sources there are or were."""
    sources = {source_of(pair) for pair in known.alignment.pairs if pair.source}
    entries = (*known.ledger.entries.values(), *known.ledger.retired.values())
    sources |= {entry.source for entry in entries}
    bare = {bare_words(source) for source in sources}
    return not any(bare_words(passage.source) in bare for passage in file.passages)


def _once(told: list[tuple[Passage, Path]], placement: Placement) -> list[tuple[Passage, Path]]:
    """Leave out what is said twice; translations of one passage that differ are not taken."""
    by_key: dict[tuple[str, str], list[tuple[Passage, Path]]] = defaultdict(list)
    for passage, path in told:
        by_key[passage.key, passage.source].append((passage, path))
    found = []
    for (key, _), places in by_key.items():
        with_words = [place for place in places if place[0].target.strip()]
        if len({passage.target for passage, _ in with_words}) > 1:
            for passage, path in with_words:
                reason = f"{key} has different translations here"
                placement.problems.append(_problem(path, passage, reason, _TWICE))
            continue
        found.append((with_words or places)[0])
    return found


class _Search:
    """Looks for the place of one passage after the other."""

    def __init__(self, known: Known, placement: Placement) -> None:
        self.known = known
        self.placement = placement
        self.by_key = {pair.key: pair for pair in known.alignment.pairs if pair.source}
        self.by_source: Mapping[str, list[Pair]] = defaultdict(list)
        for pair in self.by_key.values():
            self.by_source[source_of(pair)].append(pair)
        self.used: set[str] = set()

    def place(self, passage: Passage, path: Path) -> None:
        """Take a passage, or say why not."""
        pair = self.pair_of(passage)
        if passage.fault:
            self.refuse(passage, path, passage.fault, "Write it into the text by hand.")
        elif pair is None:
            self.refuse(passage, path, *self.why_unknown(passage))
        elif pair.key in self.used:
            self.refuse(passage, path, "is the second translation of one passage", _TWICE)
        else:
            self.compare(passage, pair, path)

    def pair_of(self, passage: Passage) -> Pair | None:
        """Find the passage of the text: by key and source, by source alone, or by key."""
        by_key = self.by_key.get(passage.key)
        if by_key and source_of(by_key) == passage.source:
            return by_key
        same = self.by_source.get(passage.source, [])
        if len(same) == 1:
            return same[0]
        if by_key and self.is_reworded(passage.source, by_key):
            return by_key
        return None

    def is_reworded(self, source: str, pair: Pair) -> bool:
        """Say whether a source is what a passage said before, not that of another text."""
        if source == old_source(pair, self.known.ledger, self.known.alignment):
            return True
        one, other = (Counter(bare_words(text).split()) for text in (source, source_of(pair)))
        size = one.total() + other.total()
        return size == 0 or 2 * (one & other).total() / size >= _ALIKE

    def why_unknown(self, passage: Passage) -> tuple[str, str]:
        if passage.key in self.known.ledger.retired:
            return f"is gone from {self.known.original}", "Nothing is to be done."
        if passage.key in self.by_key:
            return f"says something else in {self.known.original} now", _EXPORT
        if not passage.key:
            return "has no key", "Export it anew."
        return f"is no passage of {self.known.original}", "See that the file is of this explainer."

    def compare(self, passage: Passage, pair: Pair, path: Path) -> None:
        """Compare a translation with the one that stands there."""
        there = target_of(pair)
        if passage.target == there:
            self.confirm(passage, pair, path)
            return
        if there and passage.mark == mark_of(passage.target):
            self.placement.same += 1  # it is what was exported; the text has a newer one
            return
        known = self.known
        if fault := unfit(passage, pair, known.judge, known.topics):
            if passage.target == passage.source:
                self.placement.empty += 1  # as programs fill in what is still to be translated
            else:
                self.refuse(passage, path, *fault)
            return
        if there and passage.mark != mark_of(there) and not known.replace:
            reason = "was translated otherwise in the text meanwhile"
            if not passage.mark:
                reason = (
                    "has another translation in the text, and the file does not say which it had"
                )
            self.refuse(passage, path, reason, _REPLACE)
            return
        is_older = not _says_the_same(passage.source, source_of(pair))
        done: Done = "older" if is_older else "changed" if there else "new"
        self.take(passage, pair, path, done)

    def confirm(self, passage: Passage, pair: Pair, path: Path) -> None:
        """Take what is said of a translation that stands there already."""
        status = self.known.statuses.get(pair.key, pair.status)
        is_open = state_of(pair, status, self.known.ledger) != "done"
        current = _says_the_same(passage.source, source_of(pair))
        if current and passage.state == "done" and is_open:
            self.take(passage, pair, path, "confirmed")
        elif current and passage.state == "fuzzy" and not is_open:
            self.take(passage, pair, path, "doubted")
        else:
            self.placement.same += 1

    def take(self, passage: Passage, pair: Pair, path: Path, done: Done) -> None:
        self.used.add(pair.key)
        source = passage.source if done == "older" else source_of(pair)
        self.placement.taken.append(Taken(pair, passage, done, path, source))

    def refuse(self, passage: Passage, path: Path, reason: str, remedy: str) -> None:
        told = f"{passage.key} {reason}" if passage.key else f"a passage {reason}"
        self.placement.problems.append(_problem(path, passage, told, remedy))


def _says_the_same(one: str, other: str) -> bool:
    """Say whether two originals differ in spelling and punctuation at most."""
    return one == other or (bare_words(one) == bare_words(other) and numbers(one) == numbers(other))


def _problem(path: Path, passage: Passage, reason: str, remedy: str) -> Problem:
    return Problem(path, passage.line or None, reason, remedy, "warning")
