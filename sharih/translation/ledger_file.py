"""`en.po` or `ar.po` beside an explainer ↔ the ledger of its translation."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import polib

from sharih.arabic import Lang
from sharih.content.explainers import may_be_forbidden
from sharih.errors import ContentError, Problem
from sharih.inputs import Inputs
from sharih.languages import LANGS
from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.ledger_faults import scan_ledger
from sharih.translation.po import parse_po, po_bytes
from sharih.translation.printed_ledger import (
    ACCEPTED,
    ENGINE,
    JOINED,
    MACHINE_FLAG,
    entry_of,
    read_printed,
)

_REMEDY: Final = "Mend it by hand, or with ./inv import --mend {slug}, which keeps the rest."
_NOT_EMPTY: Final = (
    "Bring back the file as it was: it knows what a machine translated. Where it never was, remove"
    " it; what stands side by side then counts as translated."
)


def read_ledger(path: Path, inputs: Inputs | None = None) -> Ledger:
    """Read a PO file; a missing one is an empty ledger.

    Raises ContentError for a file that is damaged, with each fault and its line.
    """
    if not os.path.lexists(path):
        return Ledger()
    remedy = _REMEDY.format(slug=path.parent.name)
    data = po_bytes(path, inputs)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    else:
        if not text.strip():
            raise ContentError(Problem(path, 1, "an empty file", _NOT_EMPTY))
    usual = text and not may_be_forbidden(data)
    if usual and (printed := read_printed(text, path.stem)):
        found = printed
    elif faults := scan_ledger(data, path.stem).faults:
        raise ContentError([Problem(path, f.line, f.reason, remedy) for f in faults])
    else:
        found = ledger_of(parse_po(text, path, remedy), path)
    if path.stem in LANGS and not found.entries and not found.retired:
        raise ContentError(Problem(path, 1, "a ledger without an entry", _NOT_EMPTY))
    return found


def ledger_of(catalogue: polib.POFile, path: Path) -> Ledger:
    """Make a ledger of the entries of a PO file; raises ContentError for what is no unit."""
    entries: dict[str, LedgerEntry] = {}
    retired: dict[str, LedgerEntry] = {}
    for message in catalogue:
        if not message.msgctxt:
            reason = "an entry without msgctxt"
            remedy = "Give it the key of its unit, or remove it."
            raise ContentError(Problem(path, message.linenum or 1, reason, remedy))
        if message.msgctxt in entries or message.msgctxt in retired:
            reason = f"the key {message.msgctxt} stands twice"
            remedy = "Remove one of the two entries."
            raise ContentError(Problem(path, message.linenum or 1, reason, remedy))
        (retired if message.obsolete else entries)[message.msgctxt] = _entry(message)
    return Ledger(entries, retired)


def print_ledger(ledger: Ledger, lang: Lang, source_name: str) -> str:
    """Write a ledger as the text of a PO file.

    `lang` is the language translated into, `source_name` the file the line numbers speak of.
    The text has no dates, so that the same ledger always gives the same bytes.
    """
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Language": lang,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for retired, entries in ((False, ledger.entries), (True, ledger.retired)):
        for entry in entries.values():
            catalogue.append(_message(entry, source_name, obsolete=retired))
    return str(catalogue).rstrip("\n") + "\n"


def _entry(message: polib.POEntry) -> LedgerEntry:
    notes = [*(message.comment or "").split("\n"), *(message.tcomment or "").split("\n")]
    line = next((int(number) for _, number in message.occurrences if number.isdecimal()), 0)
    flags = (*message.flags, *notes)
    return entry_of(
        message.msgctxt, message.msgid, message.msgstr, notes=notes, flags=flags, line=line
    )


def _message(entry: LedgerEntry, source_name: str, *, obsolete: bool) -> polib.POEntry:
    notes = [f"{ACCEPTED}{rule}" for rule in entry.accepted]
    if entry.joined:
        notes.append(f"{JOINED}{entry.joined}")
    if entry.engine:
        notes.append(f"{ENGINE}{entry.engine}")
    flags = (["fuzzy"] if entry.fuzzy else []) + ([MACHINE_FLAG] if entry.machine else [])
    # Obsolete entries of a PO file have neither flags nor places, only translators' comments.
    return polib.POEntry(
        msgctxt=entry.key,
        msgid=entry.source,
        msgstr=entry.target,
        flags=[] if obsolete else flags,
        comment="" if obsolete else "\n".join(notes),
        tcomment="\n".join([*flags, *notes]) if obsolete else "",
        occurrences=[(source_name, str(entry.line))] if entry.line and not obsolete else [],
        obsolete=obsolete,
    )
