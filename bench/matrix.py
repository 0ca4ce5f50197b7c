"""Machines that differ in everything but the project → whether they build the same bytes and modes.

`./inv matrix` builds the sample and the site of this repository, each with cards, fonts, search
index, pictures and a chart, once for each row of the table, and compares every file.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from bench.marked_tables import put_table
from bench.running import BenchError, workplace

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = ROOT / "docs" / "quality.md"
EPOCH: Final = 1_768_478_400
"""Noon of 2026-01-15 in UTC: all machines have that day in the time zone of the site."""
CHART: Final = """
## أرقام {#figures}

| السنة | السعر |
| --- | --- |
| 2023 | 10% |
| 2024 | 14% |
{: .chart}
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """What a machine has of its own."""

    name: str
    variables: Mapping[str, str] = field(default_factory=dict)
    umask: int = 0o022
    folder: str = "project"
    """Where the project lies, below a folder of the machine."""
    times: int | None = None
    """When all files were last changed; None leaves that."""
    processors: int | None = None
    """How many it has; None for all of this one's."""
    words: tuple[str, ...] = ()
    """Further words of the command."""


MACHINES: Final = (
    Machine("as it is"),
    Machine("another hash seed", {"PYTHONHASHSEED": "1"}),
    Machine("a third hash seed", {"PYTHONHASHSEED": "4294967295"}),
    Machine("the time zone of Kiritimati", {"TZ": "Pacific/Kiritimati"}),
    Machine("the time zone of Pago Pago", {"TZ": "Pacific/Pago_Pago"}),
    Machine("the locale POSIX", {"LC_ALL": "POSIX", "LANG": "POSIX"}),
    Machine("an Arabic locale", {"LC_ALL": "ar_EG.UTF-8", "LANGUAGE": "ar"}),
    Machine("a Turkish locale in Latin-1", {"LC_ALL": "tr_TR.ISO-8859-9", "PYTHONUTF8": "0"}),
    Machine("nobody else may read", umask=0o077),
    Machine("everybody may write", umask=0),
    Machine("a long path with spaces and Arabic", folder="a b/مشروع/" + "c" * 60),
    Machine("files of 1980", times=315_532_800),
    Machine("files of 2037", times=2_114_380_800),
    Machine("a clock at the day's first second", {"SOURCE_DATE_EPOCH": str(EPOCH - 43_200)}),
    Machine("a clock at the day's last second", {"SOURCE_DATE_EPOCH": str(EPOCH + 43_199)}),
    Machine("one processor", processors=1),
    Machine("two processors", processors=2),
    Machine("built twice", words=("--clean",)),
    Machine(
        "all of it at once",
        {"PYTHONHASHSEED": "7", "TZ": "Asia/Kathmandu", "LC_ALL": "C", "COLUMNS": "20"},
        umask=0o027,
        folder="x/y z",
        times=1_000_000_000,
        processors=1,
    ),
)


def sites(folder: Path) -> dict[str, Path]:
    """Lay out the projects that are built: the sample with a chart, and that of the repository."""
    sample, own = folder / "sample", folder / "own"
    shutil.copytree(ROOT / "tests" / "sample", sample)
    for name in ("content", "seeds", "pelicanconf.py", "publishconf.py"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, own / name)
    for text in sorted((sample / "content" / "explainers").glob("*/ar.md")):
        text.write_text(text.read_text(encoding="utf-8") + CHART, encoding="utf-8")
    return {"sample": sample, "own": own}


def build(project: Path, machine: Machine, folder: Path) -> dict[str, str]:
    """Build a project on a machine; returns the mode and digest of every file of its site.

    `folder` is where the machine may lay it out. Raises BenchError where it cannot be built.
    """
    here = folder / machine.folder
    shutil.copytree(project, here)
    if not (here / "theme").exists():
        shutil.copytree(ROOT / "theme", here / "theme")
    if machine.times is not None:
        for path in here.rglob("*"):
            os.utime(path, (machine.times, machine.times))
    known = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8",
             "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(EPOCH)}  # fmt: skip
    for _ in range(2 if machine.words else 1):
        done = subprocess.run(
            [sys.executable, "-m", "sharih", "build", "--siteurl", "https://example.org/repo",
             *machine.words],
            cwd=here,
            env={**known, **machine.variables},
            umask=machine.umask,
            preexec_fn=_limit(machine.processors),
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
        if done.returncode:
            raise BenchError(f"{machine.name}: {done.stderr[-1500:]}")
    return digests(here / "output")


def _limit(processors: int | None) -> Callable[[], None] | None:
    if processors is None or not hasattr(os, "sched_setaffinity"):
        return None
    usable = sorted(os.sched_getaffinity(0))[:processors]
    return lambda: os.sched_setaffinity(0, usable)


def digests(folder: Path) -> dict[str, str]:
    """Return mode and digest of every file and folder of a site."""
    found = {}
    for path in sorted(folder.rglob("*")):
        mode = f"{path.lstat().st_mode:o}"
        data = path.read_bytes() if path.is_file() else b""
        found[path.relative_to(folder).as_posix()] = f"{mode} {sha256(data).hexdigest()}"
    return found


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """List the files that two sites do not share, or that differ."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


Compared = tuple[str, str, int, list[str]]
"""A machine, a project, how many files it has, and those that differ."""


def compare(
    machines: Iterable[Machine], projects: Mapping[str, Path], folder: Path
) -> list[Compared]:
    """Build each project on each machine, and compare it with the first."""
    found = []
    for name, project in projects.items():
        first: dict[str, str] | None = None
        for at, machine in enumerate(machines):
            made = build(project, machine, folder / f"{name}-{at}")
            first = first or made
            found.append((machine.name, name, len(made), differing(first, made)))
            shutil.rmtree(folder / f"{name}-{at}")
            print(
                f"{name}: {machine.name}: {len(made)} files, {len(found[-1][3])} differ", flush=True
            )
    return found


def main() -> int:
    """Compare, and write the table where that is asked for; returns 1 where anything differs."""
    parser = argparse.ArgumentParser(prog="python -m bench.matrix")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    begun = time.monotonic()
    with workplace() as folder:
        found = compare(MACHINES, sites(folder), folder)
    wrong = [one for one in found if one[3]]
    if asked.write:
        rows = [[machine.name, *(str(len(one[3])) for one in found if one[0] == machine.name)]
                for machine in MACHINES]  # fmt: skip
        counts = [next(one[2] for one in found if one[1] == name) for name in ("sample", "own")]
        head = ["machine", f"sample ({counts[0]} files)", f"this site ({counts[1]} files)"]
        put_table(PAGE, "matrix", head, rows)
    print(f"{len(found)} builds in {time.monotonic() - begun:.0f} s, {len(wrong)} differ")
    for machine, name, _, files in wrong:
        print(f"{name}: {machine}: {', '.join(files[:5])}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
