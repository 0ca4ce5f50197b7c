"""A fault and the way of exchanging → builds that each meet the fault one file operation later.

`python -m tests.helpers.output_faults FAULT WAY SCENE FOLDER` makes one output per operation of a
build, at FOLDER/NUMBER/output, and prints how each build ended, as JSON. It is a process of its
own because it forks, which a test run with threads must not do.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from sharih.errors import OutputError
from sharih.output import OutputTree
from tests.helpers.output_folders import SWAPS, Site, build, put

OLD: Site = {
    "index.html": b"old home",
    "ar/same.html": b"the same",
    "gone.html": b"old only",
    "deep/er/page.html": b"old only",
    "was-folder/page.html": b"old only",
}
NEW: Site = {
    "index.html": b"new home",
    "ar/same.html": b"the same",
    "ar/new.html": b"new only",
    "was-folder": b"a file now",
}
NEXT: Site = {"index.html": b"next home", "ar/new.html": b"new only"}
FOREIGN: Site = {"CNAME": b"example.org", "mine/note.txt": b"a note"}

_OPERATIONS = frozenset(
    {"fcntl.flock", "open", "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename"}
    | {"os.rmdir", "os.scandir", "shutil.rmtree"}
)


def kill() -> NoReturn:
    """End the process at once, as kill -9 does."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def interrupt() -> NoReturn:
    """Do what Ctrl-C does."""
    raise KeyboardInterrupt


def fill_disk() -> NoReturn:
    """Fail as an operation on a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


_FAULTS: dict[str, Callable[[], NoReturn]] = {
    "kill": kill,
    "interrupt": interrupt,
    "full": fill_disk,
}


def prepare(scene: str, output: Path, way: str) -> None:
    """Make what stands before the build: a site with foreign files, or nothing."""
    if scene == "again":
        swap = SWAPS[way]
        build(output, {**OLD, "index.html": b"older home"}, swap=swap)
        for name, data in FOREIGN.items():
            put(output / name, data)
        build(output, OLD, swap=swap)


class FaultAt:
    """Meets a fault at one operation, counting file operations and steps of the exchange."""

    def __init__(self, number: int, fault: Callable[[], NoReturn]) -> None:
        self.left = number
        self.fault = fault

    def __call__(self) -> None:
        """Count an operation."""
        self.left -= 1
        if self.left == -1:
            self.fault()


def run(output: Path, way: str, at: FaultAt) -> str:
    """Build the new site and tell how that ended."""
    sys.addaudithook(lambda event, _arguments: at() if event in _OPERATIONS else None)

    def on_step(_name: str) -> None:
        if at.fault is not fill_disk:  # between operations, no disk is full
            at()

    try:
        with OutputTree(output, [], swap=SWAPS[way], on_step=on_step) as tree:
            for name, data in NEW.items():
                tree.write(name, data)
            tree.commit()
    except KeyboardInterrupt:
        return "interrupted"
    except OutputError as error:
        return f"refused {error}"
    return "unharmed" if at.left >= 0 else "built"


def in_child(output: Path, way: str, at: FaultAt) -> str:
    """Run in a process of its own; `killed` if it did not come to its end."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        try:
            outcome = run(output, way, at)
        except BaseException as error:  # noqa: BLE001 - told to the test, which fails then
            outcome = f"raised {error!r}"
        at.left = -2  # nothing more fails
        os.write(writing, outcome.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        outcome = pipe.read().decode()
    os.waitpid(child, 0)
    return outcome or "killed"


def main(fault: str, way: str, scene: str, folder: Path) -> list[str]:
    """Go on until a build comes through without meeting the fault."""
    outcomes: list[str] = []
    while not outcomes or outcomes[-1] != "unharmed":
        output = folder / str(len(outcomes)) / "output"
        output.parent.mkdir(parents=True)
        prepare(scene, output, way)
        outcomes.append(in_child(output, way, FaultAt(len(outcomes), _FAULTS[fault])))
    return outcomes


if __name__ == "__main__":
    _, the_fault, the_way, the_scene, the_folder = sys.argv
    print(json.dumps(main(the_fault, the_way, the_scene, Path(the_folder))))  # noqa: T201 - answer
