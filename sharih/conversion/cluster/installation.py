"""This machine → what is installed on it, and how that differs from another one."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import sharih

Installation = Mapping[str, str]
"""What decides the result of a conversion: the name of each thing installed → its version."""

_LIBRARIES: Final = (
    "ahocorasick-rs", "charset-normalizer", "hijridate", "markdown", "markdown-it-py", "nh3",
    "selectolax",
)  # fmt: skip
"""What reads seeds beside Sharih itself."""


@lru_cache(maxsize=1)
def installation() -> Installation:
    """Tell what is installed where this is called."""
    package = Path(sharih.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__":
            digest.update(path.relative_to(package).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    found = {"Sharih": f"{sharih.__version__} ({digest.hexdigest()[:8]})"}
    found["Python"] = f"{sys.version_info.major}.{sys.version_info.minor}"
    for name in _LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    return found


class Question:
    """What is `installation()` where it is unpickled, also where there is no such module."""

    def __reduce__(self) -> tuple[Any, ...]:
        return installation, ()


def difference(who: str, there: Installation | BaseException) -> str:
    """Tell how what is installed somewhere differs from this machine; empty if it does not."""
    here = installation()
    if isinstance(there, ModuleNotFoundError):
        has = "no Sharih" if there.name == "sharih" else "another version of Sharih"
        return f"{who} has {has}, and this machine {here['Sharih']}. Install the same there."
    if isinstance(there, BaseException):
        return f"{who} does not work ({type(there).__name__}). See what it tells itself."
    for name, version in here.items():
        if (other := there.get(name, "none")) != version:
            return f"{who} has {name} {other}, and this machine {version}. Install the same there."
    return ""
