"""How far a command is → a bar on the terminal, for what takes longer than a moment."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from rich.console import Console

from sharih.site.stages import Stage

if TYPE_CHECKING:
    from rich.progress import Progress

MOMENT: Final = 1.0
"""What takes fewer seconds has no bar."""
EVERY: Final = 0.1
"""A bar is drawn again after this many seconds at the earliest."""


def shows_bars(console: Console) -> bool:
    """Whether somebody looks at a console now: it is a terminal, not quiet and not that of a CI."""
    if console.quiet or os.environ.get("CI"):
        return False
    return console.is_terminal and not console.is_dumb_terminal


@contextmanager
def bars(console: Console) -> Iterator[Bars]:
    """Show bars until the end of the context, where somebody looks; then none is left."""
    found = Bars(console)
    try:
        yield found
    finally:
        found.clear()


class Bars:
    """One bar after the other, each for what is going on."""

    def __init__(self, console: Console) -> None:
        self._console = console if shows_bars(console) else None
        self._what = ""
        self._begun = 0.0
        self._drawn = 0.0
        self._bar: Progress | None = None

    def move(self, what: str, done: int, total: int) -> None:
        """Show that so many of so many things are done, such as `seeds converted`."""
        if self._console is None:
            return
        now = time.monotonic()
        if what != self._what:
            self.clear()
            self._what, self._begun = what, now
        if done >= total:
            self.clear()
        elif now - self._begun >= MOMENT and now - self._drawn >= EVERY:
            self._drawn = now
            self._bar = self._bar or _new_bar(self._console, what)
            self._bar.update(self._bar.task_ids[0], completed=done, total=total, refresh=True)

    def show(self, stage: Stage) -> None:
        """Show how far a stage is."""
        self.move(f"{stage.thing}s {stage.done}", stage.passed, stage.total)

    def clear(self) -> None:
        """Take the bar away, for a line to stand there or something else to begin."""
        if self._bar is not None:
            self._bar.stop()
        self._bar, self._what = None, ""


def _new_bar(console: Console, what: str) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # rarely needed

    # Drawn by hand: a thread of its own would keep this process from copying itself.
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        auto_refresh=False,
    )
    bar.add_task(what, total=None)
    bar.start()
    return bar
