"""What may go wrong around a command → one line in place of a traceback.

The terminal may be closed or full, a variable of the environment may be nonsense, somebody may
press Ctrl-C before anything is loaded, and a file system may say no where nobody asked it.
Importing this takes no time.
"""

from __future__ import annotations

import atexit
import errno
import os
import signal
import sys
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from types import FrameType
from typing import Final, NoReturn

STOPPED: Final = "Stopped; the site is as it was."
"""What is said when a command was interrupted."""
INTERRUPTED: Final = 130
"""The exit status then, as shells have it."""
_BROKEN_PIPE: Final = 141
"""The exit status where nobody reads any more, as shells have it."""
_NO_WIDTH: Final = ("COLUMNS", "LINES")


def run_guarded(run: Callable[[], int]) -> int:
    """Run a command; returns its exit status, 1 where a file or the terminal could not be used."""
    try:
        status = run()
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _give_up_output()
        return _BROKEN_PIPE
    except OSError as error:
        if error.errno in (errno.EPIPE, errno.ENOSPC, errno.EIO) and error.filename is None:
            _give_up_output()
        _tell(_reason(error))
        return 1
    return status


def prepare(environment: MutableMapping[str, str]) -> None:
    """Make up for what a command cannot do without: open streams, a width, a time zone."""
    _open_streams()
    for name in _NO_WIDTH:
        if environment.get(name, "").strip() == "0":
            del environment[name]  # nothing could be shown in no columns
    zone = environment.get("TZ", "").removeprefix(":")
    if zone and not _is_zone(zone):
        del environment["TZ"]


def end(status: int) -> NoReturn:
    """End this process, with an exit status, without taking apart what it has in memory.

    That takes a sixth of the time of a build after an edit. What is to be done at the end is done;
    where threads still run, everything is left to Python.
    """
    threads = sys.modules.get("threading")
    if threads is not None and threads.active_count() > 1:
        sys.exit(status)
    atexit._run_exitfuncs()  # noqa: SLF001 - Python has no other name for it
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


def stop_at_once() -> None:
    """Until `interruptible` is called, end on Ctrl-C with a line: what is loaded half is no use."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop)


def interruptible() -> None:
    """From now on, Ctrl-C raises KeyboardInterrupt."""
    if signal.getsignal(signal.SIGINT) is _stop:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _stop(_number: int, _frame: FrameType | None) -> None:
    with suppress(OSError):
        os.write(2, f"{STOPPED}\n".encode())
    os._exit(INTERRUPTED)


def _reason(error: OSError) -> str:
    reason = error.strerror or str(error)
    if error.filename is None:
        return f"What was to be written or read cannot be ({reason}). Make room, and try again."
    name = os.fsdecode(error.filename) if isinstance(error.filename, bytes) else error.filename
    name = str(name).removeprefix(os.path.join(os.path.abspath(""), ""))  # noqa: PTH100, PTH118
    shown = name if name.isprintable() else name.encode("unicode_escape").decode()
    remedy = "See that it is there and may be read and written, and that there is room."
    return f"{shown}: cannot be used ({reason}). {remedy}"


def _tell(line: str) -> None:
    with suppress(OSError, UnicodeEncodeError):
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


def _give_up_output() -> None:
    """Let what is still to be printed go nowhere, or the end would raise once more."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)


def _open_streams() -> None:
    """Open what was closed: else the next file would be taken for the terminal."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # it gets the lowest number that is free
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def _is_zone(name: str) -> bool:
    """Say whether a time zone can be read: the name of one, or a file of one."""
    from zoneinfo import ZoneInfo  # seldom needed

    try:
        if os.path.exists(name):  # noqa: PTH110 - loads nothing
            with open(name, "rb") as file:  # noqa: PTH123 - the same
                ZoneInfo.from_file(file)
        else:
            ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return False
    return True
