"""A build that succeeded ↔ the record of all it depended on, and of all it made."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sharih.rebuild.program import library_versions, program_home
from sharih.rebuild.snapshot import Listing, Snapshot, folder_of
from sharih.rebuild.stamps import File, read_if_still
from sharih.rebuild.store import Store

NAME = "inputs"
"""The name of the record in the store."""
KEYS = frozenset(
    {"asked", "roots", "absent", "folders", "digests", "texts", "output", "hidden", "files",
     "foreign", "tree", "output folders", "hidden folders", "days", "told"}
)  # fmt: skip
"""What the record has."""
EPOCH = "SOURCE_DATE_EPOCH"
SECONDS = "\0"
"""Stands for the seconds that a build took, in what it is to print."""

FolderStamp = tuple[int, int] | None
"""Time of the last change in ns, and mode, of a folder; None where there is none."""


def asked(words: Sequence[str]) -> list[Any]:
    """Return what the same command has in common with another: words, place, program."""
    env = os.environ.get(EPOCH)
    return [list(words), os.getcwd(), env, sys.version, library_versions(), program_home()]


def roots_of(settings: str, folders: Sequence[str]) -> list[str]:
    """List where the inputs of a build lie: settings, folders of the project, the program."""
    here = [folder for folder in folders if os.path.lexists(folder)]
    return [f"{settings}/*.py", *here, program_home()]


class Standing(NamedTuple):
    """Where everything about a site lies, once it is built."""

    texts: str
    """The folder that has one for each text."""
    absent: Sequence[str]
    """Folders of inputs that are not there."""
    output: str
    hidden: str
    """A tree with the same files as the output."""
    files: dict[str, tuple[int, int, int]]
    """The stamps of the site's files, by their path in the output."""
    foreign: Sequence[str]
    """The paths of files in the output that are not of the site."""
    folders: Sequence[str]
    """All folders of the output, its own as an empty text."""


class Former(NamedTuple):
    """What stood before a few files changed, and both trees changed places."""

    record: dict[str, Any]
    changed: Sequence[str]
    """The paths of these files; where there are none, the trees stayed where they were."""


def save(
    store: Store,
    words: Sequence[str],
    inputs: Snapshot,
    standing: Standing,
    days: tuple[float, float],
    told: tuple[str, str],
    known: Mapping[str, Iterable[File]],
    former: Former | None = None,
) -> None:
    """Remember a build that succeeded, for the same command to be compared with.

    `former` is the record before, where all but a few files stayed what it says. `known` has files
    with their digests, by the path of their folder. `days` are the moments between which it would
    do the same; `told` is what it would print, with `SECONDS` where these are to stand.
    """
    output = standing.output
    record = {
        "asked": asked(words),
        "roots": list(inputs.roots),
        "absent": list(standing.absent),
        "folders": inputs.folders,
        "digests": _digests(inputs, known, former.record if former else None),
        "texts": standing.texts,
        "output": output,
        "hidden": standing.hidden,
        "files": standing.files,
        "foreign": {name: file_stamp(f"{output}/{name}") for name in standing.foreign},
        "tree": list(standing.folders),
        "days": None if os.environ.get(EPOCH) else days,
        "told": told,
    }
    if former is None:
        save_standing(store, record)
        return
    trees = ("output", "hidden")
    for tree, before in zip(trees, reversed(trees) if former.changed else trees, strict=True):
        folders = dict(former.record[f"{before} folders"])
        for name in {os.path.dirname(path) for path in former.changed}:
            folders[name] = folder_stamp(f"{record[tree]}/{name}")
        record[f"{tree} folders"] = folders
    store.save(NAME, record)


def save_standing(store: Store, record: dict[str, Any]) -> None:
    """Save a record with both trees as they are now."""
    for tree in ("output", "hidden"):
        here = record[tree]
        record[f"{tree} folders"] = {
            name: folder_stamp(f"{here}/{name}") for name in record["tree"]
        }
    store.save(NAME, record)


Digests = list[bytes | None] | None
"""Those of the files of a folder, in their order; None where it is none."""


def _digests(
    inputs: Snapshot, known: Mapping[str, Iterable[File]], former: Mapping[str, Any] | None
) -> dict[str, Digests]:
    """Return the digests of all inputs, in the order of their listings.

    A folder that stands as the `former` record says has the digests that it has there.
    """
    listings: Mapping[str, Listing | None] = former["folders"] if former else {}
    digests: Mapping[str, Digests] = former["digests"] if former else {}
    return {
        folder: digests[folder]
        if folder in digests and listings[folder] == listing
        else _of_folder(folder, listing, known.get(folder, ()))
        for folder, listing in inputs.folders.items()
    }


def _of_folder(folder: str, listing: Listing | None, known: Iterable[File]) -> Digests:
    if listing is None:
        return None
    digests = {(name, stamp): digest for name, stamp, digest in known if stamp is not None}
    path = folder_of(folder)
    return [
        digests.get(entry) or read_if_still(f"{path}/{entry[0]}", entry[1]) for entry in listing
    ]


def file_stamp(path: str) -> tuple[int, ...] | None:
    """Return the stamp of a file that is not ours; None where there is none."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size, status.st_mode


def folder_stamp(folder: str) -> FolderStamp:
    """Return the stamp of a folder, which differs once something comes or goes in it."""
    try:
        status = os.lstat(folder)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_mode
