"""An environment with the package installed from a wheel, and commands run far from a clone.

It borrows the libraries from the environment of the tests, so that nothing is fetched.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sharih.package.wheel import wheel_of_clone
from tests.helpers.projects import ROOT


@dataclass(frozen=True, slots=True)
class Environment:
    """An environment with the package in it."""

    folder: Path

    @property
    def python(self) -> str:
        """Its Python."""
        return str(self.folder / "bin" / "python")

    def install(self, wheel: Path) -> None:
        """Install a wheel, as pip does, without what it needs."""
        run(sys.executable, "-m", "pip", "--python", self.python, "install", "-q", "--no-index",
            "--no-deps", str(wheel))  # fmt: skip


def run(*words: str, cwd: Path | None = None, variables: Mapping[str, str] | None = None) -> str:
    """Run a command, which must succeed, far from the repository; returns what it printed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        words, cwd=cwd or "/", env=environment | dict(variables or {}), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def installed(folder: Path) -> Environment:
    """Make an environment in a folder, with the package as it is in this clone."""
    made = Environment(folder / "venv")
    run(sys.executable, "-m", "venv", "--without-pip", str(made.folder))
    (packages,) = (made.folder / "lib").glob("*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    wheel = wheel_of_clone(ROOT)
    (folder / wheel.name).write_bytes(wheel.data)
    made.install(folder / wheel.name)
    return made
