"""The packages that engines need → the project's own environment, after saying so."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from importlib import invalidate_caches
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sharih.engines.interface import EngineError

Install = Callable[[str], None]
"""Brings what an engine needs, or raises EngineError."""

PACKAGES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "firefox": {"fxtranslate": "fxtranslate==0.5.0"},
        "ctranslate2": {
            "ctranslate2": "ctranslate2==4.8.5",
            "sentencepiece": "sentencepiece==0.2.3",
        },
    }
)
"""For each engine the modules that it needs, with what brings them: as tested."""
_ABOUT: Final = {"firefox": "2 MB, MPL-2.0", "ctranslate2": "some 100 MB, MIT and Apache-2.0"}


def missing(engine: str) -> list[str]:
    """List the packages that an engine needs and that are not installed here."""
    return [module for module in PACKAGES.get(engine, {}) if find_spec(module) is None]


def installer(root: Path, say: Callable[[str], None]) -> Install | None:
    """Return what installs packages into the environment of a project; None in any other one."""
    own = (root / ".venv").resolve()
    return partial(_install, say=say) if Path(sys.prefix).resolve() == own else None


def _install(engine: str, say: Callable[[str], None]) -> None:
    wanted = [PACKAGES[engine][module] for module in missing(engine)]
    say(f"Installing {' and '.join(wanted)} into .venv ({_ABOUT[engine]}), once.")
    words = [sys.executable, "-m", "pip", "install", "--quiet", *wanted]
    environ = {**os.environ, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(words, env=environ, capture_output=True, text=True, check=False)  # noqa: S603 - ours  # nosec B603
    invalidate_caches()
    if done.returncode or missing(engine):
        told = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        reason = told[-1].removeprefix("ERROR: ") if told else f"pip ended with {done.returncode}"
        raise EngineError(
            f"{' and '.join(wanted)} could not be installed ({reason}). See whether there is a"
            " network, and do this again."
        )
