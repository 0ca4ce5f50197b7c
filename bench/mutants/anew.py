"""A fault → a process that loads the program anew with it, and runs tests.

So are faults tried that matter when a module is loaded, such as those in its tables.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import CodeType, ModuleType
from typing import Final

import pytest

from bench.mutants.faults import Fault
from bench.mutants.sites import with_fault

OPTIONS: Final = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist",
                  "-W", "ignore::pytest.PytestAssertRewriteWarning")  # fmt: skip
AT_MOST: Final = 900
"""Seconds for tests that wait for something."""
_LIBRARIES: Final = (
    "hypothesis", "lxml.html", "playwright.sync_api", "axe_playwright_python", "pelican", "nh3",
    "markdown", "babel", "PIL.Image", "polib", "rich.console", "feedparser", "ahocorasick_rs",
    "selectolax.lexbor", "coverage", "coverage.sqldata",
)  # fmt: skip


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


def load_libraries() -> None:
    """Load what the tests load of others, which takes longer than most of them."""
    for name in _LIBRARIES:
        importlib.import_module(name)


def be_silent() -> None:
    """Print nothing more in this process, and give the same answer every time."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    os.environ["CI"] = "1"


class _Only:
    """Leaves some tests of those that are found, in an order of its own."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._order = {test: number for number, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the wanted ones."""
        wanted = [item for item in items if item.nodeid in self._order]
        items[:] = sorted(wanted, key=lambda item: self._order[item.nodeid])


def noticed(fault: Fault, tests: Sequence[str], seconds: float) -> bool:
    """Run tests, by their names, in a copy of this process, which is where the names begin.

    Tells whether one fails, or they do not end in so many seconds of a processor.
    """
    if (child := os.fork()) == 0:
        os._exit(_run(fault, tests, seconds))
    return os.waitpid(child, 0)[1] != 0


def _run(fault: Fault, tests: Sequence[str], seconds: float) -> int:
    be_silent()
    signal.setitimer(signal.ITIMER_PROF, seconds)  # it ends the process
    signal.setitimer(signal.ITIMER_REAL, AT_MOST)
    source = with_fault(fault.path.read_text(encoding="utf-8"), fault.site)
    sys.meta_path.insert(0, _Finder(fault.module, fault.path, source))
    files = dict.fromkeys(test.partition("::")[0] for test in tests)
    return int(pytest.main([*OPTIONS, *files], plugins=[_Only(tests)]))
