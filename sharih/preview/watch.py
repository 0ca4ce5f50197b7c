"""Folders → the files in them that changed, as soon as they did."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from watchfiles import Change, watch

_STEP = 15
"""Milliseconds without a change after which those before are told."""
_SETTLED = 0.5
"""Seconds after which a new folder is looked at once more."""
_LONGEST = 400
"""Milliseconds after which they are told all the same."""


class Watcher:
    """Watches folders with what is in them, and one folder for what lies in it directly."""

    def __init__(self, top: Path, folders: Iterable[Path]) -> None:
        """`top` is watched without what is below it: other programs are busy there."""
        self._top = top
        self._changes: queue.Queue[set[Path]] = queue.Queue()
        self._stop = threading.Event()
        self._folders: tuple[Path, ...] = ()
        self._start((top,), self._stop, recursive=False)
        self._inner = threading.Event()
        self.watch(folders)

    def watch(self, folders: Iterable[Path]) -> bool:
        """Watch these folders, as far as they are there; says whether they are others now."""
        there = tuple(path for path in folders if path.is_dir())
        if there == self._folders:
            return False
        self._again(there)
        return True

    def again(self) -> None:
        """Watch the same folders anew: another may have taken the place of one."""
        self._again(tuple(path for path in self._folders if path.is_dir()))

    def next(self, timeout: float | None = None) -> set[Path]:
        """Wait for changes and return the paths; none where the seconds pass without any."""
        # A limit in any case: only then does an interrupt end the wait on every system.
        until = None if timeout is None else time.monotonic() + timeout
        while True:
            left = 3600.0 if until is None else max(0.0, until - time.monotonic())
            try:
                found = self._changes.get(timeout=left)
            except queue.Empty:
                if until is not None:
                    return set()
                continue
            while not self._changes.empty():
                found |= self._changes.get()
            return found

    def close(self) -> None:
        """Stop watching."""
        self._inner.set()
        self._stop.set()

    def _again(self, folders: tuple[Path, ...]) -> None:
        self._inner.set()
        self._inner = threading.Event()
        self._folders = folders
        if folders:
            self._start(folders, self._inner, recursive=True)

    def _start(self, paths: tuple[Path, ...], stop: threading.Event, *, recursive: bool) -> None:
        def run() -> None:
            changes = watch(
                *paths,
                watch_filter=_matters,
                step=_STEP,
                debounce=_LONGEST,
                rust_timeout=0,  # whenever its time is up, it may forget what has just come
                stop_event=stop,
                recursive=recursive,
                ignore_permission_denied=True,
                raise_interrupt=False,
            )
            try:
                for found in changes:
                    self._changes.put({Path(path) for _, path in found})
                    new = {Path(path) for change, path in found if change == Change.added}
                    self._look_again({path for path in new if path.is_dir()})
            except (OSError, RuntimeError):
                # A folder has gone; whoever waits looks at what is there now.
                self._changes.put(set(paths))

        threading.Thread(target=run, daemon=True).start()

    def _look_again(self, folders: set[Path]) -> None:
        """Tell new folders once more: what came into one before it was watched is not told."""
        if folders:
            timer = threading.Timer(_SETTLED, self._changes.put, (folders,))
            timer.daemon = True
            timer.start()


def _matters(_change: Change, path: str) -> bool:
    """Leave out what editors and programs write beside a file while they work on it."""
    name = path.rpartition("/")[2]
    return not (name.startswith((".", "~", "#")) or name.endswith(("~", ".swp", ".swx", ".tmp")))
