"""The files below a folder of another generator's site → their texts, as far as they are some."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sharih.content.explainers import FORBIDDEN
from sharih.errors import ContentError, Problem
from sharih.files import is_leftover
from sharih.inputs import Inputs

_MOST_BYTES: Final = 5_000_000


def files_below(folder: Path) -> Iterator[Path]:
    """Go through the files of a folder; links and hidden ones are passed by."""
    for at, names, files in os.walk(folder):
        names[:] = sorted(
            name for name in names if not is_leftover(name) and name != "node_modules"
        )
        for name in sorted(files):
            path = Path(at, name)
            if not is_leftover(name) and not path.is_symlink():
                yield path


def read_text(path: Path, inputs: Inputs) -> tuple[str, list[tuple[int | None, str]]]:
    """Read a file as text, with what was left out of it and in which line.

    Raises ContentError for what cannot be read.
    """
    try:
        data = inputs.read(path, _MOST_BYTES)
    except OSError as error:
        reason = f"not taken: it cannot be read ({error.strerror})"
        raise ContentError(Problem(path, None, reason, "It must be a readable file.")) from None
    if len(data) > _MOST_BYTES:
        reason = f"not taken: it has more than {_MOST_BYTES // 1_000_000} MB"
        raise ContentError(Problem(path, None, reason, "Divide it."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        reason = f"not UTF-8 (byte 0x{error.object[error.start]:02x})"
        raise ContentError(Problem(path, line, reason, "Save the file as UTF-8.")) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    notes: list[tuple[int | None, str]] = []
    if found := FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        notes.append((line, f"control characters were left out, such as U+{ord(found[0]):04X}"))
        text = FORBIDDEN.sub("", text)
    return text, notes
