"""The settings of a site and a version → the settings that note it, and what to say of that."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sharih.errors import shown_path
from sharih.settings_file import setting_places
from sharih.start.new_site import SETTINGS
from sharih.start.settings_text import literal, with_values

_NAME: Final = "SHARIH_VERSION"


@dataclass(frozen=True, slots=True)
class Noted:
    """How the settings note a version."""

    files: dict[str, bytes] = field(default_factory=dict, repr=False)
    """The file that is to be written, by its path in the site; none where they note it already."""
    told: str = ""
    """What is said of it where that is all that changes."""
    is_new: bool = False
    """Whether they noted none."""


def noted(site: Path, version: str) -> Noted:
    """Let the settings note a version, in the file that notes one, or at the end of their own.

    Settings that cannot be read stay as they are: every other command tells what is wrong.
    """
    own = site / SETTINGS
    path, _ = setting_places(own).get(_NAME, (own, None))
    written = literal(version)
    try:
        text = path.read_bytes().decode("utf-8")
        before = _before(text)
        if before is None:
            end = "\r\n" if "\r\n" in text else "\n"
            gap = "" if not text or text.endswith("\n") else end
            changed = f"{text}{gap}{_NAME} = {written}{end}"
        else:
            changed = with_values(text, {_NAME: written})
        name = path.relative_to(site).as_posix()
    except (OSError, ValueError, SyntaxError):
        return Noted()
    if changed == text:
        return Noted()
    was = f"it was {before}" if before else "it noted none"
    told = f"{shown_path(path)}: {_NAME} = {written}, as requirements.txt has it; {was}"
    return Noted({name: changed.encode()}, told, before is None)


def _before(text: str) -> str | None:
    """Return what is written behind the name at the top level; None where it is not there."""
    found = None
    for node in ast.parse(text).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name == _NAME:
                found = value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found = value if name == _NAME else found
    return None if found is None else ast.get_source_segment(text, found) or ast.unparse(found)
