"""A command to build, and what the last one saw → whether there is anything to do at all.

This is asked before anything else is loaded. Everything that a build depends on is compared: the
words of the command, the day, the program, its libraries, and every file of the settings, the
content and the theme by its stamp, or else its content; and so is every file of the site.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

from sharih.rebuild.record import KEYS, NAME, SECONDS, asked, file_stamp, folder_stamp
from sharih.rebuild.snapshot import Listing, Snapshot, folder_of, take
from sharih.rebuild.stamps import read_if_still
from sharih.rebuild.store import STATE, Store, stores


class Looked(NamedTuple):
    """What was found out."""

    told: tuple[str, str] | None = None
    """What a build that changes nothing prints, on both streams; None where there may be work."""
    inputs: Snapshot | None = None
    """The inputs as they are, where they were looked at."""
    edited: tuple[str, ...] | None = None
    """The names of the texts that were edited, where nothing else has changed."""
    record: dict[str, Any] | None = None
    """The record of the last build, where texts were edited and nothing else has changed."""
    gone: tuple[Store, dict[str, Any]] | None = None
    """Where the record lies, and what it says, if there is nothing to do but to put the site back:
    its folder is gone, and a whole copy is there."""


def look_for_changes(words: Sequence[str]) -> Looked:
    """Compare everything with the last build that was asked for in the same words."""
    begun = time.perf_counter()
    for store in stores(NAME):
        record = store.load(NAME)
        if not isinstance(record, dict) or record.keys() != KEYS or record["asked"] != asked(words):
            continue  # another version of this program may have written it
        inputs = take(record["roots"])
        edited = _edited(record, inputs)
        if edited is None or not _is_day(record) or _is_cut_short(record):
            return Looked(inputs=inputs)
        gone = not os.path.lexists(record["output"])
        if not _is_site(record, "hidden" if gone else "output"):
            return Looked(inputs=inputs)
        if gone and (edited or record["foreign"]):
            return Looked(inputs=inputs)
        if edited and not _are_folders(record, "hidden"):
            return Looked(inputs=inputs)
        if edited:
            return Looked(inputs=inputs, edited=edited, record=record)
        if inputs.folders != record["folders"] and inputs.is_settled():
            record["folders"] = inputs.folders  # the same files with other times
            store.save(NAME, record)
        out, err = record["told"]
        seconds = f"{time.perf_counter() - begun:.1f}"
        told = out.replace(SECONDS, seconds), err
        return Looked(told, inputs, gone=(store, record) if gone else None)
    return Looked()


def _edited(record: dict[str, Any], inputs: Snapshot) -> tuple[str, ...] | None:
    """Name the texts that were edited; None where more than texts has changed."""
    known, here = record["folders"], inputs.folders
    if known == here:
        return ()
    if known.keys() != here.keys():
        return None
    texts = f"{record['texts']}/"
    edited = []
    for folder, listing in here.items():
        if _is_same(folder, listing, known[folder], record["digests"][folder]):
            continue
        name = folder.removeprefix(texts)
        if listing is None or name == folder or "/" in name:
            return None
        edited.append(name)
    return tuple(edited)


def _is_same(
    folder: str, here: Listing | None, known: Listing | None, digests: list[bytes | None] | None
) -> bool:
    """Tell whether a folder has the same files; their content decides where stamps differ."""
    if here == known:
        return True
    if here is None or known is None or digests is None or len(here) != len(known):
        return False
    path = folder_of(folder)
    for (name, stamp), (former, stood), digest in zip(here, known, digests, strict=True):
        if name != former:
            return False
        if stamp != stood and (digest is None or read_if_still(f"{path}/{name}", stamp) != digest):
            return False
    return True


def _is_day(record: dict[str, Any]) -> bool:
    return record["days"] is None or record["days"][0] <= time.time() < record["days"][1]


def _is_cut_short(record: dict[str, Any]) -> bool:
    """Tell whether an exchange of trees was cut short, or a folder came that was not there."""
    parent, name = os.path.split(record["output"])
    aside = os.path.join(parent, STATE, name, "aside")
    return any(map(os.path.lexists, (aside, *record["absent"])))


def _is_site(record: dict[str, Any], tree: str) -> bool:
    """Tell whether the site in a tree is as it was made."""
    output = record[tree]
    if not _are_folders(record, tree):
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


def _are_folders(record: dict[str, Any], tree: str) -> bool:
    """Tell whether the folders of a tree have what they had."""
    here = record[tree]
    known = record[f"{tree} folders"].items()
    return all(s is not None and folder_stamp(f"{here}/{name}") == s for name, s in known)
