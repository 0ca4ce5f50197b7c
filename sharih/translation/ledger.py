"""`en.po` or `ar.po` beside an explainer ↔ the ledger of its translation.

One PO entry per unit: `msgctxt` the key, `msgid` the source as it was when it was translated,
`msgstr` the translation. Units translated together: the first holds the translation, the others
an automatic comment `joined KEY`. What a machine has translated and nobody has looked at is `fuzzy`
and `x-machine`, with an automatic comment `engine NAME`. Several units that translate one are
written with an empty line between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from sharih.records import record


@record(frozen=True, slots=True)
class LedgerEntry:
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
    engine: str = ""
    """The engine that prefilled it, where that is known."""


@record(frozen=True, slots=True)
class Ledger:
    """The entries of one translation, by key, in reading order."""

    entries: Mapping[str, LedgerEntry] = field(default_factory=dict)
    retired: Mapping[str, LedgerEntry] = field(default_factory=dict)
    """Entries of units that are gone; their keys are never given again."""

    def highest_numbers(self) -> dict[str, int]:
        """Return the highest number ever given in each section."""
        found: dict[str, int] = {}
        for key in (*self.entries, *self.retired):
            section, _, number = key.rpartition(".")
            if number.isdecimal():
                found[section] = max(int(number), found.get(section, 0))
        return found
