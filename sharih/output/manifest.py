"""The names of the files that a build made ↔ the manifest beside the output."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from sharih.files import replace_file
from sharih.records import record

_VERSION = 1


@record(frozen=True, slots=True)
class Standing:
    """The files of ours in one tree."""

    folder: int
    """The inode of the tree's folder, which keeps it through renames; 0 for no folder."""
    names: frozenset[str]
    """Paths relative to the tree."""


def read_names(path: str, visible: str) -> frozenset[str]:
    """Read which files of the visible tree are ours; none where no manifest can be read.

    A manifest written during an exchange tells of both trees; which of them is visible now is
    told by the inode of the folder. Where neither is, a name of either counts as ours.
    """
    try:
        with open(path, encoding="ascii") as file:
            data = json.load(file)
        if data["version"] != _VERSION:
            return frozenset()
        made = [Standing(int(tree["folder"]), frozenset(tree["names"])) for tree in data["trees"]]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return frozenset()
    folder = inode(visible)
    if len(made) > 1 and (known := [tree for tree in made if tree.folder == folder]):
        made = known
    return frozenset[str]().union(*(tree.names for tree in made))


def write_names(path: str, trees: Iterable[Standing]) -> None:
    """Replace the manifest as one."""
    data = {
        "version": _VERSION,
        "trees": [{"folder": tree.folder, "names": sorted(tree.names)} for tree in trees],
    }
    text = json.dumps(data, separators=(",", ":"))
    replace_file(Path(path), text.encode("ascii"), durable=False)


def inode(folder: str) -> int:
    """Get the inode of a folder; 0 if there is none."""
    try:
        return os.stat(folder).st_ino
    except FileNotFoundError:
        return 0
