"""The lists in `sharih/data/datelines.toml` → words that tell a dateline, folded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sharih.arabic import fold
from sharih.content.toml_source import read_toml
from sharih.conversion.rule_files import DATA, checked_lists
from sharih.errors import Problems

_LISTS: Final = (
    "sources", "places", "never", "offices", "by", "correspondents", "ends", "corrections", "slugs",
    "labels",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DatelineWords:
    """What the lists of the file are good for."""

    sources: frozenset[str]
    """What stands for an agency."""
    places: frozenset[str]
    never: frozenset[str]
    """Words that stand in no name of a place, a source or a person."""
    offices: frozenset[str]
    """The same, but that a source may be an office."""
    by: frozenset[str]
    """Words that begin the name of a correspondent."""
    correspondents: frozenset[str]
    """Words that begin what stands for one."""
    ends: frozenset[str]
    """What ends a text."""
    corrections: frozenset[str]
    """Words that begin a note on what a text replaces."""
    slugs: frozenset[str]
    """Words of the lines over a text of an agency."""
    labels: frozenset[str]
    """What a dateline may say of a text between slashes."""
    no_names: frozenset[str]
    """Words that stand in no name of a place or a person, offices among them."""


@cache
def dateline_words(path: Path = DATA / "datelines.toml") -> DatelineWords:
    """Read the lists; raises ContentError with all that is wrong in them."""
    problems = Problems()
    lists = checked_lists(read_toml(path), _LISTS, problems)
    problems.raise_errors()
    folded = {key: frozenset(map(fold, words)) for key, words in lists.items()}
    return DatelineWords(**folded, no_names=folded["never"] | folded["offices"])
