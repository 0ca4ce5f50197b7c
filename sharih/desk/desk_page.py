"""How the units of a text stand → the records that the desk's templates show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.desk.names import NameHint, name_hints
from sharih.desk.texts import Place, Side, Standing, TextKind, places
from sharih.errors import Problem
from sharih.markdown.blocks import UnitKind
from sharih.records import record
from sharih.translation.acceptance import is_doubted
from sharih.translation.alignment import Pair
from sharih.translation.reasons import Reason
from sharih.translation.states import UnitState
from sharih.translation.statuses import UnitStatus
from sharih.translation.unit_status import JOIN
from sharih.translation.word_diff import Run, word_diff

OPEN: Final[tuple[UnitStatus, ...]] = ("material", "stale", "machine", "missing")
"""The statuses of units that somebody has to look at, the gravest first."""
_COLUMNS: Final = 46
"""How many letters a line of a field has at least, to say how high it is before a script does."""


@record(frozen=True, slots=True)
class Field:
    """What is written in: a unit of the original or of the translation."""

    side: Side
    part: int
    lang: Lang
    words: str
    line: int
    """Where it begins in its file, from 1; 0 where it is not there yet."""

    @property
    def rows(self) -> int:
        """How many lines it takes, about."""
        return sum(1 + len(line) // _COLUMNS for line in self.words.split("\n"))


@record(frozen=True, slots=True)
class DeskUnit:
    """A passage at the desk: its original and its translation, and how they stand."""

    key: str
    number: int
    """Its place on the desk, from 1."""
    kind: UnitKind
    status: UnitStatus
    is_open: bool
    reasons: tuple[Reason, ...]
    source: tuple[Field, ...]
    """None where the translation has what its original has not."""
    target: tuple[Field, ...]
    changes: tuple[Run, ...]
    """What became of the original's words since it was translated; none where nothing did."""
    can_be_accepted: bool
    """Whether an editor may say that the translation is right as it stands."""
    names: tuple[NameHint, ...]

    @property
    def now(self) -> str:
        """The original's words now."""
        return JOIN.join(field.words for field in self.source)


@record(frozen=True, slots=True)
class DeskPage:
    """An explainer or a page at the desk."""

    kind: TextKind
    slug: str
    title: str
    title_lang: Lang
    source_lang: Lang
    target_lang: Lang
    source_name: str
    """The name of the original's file."""
    target_name: str
    begun: bool
    """Whether there is a file of the translation."""
    units: tuple[DeskUnit, ...]
    problems: tuple[Problem, ...]

    @property
    def open(self) -> int:
        """How many passages wait for a translator."""
        return sum(unit.is_open for unit in self.units)

    @property
    def words(self) -> int:
        """How many words of the original those have."""
        return sum(len((unit.now).split()) for unit in self.units if unit.is_open)


def desk_page(standing: Standing, registry: Registry) -> DeskPage:
    """Gather what the desk shows of a text."""
    original, translation = standing.explainer.original, standing.translation
    states = {state.key: state for state in standing.state.units}
    pairs = enumerate(standing.alignment.pairs, 1)
    return DeskPage(
        kind=standing.files.kind,
        slug=standing.explainer.slug,
        title=original.metadata.title,
        title_lang=original.lang,
        source_lang=original.lang,
        target_lang=translation.lang,
        source_name=original.path.name,
        target_name=translation.path.name,
        begun=standing.begun,
        units=tuple(
            _unit(pair, states[pair.key], number, standing, registry) for number, pair in pairs
        ),
        problems=standing.problems,
    )


def _unit(
    pair: Pair, state: UnitState, number: int, standing: Standing, registry: Registry
) -> DeskUnit:
    lang, other = standing.explainer.original.lang, standing.translation.lang
    begun = standing.begun
    source = tuple(_field(place, lang, begun=begun) for place in places(pair, "source"))
    target = tuple(_field(place, other, begun=begun) for place in places(pair, "target"))
    now = JOIN.join(field.words for field in source)
    before = state.before.strip()
    return DeskUnit(
        key=pair.key,
        number=number,
        kind=state.kind,
        status=state.status,
        is_open=state.is_open,
        reasons=state.reasons,
        source=source,
        target=target,
        changes=word_diff(before, now) if source and before and before != now else (),
        can_be_accepted=is_doubted(state),
        names=name_hints(now, JOIN.join(field.words for field in target), lang, registry),
    )


def _field(place: Place, lang: Lang, *, begun: bool) -> Field:
    there = begun or place.side == "source"
    line = place.unit.line if there and place.unit is not None and place.unit.text else 0
    return Field(place.side, place.part, lang, place.words, line)


def changed_units(before: DeskPage, now: DeskPage) -> tuple[DeskUnit, ...]:
    """List the units that are shown otherwise than before, also those that came."""
    known = {unit.key: unit for unit in before.units}
    return tuple(unit for unit in now.units if known.get(unit.key) != unit)


@record(frozen=True, slots=True)
class DeskEntry:
    """A text in the list of what is to be translated."""

    kind: TextKind
    slug: str
    title: str
    lang: Lang
    """The language of the original, and of the title."""
    counts: Mapping[UnitStatus, int]
    """How many of its units have each status; a status that none has is left out."""

    @property
    def open(self) -> int:
        """How many passages wait for a translator."""
        return sum(self.counts.get(status, 0) for status in OPEN)


def in_order(entries: Iterable[DeskEntry]) -> tuple[DeskEntry, ...]:
    """Put first what has changed in substance, then what has most left to do."""
    return tuple(sorted(entries, key=lambda e: (-e.counts.get("material", 0), -e.open, e.slug)))
