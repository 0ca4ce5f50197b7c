"""This machine and this process → how many processors there are, and whether it can be copied.

What works in several processes asks this before it loads what that takes.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress


def usable_processors() -> int:
    """Count the processors this process may use."""
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Whether copying this process is safe: macOS and further threads forbid it."""
    known = sys.platform != "darwin" and hasattr(os, "fork")
    return known and threading.active_count() == 1
