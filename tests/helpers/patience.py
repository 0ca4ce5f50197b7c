"""How long tests wait: for what comes at once on a quiet machine, and on a busy one in its time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

WAIT = 60.0
"""Seconds for what is there in a moment, unless it never comes."""


@contextmanager
def linear_time() -> Iterator[None]:
    """Fail if the block takes so long that its time can only grow with the square of its input.

    With an input that is long enough, what grows with the length takes seconds, and what grows
    with the square hours; how many seconds is a matter of the machine, and for a benchmark.
    """
    begun = time.process_time()
    yield
    assert time.process_time() - begun < WAIT
