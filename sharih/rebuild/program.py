"""This program, and the libraries it makes pages with → a mark that differs for any other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from sharih.rebuild.stamps import digest, digest_all

_HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_LIBRARIES = ("babel", "jinja2", "markdown", "markupsafe", "nh3", "pillow", "polib", "hijridate",
              "tinycss2", "fonttools", "brotli", "fontpkg", "pylopdf_fonts")  # fmt: skip
"""What words, templates and pictures go through; others are not asked for while pages are made."""


def program_home() -> str:
    """Return the folder that this program lies in."""
    return _HOME


def program_files() -> Iterator[str]:
    """List the files that this program consists of."""
    left = [_HOME]
    while left:
        folder = left.pop()
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=_name):
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        left.append(entry.path)
                elif not entry.name.endswith(".pyc"):
                    yield entry.path


def library_versions() -> list[str]:
    """List the names and versions of the libraries, as they are installed."""
    found: set[str] = set()
    for place in sys.path:
        if place.endswith("-packages"):
            found.update(name for name in _listed(place) if _is_library(name))
    return sorted(found)


def program_mark() -> bytes:
    """Read the program and return its mark."""
    parts = [sys.version, *library_versions()]
    data = [part.encode() for part in parts]
    for path in program_files():
        with open(path, "rb") as file:
            data += [path[len(_HOME) :].encode(), digest(file.read())]
    return digest_all(data)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _is_library(name: str) -> bool:
    return name.endswith(".dist-info") and name.lower().startswith(_LIBRARIES)
