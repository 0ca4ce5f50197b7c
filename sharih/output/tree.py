"""The files of one build → the visible site, exchanged as one for the site before."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from sharih.errors import OutputError, SharihError, shown_path
from sharih.output import tree_files as files
from sharih.output.changes import TreeChange, compared, is_none, rescue, rescue_late
from sharih.output.exchange import (
    Step,
    Swap,
    exchange,
    folder_inside,
    go_to,
    kernel_swap,
    settle,
)
from sharih.output.guard import refuse_dangerous, refuse_other_disk
from sharih.output.lock import Lock
from sharih.output.manifest import Standing, inode, read_names, write_names
from sharih.output.places import places_of
from sharih.output.plan import Put, plan_tree
from sharih.output.staging import Staging
from sharih.output.told import told_error, waiting
from sharih.output.tree_files import Made
from sharih.rebuild.record import FolderStamp, folder_stamp


def _quiet(_line: str) -> None:
    """Say nothing."""


_AS_IT_WAS: Final = "the site is as it was"


class OutputTree:
    """Takes the files of a build and shows them as one.

    Used as a context manager, which holds a lock; without `commit` the site stays as it was.
    State lies in `.sharih/NAME` beside the real output folder.
    """

    def __init__(
        self,
        output: Path,
        protected: Sequence[Path],
        *,
        root: Path | None = None,
        fresh: bool = False,
        clean: bool = False,
        on_wait: Callable[[str], None] = _quiet,
        swap: Swap = kernel_swap,
        on_step: Step = _quiet,
    ) -> None:
        """Name the output; nothing is touched yet.

        `protected` and `root` are as in `refuse_dangerous`. `fresh` starts with an empty hidden
        tree, and takes everything that a host wrote into it for ours. `clean` starts so too, and
        replaces foreign files that have the name of a file of ours. `on_wait` gets one line if
        another build has the lock. `swap` and `on_step` are for tests.
        """
        self._output, self._protected, self._root = output, tuple(protected), root
        self._fresh, self._clean = fresh, clean
        self._on_wait, self._swap, self._on_step = on_wait, swap, on_step
        self._places = places_of(output)
        self._lock = Lock(self._places.lock)
        self._staging = Staging(self._places.visible, self._places.hidden, share_files=not fresh)
        self._ours: frozenset[str] = frozenset()
        self._open = False

    @property
    def staging(self) -> Path:
        """The hidden tree; with `fresh`, a host may write into it what it likes."""
        return Path(self._places.hidden)

    def __enter__(self) -> Self:
        """Refuse a dangerous output, wait for the lock, and make the hidden tree ready.

        Raises OutputError.
        """
        refuse_dangerous(self._output, self._protected, self._root)
        with self._told():
            self._lock.acquire(lambda: self._on_wait(waiting(self._output)))
            try:
                self._on_step("locked")
                self._make_ready()
            except BaseException:
                self._lock.release()
                raise
        self._open = True
        self._on_step("ready")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let the next build in, after ending an exchange that an error cut short."""
        self._open = False
        try:
            with self._told():
                settle(self._places.visible, self._places.hidden, self._places.aside)
        finally:
            self._lock.release()

    def write(self, relative: str, data: bytes) -> None:
        """Put a file into the new site; one that already has these bytes is left alone.

        Raises SharihError for a path that is none or is taken; OutputError, after which there
        is no commit, if the disk refuses.
        """
        self._must_be_open()
        with self._told():
            self._staging.write(relative, data)
        self._on_step("wrote")

    def put(self, relative: str, data: bytes) -> Put:
        """Bring a file up to date, in this process or in one copied from it.

        It is a file of the new site once it is noted in the process that commits. Raises as
        `write` does.
        """
        self._must_be_open()
        with self._told():
            likeness, made = self._staging.put(relative, data)
        self._on_step("wrote")
        return Put(relative, likeness, made)

    def keep(self, relative: str, known: Made) -> Put | None:
        """Have a file as an earlier build made it, as `put` does; None where it is there no more.

        Raises OutputError if the disk refuses.
        """
        self._must_be_open()
        with self._told():
            likeness = self._staging.keep(relative, known)
        return Put(relative, likeness, known) if likeness else None

    def note(self, put: Put) -> None:
        """Let a file be one of the new site. Raises SharihError for a path that is taken."""
        self._must_be_open()
        self._staging.note(put.path, put.likeness)

    def commit(self) -> TreeChange:
        """Make what was written the visible site, once.

        Foreign files are carried over; files of ours that were not written are gone. Where
        nothing changed, the trees stay where they are. Raises OutputError.
        """
        self._must_be_open()
        self._open = False
        visible = self._places.visible
        with self._told():
            self._must_be_locked()
            if self._fresh:
                self._staging.take_found()
            standing = files.list_tree(visible)
            plan = plan_tree(
                visible, standing, self._ours, self._staging.written, clean=self._clean
            )
            self._staging.complete(plan)
            self._on_step("completed")
            change = compared(standing, plan, self._staging.written, self._ours)
            self._must_be_locked()
            if os.path.lexists(visible) and is_none(change, standing, plan):
                self._record(Standing(inode(visible), self._names()))
                return change
            self._show()
        with self._told("the new site is in place"):
            rescue(visible, self._places.hidden, standing, plan)
        self._on_step("committed")
        if not self._fresh:
            with suppress(OSError):  # else the next build does it
                self._staging.follow((*change.added, *change.changed), change.removed)
        return change

    def commit_some(
        self, folders: Mapping[str, FolderStamp], foreign: tuple[str, ...]
    ) -> TreeChange:
        """Make the visible site of what was written and of all that stands there.

        `folders` are all of the visible tree with their stamps, all of which the hidden tree has
        with the same files, as `commit` leaves them; `foreign` are those that are not ours.
        Raises OutputError, and SharihError where a file is new.
        """
        self._must_be_open()
        self._open = False
        written = self._staging.written
        if not self._ours.issuperset(written):
            raise SharihError("a file is new to the site. Build with --clean.")
        changed = tuple(sorted(name for name, like in written.items() if like != "same"))
        kept = len(self._ours) - len(changed)
        change = TreeChange((), changed, (), kept, foreign, tuple(folders))
        with self._told():
            self._must_be_locked()
            if not changed:
                return change
            self._exchange(self._ours)
        with self._told("the new site is in place"):
            hidden = self._places.hidden
            if any(folder_stamp(f"{hidden}/{name}") != s for name, s in folders.items()):
                rescue_late(self._places.visible, self._places.hidden, self._ours)
        self._on_step("committed")
        with suppress(OSError):  # else the next build does it
            self._staging.follow(changed, ())
        return change

    def put_back(self, names: Iterable[str]) -> bool:
        """Make the hidden tree, which has these files, the visible one, and a copy the hidden one.

        False where something stands at the output. Raises OutputError.
        """
        self._must_be_open()
        self._open = False
        with self._told():
            self._must_be_locked()
            if os.path.lexists(self._places.visible):
                return False
            os.rename(self._places.hidden, self._places.visible)
        with suppress(OSError):  # else the next build does it
            self._staging.follow(names, ())
        return True

    def _make_ready(self) -> None:
        """End a former exchange, learn which files are ours, and have a hidden tree."""
        places = self._places
        settle(places.visible, places.hidden, places.aside)
        refuse_other_disk(places)
        ignore = os.path.join(os.path.dirname(places.state), ".gitignore")
        if not os.path.lexists(ignore):
            with suppress(FileExistsError):
                files.create(ignore, b"*\n")
        self._ours = read_names(places.manifest, places.visible)
        if self._fresh or self._clean:
            files.discard(places.hidden)
        files.make_folders(places.state, os.path.basename(places.hidden))
        there = os.path.lexists(places.visible) or os.listdir(places.hidden)
        self._staging.is_first = not there and not self._fresh

    def _names(self) -> frozenset[str]:
        """Get the names of the files of the new site that are ours."""
        return frozenset(self._staging.written)

    def _record(self, made: Standing) -> None:
        """Write the manifest of the visible site, if it says something new."""
        if made.names != self._ours or not os.path.exists(self._places.manifest):
            write_names(self._places.manifest, [made])

    def _show(self) -> None:
        """Exchange the trees."""
        self._exchange(self._names())

    def _exchange(self, names: frozenset[str]) -> None:
        """Exchange the trees; `names` are ours in the new one.

        The manifest tells of both until that is done.
        """
        places = self._places
        new = Standing(inode(places.hidden), names)
        write_names(places.manifest, [Standing(inode(places.visible), self._ours), new])
        self._on_step("recorded")
        here = folder_inside(places.visible)
        exchange(places.visible, places.hidden, places.aside, self._swap, self._on_step)
        if here is not None:  # else the process goes on in the old site, in a hidden folder
            go_to(here, places.visible)
        with suppress(OSError):  # what it says already is enough
            write_names(places.manifest, [new])

    def _must_be_open(self) -> None:
        if not self._open:
            raise SharihError("the output is not open for writing. Begin the build again.")

    def _must_be_locked(self) -> None:
        if not self._lock.is_held():
            raise OutputError(
                f"{shown_path(self._places.state)}: was deleted during the build. "
                "Build again; the site is as it was."
            )

    @contextmanager
    def _told(self, outcome: str = _AS_IT_WAS) -> Iterator[None]:
        """Turn what the system says into one line for the user, after which nothing is written."""
        try:
            yield
        except OSError as error:
            self._open = False
            raise told_error(error, self._places.visible, outcome) from error
