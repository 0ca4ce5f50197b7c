"""The packages that are asked for by name → the newest versions of all that fit together.

`python -m bench.upgrade` tells what would change in requirements.txt and requirements-dev.txt;
`--write` writes both. pip's resolver chooses, for the Python that runs this, and installs nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bench.dependencies import FILES, ROOT, pinned, reasons

_RUNTIME, _DEVELOPMENT = FILES.values()
Pins = Mapping[str, str]
"""Versions by the names of packages, in the form that all spellings have in common."""


class UpgradeError(Exception):
    """The resolver could not choose."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What pip would install."""

    name: str
    version: str
    needs: tuple[str, ...]
    """The names of what it needs itself, in the common form."""


def asked_for() -> tuple[list[str], list[str]]:
    """Return what is asked for by name: of the program, and beside it for working on it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ours = list(project["dependencies"])
    known = {_key(text) for text in ours}
    limited = {
        _key(text): text for extra in project["optional-dependencies"].values() for text in extra
    }
    return ours, [limited.get(name, name) for name in reasons() if name not in known]


def _key(text: str) -> str:
    return str(canonicalize_name(Requirement(text).name))


def chosen(report: Mapping[str, Any]) -> dict[str, Chosen]:
    """Read pip's report of what it would install."""
    found: dict[str, Chosen] = {}
    for entry in report["install"]:
        told = entry["metadata"]
        needs = [Requirement(text) for text in told.get("requires_dist", ())]
        names = [need.name for need in needs
                 if need.marker is None or need.marker.evaluate({"extra": ""})]  # fmt: skip
        key = canonicalize_name(told["name"])
        found[key] = Chosen(told["name"], told["version"], tuple(map(canonicalize_name, names)))
    return found


def closure(names: Iterable[str], packages: Mapping[str, Chosen]) -> set[str]:
    """Return packages and all that they need."""
    found: set[str] = set()
    waiting = [_key(name) for name in names]
    while waiting:
        name = waiting.pop()
        if name not in found and name in packages:
            found.add(name)
            waiting += packages[name].needs
    return found


def changes(before: Pins, after: Pins) -> Iterator[str]:
    """Tell what differs between two files of pins."""
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        if old is None:
            yield f"+ {name} {new}"
        elif new is None:
            yield f"- {name} {old}"
        elif old != new:
            yield f"  {name} {old} → {new}"


def resolved(names: Iterable[str]) -> dict[str, Chosen]:
    """Let pip choose the newest versions that fit together. Raises UpgradeError."""
    words = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
    done = subprocess.run(
        [*words, "--report", "-", *names], capture_output=True, text=True, check=False
    )
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise UpgradeError((lines or ["pip said nothing of use"])[-1])
    return chosen(json.loads(done.stdout))


def printed(file: str, keys: Iterable[str], packages: Mapping[str, Chosen]) -> str:
    """Write a file of pins: its comments as they are, names as they were written there."""
    spelled = {package.key: package.name for package in pinned(file)}
    text = (ROOT / file).read_text(encoding="utf-8")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    lines = [f"{spelled.get(key, packages[key].name)}=={packages[key].version}" for key in keys]
    return "\n".join([*comments, *sorted(lines, key=str.lower)]) + "\n"


def main() -> int:
    """Tell what would change, and write it where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="write both files")
    write = parser.parse_args().write
    ours, theirs = asked_for()
    try:
        packages = resolved([*ours, *theirs])
    except UpgradeError as error:
        print(f"No newer versions could be chosen: {error}", file=sys.stderr)
        return 1
    runtime = closure(ours, packages)
    for file, keys in ((_RUNTIME, runtime), (_DEVELOPMENT, set(packages) - runtime)):
        before = {package.key: package.version for package in pinned(file)}
        lines = list(changes(before, {key: packages[key].version for key in keys}))
        print(f"{file}: {len(lines)} of {len(keys)} change")
        print(*lines, sep="\n")
        if write:
            (ROOT / file).write_text(printed(file, keys, packages), encoding="utf-8")
    if write:
        print("Now: ./inv test, ./inv lint, ./inv dependencies --write")
    return 0


if __name__ == "__main__":
    sys.exit(main())
