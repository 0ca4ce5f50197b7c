"""Faults inside of functions → which of them tests notice, in a process that has loaded all once.

The code of a function is exchanged where it is, in a copy of the process, and only tests that come
to the line of the fault are run.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, Final

import pytest
from coverage import Coverage

from bench.mutants.anew import AT_MOST, OPTIONS, be_silent
from bench.mutants.faults import Fault
from bench.mutants.sites import code_of, lines_of

_LONGER: Final = 10
_CO_OPTIMIZED: Final = 1

Key = tuple[str, str, int]
"""File, qualified name and first line of a function."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out of some faults, by their numbers."""

    noticed: dict[int, bool] = field(default_factory=dict)
    """Of those that could be tried in place."""
    loading: set[int] = field(default_factory=set)
    """Faults in lines that are also run while modules are loaded."""
    coming: dict[int, list[str]] = field(default_factory=dict)
    """The tests that come to a module of a fault at all, by their names, the quickest first."""
    seconds: float = 0.0
    """What all tests took of a processor."""


def try_in_place(faults: Sequence[Fault], tests: Sequence[Path]) -> Found:
    """Try all faults that are inside of functions; raises RuntimeError where tests fail anyway."""
    loading: dict[str, set[int]] = _apart(lambda: _loading(faults, tests))
    found: Found | None = _apart(lambda: _all_in_place(faults, tests))
    if found is None:
        raise RuntimeError("the tests fail without any fault")
    for number, fault in enumerate(faults):
        if loading.get(str(fault.path), set()) & lines_of(_source(fault), fault.site):
            found.loading.add(number)
    return found


def _apart(do: Callable[[], Any]) -> Any:
    """Return what something gives in a copy of this process."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        os.close(reading)
        be_silent()
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(do(), pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        found = pickle.load(pipe)  # noqa: S301 - from a process of ours
    os.waitpid(child, 0)
    return found


def _loading(faults: Iterable[Fault], tests: Iterable[Path]) -> dict[str, set[int]]:
    """Find the lines of modules that are run while the program and its tests are loaded."""
    measured = _measuring(faults)
    measured.start()
    pytest.main(["--collect-only", *OPTIONS, *map(str, tests)])
    measured.stop()
    data = measured.get_data()
    return {file: set(data.lines(file) or ()) for file in data.measured_files()}


def _measuring(faults: Iterable[Fault]) -> Coverage:
    paths = {str(fault.path) for fault in faults}
    return Coverage(data_file=None, config_file=False, include=sorted(paths))


def _all_in_place(faults: Sequence[Fault], tests: Iterable[Path]) -> Found | None:
    trial = _Trial(faults)
    pytest.main([*OPTIONS, *map(str, tests)], plugins=[trial])
    return trial.found


def _source(fault: Fault) -> str:
    return fault.path.read_text(encoding="utf-8")


class _Trial:
    """Tries faults instead of running the tests."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self._faults = faults
        self._failed = False
        self.found: Found | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Find out which lines each test comes to; then try every fault."""
        items, self._functions = session.items, _functions()
        reached, seconds = _apart(lambda: self._reached(items))
        if seconds:
            self.found = Found(seconds=sum(seconds))
            for number, fault in enumerate(self._faults):
                here = reached.get(str(fault.path), {})
                which = set().union(*here.values()) or set(range(len(items)))
                wanted = sorted(which, key=lambda at: _order(fault, items[at], seconds[at]))
                self.found.coming[number] = [items[at].nodeid for at in wanted]
                if (change := self._change(fault)) is not None:
                    lines = lines_of(_source(fault), fault.site)
                    which = set().union(*(here.get(line, ()) for line in lines))
                    wanted = sorted(which, key=lambda at: _order(fault, items[at], seconds[at]))
                    some = [(items[at], _LONGER * seconds[at] + 2) for at in wanted]
                    self.found.noticed[number] = bool(some) and self._noticed(change, some)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Hear of a failure."""
        self._failed |= report.failed

    def _reached(
        self, items: Sequence[pytest.Item]
    ) -> tuple[dict[str, dict[int, set[int]]], list[float]]:
        """Find the tests that come to each line of each file, and how long each takes.

        No times where one fails.
        """
        measured = _measuring(self._faults)
        times = []
        measured.start()
        for number, item in enumerate(items):
            measured.switch_context(str(number))
            begun = time.process_time()
            self._run(item, items[number + 1 : number + 2])
            times.append(time.process_time() - begun)
        measured.stop()
        data = measured.get_data()
        reached = {
            file: {line: {int(each) for each in contexts if each}
                   for line, contexts in data.contexts_by_lineno(file).items()}
            for file in data.measured_files()
        }  # fmt: skip
        return reached, [] if self._failed else times

    def _run(self, item: pytest.Item, following: Sequence[pytest.Item]) -> None:
        following_item = following[0] if following else None
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following_item)

    def _change(self, fault: Fault) -> Callable[[], None] | None:
        """Return what puts a fault into all functions with this code; None for another place."""
        path, source = str(fault.path), _source(fault)
        before, after = _codes(code_of(source, path)), _codes(code_of(source, path, fault.site))
        differing = [key for key, code in after.items() if before.get(key) != code]
        if len(differing) != 1 or not (live := self._functions.get((path, *differing[0]))):
            return None
        code = after[differing[0]]
        if any(function.__code__.co_freevars != code.co_freevars for function in live):
            return None  # it can only be another function, such as one that calls no `super()`

        def change() -> None:
            for function in live:
                function.__code__ = code

        return change

    def _noticed(
        self, change: Callable[[], None], tests: Sequence[tuple[pytest.Item, float]]
    ) -> bool:
        """Run tests, each for so many seconds of a processor at most, until one fails."""
        if (child := os.fork()) == 0:
            os._exit(self._status(change, tests))
        return os.waitpid(child, 0)[1] != 0

    def _status(
        self, change: Callable[[], None], tests: Sequence[tuple[pytest.Item, float]]
    ) -> int:
        items = [item for item, _ in tests]
        signal.setitimer(signal.ITIMER_REAL, AT_MOST)  # it ends the process
        try:
            change()
            for number, (item, seconds) in enumerate(tests):
                signal.setitimer(signal.ITIMER_PROF, seconds)
                self._run(item, items[number + 1 : number + 2])
                if self._failed:
                    break
        except BaseException:  # noqa: BLE001 - as where a test is interrupted
            return 1
        return int(self._failed)


def _order(fault: Fault, item: pytest.Item, seconds: float) -> tuple[bool, float]:
    return fault.path.stem not in item.path.stem, seconds


def _functions() -> dict[Key, list[FunctionType]]:
    """Find all functions there are."""
    found: dict[Key, list[FunctionType]] = {}
    for one in gc.get_objects():
        if type(one) is FunctionType:
            code = one.__code__
            key = (code.co_filename, code.co_qualname, code.co_firstlineno)
            found.setdefault(key, []).append(one)
    return found


def _codes(code: CodeType) -> dict[tuple[str, int], CodeType]:
    """Find the outermost functions in the code of a module, or of a class in it."""
    found: dict[tuple[str, int], CodeType] = {}
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            if inner.co_flags & _CO_OPTIMIZED:
                found[inner.co_qualname, inner.co_firstlineno] = inner
            else:
                found |= _codes(inner)
    return found
