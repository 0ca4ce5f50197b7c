"""Folders → the stamps of all files in them, taken before anything is read."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import NamedTuple

from sharih.rebuild.stamps import Stamp, is_settled, look

Listing = list[tuple[str, Stamp]]
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


def take(roots: Iterable[str]) -> Snapshot:
    """Look at folders and all below them; a root that ends in `/*.py` stands for such files."""
    roots = tuple(roots)
    taken = time.time_ns()
    folders: dict[str, Listing | None] = {}
    left = list(roots)
    while left:
        folder = left.pop()
        if folder.endswith("/*.py"):
            found = look(folder[:-5])
            only = [one for one in found or () if one[0].endswith(".py")]
            folders[folder] = None if found is None else only
            continue
        here = look(folder)
        if here is not None:
            here = [one for one in here if one[0] != _CACHES]
            left += [f"{folder}/{name}" for name, stamp in here if stamp[:3] == (0, 0, 0)]
        folders[folder] = here
    return Snapshot(taken, roots, folders)
