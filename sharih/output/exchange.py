"""Two folders → the same folders with their places exchanged, or as they were."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable

from sharih.errors import OutputError, shown_path

Swap = Callable[[str, str], bool]
"""Exchanges two folders in one step: True when done, False where that cannot be done."""

Step = Callable[[str], None]
"""Told the name of each step as it is reached; tests stop the process there."""

_AT_FDCWD = -100
_EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux and `RENAME_SWAP` of macOS have the same number."""

_NOT_HERE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})
"""Said by kernels, file systems and sandboxes that have no exchange; a plain rename may do."""


def kernel_swap(one: str, other: str) -> bool:
    """Exchange two folders by one system call, where the system and the file system have it."""
    libc = ctypes.CDLL(None, use_errno=True)
    name = "renamex_np" if sys.platform == "darwin" else "renameat2"
    call = getattr(libc, name, None)
    if call is None:
        return False
    first, second = ctypes.c_char_p(os.fsencode(one)), ctypes.c_char_p(os.fsencode(other))
    flags = ctypes.c_uint(_EXCHANGE)
    if sys.platform == "darwin":
        answer = call(first, second, flags)
    else:
        answer = call(_AT_FDCWD, first, _AT_FDCWD, second, flags)
    if answer == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_HERE:
        return False
    raise OSError(number, os.strerror(number), one)


def no_swap(_one: str, _other: str) -> bool:
    """Stand in for a system without an exchange, so that two renames are used."""
    return False


def exchange(visible: str, hidden: str, aside: str, swap: Swap, on_step: Step) -> None:
    """Put the hidden folder in the place of the visible one and the reverse.

    Where there is no exchange, the visible folder first goes to `aside`. That folder is its own
    journal: while it stands, `settle` can tell how far the renames came.
    """
    if not os.path.lexists(visible):
        os.rename(hidden, visible)
    elif not swap(visible, hidden):
        os.rename(visible, aside)
        on_step("moved aside")
        os.rename(hidden, visible)
        on_step("moved in")
        os.rename(aside, hidden)
    on_step("exchanged")


def settle(visible: str, hidden: str, aside: str) -> None:
    """End an exchange that was cut short between its renames: forward if it can, else back.

    Raises OutputError when somebody put another folder in the place of the site meanwhile.
    """
    if not os.path.lexists(aside):
        return
    if os.path.lexists(visible):
        if not os.path.lexists(hidden):
            os.rename(aside, hidden)
            return
        try:
            os.rmdir(visible)
        except OSError as error:
            raise OutputError(
                f"{shown_path(visible)}: stands where the site of a build that was cut short "
                "belongs. Move it away and build again; both sites are kept."
            ) from error
    if os.path.lexists(hidden):
        os.rename(hidden, visible)
        os.rename(aside, hidden)
    else:
        os.rename(aside, visible)


def folder_inside(folder: str) -> str | None:
    """Get the current folder of the process if it is this one or lies in it."""
    try:
        here = os.getcwd()
    except OSError:
        return None
    return here if f"{here}/".startswith(f"{folder}/") else None


def go_to(folder: str, other: str) -> None:
    """Change into a folder, or into another if it is there no more."""
    try:
        os.chdir(folder)
    except OSError:
        os.chdir(other)
