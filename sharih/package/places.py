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
CARRIED: Final = "sharih/carried"
"""The folder of a wheel with the files that a clone has at its top."""


def theme() -> Path:
    """Return the folder of the theme that came with the program."""
    return (HOME if PACKED else CLONE) / "theme"


def carried(name: str) -> Path:
    """Return a file that came with the program, such as `inv`, by its name in `CARRIED`."""
    if PACKED:
        return CLONE / CARRIED / name
    return CLONE / sources((CLONE / "pyproject.toml").read_text(encoding="utf-8"))[name]


def included(pyproject: str) -> Mapping[str, str]:
    """Return what goes into a wheel besides the package: path in a clone → path in the wheel."""
    wheel = tomllib.loads(pyproject)["tool"]["hatch"]["build"]["targets"]["wheel"]
    found: dict[str, str] = wheel.get("force-include", {})
    return found


def sources(pyproject: str) -> dict[str, str]:
    """Return the path in a clone of each file in `CARRIED`, by its name there."""
    start = f"{CARRIED}/"
    return {
        target.removeprefix(start): source
        for source, target in included(pyproject).items()
        if target.startswith(start)
    }
