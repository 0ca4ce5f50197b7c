"""A copy of the repository's program: all that a wheel is built of, without content and tests."""

from __future__ import annotations

import shutil
from pathlib import Path

from sharih.package.places import included
from tests.helpers.projects import ROOT


def copied_clone(folder: Path) -> Path:
    """Copy the program into a folder; returns it."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for name in ("pyproject.toml", "README.md", "LICENSE", "sharih", *included(text)):
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return folder
