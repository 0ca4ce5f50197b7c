"""Commands killed at random moments → a table of what was found then, and after the next run.

Run `python -m bench.kills` in the project's folder. Every command is started with all its
processes in a group of their own, which gets SIGKILL, or each fourth time SIGTERM. A line for
each fault; the exit status is 0 where there are none.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol
from unittest.mock import patch

from bench.kills.building import Builds, Publications
from bench.kills.converting import Conversions
from bench.kills.editing import Edits
from bench.kills.victims import Takes

_VARIANTS = 6
"""How many states of a project there are to go to, at most."""


class _Scene(Protocol):
    """Something that is killed again and again."""

    name: str
    takes: Takes

    def killed(self, chance: random.Random, seconds: float, number: signal.Signals) -> str:
        """Let it be killed once. Raises AssertionError for a fault."""


_SCENES: Mapping[str, Callable[[Path, random.Random, int], _Scene]] = {
    "builds": Builds,
    "publishes": Publications,
    "conversions": Conversions,
    "edits": Edits,
}


def main(words: list[str] | None = None) -> int:
    """Kill, and print what was found; returns how many faults there were, at most 1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    for name in _SCENES:
        parser.add_argument(f"--{name}", type=int, default=0, help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of what is random (%(default)s)")
    arguments = parser.parse_args(words)
    faults = 0
    print("| killed | SIGKILL | SIGTERM | old then | new then | some files of each | faults |")
    print("| --- | --- | --- | --- | --- | --- | --- |", flush=True)
    for name, make in _SCENES.items():
        if count := getattr(arguments, name):
            chance = random.Random(f"{name} {arguments.seed}")  # noqa: S311 - to be repeated
            with tempfile.TemporaryDirectory(prefix="kills-") as folder, patch.dict(os.environ):
                scene = make(Path(folder), chance, min(max(count // 2, 2), _VARIANTS))
                faults += _killed(scene, count, chance)
    return int(faults > 0)


def _killed(scene: _Scene, count: int, chance: random.Random) -> int:
    """Kill one so many times and print a row; returns how many faults there were.

    Half of the moments are anywhere in the time that it takes and a little more, the others in
    the last third of that, where files are written.
    """
    found: Counter[str] = Counter()
    for number in range(count):
        sent = signal.SIGTERM if number % 4 == 3 else signal.SIGKILL
        begin = 2 / 3 if number // 2 % 2 else 0.0
        seconds = chance.uniform(begin, 1.05) * scene.takes.seconds
        try:
            found[scene.killed(chance, seconds, sent)] += 1
        except AssertionError as fault:
            found["faults"] += 1
            print(f"{scene.name} no. {number}, {sent.name} after {seconds:.3f} s: {fault}",
                  file=sys.stderr, flush=True)  # fmt: skip
        found[sent.name] += 1
    columns = ("SIGKILL", "SIGTERM", "old", "new", "some of each", "faults")
    print(f"| {scene.name} |", *(f"{found[name]} |" for name in columns), flush=True)
    return found["faults"]


if __name__ == "__main__":
    sys.exit(main())
