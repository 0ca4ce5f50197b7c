"""Where a translation stands, unit by unit → what a list tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

from sharih.arabic import Lang
from sharih.errors import Problem
from sharih.languages import other_language
from sharih.records import record
from sharih.translation.alignment import Pair
from sharih.translation.glance import text_of
from sharih.translation.states import TextState, UnitState
from sharih.translation.statuses import UnitStatus

Kind = Literal["explainer", "page", "topics", "stories", "interface"]
"""What a text is: a folder of `explainers/` or of `pages/`, a file of names, or the theme's."""

GRAVEST: Final[tuple[UnitStatus, ...]] = ("material", "stale", "missing", "machine")
"""What somebody has to do something about; what misleads readers most comes first."""


@record(frozen=True, slots=True)
class Row:
    """A text in two languages: how much of it is in step, and what is not."""

    name: str
    """The slug of an explainer, the name of a page, or what kind of file it is."""
    kind: Kind
    source_lang: Lang
    source: Path
    """The file of the original,"""
    target: Path
    """and that of the translation, which may be the same; it need not be there yet."""
    counts: Mapping[UnitStatus, int]
    """How many units have each status; a status that none has is left out."""
    words: Mapping[UnitStatus, int]
    """How many words these have."""
    units: tuple[UnitState, ...] = ()
    """Those that are open, or that something is told of, in the order of the original."""

    @property
    def target_lang(self) -> Lang:
        """The language that waits for the other."""
        return other_language(self.source_lang)

    @property
    def open(self) -> int:
        """How many units somebody has to do something about."""
        return sum(self.counts.get(status, 0) for status in GRAVEST)

    @property
    def total(self) -> int:
        """How many units are to be in both languages."""
        return sum(self.counts.values()) - self.counts.get("extra", 0)

    @property
    def open_words(self) -> int:
        """How many words are to be looked at."""
        return sum(self.words.get(status, 0) for status in GRAVEST)

    @property
    def done(self) -> int:
        """How many of a hundred words are in step; 100 only where all are."""
        total = sum(self.words.values()) - self.words.get("extra", 0)
        if not self.open:
            return 100
        return min(99, 100 * (total - self.open_words) // total) if total else 0

    @property
    def is_clear(self) -> bool:
        """Whether nothing is to be told of it."""
        return not self.open and not self.units


@record(frozen=True, slots=True)
class Survey:
    """Everything that was asked for."""

    rows: tuple[Row, ...]
    """The worst first."""
    problems: tuple[Problem, ...] = ()
    """What keeps a text from being read: nothing is said of it then."""


def row_of(state: TextState, kind: Kind = "explainer", quiet: Sequence[Pair] = ()) -> Row:
    """Sum up a translation; of units of which nothing is to be told, only numbers stay.

    `quiet` are pairs that are fresh, of which the state tells nothing.
    """
    counts: dict[UnitStatus, int] = {}
    words: dict[UnitStatus, int] = {}
    if quiet:
        counts["fresh"] = len(quiet)
        texts = [text_of(pair.source) or text_of(pair.target) for pair in quiet]
        words["fresh"] = sum([len(text.split()) for text in texts])
    for unit in state.units:
        counts[unit.status] = counts.get(unit.status, 0) + 1
        words[unit.status] = words.get(unit.status, 0) + unit.words
    return Row(
        state.name,
        kind,
        state.source_lang,
        state.source_path,
        state.target_path,
        counts,
        words,
        tuple([unit for unit in state.units if is_told(unit)]),
    )


def is_told(unit: UnitState) -> bool:
    """Say whether something is told of a unit; a matter of spelling settles itself."""
    return unit.is_open or any(reason.rule != "spelling" for reason in unit.reasons)


def worst_first(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Put rows in order: by what misleads readers most, then by how many words are open."""
    return tuple(sorted(rows, key=_order))


def _order(row: Row) -> tuple[int, int, int, str]:
    worst = next((n for n, status in enumerate(GRAVEST) if row.counts.get(status)), len(GRAVEST))
    return worst, -row.open_words, -len(row.units), row.name
