"""Files → stamps that tell, without reading them, that they are as they were when last read."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterable

Stamp = tuple[int, int, int, int]
"""Time of the last change of the content and of the entry in ns, size, and inode."""
File = tuple[str, Stamp | None, bytes]
"""Name of a file, its stamp where that can be trusted, and the digest of its content."""

_TICK = 50_000_000
"""Clocks of file systems stand still for up to this many ns: what changed so shortly before it was
read may have changed again afterwards, and have the same stamp."""
_SECOND = 1_000_000_000


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of a file with this status."""
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def is_settled(stamp: Stamp, now: int) -> bool:
    """Tell whether a stamp will differ once the file changes, if it was read at `now` (ns).

    Times without fractions are those of a file system that knows whole seconds only, or two.
    """
    latest = max(stamp[0], stamp[1])
    coarse = latest % _SECOND == 0
    return latest + (2 * _SECOND if coarse else _TICK) < now


def digest(data: bytes) -> bytes:
    """Return what tells these bytes from any others, in 16 bytes."""
    return hashlib.blake2b(data, digest_size=16).digest()


def digest_all(parts: Iterable[bytes]) -> bytes:
    """Return what tells these parts, in their order, from any others."""
    return digest(b"".join(b"%d:%b" % (len(part), part) for part in parts))


def look(folder: str) -> list[tuple[str, Stamp]] | None:
    """List the files of a folder with their stamps, by name; folders in it have no size.

    None where it is no folder, or a link, or has something in it that is neither file nor folder:
    a link may lead elsewhere without any stamp telling.
    """
    found = []
    try:
        if stat.S_ISLNK(os.lstat(folder).st_mode):
            return None
        with os.scandir(folder) as entries:
            for entry in entries:
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(status.st_mode):
                    found.append((entry.name, stamp_of(status)))
                elif stat.S_ISDIR(status.st_mode):
                    found.append((entry.name, (0, 0, 0, status.st_ino)))
                else:
                    return None
    except OSError:
        return None
    found.sort()
    return found


def look_at(folder: str, names: Iterable[str]) -> list[tuple[str, Stamp]] | None:
    """List files of a folder with their stamps, those of these names that are there.

    None where the folder is none, or a link, or one of them is no ordinary file.
    """
    found = []
    try:
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            return None
        for name in names:
            try:
                status = os.lstat(f"{folder}/{name}")
            except FileNotFoundError:
                continue
            if not stat.S_ISREG(status.st_mode):
                return None
            found.append((name, stamp_of(status)))
    except OSError:
        return None
    return found


def read_files(folder: str, names: Iterable[tuple[str, Stamp]]) -> list[File]:
    """Read files that `look` found, which are no links; raises OSError for what cannot be read."""
    found: list[File] = []
    for name, stamp in names:
        now = time.time_ns()
        settled = stamp if is_settled(stamp, now) else None
        found.append((name, settled, _digest_of(f"{folder}/{name}", stamp)))
    return found


def _digest_of(path: str, stamp: Stamp) -> bytes:
    if stamp[:3] == (0, 0, 0):
        return b""  # a folder
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        found = hashlib.blake2b(digest_size=16)
        while chunk := os.read(descriptor, 1 << 20):
            found.update(chunk)
        return found.digest()
    finally:
        os.close(descriptor)


def read_if_still(path: str, stamp: Stamp) -> bytes | None:
    """Return the digest of a file; None where it has another stamp afterwards, or cannot be read.

    That of a folder is empty.
    """
    try:
        found = _digest_of(path, stamp)
        if stamp[:3] == (0, 0, 0) or stamp_of(os.lstat(path)) == stamp:
            return found
    except OSError:
        pass
    return None


def as_they_were(
    folder: str, here: list[tuple[str, Stamp]], known: Iterable[File]
) -> list[File] | None:
    """Tell whether the files of a folder have the content they had.

    Returns them with stamps as they are now; None where a file differs, came or went. A file is
    read where its stamp differs or cannot be trusted. Raises OSError for what cannot be read.
    """
    known = list(known)
    if [name for name, _ in here] != [name for name, _, _ in known]:
        return None
    found: list[File] = []
    for (name, stamp), file in zip(here, known, strict=True):
        if stamp == file[1]:
            found.append(file)
            continue
        (renewed,) = read_files(folder, [(name, stamp)])
        if renewed[2] != file[2]:
            return None
        found.append(renewed)
    return found
