"""The text of a ledger as `print_ledger` writes it → the ledger, without a parser of PO files.

Nearly all ledgers are like that, and polib takes many times as long. What is read here is what
polib reads in the same text, which a property of the tests holds; everything else is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from polib import unescape

from sharih.translation.ledger import Ledger, LedgerEntry

MACHINE_FLAG: Final = "x-machine"
"""The flag of what an engine has prefilled."""
JOINED: Final = "joined "
ACCEPTED: Final = "accepted "
ENGINE: Final = "engine "
"""What comments begin with, before the key of a unit or the name of a rule or an engine."""

KEY: Final = re.compile(r"@(?:title|summary)|[a-z][a-z0-9-]*+(?:\.[0-9]++)?+")
"""The key of a unit: that of the head, of a section's heading, or a number in a section."""
_HEADER: Final = re.compile(
    r'#\nmsgid ""\nmsgstr ""\n"Language: (ar|en)\\n"\n"MIME-Version: 1\.0\\n"\n'
    r'"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n(?:\n|\Z)'
)
_NOTE: Final = rf"(?:{ACCEPTED}|{JOINED}|{ENGINE})[!-~]+"
_STRING: Final = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"\n'


def _message(comments: str, prefix: str) -> re.Pattern[str]:
    """Write the pattern of an entry: what stands over it, and what before each of its lines."""
    value = rf"({_STRING}(?:{prefix}{_STRING})*+)"
    return re.compile(
        rf'{comments}{prefix}msgctxt "({KEY.pattern})"\n{prefix}msgid {value}{prefix}msgstr {value}'
        r"(?:\n|\Z)"
    )


_ENTRY: Final = _message(
    rf"((?:#\. {_NOTE}\n)*+)(?:#: (?:ar|en)\.md:([0-9]{{1,9}})\n)?+"
    rf"(?:#, (fuzzy|{MACHINE_FLAG}|fuzzy, {MACHINE_FLAG})\n)?+",
    "",
)
_RETIRED: Final = _message(rf"((?:# (?:fuzzy|{MACHINE_FLAG}|{_NOTE})\n)*+)", "#~ ")


def read_printed(text: str, lang: str = "") -> Ledger | None:
    """Read the text of a ledger; None where it is not sure to be one of ours.

    `lang` is the language it is to translate into, where it is known.
    """
    header = _HEADER.match(text)
    if header is None or lang not in ("", header[1]):
        return None
    # polib ends a line wherever Python does.
    if len(text.splitlines()) != text.count("\n"):
        return None
    entries: dict[str, LedgerEntry] = {}
    retired: dict[str, LedgerEntry] = {}
    at, count = header.end(), 0
    while found := _ENTRY.match(text, at):
        notes, line, flags, key, source, target = found.groups()
        entries[key] = entry_of(
            key,
            _value(source),
            _value(target),
            notes=notes[3:-1].split("\n#. ") if notes else (),
            flags=flags.split(", ") if flags else (),
            line=int(line or 0),
        )
        at, count = found.end(), count + 1
    while found := _RETIRED.match(text, at):
        written, key, source, target = found.groups()
        notes = written[2:-1].split("\n# ")
        retired[key] = entry_of(
            key,
            _value(source.replace('"\n#~ "', '"\n"')),
            _value(target.replace('"\n#~ "', '"\n"')),
            notes=notes,
            flags=notes,
            line=0,
        )
        at, count = found.end(), count + 1
    if at < len(text) or count != len(entries.keys() | retired.keys()):
        return None
    return Ledger(entries, retired)


def _value(written: str) -> str:
    """Read the lines of a string."""
    value = written[1:-2].replace('"\n"', "")
    return unescape(value) if "\\" in value else value


def entry_of(
    key: str, source: str, target: str, *, notes: Sequence[str], flags: Sequence[str], line: int
) -> LedgerEntry:
    """Make an entry of what a PO file says: the lines of its comments, its flags, its place."""
    return LedgerEntry(
        key=key,
        source=source,
        target=target,
        fuzzy="fuzzy" in flags,
        machine=MACHINE_FLAG in flags,
        accepted=tuple([n.removeprefix(ACCEPTED) for n in notes if n.startswith(ACCEPTED)]),
        joined=next((n.removeprefix(JOINED) for n in notes if n.startswith(JOINED)), None),
        line=line,
        engine=next((n.removeprefix(ENGINE) for n in notes if n.startswith(ENGINE)), ""),
    )
