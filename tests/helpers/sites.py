"""A project → its site, built once per run however many workers there are; for reading only."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.projects import Project, copied_project

PRODUCTION_URL = "https://example.org/repo"
"""The address that sites are built for as if to be published."""


def sample(shared_folder: Path) -> Project:
    """Return a copy of the sample project that nobody edits."""
    return Project(made_once(shared_folder / "sample", copied_project))


def built_sample(shared_folder: Path) -> Project:
    """Return a copy of the sample project that was built, and that nobody edits."""

    def make(folder: Path) -> None:
        copied_project(folder).built()

    return Project(made_once(shared_folder / "built-sample", make))


def local(project: Project, folder: Path) -> Path:
    """Return the site of a project as built for a look at home."""
    return built_once(project, folder, [])


def production(project: Project, folder: Path) -> Path:
    """Return the site of a project as built for publishing at `PRODUCTION_URL`."""
    options = ["--settings", "publishconf.py", "--siteurl", PRODUCTION_URL]
    return built_once(project, folder, options)


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Make a folder, unless another worker has done so; half a folder is never seen."""
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            make(half := folder.with_name(f"{folder.name}-half"))
            half.rename(folder)
    return folder


def built_once(project: Project, folder: Path, options: list[str]) -> Path:
    """Build a site into `output` in a folder, unless another worker has done so.

    What the build printed is in `log` beside it.
    """
    folder.mkdir(exist_ok=True)
    output, log, failed = folder / "output", folder / "log", folder / "failed"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not log.exists():
            result = project.run("build", "--no-convert", "--output", str(output), *options)
            if result.returncode:
                failed.touch()
            log.write_text(result.stdout + result.stderr, encoding="utf-8")
    if failed.exists():
        pytest.fail(f"the site could not be built:\n{log.read_text(encoding='utf-8')}", False)
    return output
