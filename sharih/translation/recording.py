"""An explainer and its ledger → the ledger that knows what is translated now."""

from __future__ import annotations

import os
from pathlib import Path

from sharih.arabic import Lang
from sharih.content.editions import Edition, Explainer
from sharih.errors import ContentError, Problem
from sharih.inputs import Inputs
from sharih.languages import other_language
from sharih.translation.alignment import Alignment, same_record, updated
from sharih.translation.ledger import Ledger
from sharih.translation.ledger_faults import is_of_another
from sharih.translation.ledger_file import print_ledger, read_ledger


def ledger_path(folder: Path, original: Lang) -> Path:
    """Name the ledger of an explainer's folder: `en.po` where the original is Arabic."""
    return folder / f"{other_language(original)}.po"


def lost_ledger(target: Path, of_machine: int) -> Problem | None:
    """Say that the ledger of a translation has gone that knew of passages of a machine.

    `of_machine` is how many they were when the text was last read. None where there were none, and
    where the ledger is there, or the translation has gone too.
    """
    ledger = target.with_suffix(".po")
    if not of_machine or os.path.lexists(ledger) or not os.path.lexists(target):
        return None
    passages = "a passage" if of_machine == 1 else f"{of_machine} passages"
    reason = f"has gone, and knew of {passages} that a machine translated and nobody has looked at"
    remedy = f"Bring it back; or once all is read: ./inv accept {target.parent.name}."
    return Problem(ledger, None, reason, remedy)


def read_ledger_of(explainer: Explainer[Edition], inputs: Inputs | None = None) -> Ledger:
    """Read the ledger of an explainer, as `read_ledger` does.

    Raises ContentError also where it is that of another one.
    """
    path = ledger_path(explainer.folder, explainer.original.lang)
    ledger = read_ledger(path, inputs)
    if is_of_another(ledger, explainer):
        reason = f"holds nothing that {explainer.original.path.name} says or said"
        remedy = f"Put its own there, or begin anew with ./inv import --mend {explainer.slug}."
        raise ContentError(Problem(path, 1, reason, remedy))
    return ledger


def is_recorded(explainer: Explainer[Edition], ledger: Ledger, alignment: Alignment) -> bool:
    """Say whether a ledger knows all that is translated: `ledger_update` has nothing to write."""
    if explainer.translation is None:
        return True
    if not ledger.entries and alignment.source_keys:
        return False
    return same_record(updated(ledger, alignment), ledger)


def ledger_update(
    explainer: Explainer[Edition], ledger: Ledger, alignment: Alignment
) -> tuple[Path, bytes] | None:
    """Bring a ledger up to date with what is translated; None where it is so already.

    `alignment` is that of the explainer's editions by this ledger. Nothing is written: returned
    are the path and the bytes of the file.
    """
    if explainer.translation is None:
        return None
    recorded = updated(ledger, alignment)
    if same_record(recorded, ledger):
        return None
    return ledger_file(explainer, recorded)


def ledger_file(explainer: Explainer[Edition], ledger: Ledger) -> tuple[Path, bytes]:
    """Write a ledger as the file it lies in: its path and its bytes."""
    original = explainer.original
    text = print_ledger(ledger, other_language(original.lang), original.path.name)
    return ledger_path(explainer.folder, original.lang), text.encode("utf-8")
