"""`accept`: an editor has looked, and the translation is still right."""

from __future__ import annotations

import argparse
import os

from rich.console import Console

from sharih.commands.terminal import counted, isolating, say
from sharih.errors import ContentError, Problem, shown_path
from sharih.files import locked, replace_file
from sharih.settings import Settings
from sharih.status.entries import EntryText
from sharih.status.told import reason_text
from sharih.status.units import Meant, meant
from sharih.translation.acceptance import accepted, is_doubted
from sharih.translation.alignment import same_record
from sharih.translation.recording import ledger_file
from sharih.translation.states import UnitState


def run(arguments: argparse.Namespace, settings: Settings, out: Console, _err: Console, /) -> int:
    """Record what is right; returns the exit status.

    Raises ContentError where there is no such text or unit, and where what is named is not
    translated, and nothing is written then.
    """
    with locked(settings.content):
        asked = meant(settings, arguments.unit)
        taken = [unit for unit in asked.units if is_doubted(unit)]
        left = [unit for unit in asked.units if unit.status == "missing"]
        unread = [unit for unit in taken if unit.status == "machine"]
        if asked.whole and not arguments.all:
            taken = [unit for unit in taken if unit.status != "machine"]
        if left and not asked.whole and not taken:
            raise ContentError(_untranslated(asked, left[0]))
        _record(asked, taken)
    name, isolate = asked.text.state.name, isolating(out)
    for unit in taken:
        reasons = "; ".join(reason_text(reason, isolate) for reason in unit.reasons)
        say(f"{name}#{unit.key}: still right{f' ({reasons})' if reasons else ''}", out)
    if not taken and not unread:
        say(f"{name}: nothing is in doubt.", out)
    if unread and asked.whole:
        say(f"{name}: {_of_machine(len(unread), taken=arguments.all)}", out)
    if left:
        verb = "is" if len(left) == 1 else "are"
        say(f"{name}: {counted(len(left), 'passage')} {verb} not translated, and left so.", out)
    return 0


def _of_machine(count: int, *, taken: bool) -> str:
    """Say what became of passages that a machine has translated."""
    passages = counted(count, "passage")
    if taken:
        return f"{passages} translated by a machine, now looked at."
    remedy = f"Name {'it' if count == 1 else 'each'} once somebody has read it, or say --all."
    return f"{passages} translated by a machine, and left so. {remedy}"


def _record(asked: Meant, taken: list[UnitState]) -> None:
    """Write the ledger, whole, if there is anything new in it."""
    text = asked.text
    ledger = text.recorded()
    for unit in taken:
        ledger = accepted(ledger, text.state, unit.key)
    begins = not os.path.lexists(text.state.ledger_path) and asked.whole
    if not (taken or begins) or same_record(ledger, text.ledger):
        return
    if isinstance(text, EntryText):
        path, data = text.file(ledger)
    else:
        path, data = ledger_file(text.explainer, ledger)
    try:
        replace_file(path, data)
    except OSError as error:
        reason = f"cannot be written ({error.strerror or error})"
        remedy = "Make it a file that can be written, and do this again."
        raise ContentError(Problem(path, None, reason, remedy)) from None


def _untranslated(asked: Meant, unit: UnitState) -> Problem:
    state = asked.text.state
    line = unit.target_line or unit.source_line
    path = state.target_path if unit.target_line else state.source_path
    reason = f"the passage {unit.key} is not translated: there is nothing to accept"
    return Problem(path, line, reason, f"Translate it in {shown_path(state.target_path)}.")
