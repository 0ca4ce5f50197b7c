"""A folder and what is known of a site → a site of one's own in it, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from sharih import __version__
from sharih.errors import OutputError, one_line, shown_path
from sharih.files import create
from sharih.package.places import read
from sharih.package.site_files import PINS, PROGRAMS, site_files
from sharih.start.answers import Answers
from sharih.start.origin import WHEELS, Origin
from sharih.start.requirements import REQUIREMENTS, new_requirements
from sharih.start.settings_text import by_language, literal, with_values

SETTINGS: Final = "pelicanconf.py"
PRODUCTION: Final = "publishconf.py"
UNNAMED: Final[Mapping[str, str]] = {"ar": "موقعي", "en": "My site"}
"""The names of a site until somebody gives it one."""
_NOBODYS: Final = frozenset({".git", ".DS_Store"})
"""What a folder may have that is to become a site."""
_REMEDY: Final = "Name a folder that is new, or empty."


def check_folder(folder: Path) -> None:
    """Raise OutputError where a site cannot begin in a folder."""
    shown = one_line(shown_path(folder))
    for path in (folder, *folder.parents):
        if os.path.lexists(path) and not path.is_dir():
            raise OutputError(f"{one_line(shown_path(path))}: is not a folder. {_REMEDY}")
    try:
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    except OSError as error:
        raise _unwritable(folder, error) from None
    if there := sorted(names - _NOBODYS):
        raise OutputError(f"{shown}: is not empty, it has {one_line(there[0])}. {_REMEDY}")
    for above in folder.resolve().parents:
        if os.path.lexists(above / SETTINGS):
            raise OutputError(
                f"{shown}: lies in another site ({shown_path(above)}). "
                f"Name a folder beside it, such as {shown_path(above.parent / folder.name)}."
            )


def files_of_site(answers: Answers, origin: Origin, *, empty: bool) -> dict[str, bytes]:
    """Make the files of a new site, by their paths in it."""
    parts = ("machinery", "beginning") if empty else ("machinery", "beginning", "example")
    files = site_files(read, *parts)
    home = files[SETTINGS].decode()
    names = {"ar": answers.name_ar, "en": answers.name_en}
    taglines = {"ar": answers.tagline_ar, "en": answers.tagline_en}
    values = {
        "SITENAME": literal(answers.name_en or answers.name_ar or UNNAMED["en"]),
        "SHARIH_NAME": by_language(names, UNNAMED),
        "SHARIH_TAGLINE": by_language(taglines, {"ar": "", "en": ""}),
        "SHARIH_VERSION": literal(__version__),
    }
    files[SETTINGS] = with_values(home, values).encode()
    if answers.siteurl:
        address = {"SITEURL": literal(answers.siteurl)}
        files[PRODUCTION] = with_values(files[PRODUCTION].decode(), address).encode()
    files[REQUIREMENTS] = new_requirements(origin.requirement, read(PINS).decode()).encode()
    if origin.wheel is not None:
        files[f"{WHEELS}/{origin.wheel.name}"] = origin.wheel.data
    return files


def write_site(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a new site; raises OutputError, and then nothing is left of it."""
    missing = [above for above in folder.parents if not above.exists()]
    partial = folder / f".{os.getpid()}.partial"
    if not folder.exists():
        partial = folder.with_name(f".{folder.name}.{os.getpid()}.partial")
    moved: list[Path] = []
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        partial.mkdir()
        for name, data in files.items():
            _write(partial / name, data)
        if not folder.exists():
            partial.rename(folder)
            return
        for path in sorted(partial.iterdir()):
            path.rename(folder / path.name)
            moved.append(folder / path.name)
        partial.rmdir()
    except BaseException as error:
        for path in (*moved, partial):
            _remove(path)
        for above in missing:
            with suppress(OSError):
                above.rmdir()
        if isinstance(error, OSError):
            raise _unwritable(folder, error) from None
        raise


def make_startable(path: Path) -> None:
    """Let everybody start a file who may read it."""
    mode = path.stat().st_mode
    path.chmod(mode | (mode & 0o444) >> 2)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    create(str(path), data)
    if path.name in PROGRAMS:
        make_startable(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _unwritable(folder: Path, error: OSError) -> OutputError:
    reason = f"cannot be written ({error.strerror or error})"
    return OutputError(f"{shown_path(folder)}: {reason}. Name a folder that you may write to.")
