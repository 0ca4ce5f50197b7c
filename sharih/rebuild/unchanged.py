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
EPOCH = "SOURCE_DATE_EPOCH"
STATE = ".sharih"


class Looked(NamedTuple):
    """What was found out."""

    told: tuple[str, str] | None
    """What a build that changes nothing prints, on both streams; None where there may be work."""
    inputs: Snapshot | None
    """The inputs as they are, where they were looked at."""


def look_for_changes(words: Sequence[str]) -> Looked:
    """Compare everything with the last build that was asked for in the same words."""
    begun = time.perf_counter()
    for store in _stores():
        record = store.load(NAME)
        if record is None or record["asked"] != asked(words):
            continue
        inputs = take(record["roots"])
        if inputs.folders != record["folders"] or not _is_day(record) or _is_cut_short(record):
            return Looked(None, inputs)
        if not _is_output(record):
            return Looked(None, inputs)
        out, err = record["told"]
        return Looked((out.replace("\0", f"{time.perf_counter() - begun:.1f}"), err), inputs)
    return Looked(None, None)


def asked(words: Sequence[str]) -> list[Any]:
    """Return what the same command has in common with another: words, place, program."""
    env = os.environ.get(EPOCH)
    return [list(words), os.getcwd(), env, sys.version, library_versions()]


def roots_of(settings: str, folders: Sequence[str]) -> list[str]:
    """List where the inputs of a build lie: settings, folders of the project, the program."""
    here = [folder for folder in folders if os.path.lexists(folder)]
    return [f"{settings}/*.py", *here, program_home()]


def save(
    store: Store,
    words: Sequence[str],
    inputs: Snapshot,
    *,
    absent: Sequence[str],
    output: str,
    files: dict[str, tuple[int, int, int]],
    days: tuple[float, float],
    told: tuple[str, str],
) -> None:
    """Remember a build that succeeded, for the same command to be compared with.

    `absent` are folders that are not there; `files` the stamps of the site's files by their path
    in `output`; `days` the moments between which it would do the same; `told` what it would print,
    with a null character for the seconds.
    """
    folders = sorted({os.path.dirname(path) for path in files})
    record = {
        "asked": asked(words),
        "roots": list(inputs.roots),
        "absent": list(absent),
        "folders": inputs.folders,
        "output": output,
        "files": files,
        "output folders": {name: _folder_stamp(f"{output}/{name}") for name in folders},
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
    for name, stamp in record["output folders"].items():
        if _folder_stamp(f"{output}/{name}") != stamp:
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


def _folder_stamp(folder: str) -> tuple[int, int, int] | None:
    try:
        status = os.lstat(folder)
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_mode
