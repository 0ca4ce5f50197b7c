"""A version of this program → the files that it writes into a site, by their path there."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Final, Literal

Read = Callable[[str], bytes]
"""Reads a file of a version by its path in a wheel."""
Part = Literal["machinery", "beginning", "example"]

PLAN: Final = "sharih/data/site/site.toml"
PINS: Final = "sharih/carried/requirements.txt"
CHANGELOG: Final = "sharih/carried/CHANGELOG.md"
PROGRAMS: Final = frozenset({"inv"})
"""The files that can be started."""


def site_files(read: Read, *parts: Part) -> dict[str, bytes]:
    """Read these parts of what a version writes into a site."""
    plan: dict[str, dict[str, str]] = tomllib.loads(read(PLAN).decode())
    return {path: read(source) for part in parts for path, source in plan[part].items()}
