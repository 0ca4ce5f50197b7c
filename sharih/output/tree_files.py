"""Bytes and paths → files, links and folders of a tree, never changing a file in place.

A file may be one with its twin in the other tree (a hard link). So each change takes the name
away first and then makes a new file.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress

from sharih.errors import OutputError, shown_path
from sharih.rebuild.stamps import digest
from sharih.records import record

FILE_MODE = 0o644
FOLDER_MODE = 0o755


@record(frozen=True, slots=True)
class Listing:
    """What stands in a tree, as paths relative to it."""

    files: frozenset[str]
    """Everything that is no folder, links to folders too."""
    folders: frozenset[str]
    """The folders, without the tree's own."""


def list_tree(root: str) -> Listing:
    """List a tree without following links; a missing one is empty."""
    files: list[str] = []
    folders: list[str] = []
    left = [""]
    while left:
        prefix = left.pop()
        try:
            found = os.scandir(f"{root}/{prefix}")
        except FileNotFoundError:
            continue
        with found:
            for entry in found:
                name = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(name)
                    left.append(f"{name}/")
                else:
                    files.append(name)
    return Listing(frozenset(files), frozenset(folders))


def ancestors(names: Iterable[str]) -> set[str]:
    """Get the folders in which these names lie."""
    found: set[str] = set()
    for name in names:
        folder = name.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def if_holds(path: str, data: bytes) -> os.stat_result | None:
    """Get the status of a file if it is a regular one with exactly these bytes."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        descriptor = os.open(path, flags)
    except OSError:
        return None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size != len(data):
            return None
        place = 0
        while place < len(data):
            chunk = os.read(descriptor, len(data) - place)
            if not chunk or not data.startswith(chunk, place):
                return None
            place += len(chunk)
        return status
    finally:
        os.close(descriptor)


def has_mode(status: os.stat_result, mode: int) -> bool:
    """Tell whether the permissions are exactly these."""
    return stat.S_IMODE(status.st_mode) == mode


@record(frozen=True, slots=True)
class Made:
    """A file of ours as it was made; what has this stamp, or else this digest, is that file."""

    stamp: tuple[int, int, int]
    """Inode, time of the last change in ns, and size; a further name for it changes none."""
    digest: bytes


def made(status: os.stat_result, data: bytes) -> Made:
    """Return what tells a file with this status and these bytes from any other."""
    return Made(_stamp(status), digest(data))


def if_made(path: str, known: Made) -> os.stat_result | None:
    """Get the status of a file if it is that one, or a copy of it, and nobody changed its mode."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode) or not has_mode(status, FILE_MODE):
        return None
    if _stamp(status) == known.stamp:
        return status
    # As an archive unpacks it, or as it was touched: only its bytes tell.
    if status.st_size != known.stamp[2]:
        return None
    with open(path, "rb") as file:
        return status if digest(file.read()) == known.digest else None


def _stamp(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_mtime_ns, status.st_size


def create(path: str, data: bytes) -> os.stat_result:
    """Make a new file and return its status; its mode is the same under any umask."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    descriptor = os.open(path, flags, FILE_MODE)
    try:
        os.fchmod(descriptor, FILE_MODE)
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def link(source: str, target: str) -> bool:
    """Give a file a second name; False where the file system will not."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False
    return True


def discard(path: str) -> None:
    """Take away whatever stands at a path; nothing need stand there."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass
    except OSError:
        if os.path.islink(path) or not os.path.isdir(path):
            raise
        shutil.rmtree(path)


def make_folders(root: str, folder: str) -> None:
    """Make a folder of a tree and those it lies in, taking away what is no folder on the way."""
    path = root
    for part in folder.split("/") if folder else ():
        path = f"{path}/{part}"
        make_folder(path)


def make_folder(path: str) -> None:
    """Make a folder in one that is there, taking away what is no folder in its place."""
    # Another process may make the same folder at this moment, and put files into it.
    with suppress(FileExistsError):
        os.mkdir(path, FOLDER_MODE)
    status = os.lstat(path)
    if not stat.S_ISDIR(status.st_mode):
        discard(path)
        os.mkdir(path, FOLDER_MODE)
        os.chmod(path, FOLDER_MODE)
    elif not has_mode(status, FOLDER_MODE):
        os.chmod(path, FOLDER_MODE)


def is_twin(source: str, target: str) -> bool:
    """Tell whether two paths are one file, or a file and its whole copy."""
    try:
        one, other = os.lstat(source), os.lstat(target)
    except (FileNotFoundError, NotADirectoryError):
        return False
    if os.path.samestat(one, other):
        return True
    stamps = [(status.st_mode, status.st_size, status.st_mtime_ns) for status in (one, other)]
    # Two files of one moment may have one stamp, so their bytes decide.
    return stat.S_ISREG(one.st_mode) and stamps[0] == stamps[1] and _equal(source, target)


def _equal(one: str, other: str) -> bool:
    """Tell whether two files have the same bytes."""
    with open(one, "rb") as first, open(other, "rb") as second:
        while chunk := first.read(1 << 20):
            if second.read(1 << 20) != chunk:
                return False
        return not second.read(1)


def carry(source: str, target: str) -> None:
    """Put a file as it is, or a link, or what else has a name, at a second path also."""
    if is_twin(source, target):
        return
    discard(target)
    if link(source, target):
        return
    mode = os.lstat(source).st_mode
    if stat.S_ISLNK(mode) or stat.S_ISREG(mode):
        shutil.copy2(source, target, follow_symlinks=False)
        return
    raise OutputError(
        f"{shown_path(source)}: is neither a file nor a folder. Move it out of the output folder."
    )
