"""This program → where the files lie that came with it, in a clone and as an installed package.

A wheel has them inside of the package, as `pyproject.toml` says under `force-include`; in a clone
they lie where it says they come from. Nothing else asks for either.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).absolute().parents[1]
"""The folder of the package."""
CLONE: Final = HOME.parent
"""The folder above it, which is a clone where the package was not installed."""
PACKED: Final = (HOME / "theme").is_dir()
"""Whether the package has everything in itself, as one out of a wheel."""


def theme() -> Path:
    """Return the folder of the theme that came with the program."""
    return (HOME if PACKED else CLONE) / "theme"


def read(path: str) -> bytes:
    """Read a file that came with the program, by its path in a wheel; raises OSError."""
    if PACKED:
        return (CLONE / path).read_bytes()
    pyproject = (CLONE / "pyproject.toml").read_text(encoding="utf-8")
    return (CLONE / path_in_clone(path, pyproject)).read_bytes()


def included(pyproject: str) -> Mapping[str, str]:
    """Return what goes into a wheel besides the package: path in a clone → path in the wheel."""
    wheel = tomllib.loads(pyproject)["tool"]["hatch"]["build"]["targets"]["wheel"]
    found: dict[str, str] = wheel.get("force-include", {})
    return found


def path_in_clone(path: str, pyproject: str) -> str:
    """Return where a file of a wheel lies in the clone that has this `pyproject.toml`."""
    for source, target in included(pyproject).items():
        if path == target or path.startswith(f"{target}/"):
            return source + path.removeprefix(target)
    return path
