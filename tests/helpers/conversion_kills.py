"""Conversions killed at one file operation after another → the next one compared with a whole one.

`python -m tests.helpers.conversion_kills FOLDER` prints what is not right, a line for each kill,
and how many there were. It is a process of its own because it forks, which a test run with
threads must not do.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

from tests.helpers.newsroom import NEW, Newsroom, lines_of
from tests.helpers.rebuild_kills import in_child

_OPERATIONS = frozenset({"os.mkdir", "os.remove", "os.rename", "os.rmdir"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
NAMES = ("a.txt", "b.txt", "c.txt")


def prepared(folder: Path) -> Newsroom:
    """Make drafts, one of which is worked at, then change two seeds and add a third."""
    newsroom = Newsroom(folder)
    for number, name in enumerate(NAMES[:2]):
        newsroom.add(name, *lines_of(number))
    newsroom.convert(jobs=1)
    draft = newsroom.path()
    draft.write_text(f"{newsroom.read().rstrip()}\n\nكلمة.\n", encoding="utf-8")
    for number, name in enumerate(NAMES):
        newsroom.add(name, *lines_of(number), NEW)
    return newsroom


def killed(newsroom: Newsroom, number: int) -> bool:
    """Convert and be killed at a file operation; tells whether there was such a one."""
    left = number

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
        left -= bool(writes) or event in _OPERATIONS
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def work() -> None:
        sys.addaudithook(audit)
        newsroom.convert(jobs=1)

    return not in_child(work)


def main(folder: Path) -> int:
    """Kill conversions at every operation; returns how many there were."""
    newsroom = prepared(folder)
    shutil.copytree(newsroom.content, folder / "before")
    newsroom.convert(jobs=1)
    wanted, number, was_killed = newsroom.files(), 0, True
    while was_killed:
        shutil.rmtree(newsroom.content)
        shutil.copytree(folder / "before", newsroom.content)
        was_killed = killed(newsroom, number)
        newsroom.convert(jobs=1)
        found = newsroom.files()
        for path in sorted({*found, *wanted}):
            if found.get(path) != wanted.get(path):
                print(f"killed at {number}: {path} differs")  # noqa: T201 - the answer
        number += 1
    return number - 1


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))  # noqa: T201 - the answer
