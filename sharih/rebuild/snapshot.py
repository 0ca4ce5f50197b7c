"""Folders → the stamps of all files in them, taken before anything is read."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import NamedTuple

from sharih.rebuild.stamps import Stamp, is_settled, look, look_at

Listing = list[tuple[str, Stamp]]
_ONLY = "/*"
"""What follows in a root says which files of its folder are meant."""
_CACHES = "__pycache__"
"""The folders in which Python keeps what it compiled."""


class Snapshot(NamedTuple):
    """What stood in some folders at one moment, by the path of each folder below them."""

    taken: int
    """When, in ns since 1970."""
    roots: tuple[str, ...]
    folders: dict[str, Listing | None]
    """None for what is no folder, or has a link in it, which no stamp can tell of."""

    def is_settled(self) -> bool:
        """Tell whether any later change to these folders would be seen."""
        return all(
            listing is not None
            and all(stamp[:3] == (0, 0, 0) or is_settled(stamp, self.taken) for _, stamp in listing)
            for listing in self.folders.values()
        )


def only_some(folder: str, names: Iterable[str]) -> str:
    """Return a root that stands for files of a folder with these names, whether there or not."""
    return f"{folder}{_ONLY}/{'/'.join(sorted(names))}"


def folder_of(root: str) -> str:
    """Return the folder of a root."""
    return root.partition(_ONLY)[0]


def take(roots: Iterable[str]) -> Snapshot:
    """Look at folders and all below them.

    A root that ends in `/*.py` stands for such files of a folder, one that `only_some` made for
    those that it names.
    """
    roots = tuple(roots)
    taken = time.time_ns()
    folders: dict[str, Listing | None] = {}
    left = list(roots)
    while left:
        folder = left.pop()
        here, _, which = folder.partition(_ONLY)
        if which:
            folders[folder] = _some(here, which)
            continue
        found = look(folder)
        if found is not None:
            found = [one for one in found if one[0] != _CACHES]
            left += [f"{folder}/{name}" for name, stamp in found if stamp[:3] == (0, 0, 0)]
        folders[folder] = found
    return Snapshot(taken, roots, folders)


def _some(folder: str, which: str) -> Listing | None:
    if which == ".py":
        found = look(folder)
        return None if found is None else [one for one in found if one[0].endswith(which)]
    return look_at(folder, which.split("/")[1:])


def joined(one: Snapshot, other: Snapshot) -> Snapshot:
    """Return what stood in the folders of two snapshots."""
    taken = min(one.taken, other.taken)
    return Snapshot(taken, (*one.roots, *other.roots), {**one.folders, **other.folders})


def changed(before: Snapshot) -> list[str]:
    """List files and folders that are not as they were in a snapshot, as they are named there.

    Those that editors keep for themselves are left out, as is what only has another name or mode.
    """
    from sharih.files import is_leftover  # not needed where nothing has changed

    now = take(before.roots)
    found: list[str] = []
    folders = {*before.folders, *now.folders}
    hidden: set[str] = set()
    for folder in sorted(folders):
        above, _, name = folder.rpartition("/")
        if above in hidden or (above in folders and is_leftover(name)):
            hidden.add(folder)
            continue
        then, here = before.folders.get(folder), now.folders.get(folder)
        if then == here:
            continue
        one, other = _by_name(then), _by_name(here)
        names = sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
        found += [f"{folder_of(folder)}/{name}" for name in names if not is_leftover(name)]
    return found


def _by_name(listing: Listing | None) -> dict[str, tuple[int, int, int]]:
    return {name: (stamp[0], *stamp[2:]) for name, stamp in listing or ()}
