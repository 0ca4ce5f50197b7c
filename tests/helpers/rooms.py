"""A package of Python → its rooms, who imports whom, and what breaks the plan of the house.

A room is a folder; of a folder that has folders in it, each module of its own is a room, named
`folder/module`. What a folder's `__init__` imports is the room of the folder's name.
"""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Module:
    """A module of a package."""

    name: str
    """As it is imported: `sharih.site.model`."""
    room: str
    """Without the package's name: `site/model`."""
    folder: str
    """The folder it lies in, without the package's name; empty at the top."""
    lines: int
    imports: frozenset[str]
    """Everything it imports, wherever in it that is written: `sharih.errors.Problem`."""


def read_package(folder: Path) -> dict[str, Module]:
    """Read the modules of a package by name, without running any."""
    files = sorted(folder.rglob("*.py"))
    parents = {file.parent.parent for file in files if file.name == "__init__.py"}
    modules = (_read(folder, file, divided=file.parent in parents) for file in files)
    return {module.name: module for module in modules}


def _read(package: Path, file: Path, *, divided: bool) -> Module:
    parts = file.parent.relative_to(package).parts
    own = () if file.name == "__init__.py" else (file.stem,)
    text = file.read_text(encoding="utf-8")
    return Module(
        name=".".join((package.name, *parts, *own)),
        room="/".join((*parts, *own) if divided else parts),
        folder="/".join(parts),
        lines=text.count("\n"),
        imports=frozenset(imported(text)),
    )


def imported(text: str) -> Iterable[str]:
    """List what a module imports by full name: `from a import b` is `a.b`."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def between_modules(modules: Mapping[str, Module]) -> dict[str, set[str]]:
    """Return which modules of the package each one imports."""
    found: dict[str, set[str]] = {name: set() for name in modules}
    top = min(modules)
    for name, module in modules.items():
        for target in module.imports:
            if f"{target}.".startswith(f"{top}."):
                parts = target.split(".")
                names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
                found[name] |= {next(name for name in names if name in modules)} - {name}
    return found


def between_rooms(modules: Mapping[str, Module]) -> dict[str, set[str]]:
    """Return which rooms each room imports; the package itself, at the top, is none."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, targets in between_modules(modules).items():
        room = modules[name].room
        found[room] |= {modules[target].room for target in targets} - {room, ""}
    return {room: targets for room, targets in found.items() if room}


def circle(arrows: Mapping[str, Iterable[str]]) -> list[str]:
    """Return a circle of imports; nothing where there is none."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def read_table(table: str) -> dict[str, set[str]]:
    """Read a table of rooms from bottom to top: a room, a colon, the rooms it may import.

    A line without a colon goes on with what the room above it may import.
    """
    found: dict[str, set[str]] = {}
    room = ""
    for line in filter(str.strip, table.splitlines()):
        before, colon, targets = line.rpartition(":")
        room = before.strip() if colon else room
        found.setdefault(room, set()).update(targets.split())
    return found


def faults(
    modules: Mapping[str, Module], table: Mapping[str, set[str]], ground: Iterable[str]
) -> list[str]:
    """List what the rooms of a package do that the table does not say, and the other way round.

    `ground` is the rooms that everyone may import who stands above them in the table.
    """
    arrows = between_rooms(modules)
    size = Counter(module.room for module in modules.values())
    closed = {m.room for m in modules.values() if m.room == m.folder and size[m.room] == 1}
    order = list(table)
    # The `__init__` of a folder of rooms is none where it imports nothing.
    used = {room for room in arrows if room in table or room not in closed or arrows[room]}
    found = [f"{room} is not in the table" for room in sorted(used - set(order))]
    found += [f"{room} is in the table and nowhere else" for room in order if room not in used]
    for at, room in enumerate(order):
        allowed, below = table[room], set(order[:at])
        real = arrows.get(room, set())
        free = set(ground) & below
        found += [f"{room} imports {other}" for other in sorted(real - allowed - free)]
        found += [f"{room} imports upwards: {other}" for other in sorted(real - below & set(order))]
        found += [f"{room} no longer imports {other}" for other in sorted(allowed - real)]
    return found
