"""A program that works in two processes until it is ended, for tests to end it in all ways.

`python -m tests.helpers.busy [threads]` prints the numbers of its processes, a line each, as
they hand over results, which are too long to be sent in one piece. With `threads` another thread
runs, so that the processes are not copies of this one. It ends with 130 after Ctrl-C, and with 9
where one of the processes was killed.
"""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import BrokenExecutor
from itertools import repeat

from sharih.processes import in_processes

LONG = 300_000
"""Bytes; a pipe takes a fifth of them at once."""


def work(length: int) -> tuple[int, bytes]:
    """Make a result of a length, which says who made it."""
    return os.getpid(), bytes(length)


def main(words: list[str]) -> int:
    """Work; returns the exit status."""
    if "threads" in words:
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    known: set[int] = set()
    try:
        for worker, _ in in_processes(work, repeat(LONG), 2):
            if worker not in known:
                known.add(worker)
                sys.stdout.write(f"{worker}\n")
                sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenExecutor:
        return 9
    raise AssertionError


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
