"""A program that was started for git → what it said; it is ended where it would wait for ever.

A hook of a project's own may ask on the terminal, may never end, or may leave something running
that holds the lines it writes to; and git itself waits for ever for the other side where it cannot
run a hook. It has no terminal, and no more time than it needs.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

STEP: Final = 2.0
"""Seconds after which what has been said so far is looked at."""
LIMIT: Final = 3600.0
"""Seconds that a step may take: a large site over a slow line, and a hook that tests all of it."""
_FATAL: Final = re.compile(rb"^fatal: ", re.MULTILINE)
"""Whoever says so has given up."""


def run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], data: bytes
) -> subprocess.CompletedProcess[bytes]:
    """Run a program without a terminal; one that does not end is ended, with what it said by then.

    Its status is less than 0 then. Raises OSError where it cannot be run.
    """
    process = subprocess.Popen(  # noqa: S603 - a fixed program, each word given by the project  # nosec B603
        command, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    try:
        out, err = _said(process, data)
    except BaseException:
        _end(process)
        raise
    return subprocess.CompletedProcess(command, process.returncode, out, err)


def _said(process: subprocess.Popen[bytes], data: bytes) -> tuple[bytes, bytes]:
    """Wait for a process, as long as it is of use; returns what it wrote."""
    until = time.monotonic() + LIMIT
    left: bytes | None = data
    was_over = False
    while True:
        try:
            return process.communicate(left, timeout=STEP)
        except subprocess.TimeoutExpired as waited:
            out, err = waited.stdout or b"", waited.stderr or b""
        left = None  # `communicate` goes on with what it was given
        is_over = process.poll() is not None or _FATAL.search(err) is not None
        if is_over and was_over:
            _end(process)
            return out, err
        if time.monotonic() > until:
            _end(process)
            return out, err + b"\nfatal: it did not end within %d minutes\n" % (LIMIT // 60)
        was_over = is_over


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started, but for what left its session; none is left over."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    process.wait()
