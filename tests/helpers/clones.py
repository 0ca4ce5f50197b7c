"""A copy of the repository's program: all that a wheel is built of, without content and tests."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from sharih.package.places import included
from tests.helpers.projects import ROOT
from tests.helpers.repositories import git


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


def release(clone: Path, version: str) -> None:
    """Commit what a clone has as a version, and put a tag on it."""
    path = clone / "sharih/__init__.py"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'(?<=__version__ = ")[^"]+', version, text), encoding="utf-8")
    if not (clone / ".git").exists():
        git(clone, "init", "-q", "-b", "main")
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", version)
    git(clone, "tag", f"v{version}")
