"""Builds that are killed at one point after another → each next build compared with a clean one.

`python -m tests.helpers.rebuild_kills WAY FOLDER COUNT` ends in 0 where all of them are right; WAY
is `one` process, `several`, or `edited`, where little is to be made again. It is a process of its
own because it forks, which a test run with threads must not do.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from unittest.mock import patch

from sharih import build
from sharih.output import OutputTree
from sharih.rebuild.store import Store
from sharih.site.making import edit_build
from tests.helpers.rebuild_changes import CHANGES
from tests.helpers.rebuilds import SVG, TOPICS, Quick, Rebuilt, edition, forking, write_tables

_OPERATIONS = frozenset(
    {"open", "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}
)
_OTHERS = {ident: table for ident, table in TOPICS.items() if ident != "fishers-union"}
STEPS = ("locked", "ready", "wrote", "completed", "recorded", "exchanged", "committed")
"""What `OutputTree` tells of a build that changes something."""
WHOLE = "completed"
"""What it tells only of a build that looks at the whole tree."""


def kill() -> None:
    """End the process at once, as kill -9 does."""
    os.kill(os.getpid(), signal.SIGKILL)


def edit_texts(site: Rebuilt, n: int) -> None:
    """Let the words of texts change, so that little is to be made again."""
    CHANGES["a paragraph"](site, n)
    CHANGES["a title"](site, 3 * n + n % 3)


def change(site: Rebuilt, n: int) -> None:
    """Let the registry and a picture change too, and an explainer come or go."""
    edit_texts(site, n)
    union = TOPICS["fishers-union"].replace("Union", f"Union {n}")
    write_tables(site.project, "topics", {**_OTHERS, f"union-{n}": union})
    site.project.write("content/explainers/six/map.svg", SVG.format(40, n))
    if n % 2:
        site.project.write("content/explainers/seven/ar.md", edition("ar", 7))
    else:
        shutil.rmtree(site.project.explainer("seven"), ignore_errors=True)


def in_child(work: Callable[[], None]) -> bool:
    """Do something in a process of its own; tells whether it came to its end."""
    if (child := os.fork()) == 0:
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def at_step(site: Rebuilt, name: str) -> None:
    """Build, and be killed where the tree tells of a step."""

    def on_step(step: str) -> None:
        if step == name:
            kill()

    tree = partial(OutputTree, on_step=on_step)
    with (
        patch.object(build, "OutputTree", tree),
        patch.object(edit_build, "OutputTree", tree),
        site.way(),
    ):
        site.run(site.project, "--no-convert")


def at_operation(site: Rebuilt, number: int) -> None:
    """Build, and be killed at a file operation."""
    left = number

    def audit(event: str, _arguments: object) -> None:
        nonlocal left
        left -= event in _OPERATIONS
        if left < 0:
            kill()

    sys.addaudithook(audit)
    with site.way():
        site.run(site.project, "--no-convert")


def at_saving(site: Rebuilt, number: int) -> None:
    """Build, and be killed when so many records of what is remembered have been written."""
    save, saved = Store.save, 0

    def save_some(store: Store, name: str, value: object) -> None:
        nonlocal saved
        if saved == number:
            kill()
        saved += 1
        save(store, name, value)

    with patch.object(Store, "save", save_some), site.way():
        site.run(site.project, "--no-convert")


def operations_of(site: Rebuilt) -> int:
    """Count the file operations of a build, by one that has as much to do."""
    reading, writing = os.pipe()

    def count() -> None:
        found = 0

        def audit(event: str, _arguments: object) -> None:
            nonlocal found
            found += event in _OPERATIONS

        sys.addaudithook(audit)
        with site.way():
            site.run(site.project, "--no-convert")
        os.write(writing, b"%d" % found)

    assert in_child(count)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        return int(pipe.read())


def main(way: str, folder: Path, count: int) -> None:
    """Kill builds, and compare what the next ones leave."""
    site = Rebuilt(folder, way=forking if way == "several" else nullcontext)
    happens = edit_texts if way == "edited" else change
    assert site.build("--no-convert").returncode == 0
    happens(site, 0)
    most = operations_of(site)
    works = [partial(at_step, site, name) for name in STEPS if way != "edited" or name != WHOLE]
    works += [partial(at_saving, site, number) for number in range(4)]
    works += [partial(at_operation, site, most * at // count) for at in range(count)]
    for number, work in enumerate(works, 1):
        happens(site, 3 * number)
        ended = in_child(work)
        # How many operations there are differs from build to build; each step is in all of them,
        # but a file may be written by another process, and then it is that one that is killed.
        elsewhere = way == "several" and work.args[-1] == "wrote"
        assert not ended or elsewhere or work.func is at_operation, f"{work} was not killed"
        if number % 2:  # what the killed build made is not what there is to be made
            happens(site, 3 * number + 1)
        done = site.build("--no-convert")
        assert done.returncode == 0, done.stderr


if __name__ == "__main__":
    with Quick():
        main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
