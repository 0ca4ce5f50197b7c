"""A PO file → its entries, or the line where it is none.

polib reads what is no PO as far as it can (`msgstr nothing` becomes `othin`), so the form of
every line is checked first. Source: the GNU gettext manual, The Format of PO Files.
"""

from __future__ import annotations

import re
from pathlib import Path

import polib

from sharih.errors import ContentError, Problem
from sharih.inputs import Inputs
from sharih.translation.po_entries import without_lone_cr

_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    rf"\s*(?:#.*|(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+{_STRING}|{_STRING})?\s*"
)


def read_po(path: Path, remedy: str, inputs: Inputs | None = None) -> polib.POFile:
    """Read a PO file; long lines stay whole when it is printed again.

    Raises ContentError, with the line and this remedy, for a file that cannot be read or is no
    valid PO.
    """
    return parse_po(po_text(path, remedy, inputs), path, remedy)


def po_text(path: Path, remedy: str, inputs: Inputs | None = None) -> str:
    """Read the text of a PO file.

    Raises ContentError for a file that cannot be read or is no UTF-8.
    """
    try:
        return po_bytes(path, inputs).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.object.count(b"\n", 0, error.start) + 1
        raise _problem(path, at, "not UTF-8", remedy) from None


def po_bytes(path: Path, inputs: Inputs | None = None) -> bytes:
    """Read the bytes of a PO file; raises ContentError for one that cannot be read."""
    try:
        return (inputs or Inputs.below(path.parent)).read(path)
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        raise _problem(path, None, reason, "It must be a readable file.") from None


def parse_po(text: str, path: Path, remedy: str) -> polib.POFile:
    """Read the text of a PO file; raises ContentError, with the line, where it is no valid one."""
    text = without_lone_cr(text)
    for number, line in enumerate(text.split("\n"), start=1):
        if not _LINE.fullmatch(line.removeprefix("#~")):
            raise _problem(path, number, "not a valid PO file", remedy)
    try:
        # polib takes a text for a path where a file of that name exists; a PO text has line ends.
        return polib.pofile(f"{text}\n", encoding="utf-8", wrapwidth=0)
    except (OSError, ValueError) as error:
        found = re.search(r"line (\d+)", str(error))
        raise _problem(
            path, int(found[1]) if found else None, "not a valid PO file", remedy
        ) from None


def _problem(path: Path, line: int | None, reason: str, remedy: str) -> ContentError:
    return ContentError(Problem(path, line, reason, remedy))
