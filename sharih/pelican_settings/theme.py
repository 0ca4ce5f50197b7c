"""Pelican's settings of the theme → the folders of its templates, and where its files land."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sharih.pelican_settings.menu import Fault

OVERRIDES: Final = "THEME_TEMPLATES_OVERRIDES"


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """What the settings say of the theme beside where it lies."""

    overrides: tuple[Path, ...] = ()
    """Folders of templates that come before the theme's, the first of them first."""


def theme_settings(raw: Mapping[str, Any], root: Path, fault: Fault) -> ThemeSettings:
    """Check these settings; what is wrong goes to `fault`.

    `root` is the folder that relative paths start at.
    """
    return ThemeSettings(overrides=_overrides(raw.get(OVERRIDES), root, fault))


def _overrides(value: Any, root: Path, fault: Fault) -> tuple[Path, ...]:
    if value is None:
        return ()
    good = isinstance(value, list | tuple)
    if not good or not all(isinstance(each, str | Path) and str(each) for each in value):
        remedy = 'Write a list of folders, such as ["overrides"].'
        fault(OVERRIDES, f"{OVERRIDES} cannot be {value!r}", remedy)
        return ()
    folders = tuple(root / each for each in value)
    for written, folder in zip(value, folders, strict=True):
        if not folder.is_dir():
            reason = f"{OVERRIDES} names {written}, which is no folder"
            fault(OVERRIDES, reason, "Make it, or take its name out.")
    return folders
