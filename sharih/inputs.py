"""The one door for files that a site is made of: ordinary files of the project, and no others.

A link that leads out of the project would put a private file of this computer on the web, and a
pull request can bring one. So what is read is an ordinary file below the project, or below a
folder that its settings name; anything else is refused by name and never opened.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from sharih.errors import ContentError, Problem

_KINDS: Final[tuple[tuple[Callable[[int], bool], str], ...]] = (
    (stat.S_ISDIR, "is a folder, not a file"),
    (stat.S_ISFIFO, "is a named pipe, not a file"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)
_REMEDY: Final = "Put an ordinary file in its place."
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Inputs:
    """The folders that the files of a site may lie in."""

    roots: tuple[Path, ...]
    """Real paths, without links in them."""

    @classmethod
    def below(cls, *folders: Path) -> Inputs:
        """Allow what lies below these folders; one that is a link stands for where it leads."""
        return cls(tuple(dict.fromkeys(Path(os.path.realpath(folder)) for folder in folders)))

    def fault(self, path: Path) -> tuple[str, str] | None:
        """Say why a file or folder is refused, and what to do; None where it is not.

        What does not exist is not refused. Raises OSError where it cannot be looked at.
        """
        try:
            link = stat.S_ISLNK(os.lstat(path).st_mode)
        except FileNotFoundError:
            return None
        return self._fault(path, link=link)

    def _fault(self, path: Path, *, link: bool) -> tuple[str, str] | None:
        try:
            real = os.path.realpath(path, strict=True) if link else _real(str(path))
        except FileNotFoundError:
            return "is a link that leads nowhere", _REMEDY
        except OSError:
            return "is a link that leads in a circle", _REMEDY
        for root in map(str, self.roots):
            if real == root or real.startswith(f"{root}{os.sep}"):
                closed = _CLOSED.search(real, len(root))
                if closed and closed[1] not in path.parts:
                    return f"is a link that leads into {closed[1]}", _REMEDY
                return None
        what = "is a link" if link else "lies in a folder that is a link"
        remedy = "Put the file itself there, or name the folder it lies in in the settings."
        return f"{what} that leads out of the project, to {real}", remedy

    def allows(self, path: Path) -> bool:
        """Say whether a file or folder is there and not refused."""
        try:
            return os.path.lexists(path) and self.fault(path) is None
        except OSError:
            return False

    def check(self, path: Path) -> None:
        """Raise ContentError for a file or folder that is refused."""
        if fault := self.fault(path):
            raise ContentError(Problem(path, None, *fault))

    def read(self, path: Path, most: int | None = None) -> bytes:
        """Read a file; of one that has more than `most` bytes, one byte more than that.

        Raises ContentError for what is refused or no file, FileNotFoundError where there is none,
        and OSError where it cannot be read.
        """
        mode = os.lstat(path).st_mode
        link = stat.S_ISLNK(mode)
        if fault := self._fault(path, link=link):
            raise ContentError(Problem(path, None, *fault))
        real = os.path.realpath(path) if link else path
        if not stat.S_ISREG(mode := os.stat(real).st_mode if link else mode):  # noqa: PTH116
            raise ContentError(Problem(path, None, *_told(mode)))
        # Should it have become another thing since: a pipe would let us wait for ever.
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(real, flags)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise ContentError(Problem(path, None, *_told(status.st_mode)))
            return _bytes(descriptor, status.st_size, most)
        finally:
            os.close(descriptor)


_CLOSED: Final = re.compile(r"/(\.git|\.sharih|\.venv)(?=/|\Z)")
"""Folders of a project that are nobody's text: a remote's password may stand in one of them."""


def _real(path: str) -> str:
    """Return where a file lies that is no link itself."""
    folder, name = os.path.split(os.path.abspath(path))  # noqa: PTH100 - pathlib's is slow
    return os.path.join(_real_folder_of(folder), name)  # noqa: PTH118 - the same


def _real_folder_of(folder: str) -> str:
    status = os.stat(folder)  # noqa: PTH116 - the same
    return _real_folder(folder, status.st_dev, status.st_ino)


@lru_cache(maxsize=65536)
def _real_folder(folder: str, _device: int, _inode: int) -> str:
    """Return where a folder lies; the same folder lies where it lay."""
    above, name = os.path.split(folder)
    if not name or stat.S_ISLNK(os.lstat(folder).st_mode):
        return os.path.realpath(folder)
    return os.path.join(_real_folder_of(above), name)  # noqa: PTH118 - the same


def _bytes(descriptor: int, size: int, most: int | None) -> bytes:
    limit = None if most is None else most + 1
    parts: list[bytes] = []
    count = 0
    while limit is None or count < limit:
        wanted = max(size - count, 0) + 1 if size < _CHUNK else _CHUNK
        part = os.read(descriptor, wanted if limit is None else min(wanted, limit - count))
        if not part:
            break
        parts.append(part)
        count += len(part)
    return b"".join(parts)


def _told(mode: int) -> tuple[str, str]:
    what = next((words for is_kind, words in _KINDS if is_kind(mode)), "is no ordinary file")
    return what, _REMEDY
