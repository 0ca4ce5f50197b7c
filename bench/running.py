"""Commands → how long each ran, on which processors' time, with how much memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LAUNCHER: Final = Path(__file__).with_name("launch.py")
IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - where Linux has a tmpfs; folders there are made safely
TOLD: Final = 1500
"""How many characters of what a command printed are told when it fails."""


class BenchError(Exception):
    """What keeps something from being measured, for the reader."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took."""

    seconds: float
    processors: float
    """Seconds of all processors together, in all its processes."""
    memory: float
    """MiB of its largest process."""


def run(words: Sequence[str | Path], folder: Path, variables: Mapping[str, str]) -> Run:
    """Run a command and measure it; raises BenchError with its last words if it fails."""
    with tempfile.NamedTemporaryFile() as log:
        command = [sys.executable, "-I", "-S", *map(str, (LAUNCHER, log.name, *words))]
        environment = {**os.environ, "NO_COLOR": "1", **variables}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled already
        found = subprocess.run(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, check=True
        )
        seconds, processors, memory, status = json.loads(found.stdout)
        if status:
            told = Path(log.name).read_text(encoding="utf-8", errors="replace")[-TOLD:]
            raise BenchError(f"{' '.join(map(str, words))} ended with {status}:\n{told}")
    return Run(seconds, processors, memory)


@contextmanager
def workplace() -> Iterator[Path]:
    """Make a folder to measure in, in memory where the system has a place for that."""
    usable = IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK)
    place = IN_MEMORY if usable else None
    with tempfile.TemporaryDirectory(prefix="sharih-bench-", dir=place) as folder:
        yield Path(folder)


def written_from_memory(site: Path, folder: Path, times: int) -> list[Run]:
    """Write the files of a site anew, with nothing to be made: what no builder can be faster than.

    `folder` is a new one each time, below the folder given.
    """
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    files = [(path.relative_to(site), path.read_bytes()) for path in paths]
    return [_written(files, folder / f"copy-{number}") for number in range(times)]


def _written(files: Sequence[tuple[Path, bytes]], folder: Path) -> Run:
    begun, used = time.perf_counter(), time.process_time()
    made = set()
    for path, data in files:
        if path.parent not in made:
            (folder / path.parent).mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        (folder / path).write_bytes(data)
    return Run(time.perf_counter() - begun, time.process_time() - used, 0)
