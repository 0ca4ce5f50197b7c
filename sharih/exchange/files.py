"""Files and folders that a user names → the passages in them, and what cannot be read."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from sharih.errors import Problem
from sharih.exchange.po_file import read_po_file
from sharih.exchange.records import ReadFile
from sharih.exchange.xliff_file import read_xliff_file
from sharih.files import is_leftover

_PO: Final = (".po", ".pot")
_XLIFF: Final = (".xlf", ".xliff")
_MOST: Final = 50_000_000
_CHARSET: Final = re.compile(rb"charset=([A-Za-z0-9_-]+)")
_REMEDY: Final = "Name a PO file (.po) or one in XLIFF 1.2 (.xlf)."


def read_named(path: Path) -> Iterator[tuple[Path, ReadFile]]:
    """Read a file, or all files of a folder and those below it that are PO or XLIFF."""
    if not path.is_dir():
        yield path, read_file(path)
        return
    found = [*_below(path)]
    if not found:
        problem = Problem(path, None, "holds no PO or XLIFF file", _REMEDY)
        yield path, ReadFile((), (problem,))
    for file in found:
        yield file, read_file(file)


def _below(folder: Path) -> Iterable[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in (*_PO, *_XLIFF)
        and not any(is_leftover(part) for part in path.relative_to(folder).parts)
        and path.is_file()
    )


def read_file(path: Path) -> ReadFile:
    """Read a file; what is wrong with it is a problem of what is returned."""
    kind = path.suffix.lower()
    try:
        if not path.exists():
            return _failed(path, "is not there", "Name a file that is.")
        if kind not in (*_PO, *_XLIFF):
            return _failed(path, "is neither PO nor XLIFF", _REMEDY)
        if not path.is_file():
            return _failed(path, "is no ordinary file", _REMEDY)
        if path.stat().st_size > _MOST:
            return _failed(path, f"has more than {_MOST // 1_000_000} MB", "Import it in parts.")
        data = path.read_bytes()
    except OSError as error:
        return _failed(path, f"cannot be read: {error.strerror or error}", "Make it readable.")
    found = read_xliff_file(data, path) if kind in _XLIFF else _read_po(data, path)
    if not found.parts and not found.problems:
        return _failed(path, "holds no passage", "Export the explainer anew.")
    return found


def _read_po(data: bytes, path: Path) -> ReadFile:
    """Read a PO file in UTF-8, or in the encoding that it names."""
    named = _CHARSET.search(data)
    for charset in ("utf-8", *([named[1].decode("ascii")] if named else [])):
        try:
            text = data.removeprefix(codecs.BOM_UTF8).decode(charset)
        except UnicodeDecodeError:
            continue
        except LookupError:
            continue
        return read_po_file(text, path)
    line = _line_of_fault(data)
    return _failed(path, "not UTF-8", "Save the file as UTF-8.", line)


def _line_of_fault(data: bytes) -> int | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return None


def _failed(path: Path, reason: str, remedy: str, line: int | None = None) -> ReadFile:
    return ReadFile((), (Problem(path, line, reason, remedy),))
