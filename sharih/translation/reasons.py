"""Why a unit of a translation has the status it has: the rule that fired, and its values."""

from __future__ import annotations

from typing import Literal

from sharih.records import record
from sharih.translation.statuses import UnitStatus

Rule = Literal[
    "spelling", "words", "number", "date", "name", "negation", "link", "quotation", "length",
    "machine", "missing", "split",
]  # fmt: skip
"""What a rule looks at; an editor waives one by this word, which the ledger keeps."""


@record(frozen=True, slots=True)
class Reason:
    """A rule that found something in a pair."""

    rule: Rule
    values: str = ""
    """What differs, in the words of the texts: `20 ← 21 يناير`; empty where the rule says all."""
    source_line: int = 0
    """Where it stands in the original's file, from 1; 0 where it does not."""
    target_line: int = 0
    """Where it stands in the translation's file, from 1; 0 where it does not."""
    doubt: bool = False
    """Whether a reader must settle it: it is told, and changes no status."""


@record(frozen=True, slots=True)
class Judgement:
    """The status of a pair and why it has it."""

    status: UnitStatus
    reasons: tuple[Reason, ...] = ()
    """The gravest first; none where the pair is as its ledger has it and nothing is in doubt."""
