"""Bytes → files: each the old one or the new one, whatever happens; and the lock of a folder."""

from __future__ import annotations

import fcntl
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import get_ident
from typing import Final

from sharih.errors import ContentError, Problem

_LEFTOVERS: Final = frozenset(
    {"desktop.ini", "thumbs.db", "ehthumbs.db", "icon\r", "__macosx", "@eadir", "$recycle.bin"}
)
"""In small letters: what Windows, macOS and the makers of storage put into every folder."""
_STATE: Final = ".sharih"
MODE = 0o666
"""As editors' programs make them: what the user's umask leaves of it."""


def is_leftover(name: str) -> bool:
    """Say whether a file or folder is what file managers and editors leave behind.

    Hidden ones are among them: `.DS_Store`, `._ar.md`, `.ar.md.swp`.
    """
    return name.startswith((".", "~$")) or name.endswith("~") or name.lower() in _LEFTOVERS


def create(path: str, data: bytes) -> None:
    """Write a file that nobody looks at yet: its folder appears as a whole later."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, MODE)
    try:
        _write(descriptor, data)
    finally:
        os.close(descriptor)


def replace_file(path: Path, data: bytes, *more: bytes, durable: bool = True) -> None:
    """Put a file in place of another in one step: whatever happens, it is the old or the new one.

    What is large can be given in parts, and need not be put together. Folders above it are made;
    the new file has the mode of the old one, and a new one what the umask leaves of `MODE`. A link
    is followed. With `durable`, the bytes are on the disk before this returns; what can be made
    again at any time does not need that. Raises OSError.
    """
    path, partial = _staged(path, (data, *more), durable=durable)
    try:
        partial.replace(path)
    except BaseException:
        _remove(partial)
        raise


def replace_files(files: Mapping[Path, bytes]) -> None:
    """Put files that belong together in place of others: all of them, or none.

    All are on the disk before the first one takes its place, so that a full disk changes nothing.
    Only who is killed between two of these steps leaves some of them, the first ones. Otherwise
    as `replace_file`. Raises OSError.
    """
    staged: list[tuple[Path, Path]] = []
    placed: list[tuple[Path, bytes | None]] = []
    try:
        for name, data in files.items():
            staged.append(_staged(name, (data,), durable=True))
        for path, partial in staged:
            before = path.read_bytes() if path.is_file() else None
            partial.replace(path)
            placed.append((path, before))
    except BaseException:
        for _, partial in staged:
            _remove(partial)
        for path, before in placed:
            with suppress(OSError):
                path.unlink() if before is None else replace_file(path, before)
        raise


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, if they are not there.

    Git is told to leave alone what lies in `.sharih`, which can be made again at any time. Raises
    OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for above in (folder, *folder.parents):
        if above.name == _STATE and not os.path.lexists(ignore := above / ".gitignore"):
            with suppress(FileExistsError), ignore.open("x", encoding="utf-8") as file:
                file.write("*\n")


def _staged(path: Path, data: Iterable[bytes], *, durable: bool) -> tuple[Path, Path]:
    """Write a file beside the one it is to replace; returns where that lies, and where this one."""
    path = path.resolve() if path.is_symlink() else path
    if durable:
        _clear_partials(path)
    # Two writers, in two processes or threads, never share what is not whole yet.
    partial = path.with_name(f".{path.name}.{os.getpid()}-{get_ident()}.partial")
    try:
        make_folder(path.parent)
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, MODE)
        try:
            with suppress(FileNotFoundError):
                os.fchmod(descriptor, stat.S_IMODE(path.stat().st_mode))
            for part in data:
                _write(descriptor, part)
            if durable:
                _flush(descriptor)
        finally:
            os.close(descriptor)
    except BaseException as error:
        _remove(partial)
        if isinstance(error, OSError):
            error.filename = str(path)  # not what is only there for a moment
        raise
    return path, partial


def _clear_partials(path: Path) -> None:
    """Remove what a process that was killed had begun to write in place of the same file."""
    with suppress(OSError), os.scandir(path.parent) as entries:
        begin = f".{path.name}."
        for entry in entries:
            if entry.name.startswith(begin) and entry.name.endswith(".partial"):
                number = entry.name.removeprefix(begin).partition("-")[0]
                if number.isdecimal() and not _is_running(int(number)):
                    _remove(Path(entry.path))


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        pass  # somebody else's
    return True


def _remove(partial: Path) -> None:
    with suppress(OSError):
        partial.unlink(missing_ok=True)


def _flush(descriptor: int) -> None:
    """Have what was written on the disk; on macOS `fsync` leaves it to the drive, when."""
    whole = getattr(fcntl, "F_FULLFSYNC", None)
    if whole is not None:
        with suppress(OSError):  # not every file system has it
            fcntl.fcntl(descriptor, whole)
            return
    os.fsync(descriptor)


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


@contextmanager
def locked(folder: Path, on_wait: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the right to change a content folder; a second one waits until the first is done.

    The folder itself is locked, so that no file is left behind; the system frees it when a
    process dies. A folder that does not exist is made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        reason = f"cannot be used as the content folder ({error.strerror or error})"
        remedy = "Make it a folder that can be read and written, or name another one."
        raise ContentError(Problem(folder, None, reason, remedy)) from None
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if on_wait is not None:
                on_wait("Seeds are being converted by another command; waiting for it.")
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:
            pass  # a file system without locks
        yield
    finally:
        os.close(descriptor)


def user_cache(environment: Mapping[str, str] = os.environ) -> Path:
    """Name the folder for what can be made again and serves all sites of a user.

    It is where systems have such things: `XDG_CACHE_HOME` of the XDG Base Directory
    Specification, and Apple's `Library/Caches`.
    """
    home = Path(environment.get("HOME") or Path.home())
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "sharih"
    given = environment.get("XDG_CACHE_HOME", "")
    return (Path(given) if given.startswith("/") else home / ".cache") / "sharih"
