"""What somebody wrote for `SLUG#unit` → the text and the units that are meant."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Final

from sharih.errors import ContentError, Problem
from sharih.records import record
from sharih.settings import Settings
from sharih.status.entries import ENTRIES, EntryText, entry_path, entry_texts
from sharih.status.texts import Paired, named
from sharih.translation.states import TextState, UnitState

_UNIT: Final = "key-points.2"
"""What a unit is called, for example."""


@record(frozen=True, slots=True)
class Meant:
    """A text, and those of its units that were asked for."""

    text: Paired | EntryText
    units: tuple[UnitState, ...]
    """All of the text, or of a section, where no unit was named."""
    whole: bool
    """Whether that is so."""


def meant(settings: Settings, said: str) -> Meant:
    """Find what `SLUG`, or `SLUG#unit` with the key of a unit, means; also `topics`, `stories`.

    The id of a section means all its units. Raises ContentError where there is no such text or
    unit, with the nearest there is.
    """
    name, mark, key = said.partition("#")
    if mark and not key:
        remedy = f"Write {name} for all of it, or {name}#{_UNIT}; ./inv status names them."
        raise ContentError(Problem(Path(said), None, "names no passage behind #", remedy))
    text = _entries(settings, name) or named(settings, name)
    units = text.state.units
    if key:
        units = tuple(unit for unit in units if unit.section == key or key in _names(unit))
        if not units:
            raise ContentError(_unknown(text.state, key))
    return Meant(text, units, whole=not key or units[0].section == key)


def _entries(settings: Settings, name: str) -> EntryText | None:
    """Read a file of names, if that is what is meant and it is there."""
    kind = next((kind for kind in ENTRIES if kind == name), None)
    if kind is None:
        return None
    return next(entry_texts(entry_path(settings, kind), kind, settings.inputs), None)


def _names(unit: UnitState) -> tuple[str, ...]:
    """List the keys by which a unit can be called, those it is translated with too."""
    return (unit.key, *(key for key, _, _ in unit.sources))


def _unknown(state: TextState, key: str) -> Problem:
    known = [name for unit in state.units for name in (*_names(unit), unit.section)]
    near = difflib.get_close_matches(key, dict.fromkeys(known), n=1, cutoff=0.5)
    remedy = (
        f"Did you mean {state.name}#{near[0]}?"
        if near
        else f"./inv status --only {state.name} lists those that are not in step."
    )
    return Problem(state.source_path, None, f"has no passage {key}", remedy)
