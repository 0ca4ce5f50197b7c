"""Words for `python -m sharih` → its run, with what it was at every few milliseconds.

`python -m bench.sampler FILE WORD …` writes lines to the file: microseconds of processor time
since the line before, the stage, and the function. Processes that are forked write there too.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from types import FrameType
from typing import Final

from bench.stages import place_of

EVERY: Final = 0.002
"""Seconds of processor time; the system's clock may tick more slowly."""


class Sampler:
    """Writes down what this process does."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._last = 0.0

    def start(self) -> None:
        """Begin; also in each process that is made by forking this one."""
        signal.signal(signal.SIGPROF, self._look)
        os.register_at_fork(after_in_child=self._arm)
        self._arm()

    def stop(self) -> None:
        """Write what is left, and end."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        self._look(signal.SIGPROF, None)

    def _arm(self) -> None:
        self._last = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        now = time.process_time()
        place = place_of(frame)
        took = round(1_000_000 * (now - self._last))
        os.write(self._file, f"{took}\t{place.stage}\t{place.function}\n".encode())
        self._last = time.process_time()  # what looking took is not counted


def main(words: Sequence[str]) -> int:
    """Run; returns the exit status."""
    path, *rest = words
    sampler = Sampler(path)
    sampler.start()
    try:
        from sharih.__main__ import main as run  # imported here, for that counts

        return run(rest)
    finally:
        sampler.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
