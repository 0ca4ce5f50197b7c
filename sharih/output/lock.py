"""A lock file → the right to change an output, for one build at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from contextlib import suppress

from sharih.errors import OutputError, shown_path

_ATTEMPTS = 100


class Lock:
    """Holds a lock file for as long as a build lasts; the system frees it when a process dies."""

    __slots__ = ("_descriptor", "_path")

    def __init__(self, path: str) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self, on_wait: Callable[[], None]) -> None:
        """Take the lock, waiting for the build that has it; `on_wait` is called once if so.

        The folder of the lock is made if it is missing. It may be deleted at any moment, so a
        lock counts only if its file still stands at its path.
        """
        for _ in range(_ATTEMPTS):
            os.makedirs(os.path.dirname(self._path), exist_ok=True)
            try:
                self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            except FileNotFoundError:
                continue
            try:
                on_wait = self._wait(self._descriptor, on_wait)
                if self.is_held():
                    return
            except BaseException:
                self.release()
                raise
            self.release()
        raise OutputError(
            f"{shown_path(self._path)}: this lock file keeps disappearing. "
            "See what deletes it, and build again."
        )

    @staticmethod
    def _wait(descriptor: int, on_wait: Callable[[], None]) -> Callable[[], None]:
        """Lock an open file; give back what to call at the next wait: nothing is said twice."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            on_wait()
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            return lambda: None
        except OSError:
            pass  # a file system without locks
        return on_wait

    def is_held(self) -> bool:
        """Tell whether the lock was taken and its file still stands at its path."""
        if self._descriptor is None:
            return False
        try:
            return os.path.samestat(os.fstat(self._descriptor), os.stat(self._path))
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let the next build in, also where a child process still has the file open."""
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            with suppress(OSError):  # closing will do where no child process has the file
                fcntl.flock(descriptor, fcntl.LOCK_UN)
            os.close(descriptor)
