"""Tests → how many of the branches of each room of the program they take.

`python -m bench.covered [ROOM …]` runs the tests of rooms (such as `arabic` or `test_build.py`; by
default all), one after another, and prints a table. What was measured of a room before is kept in
`.coverage/`, so that rooms can be measured one at a time; `--told` tells it without running any.
`--whole` runs all tests once, in several processes, and tells of these alone.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from coverage import Coverage, CoverageData
from coverage.results import Numbers

from bench.dependencies import ROOT

KEPT: Final = ROOT / ".coverage"
"""One file a room."""
_APART: Final = frozenset({"bench", "helpers", "cases", "sample", "quality"})
"""Folders below tests/ that are no tests of the program."""
WHOLE: Final = "whole"
"""What is kept of all tests, run at once."""
_AT_ONCE: Final = ["--dist", "worksteal", "--ignore=tests/bench"]
"""Words for pytest; the tests of this would measure within what is measured."""


def rooms() -> list[str]:
    """Name the folders and files of tests."""
    found = [path.name for path in (ROOT / "tests").iterdir()
             if (path / "__init__.py").is_file() or path.match("test_*.py")]  # fmt: skip
    return sorted(set(found) - _APART)


def measure(room: str, *words: str) -> bool:
    """Run the tests of a room, or of all rooms if it is `WHOLE`; returns whether all passed.

    `words` are further ones for pytest.
    """
    folder = KEPT / "parts" / room
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    environment = {**os.environ, "COVERAGE_FILE": str(folder / "data")}
    command = [sys.executable, "-m", "coverage"]
    where = "tests" if room == WHOLE else f"tests/{room}"
    tests = ["-m", "pytest", "-q", "--no-header", where, *words]
    done = subprocess.run([*command, "run", *tests], cwd=ROOT, env=environment, check=False)
    data = CoverageData(str(KEPT / room))
    data.erase()
    for path in sorted(folder.glob("data.*")):
        _take(data, path)
    data.write()
    return done.returncode == 0


def _take(data: CoverageData, path: Path) -> None:
    """Add what one process measured; one that was killed while it wrote leaves nothing."""
    from coverage.exceptions import DataError

    part = CoverageData(str(path))
    try:
        part.read()
        data.update(part)
    except DataError:
        return


def table(measured: Coverage) -> Iterator[str]:
    """Write a row for each room of the program, and one for all."""
    numbers: dict[str, Numbers] = {}
    for file in sorted(measured.get_data().measured_files()):
        path = Path(file).relative_to(ROOT / "sharih")
        of_file = measured._analyze(file).numbers  # noqa: SLF001 - there is no other door
        room = path.parts[0] if len(path.parts) > 1 else "top"
        numbers[room] = numbers.get(room, Numbers(precision=1)) + of_file
    yield "| room | statements | branches | covered, with branches |"
    yield "| --- | --- | --- | --- |"
    for room, found in [*sorted(numbers.items()), ("all", sum(numbers.values(), Numbers()))]:
        yield (f"| `{room}` | {found.n_statements} | {found.n_branches} | "
               f"{found.pc_covered:.1f} % |")  # fmt: skip


def combined(names: Iterable[str]) -> Coverage:
    """Put together what was measured of rooms."""
    measured = Coverage(data_file=str(KEPT / "all"), config_file=str(ROOT / "pyproject.toml"))
    measured.erase()
    data = measured.get_data()
    for name in names:
        part = CoverageData(str(KEPT / name))
        part.read()
        data.update(part)
    data.write()
    measured.load()
    return measured


def main() -> int:
    """Measure, and print the table and the lines that no test reaches."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("rooms", nargs="*", help="such as arabic, or test_build.py")
    parser.add_argument("--told", action="store_true", help="run nothing")
    parser.add_argument("--whole", action="store_true", help="run all tests at once")
    parser.add_argument("--workers", type=int, default=2, help="processes of these (%(default)s)")
    parser.add_argument("--missing", action="store_true", help="name the lines as well")
    arguments = parser.parse_args()
    if unknown := sorted(set(arguments.rooms) - set(rooms())):
        parser.error(f"{', '.join(unknown)}: no tests, but {', '.join(rooms())}")
    wanted = [WHOLE] if arguments.whole else arguments.rooms or rooms()
    words = [*_AT_ONCE, "-n", str(arguments.workers)] if arguments.whole else []
    begun = time.monotonic()
    failed = [] if arguments.told else [room for room in wanted if not measure(room, *words)]
    if not arguments.told:
        print(f"The tests took {(time.monotonic() - begun) / 60:.1f} minutes.")
    possible = wanted if arguments.whole else rooms()
    known = [name for name in possible if (KEPT / name).is_file()]
    measured = combined(known)
    if arguments.missing:
        text = io.StringIO()
        measured.report(file=text)
        print(text.getvalue())
    print(*table(measured), sep="\n")
    print(f"Measured of {len(known)} of {len(possible)} rooms of tests: {', '.join(known)}")
    for room in failed:
        print(f"tests/{room} failed", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
