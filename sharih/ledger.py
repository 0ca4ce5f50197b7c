"""`en.po` or `ar.po` beside an explainer ↔ the ledger of its translation.

One PO entry per unit: `msgctxt` the key, `msgid` the source as it was when it was translated,
`msgstr` the translation. Units translated together: the first holds the translation, the others
an automatic comment `joined KEY`. Several units that translate one are written with an empty
line between them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polib

from sharih.arabic import Lang
from sharih.errors import ContentError, Problem, shown_path

MACHINE_FLAG = "x-machine"
_JOINED = "joined "
_ACCEPTED = "accepted "
_NUMBER = re.compile(r"(.+)\.([0-9]+)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of the translation of one unit."""

    key: str
    source: str
    """The original's Markdown as it was when it was translated."""
    target: str = ""
    """The translation then; empty where there was none."""
    fuzzy: bool = False
    """Not reviewed."""
    machine: bool = False
    """Prefilled by an engine."""
    accepted: tuple[str, ...] = ()
    """The rules an editor waived for this pair."""
    joined: str | None = None
    """The key of the unit whose translation covers this one too."""
    line: int = 0
    """Where the source stood when the entry was written."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of one translation, by key, in reading order."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    retired: Mapping[str, Entry] = field(default_factory=dict)
    """Entries of units that are gone; their keys are never given again."""

    def highest(self, section: str) -> int:
        """Return the highest number ever given to a unit of a section, 0 where none was."""
        found = (_NUMBER.match(key) for key in [*self.entries, *self.retired])
        return max((int(m[2]) for m in found if m and m[1] == section), default=0)


def read_ledger(path: Path) -> Ledger:
    """Read a PO file; a missing one is an empty ledger.

    Raises ContentError, with the line, for a file that is no valid PO.
    """
    if not path.exists():
        return Ledger()
    try:
        catalogue = polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
    except (OSError, UnicodeDecodeError, ValueError) as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else None
        remedy = "Mend it, or remove it: the next conversion records today's texts."
        reason = "not a valid PO file"
        raise ContentError(Problem(shown_path(path), line, reason, remedy)) from None
    entries: dict[str, Entry] = {}
    retired: dict[str, Entry] = {}
    for message in catalogue:
        if not message.msgctxt:
            reason = "an entry without msgctxt"
            remedy = "Give it the key of its unit, or remove it."
            raise ContentError(Problem(shown_path(path), message.linenum, reason, remedy))
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


def _entry(message: polib.POEntry) -> Entry:
    comments = (message.comment or "").split("\n")
    joined = next((c.removeprefix(_JOINED) for c in comments if c.startswith(_JOINED)), None)
    accepted = tuple(c.removeprefix(_ACCEPTED) for c in comments if c.startswith(_ACCEPTED))
    line = next((int(number) for _, number in message.occurrences if number.isdigit()), 0)
    return Entry(
        key=message.msgctxt,
        source=message.msgid,
        target=message.msgstr,
        fuzzy=message.fuzzy,
        machine=MACHINE_FLAG in message.flags,
        accepted=accepted,
        joined=joined,
        line=line,
    )


def _message(entry: Entry, source_name: str, *, obsolete: bool) -> polib.POEntry:
    comments = [f"{_ACCEPTED}{rule}" for rule in entry.accepted]
    if entry.joined:
        comments.append(f"{_JOINED}{entry.joined}")
    flags = (["fuzzy"] if entry.fuzzy else []) + ([MACHINE_FLAG] if entry.machine else [])
    return polib.POEntry(
        msgctxt=entry.key,
        msgid=entry.source,
        msgstr=entry.target,
        flags=flags,
        comment="\n".join(comments),
        occurrences=[(source_name, str(entry.line))] if entry.line and not obsolete else [],
        obsolete=obsolete,
    )
