"""A package and its tests → how many of a sample of small faults the tests notice.

Run `python -m bench.mutants --package arabic --sample 40` in the project's folder. Faults are put
in one at a time, in a copy of this process that has loaded everything but the program; no file is
changed. A fault that lets the tests run ten times as long is noticed too.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType
from typing import Final

import pytest

from bench.dependencies import ROOT
from bench.mutants.sites import Site, sites, with_fault

_PACKAGES: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "arabic": ("arabic", ("arabic",)),
    "markdown": ("markdown", ("markdown",)),
    "translation": ("translation", ("translation",)),
    "topics": ("content/topic*", ("content", "site/link")),
    "structure": (
        "conversion/structure",
        ("conversion/structure", "conversion/test_outline.py", "conversion/test_messy_texts.py",
         "conversion/lines", "conversion/titles"),
    ),
}  # fmt: skip
"""Where the modules are below sharih/, and their tests below tests/."""
_LONGER: Final = 10


@dataclass(frozen=True, slots=True)
class Fault:
    """A small fault in a module."""

    path: Path
    site: Site

    def __str__(self) -> str:
        where = f"{self.path.relative_to(ROOT)}:{self.site.line}"
        return f"{where}: {self.site.before}  →  {self.site.after}"


class _Loader(importlib.abc.SourceLoader):
    """Loads a module from other words than those in its file."""

    def __init__(self, path: Path, source: str) -> None:
        self._path, self._source = str(path), source

    def get_filename(self, _fullname: str) -> str:
        return self._path

    def get_data(self, _path: str | bytes) -> bytes:
        return self._source.encode("utf-8")

    def get_code(self, fullname: str) -> CodeType | None:
        return self.source_to_code(self.get_data(fullname), self._path)


class _Finder(importlib.abc.MetaPathFinder):
    """Finds one module, with a fault in it."""

    def __init__(self, name: str, path: Path, source: str) -> None:
        self._name, self._path, self._source = name, path, source

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != self._name:
            return None
        loader = _Loader(self._path, self._source)
        return importlib.util.spec_from_file_location(name, self._path, loader=loader)


def faults_in(pattern: str) -> list[Fault]:
    """List all faults that can be put into the modules of a package."""
    folder = ROOT / "sharih"
    found = sorted(folder.glob(pattern if "*" in pattern else f"{pattern}/**/*.py"))
    return [Fault(path, site) for path in found if path.suffix == ".py"
            for site in sites(path.read_text(encoding="utf-8"))]  # fmt: skip


def noticed(fault: Fault | None, tests: Sequence[str], seconds: float) -> bool:
    """Run tests in a copy of this process; tells whether one fails, or they do not end."""
    if (child := os.fork()) == 0:
        os._exit(_run(fault, tests, seconds))
    return os.waitpid(child, 0)[1] != 0


def _run(fault: Fault | None, tests: Sequence[str], seconds: float) -> int:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    os.environ["CI"] = "1"  # the same examples every time
    signal.setitimer(signal.ITIMER_REAL, seconds)  # it ends the process
    if fault is not None:
        source = with_fault(fault.path.read_text(encoding="utf-8"), fault.site)
        parts = fault.path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        sys.meta_path.insert(0, _Finder(name, fault.path, source))
    options = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist",
               "-W", "ignore::pytest.PytestAssertRewriteWarning")  # fmt: skip
    return int(pytest.main([*options, *tests]))


def tests_of(fault: Fault, rooms: Sequence[str]) -> list[str]:
    """Order the tests of rooms: first those that are named like the module."""
    files: list[Path] = []
    for room in rooms:
        place = ROOT / "tests" / room
        files += sorted(place.rglob("test_*.py")) if place.is_dir() else [place]
    named = fault.path.stem
    files.sort(key=lambda path: named not in path.stem)
    return [str(path) for path in files]


def main() -> int:
    """Try a sample, and print how much was noticed and what was not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--package", choices=[*_PACKAGES], required=True)
    parser.add_argument("--sample", type=int, default=40, help="how many faults (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the sample (%(default)s)")
    arguments = parser.parse_args()
    pattern, rooms = _PACKAGES[arguments.package]
    faults = faults_in(pattern)
    chance = random.Random(arguments.seed)  # noqa: S311 - to be repeated
    sample = chance.sample(faults, min(arguments.sample, len(faults)))
    os.chdir(ROOT)
    _load_all_but_the_program()
    begun = time.monotonic()
    if noticed(None, tests_of(sample[0], rooms), 600):
        print("The tests fail without any fault.", file=sys.stderr)
        return 1
    seconds = _LONGER * (time.monotonic() - begun) + 10
    left = []
    for fault in sample:
        if not noticed(fault, tests_of(fault, rooms), seconds):
            left.append(fault)
            print(fault, flush=True)
    killed = len(sample) - len(left)
    print(f"| {arguments.package} | {len(faults)} | {len(sample)} | {killed} | "
          f"{100 * killed / len(sample):.1f} % |")  # fmt: skip
    return 0


def _load_all_but_the_program() -> None:
    """Load what the tests load of others, which takes longer than most of them."""
    for name in ("hypothesis", "lxml.html", "playwright.sync_api", "axe_playwright_python",
                 "pelican", "nh3", "markdown", "babel", "PIL.Image", "polib", "rich.console",
                 "feedparser", "ahocorasick_rs", "selectolax.lexbor"):  # fmt: skip
        importlib.import_module(name)


if __name__ == "__main__":
    sys.exit(main())
