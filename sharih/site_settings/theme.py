"""Pelican's settings of the theme → the folders of its templates, and where its files land."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

from sharih.languages import LANGS
from sharih.records import record
from sharih.site_settings.menu import Fault

OVERRIDES: Final = "THEME_TEMPLATES_OVERRIDES"
STATIC_DIR: Final = "THEME_STATIC_DIR"
STATIC_PATHS: Final = "THEME_STATIC_PATHS"
STATIC: Final = "static"
"""The folder of the theme's files that are no templates, and where they land."""
_STATIC_DIR: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")


@record(frozen=True, slots=True)
class ThemeSettings:
    """What the settings say of the theme beside where it lies."""

    overrides: tuple[Path, ...] = ()
    """Folders of templates that come before the theme's, the first of them first."""
    static_dir: str = STATIC
    """The folder on the site that the theme's files land in."""
    static_paths: tuple[str, ...] = (STATIC,)
    """The folders and files of the theme that are copied there; a later one wins."""


def theme_settings(raw: Mapping[str, Any], root: Path, fault: Fault) -> ThemeSettings:
    """Check these settings; what is wrong goes to `fault`.

    `root` is the folder that relative paths start at.
    """
    return ThemeSettings(
        overrides=_overrides(raw.get(OVERRIDES), root, fault),
        static_dir=_static_dir(raw.get(STATIC_DIR, STATIC), fault),
        static_paths=_static_paths(raw.get(STATIC_PATHS, (STATIC,)), fault),
    )


def _static_dir(value: Any, fault: Fault) -> str:
    text = value.rstrip("/") if isinstance(value, str) else ""
    first = text.partition("/")[0]
    if not _STATIC_DIR.fullmatch(text) or first in (*LANGS, "-".join(LANGS)):
        remedy = "Write a name such as theme or assets/theme, where no pages lie."
        fault(STATIC_DIR, f"{STATIC_DIR} cannot be {value!r}", remedy)
        return STATIC
    return text


def _static_paths(value: Any, fault: Fault) -> tuple[str, ...]:
    good = isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)
    if not good or not all(map(_is_inside, value)):
        remedy = f'Write a list of folders or files of the theme, such as ["{STATIC}", "fonts"].'
        fault(STATIC_PATHS, f"{STATIC_PATHS} cannot be {value!r}", remedy)
        return (STATIC,)
    return tuple(PurePosixPath(each).as_posix() for each in value)


def _is_inside(path: str) -> bool:
    """Say whether a path stays in the folder it starts at, and is not that folder."""
    pure = PurePosixPath(path)
    return bool(pure.parts) and not pure.is_absolute() and ".." not in pure.parts


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
