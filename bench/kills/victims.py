"""A command in a session of its own → killed after a while, with all that it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.helpers.projects import ROOT

PATIENCE = 60.0
"""Seconds after which a process that was to end is one that hangs."""


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    status: int
    """Its exit status; negative is the number of the signal that ended it."""
    said: str
    """What it wrote, to both streams."""

    @property
    def killed(self) -> bool:
        """Whether it was ended before its end."""
        return self.status < 0


Disturb = Callable[[Path, Sequence[str]], "Done"]
"""Runs a command in a folder while something comes between."""


def start(folder: Path, *words: str) -> subprocess.Popen[str]:
    """Start `python -m sharih` in a folder, as the first of a group of processes."""
    return subprocess.Popen(
        [sys.executable, "-m", "sharih", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def run(folder: Path, *words: str) -> Done:
    """Let a command come to its end."""
    return ended(start(folder, *words))


@dataclass(slots=True)
class Takes:
    """How long something takes on this machine as it is now, when nothing disturbs it."""

    _last: deque[float] = field(default_factory=lambda: deque(maxlen=5))

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Take the time of a block for that of a command."""
        begun = time.perf_counter()
        yield
        self._last.append(time.perf_counter() - begun)

    @property
    def seconds(self) -> float:
        """The longest of the last few times: after a late kill little is left to be done."""
        return max(self._last)


def ended(process: subprocess.Popen[str]) -> Done:
    """Wait for a process; one that hangs is killed, and told as a fault. Raises AssertionError."""
    try:
        said, _ = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        kill_group(process, signal.SIGKILL)
        said, _ = process.communicate()
        raise AssertionError(f"still running after {PATIENCE:.0f} s: {said}") from None
    return Done(process.returncode, said)


def kill_group(process: subprocess.Popen[str], number: signal.Signals) -> None:
    """Send a signal to a process and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def killed(folder: Path, words: Sequence[str], seconds: float, number: signal.Signals) -> Done:
    """Run a command and send its group a signal after so many seconds.

    Raises AssertionError where a process of the group outlives that.
    """
    process = start(folder, *words)
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    kill_group(process, number)
    done = ended(process)
    assert group_is_gone(process.pid), f"a process of {' '.join(words)} outlives {number.name}"
    return done


def group_is_gone(group: int) -> bool:
    """Wait until no process of a group is left; tells whether that came to be."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False
