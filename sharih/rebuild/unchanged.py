"""A command to build, and what the last one saw → whether there is anything to do at all.

This is asked before anything else is loaded. Everything that a build depends on is compared: the
words of the command, the day, the program, its libraries, and every file of the settings, the
content and the theme by its stamp, and so is every file of the site.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

from sharih.rebuild.program import library_versions, program_home
from sharih.rebuild.snapshot import Snapshot, take
from sharih.rebuild.store import Store

NAME = "inputs"
"""The name of the record in the store."""
KEYS = frozenset(
    {"asked", "roots", "absent", "folders", "texts", "output", "hidden", "files", "foreign",
     "output folders", "hidden folders", "days", "told"}
)  # fmt: skip
"""What the record has."""
EPOCH = "SOURCE_DATE_EPOCH"
STATE = ".sharih"

FolderStamp = tuple[int, int] | None
"""Time of the last change in ns, and mode, of a folder; None where there is none."""


class Looked(NamedTuple):
    """What was found out."""

    told: tuple[str, str] | None = None
    """What a build that changes nothing prints, on both streams; None where there may be work."""
    inputs: Snapshot | None = None
    """The inputs as they are, where they were looked at."""
    edited: tuple[str, ...] | None = None
    """The names of the texts that were edited, where nothing else has changed."""
    folders: dict[str, FolderStamp] | None = None
    """The folders of the site, where texts were edited and nothing else has changed."""


def look_for_changes(words: Sequence[str]) -> Looked:
    """Compare everything with the last build that was asked for in the same words."""
    begun = time.perf_counter()
    for store in _stores():
        record = store.load(NAME)
        if not isinstance(record, dict) or record.keys() != KEYS or record["asked"] != asked(words):
            continue  # another version of this program may have written it
        inputs = take(record["roots"])
        edited = _edited(record, inputs)
        if edited is None or not _is_day(record) or _is_cut_short(record):
            return Looked(inputs=inputs)
        if not _is_output(record):
            return Looked(inputs=inputs)
        if edited and not _is_twin(record):
            return Looked(inputs=inputs)
        if edited:
            return Looked(inputs=inputs, edited=edited, folders=record["output folders"])
        out, err = record["told"]
        seconds = f"{time.perf_counter() - begun:.1f}"
        return Looked((out.replace(SECONDS, seconds), err), inputs)
    return Looked()


SECONDS = "\0"
"""Stands for the seconds that a build took, in what it is to print."""


def _edited(record: dict[str, Any], inputs: Snapshot) -> tuple[str, ...] | None:
    """Name the texts that were edited; None where more than texts has changed."""
    known, here = record["folders"], inputs.folders
    if known == here:
        return ()
    texts = f"{record['texts']}/"
    if known.keys() != here.keys():
        return None
    edited = []
    for folder, listing in here.items():
        if listing != known[folder]:
            name = folder.removeprefix(texts)
            if listing is None or name == folder or "/" in name:
                return None
            edited.append(name)
    return tuple(edited)


def asked(words: Sequence[str]) -> list[Any]:
    """Return what the same command has in common with another: words, place, program."""
    env = os.environ.get(EPOCH)
    return [list(words), os.getcwd(), env, sys.version, library_versions()]


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


def save(
    store: Store,
    words: Sequence[str],
    inputs: Snapshot,
    standing: Standing,
    days: tuple[float, float],
    told: tuple[str, str],
) -> None:
    """Remember a build that succeeded, for the same command to be compared with.

    `days` are the moments between which it would do the same; `told` is what it would print, with
    `SECONDS` where these are to stand.
    """
    output, hidden, folders = standing.output, standing.hidden, standing.folders
    record = {
        "asked": asked(words),
        "roots": list(inputs.roots),
        "absent": list(standing.absent),
        "folders": inputs.folders,
        "texts": standing.texts,
        "output": output,
        "hidden": hidden,
        "files": standing.files,
        "foreign": {name: file_stamp(f"{output}/{name}") for name in standing.foreign},
        "output folders": {name: folder_stamp(f"{output}/{name}") for name in folders},
        "hidden folders": {name: folder_stamp(f"{hidden}/{name}") for name in folders},
        "days": None if os.environ.get(EPOCH) else days,
        "told": told,
    }
    store.save(NAME, record)


def _stores() -> list[Store]:
    try:
        names = os.listdir(STATE)
    except OSError:
        return []
    folders = (f"{STATE}/{name}/build" for name in names)
    return [Store(folder) for folder in folders if os.path.exists(f"{folder}/{NAME}")]


def _is_day(record: dict[str, Any]) -> bool:
    return record["days"] is None or record["days"][0] <= time.time() < record["days"][1]


def _is_cut_short(record: dict[str, Any]) -> bool:
    """Tell whether an exchange of trees was cut short, or a folder came that was not there."""
    parent, name = os.path.split(record["output"])
    aside = os.path.join(parent, STATE, name, "aside")
    return any(map(os.path.lexists, (aside, *record["absent"])))


def _is_output(record: dict[str, Any]) -> bool:
    """Tell whether the site is as it was made."""
    output = record["output"]
    if not _are_folders(output, record["output folders"]):
        return False
    foreign = record["foreign"].items()
    if any(file_stamp(f"{output}/{name}") != stamp for name, stamp in foreign):
        return False
    try:
        for name, stamp in record["files"].items():
            status = os.lstat(f"{output}/{name}")
            if (status.st_ino, status.st_mtime_ns, status.st_size) != stamp:
                return False
            if status.st_mode != _FILE:
                return False
    except OSError:
        return False
    return True


_FILE = 0o100644
"""The mode of a file of the site: an ordinary one that all may read."""


def _is_twin(record: dict[str, Any]) -> bool:
    """Tell whether the hidden tree still has what the visible one has, as the build left it."""
    return _are_folders(record["hidden"], record["hidden folders"])


def _are_folders(tree: str, known: dict[str, FolderStamp]) -> bool:
    here = ((folder_stamp(f"{tree}/{name}"), stamp) for name, stamp in known.items())
    return all(now is not None and now == stamp for now, stamp in here)


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
