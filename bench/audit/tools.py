"""The judges that are not installed with Sharih's own tools → where they are, once installed.

They have pins of their own, since some of them need other versions than we do.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from functools import cache
from pathlib import Path
from typing import Final

from bench.dependencies import ROOT

FOLDER: Final = Path(__file__).parent
_VENV: Final = ROOT / ".sharih" / "audit"


class MissingError(Exception):
    """Something that a judge needs is not there."""


@cache
def program(name: str) -> str:
    """Return a program of bench/audit/requirements.txt. Raises MissingError."""
    wanted = (FOLDER / "requirements.txt").read_text(encoding="utf-8")
    stamp = _VENV / "installed"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        venv.create(_VENV, with_pip=True, clear=True)
        words = [str(_VENV / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        _run([*words, "--no-deps", "--requirement", str(FOLDER / "requirements.txt")])
        stamp.write_text(wanted, encoding="utf-8")
    return str(_VENV / "bin" / name)


@cache
def jar() -> list[str]:
    """Return the command of the Nu Html Checker. Raises MissingError."""
    if shutil.which("java") is None:
        raise MissingError("there is no java here")
    found = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not found.is_file():
        install_node_packages(FOLDER)
    return ["java", "-Xss4m", "-jar", str(found)]


def install_node_packages(folder: Path) -> None:
    """Install what the lock file in a folder names. Raises MissingError."""
    if shutil.which("npm") is None:
        raise MissingError("there is no npm here")
    _run(["npm", "ci", "--silent", "--prefix", str(folder)])


def answer(words: list[str], folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, whatever that is."""
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)


def beside(name: str) -> str:
    """Return a program that is installed with Sharih's own tools. Raises MissingError."""
    here = Path(sys.executable).parent / name
    found = str(here) if here.is_file() else shutil.which(name)
    if found is None:
        raise MissingError(f"there is no {name} here: pip install -r requirements-dev.txt")
    return found


def _run(words: list[str]) -> None:
    done = answer(words)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no reason told").splitlines()[-1]
        raise MissingError(f"it cannot be installed ({last})")
