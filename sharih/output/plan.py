"""What stands and what was written → what the new tree has, or why it cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sharih.errors import OutputError, one_line, shown_path
from sharih.output.tree_files import Listing, Made, ancestors
from sharih.records import record

Likeness = Literal["same", "mode", "other"]
"""How the visible file at a path is like the one written: the same, but for the mode, or not."""


@record(frozen=True, slots=True)
class Put:
    """A file that is ready to be one of the new site."""

    path: str
    likeness: Likeness
    """How the visible file at its path is like it."""
    made: Made
    """What tells it from any other file."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the new tree has."""

    foreign: frozenset[str]
    """Files that we did not make, to be carried over."""
    foreign_folders: frozenset[str]
    """Folders without a file of ours, to be carried over with their mode."""
    folders: frozenset[str]
    """All folders."""


def plan_tree(
    visible: str,
    standing: Listing,
    ours: frozenset[str],
    written: Mapping[str, Likeness],
    *,
    clean: bool,
) -> Plan:
    """Plan the new tree.

    Raises OutputError if a foreign file stands in the way of a file that was written: nothing
    foreign is ever overwritten, but for a file of the very same name when `clean` is set.
    """
    own_folders = ancestors(written)
    unknown = standing.files - ours
    foreign = frozenset(name for name in unknown if name not in written)
    if not clean:
        differing = {name for name in unknown if written.get(name, "same") == "other"}
        _refuse(
            visible,
            differing,
            "is not from Sharih, but has the name of a file of the site",
            "Move it away, or build with --clean to replace it",
        )
    _refuse(
        visible,
        {name for name in foreign if name in own_folders},
        "is not from Sharih and stands where the site needs a folder",
        "Move it away",
    )
    _refuse(
        visible,
        {name for name in foreign if _lies_under(name, written)},
        "is not from Sharih and lies where the site needs a file",
        "Move it away",
    )
    former = ancestors(ours)
    foreign_folders = frozenset(
        name
        for name in standing.folders - former - own_folders
        if name not in written and not _lies_under(name, written)
    )
    folders = own_folders | ancestors(foreign) | ancestors(foreign_folders) | foreign_folders
    return Plan(foreign, foreign_folders, frozenset(folders))


def _lies_under(name: str, written: Mapping[str, Likeness]) -> bool:
    """Tell whether a name lies under one that was written as a file."""
    return any(folder in written for folder in ancestors((name,)))


def _refuse(visible: str, names: set[str], reason: str, remedy: str) -> None:
    """Raise OutputError in one line that names the first of these files, if there is one."""
    if names:
        first = shown_path(f"{visible}/{min(names)}")
        more = f" (and {len(names) - 1} more)" if len(names) > 1 else ""
        line = f"{first}{more}: {reason}. {remedy}; nothing was changed."
        raise OutputError(one_line(line))
