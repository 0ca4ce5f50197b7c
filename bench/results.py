"""Runs of builds → rows: medians, spread, and ratios taken pair by pair."""

from __future__ import annotations

import os
import platform
import statistics
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.running import Run

GOALS: Final = Path(__file__).with_name("goals.toml")


@dataclass(frozen=True, slots=True)
class Row:
    """What a program took in a situation."""

    kind: str
    pairs: int
    situation: str
    program: str
    runs: tuple[Run, ...]
    beside: tuple[Run, ...] = ()
    """Cold builds of Hugo, each right before the run of the same place."""
    files: int = 0
    """How many files the site has."""
    size: int = 0
    """How many bytes these are."""

    @property
    def seconds(self) -> float:
        """The median on the clock."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def spread(self) -> tuple[float, float]:
        """The quickest and the slowest run."""
        return min(run.seconds for run in self.runs), max(run.seconds for run in self.runs)

    @property
    def processors(self) -> float:
        """The median of processor time."""
        return statistics.median(run.processors for run in self.runs)

    @property
    def memory(self) -> float:
        """The most that one process had in any run, in MiB."""
        return max(run.memory for run in self.runs)

    def ratios(self, what: str = "seconds") -> tuple[float, ...]:
        """How many times Hugo's cold build each took, of seconds or of processors."""
        pairs = zip(self.runs, self.beside, strict=bool(self.beside))
        return tuple(getattr(run, what) / getattr(hugo, what) for run, hugo in pairs)

    def ratio(self, what: str = "seconds") -> float | None:
        """The median of these; None where Hugo was not run."""
        found = self.ratios(what)
        return statistics.median(found) if found else None


@dataclass(frozen=True, slots=True)
class Goals:
    """What is to be reached: times Hugo's cold build, and MiB."""

    table: Mapping[str, Mapping[str, float]]

    def of(self, row: Row, what: str | None = None) -> float | None:
        """Return the goal for a row of Sharih's; `what` is `memory` for that, else time."""
        if row.program != "Sharih":
            return None
        return self.table.get(f"{row.kind}-{row.pairs}", {}).get(what or row.situation)


def read_goals() -> Goals:
    """Read the goals."""
    return Goals(tomllib.loads(GOALS.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Machine:
    """Where something was measured."""

    cores: int
    memory: float
    """GiB."""
    system: str
    processor: str


def this_machine() -> Machine:
    """Tell of the machine, as far as the system tells."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return Machine(cores or 1, memory, f"{platform.system()} {platform.machine()}", _processor())


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "")
