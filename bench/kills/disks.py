"""Full disks, places that cannot be written, and two at once → what is in files then.

Run `python -m bench.kills.disks [builds] [publications] [conversions]` in the project's folder.
It mounts small file systems in a mount
namespace of its own, which Linux lets everybody make (`unshare -rm`), and prints a table; the
exit status is 0 where there are no faults.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Protocol
from unittest.mock import patch

from bench.kills.building import Builds, Publications
from bench.kills.converting import Conversions
from bench.kills.victims import Disturb, Done, ended, run, start

_INSIDE = "--inside"
_FREE = (0, 4, 16, 64, 128, 256, 512, 1024, 2048, 4096)
"""KiB that are left on a disk."""
_CLOSED = ("content", "content/explainers", "output", ".sharih", "seeds", ".")
"""What cannot be written in a project."""
_LINES = 6
"""How much is said of what went wrong; a traceback says more, and says so."""


class _Scene(Protocol):
    """Something that is disturbed again and again."""

    name: str

    def disturbed(self, chance: random.Random, disturb: Disturb) -> str:
        """Let something come between. Raises AssertionError for a fault."""


_SCENES: dict[str, Callable[[Path, random.Random, int], _Scene]] = {
    "builds": Builds,
    "publications": Publications,
    "conversions": Conversions,
}
_BESIDE = {
    "builds": ("build", "convert", "check", "status"),
    "conversions": ("convert", "check", "status"),  # a build records ledgers of what is converted
    "publications": ("publish", "check", "status"),  # a build makes a folder where there is none
}
"""What runs at the same time."""


def full(folder: Path, words: Sequence[str], free: int) -> Done:
    """Run a command on a disk that has so many KiB left."""
    ballast = folder.parent / "ballast"
    left = shutil.disk_usage(folder).free - free * 1024
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(left, 1))
    try:
        return calm(run(folder, *words))
    finally:
        ballast.unlink()


def closed(folder: Path, words: Sequence[str], name: str) -> Done:
    """Run a command in a project of which a folder cannot be written."""
    place = folder / name
    if not place.is_dir():
        return run(folder, *words)
    with _read_only(place):
        return calm(run(folder, *words))


def beside(folder: Path, words: Sequence[str], others: Sequence[str]) -> Done:
    """Run two commands at once."""
    processes = [start(folder, *each) for each in (words, others)]
    first, second = (calm(ended(process)) for process in processes)
    assert first.status == 0, first.said
    assert second.status in (0, 1), second.said
    return first


def calm(done: Done) -> Done:
    """Return how a command ended; raises AssertionError where it was at a loss for words."""
    assert "Traceback" not in done.said, done.said
    assert done.status in (0, 1), f"it ended with {done.status}: {done.said}"
    if done.status:
        assert done.said.strip(), "it failed and said nothing"
    return done


@contextmanager
def _read_only(place: Path) -> Iterator[None]:
    subprocess.run(["mount", "--bind", str(place), str(place)], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(place)], check=True)
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def main() -> int:
    """Make the namespace, then disturb in it; returns how many faults there were, at most 1."""
    if _INSIDE not in sys.argv:
        words = ["unshare", "-rm", sys.executable, "-m", "bench.kills.disks", _INSIDE]
        words += sys.argv[1:]
        try:
            return subprocess.run(words, check=False).returncode
        except FileNotFoundError:
            print("There is no unshare here: Linux has it, in util-linux.", file=sys.stderr)
            return 1
    print("| disturbed | by | how often | old then | new then | some of each | faults |")
    print("| --- | --- | --- | --- | --- | --- | --- |", flush=True)
    faults = 0
    asked = [name for name in sys.argv[1:] if name in _SCENES] or list(_SCENES)
    for name in asked:
        with tempfile.TemporaryDirectory(prefix="disks-") as folder, patch.dict(os.environ):
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", folder], check=True)
            chance = random.Random(name)  # noqa: S311 - to be repeated
            scene = _SCENES[name](Path(folder), chance, 3)
            for by, disturbs in _ways(name).items():
                faults += _disturbed(scene, by, disturbs, chance)
            subprocess.run(["umount", "-l", folder], check=True)
    return int(faults > 0)


def _ways(scene: str) -> dict[str, list[Disturb]]:
    """List what comes between."""
    return {
        "a full disk": [partial(full, free=free) for free in _FREE],
        "a closed folder": [partial(closed, name=name) for name in _CLOSED],
        "a second command": [partial(beside, others=(word,)) for word in _BESIDE[scene]],
    }


def _disturbed(scene: _Scene, by: str, disturbs: Sequence[Disturb], chance: random.Random) -> int:
    """Disturb one in each way and print a row; returns how many faults there were."""
    found: Counter[str] = Counter()
    for number, disturb in enumerate(disturbs):
        try:
            found[scene.disturbed(chance, disturb)] += 1
        except AssertionError as fault:
            found["faults"] += 1
            lines = str(fault).splitlines()
            told = "\n  ".join(lines[-_LINES:])
            print(f"{scene.name}, {by} no. {number}: {told}", file=sys.stderr, flush=True)
    columns = ("old", "new", "some of each", "faults")
    cells = "".join(f" {found[name]} |" for name in columns)
    print(f"| {scene.name} | {by} | {len(disturbs)} |{cells}", flush=True)
    return found["faults"]


if __name__ == "__main__":
    sys.exit(main())
