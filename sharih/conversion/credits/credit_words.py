"""The lists in `sharih/data/credits.toml` → words that begin lines of credits, folded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from sharih.arabic import fold
from sharih.content.toml_source import read_toml
from sharih.conversion.rule_files import DATA, any_of, checked_lists
from sharih.errors import Problems

LabelKind = Literal[
    "author", "editor", "source", "photographer", "tags", "section", "published", "modified"
]  # fmt: skip
"""What a line says by its first words."""

_KINDS: Final[tuple[LabelKind, ...]] = (
    "author", "editor", "source", "photographer", "tags", "section", "published", "modified",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CreditWords:
    """What the lists of the file are good for."""

    labels: Mapping[str, LabelKind]
    """The words that begin such a line, and what it says."""
    both: frozenset[str]
    """Those that say that who wrote a text took its pictures too."""
    bare: frozenset[str]
    """Those behind which no sign need stand."""
    desks: frozenset[str]
    """Words that begin what is no person's name."""
    offices: frozenset[str]
    """Words with which the name of an office begins or ends that signs a text."""
    time_words: frozenset[str]
    """Words of a line with a time."""
    calling: re.Pattern[str]
    """The beginning of a line that says what the writer of a text is."""
    pattern: re.Pattern[str]
    """A label and the sign behind it, if any, at the beginning of a folded text."""


@cache
def credit_words(path: Path = DATA / "credits.toml") -> CreditWords:
    """Read the lists; raises ContentError with all that is wrong in them."""
    problems = Problems()
    source = read_toml(path)
    others = ("both", "bare", "desks", "offices", "time_words", "callings")
    lists = checked_lists(source, (*_KINDS, *others), problems)
    labels = {fold(word): kind for kind in _KINDS for word in lists[kind]}
    labels |= {fold(word): "author" for word in lists["both"]}
    for word in lists["bare"]:
        if fold(word) not in labels:
            line = source.line_of(word, "bare")
            problems.add(path, line, f"{word} begins no credit", "Add it to the list it is of.")
    problems.raise_errors()
    both, bare, desks, offices, times, callings = (
        frozenset(fold(word) for word in lists[key]) for key in others
    )
    sign = r"(?P<sign> ?[:/|–—] ?| - | ?-(?=\s)|$)?"
    pattern = re.compile(rf"[*•\s]*(?P<label>{any_of(labels)})(?![^\W_]){sign}[ :]*")
    calling = re.compile(rf"[*•(]?(?:ال)?(?:an? |the )?(?:{any_of(callings)})(?![^\W_])")
    return CreditWords(labels, both, bare, desks, offices, times, calling, pattern)
