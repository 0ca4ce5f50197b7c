"""The files of a merge → all of them written, though the run be killed between two of them.

A merge that is half there would be done once more by the next run, and what it had added to the
translation would be added to it again. So what a merge writes is first written down beside the
explainers, in one file that is there as a whole or not at all; the next run finishes it. Who
holds the lock of the content folder is the only one that merges, so there is one such file.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from sharih.files import replace_file, replace_files
from sharih.inputs import Inputs

FILE_NAME: Final = ".merging"
"""In the content folder, for as long as the files of a merge are being written."""
_MOST_BYTES: Final = 200_000_000


def write_all(content: Path, files: Mapping[Path, bytes]) -> None:
    """Put files of the content folder in place of others: all of them, or none.

    Who is killed meanwhile leaves some of them, and `finish` writes the others. Raises OSError.
    """
    if len(files) == 1:
        replace_files(files)
        return
    journal = content / FILE_NAME
    replace_file(journal, _printed(content, files))
    try:
        replace_files(files)
    finally:  # all are there, or none is
        with suppress(OSError):
            journal.unlink()


def finish(content: Path, inputs: Inputs) -> bool:
    """Write what a run that was killed has left of a merge; the lock must be held.

    Returns whether there was one. Where one of its files has been edited since, nothing is
    written: the merge is then done anew. Raises OSError, and ContentError for a link that leads
    out of the project.
    """
    journal = content / FILE_NAME
    try:
        data = inputs.read(journal, _MOST_BYTES)
    except FileNotFoundError:
        return False
    files = {}
    for path, before, after in _read(content, data):
        now = _digest_of(path)
        if now == before:
            files[path] = after
        elif now != _digest(after):
            files.clear()
            break
    replace_files(files)
    journal.unlink()
    return True


def _printed(content: Path, files: Mapping[Path, bytes]) -> bytes:
    rows = [
        {
            "path": path.relative_to(content).as_posix(),
            "before": _digest_of(path),
            "after": base64.b64encode(after).decode("ascii"),
        }
        for path, after in files.items()
    ]
    return json.dumps(rows).encode("ascii")


def _read(content: Path, data: bytes) -> Iterable[tuple[Path, str, bytes]]:
    """Read what was written down; what is not of ours says nothing."""
    try:
        found = [
            (content / row["path"], row["before"], base64.b64decode(row["after"], validate=True))
            for row in json.loads(data)
        ]
    except (ValueError, TypeError, KeyError):
        return ()
    return found if all(_is_below(content, path) for path, _, _ in found) else ()


def _is_below(content: Path, path: Path) -> bool:
    return ".." not in path.parts and path.resolve().is_relative_to(content.resolve())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _digest_of(path: Path) -> str:
    """Return the digest of what lies in a file; nothing where there is none."""
    try:
        return _digest(path.read_bytes())
    except FileNotFoundError:
        return ""
