"""A file that git could not merge → the line at which somebody must choose."""

from __future__ import annotations

import re
from typing import Final

BEGINNING: Final = "<<<<<<< "
"""What a conflict begins with."""
CONFLICT: Final = "a merge that was not brought to its end"
CONFLICT_REMEDY: Final = "Choose between what stands above and below =======, and remove the marks."

_CONFLICT: Final = re.compile(r"^<{7} .*$(?=(?:.*\n)*?^={7}$(?:.*\n)*?^>{7} )", re.MULTILINE)


def conflict_line(text: str) -> int | None:
    """Return the line, from 1, of the first mark of a merge; None where there is none."""
    if BEGINNING not in text:
        return None
    found = _CONFLICT.search(text.replace("\r\n", "\n"))
    return text.count("\n", 0, found.start()) + 1 if found else None
