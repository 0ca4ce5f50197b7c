"""Units of a translation → what changed in each, beside how it is translated."""

from __future__ import annotations

from collections.abc import Iterable

from sharih.records import record
from sharih.translation.reasons import Reason
from sharih.translation.states import TextState, UnitState
from sharih.translation.word_diff import Run, word_diff


@record(frozen=True, slots=True)
class Difference:
    """A unit whose original or translation is another than it was."""

    unit: UnitState
    source: tuple[Run, ...]
    """The original since it was translated; one run where it is as it was, or was not."""
    target: tuple[Run, ...]
    """The translation since then."""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the unit is not in step, the gravest first."""
        return self.unit.reasons


def differences(state: TextState, units: Iterable[UnitState], *, every: bool) -> list[Difference]:
    """List what is not in step, in the order of the original; with `every`, all units given."""
    known = {unit.key for unit in units}
    return [
        Difference(
            unit,
            word_diff(unit.before or unit.source, unit.source),
            word_diff(unit.target_before or unit.target, unit.target),
        )
        for unit in state.units
        if unit.key in known and (every or _is_shown(unit))
    ]


def _is_shown(unit: UnitState) -> bool:
    return unit.is_open or bool(unit.reasons)
