"""A ledger, and what an editor found still right → the ledger that knows it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.states import TextState, UnitState

_NO_RULES: Final = ("machine", "spelling", "split")
"""What is told and cannot be waived."""


def can_accept(unit: UnitState) -> bool:
    """Say whether there is something about a unit that somebody may find right.

    It is its translation, or that a section stands in the original alone.
    """
    if unit.status == "extra":
        return bool(unit.source and (unit.reasons or "missing" in unit.accepted))
    return bool(unit.target and unit.source) and unit.status != "missing"


def is_doubted(unit: UnitState) -> bool:
    """Say whether something is told of a unit that accepting it would put to rest."""
    return can_accept(unit) and (unit.is_open or bool(unit.reasons))


def accepted(ledger: Ledger, state: TextState, key: str) -> Ledger:
    """Record that the translation of a unit is right as it stands, with the rules waived.

    The entry holds both texts as they are now, so that a further change of either speaks again.
    `ledger` is to know what else is translated (`alignment.updated`): keys of units that no entry
    has are given by their order. Returns the same ledger where nothing can be accepted; raises
    KeyError for a unit that the text has not.
    """
    unit = next((unit for unit in state.units if unit.key == key), None)
    if unit is None:
        raise KeyError(key)
    if not can_accept(unit):
        return ledger
    old = ledger.entries.get(key) or ledger.retired.get(key) or LedgerEntry(key, "")
    found = replace(
        old,
        source=unit.sources[0][1],
        target=unit.target,
        fuzzy=False,
        machine=False,
        engine="",
        accepted=_waived(old, unit),
        joined=None,
        line=unit.source_line,
    )
    entries = {**ledger.entries, key: found}
    for other, source, line in unit.sources[1:]:
        entries[other] = replace(
            ledger.entries.get(other, LedgerEntry(other, source)),
            source=source, target="", fuzzy=False, machine=False, engine="", joined=key, line=line,
        )  # fmt: skip
    retired = {name: entry for name, entry in ledger.retired.items() if name not in entries}
    return Ledger(entries, retired)


def _waived(old: LedgerEntry, unit: UnitState) -> tuple[str, ...]:
    """List the rules that were waived for these very texts, before and now."""
    same = (old.source, old.target) == (unit.sources[0][1], unit.target)
    rules = [reason.rule for reason in unit.reasons if reason.rule not in _NO_RULES]
    return tuple(dict.fromkeys([*(old.accepted if same else ()), *rules]))
