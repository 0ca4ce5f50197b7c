"""A Dask cluster on this machine, reached by nobody else: a scheduler and its workers."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.helpers.patience import WAIT
from tests.helpers.projects import ROOT

DYING_WORKER = """\
import os
from distributed import WorkerPlugin

class Dying(WorkerPlugin):
    begun = 0

    def transition(self, key, start, finish, **_):
        self.begun += finish == "executing" and str(key).startswith("sharih_call")
        if self.begun == {after}:
            os._exit(9)

async def dask_setup(worker):
    await worker.plugin_add(Dying())
"""
"""What a worker runs at its start that dies when it begins its call of this number."""
DYING_SCHEDULER = """\
import os
from distributed import SchedulerPlugin

class Dying(SchedulerPlugin):
    done = 0

    def transition(self, key, start, finish, *_, **__):
        self.done += finish == "memory" and str(key).startswith("sharih_call")
        if self.done == {after}:
            os._exit(9)

def dask_setup(scheduler):
    scheduler.add_plugin(Dying())
"""
"""What a scheduler runs at its start that dies when this many calls are done."""


@dataclass(frozen=True, slots=True)
class LocalCluster:
    """A scheduler, and a way to start workers."""

    scheduler: str
    """Where it listens, such as `127.0.0.1:40001`."""
    add: Callable[..., None]
    """`add(package, preload)` starts a worker with one thread, whose package lies in a folder,
    and which runs a program at its start; by default that of this repository, and none."""

    @property
    def address(self) -> str:
        """What a user writes to convert there."""
        return f"dask://{self.scheduler}"


@contextmanager
def local_cluster(
    folder: Path,
    workers: int = 0,
    package: Path = ROOT,
    preload: str = "",
    variables: Mapping[str, str] | None = None,
) -> Iterator[LocalCluster]:
    """Start a scheduler with this many usual workers; `folder` is for what they write.

    The package of the scheduler lies in `package`, and it runs `preload` at its start; all of
    them have these `variables` in their environment.
    """
    folder.mkdir(exist_ok=True)
    with ExitStack() as stack:

        def start(what: str, package: Path, preload: str, *words: str) -> str:
            """Start a program of Dask; returns what it tells until it is there."""
            name = f"{what}_{len(list(folder.iterdir()))}"
            words = (*words, "--host", "127.0.0.1", "--no-dashboard")
            if preload:
                program = folder / f"{name}.py"
                program.write_text(preload, encoding="utf-8")
                words = (*words, "--preload", str(program))
            own = {"DASK_CONFIG": str(folder), "DASK_TEMPORARY_DIRECTORY": str(folder)}
            environment = {**os.environ, **own, "PYTHONPATH": str(package), **(variables or {})}
            log = folder / f"{name}.log"
            module = f"distributed.cli.dask_{what}"
            process = stack.enter_context(_running(module, words, environment, log))
            return _read_when_there(log, _THERE[what], process)

        told = start("scheduler", package, preload, "--port", "0")
        address = told.rpartition(_THERE["scheduler"])[2].split()[0]

        def add(package: Path = ROOT, preload: str = "") -> None:
            words = ("--nthreads", "1", "--no-nanny")
            start("worker", package, preload, address, *words)

        for _ in range(workers):
            add()
        yield LocalCluster(address.removeprefix("tcp://"), add)


_THERE: Final = {"scheduler": "Scheduler at:", "worker": "Registered to:"}
"""What a program of Dask tells, with an address behind it, once others can reach it."""


@contextmanager
def _running(
    module: str, words: tuple[str, ...], environment: Mapping[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a module in a process of its own until the end of the context."""
    with (
        log.open("wb") as file,
        subprocess.Popen(
            [sys.executable, "-m", module, *words],
            cwd=log.parent,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
        ) as process,
    ):
        try:
            yield process
        finally:
            process.kill()


def _read_when_there(log: Path, sign: str, process: subprocess.Popen[bytes]) -> str:
    """Return what a program tells, once a line with this sign is whole."""
    end = time.monotonic() + WAIT
    while True:
        told = log.read_text(encoding="utf-8")
        if "\n" in told.partition(sign)[2]:
            return told
        assert process.poll() is None, told
        assert time.monotonic() < end, told
        time.sleep(0.05)
