"""What the system says, and what is being waited for → a line for the user."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from sharih.errors import OutputError, one_line, shown_path


def told_error(error: OSError, folder: str, outcome: str) -> OutputError:
    """Make the line for an error of the system, at `folder` where that names no file."""
    path = shown_path(os.fsdecode(error.filename or folder))
    reason = error.strerror or str(error)
    return OutputError(one_line(f"{path}: {reason}. {remedy(error)}; {outcome}."))


def waiting(output: Path) -> str:
    """Make the line for a build that waits for another."""
    return one_line(f"{shown_path(output)}: another build is at work here; waiting for it.")


def remedy(error: OSError) -> str:
    """Say what to do about an error of the system, without a full stop."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "Free some space and build again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "Allow writing there, or choose another output folder"
    if error.errno in (errno.EXDEV, errno.EBUSY):
        return "Choose another output folder: this one cannot be renamed"
    return "Mend that and build again"
