"""A settings file of Pelican's form → the names it sets, and where each is written."""

from __future__ import annotations

import ast
import importlib
import re
import runpy
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb
from typing import Any

from sharih.errors import ContentError, Problem
from sharih.inputs import Inputs

Place = tuple[Path, int]

_SETTING = re.compile(r"([A-Z][A-Z0-9_]*)\s*(?::[^=]*)?=(?!=)")
_PLAIN = (ast.Module, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr, ast.Constant, ast.Name,
          ast.Tuple, ast.List, ast.Dict, ast.Set, ast.BinOp, ast.UnaryOp, ast.operator,
          ast.unaryop, ast.Subscript, ast.Starred, ast.alias, ast.expr_context)  # fmt: skip
"""What a file may consist of that only names values."""
_IMPORT = re.compile(r"from\s+(\w+)\s+import\s+\*")


def run_settings(path: Path) -> dict[str, Any]:
    """Run a settings file; its folder is importable meanwhile, as under Pelican.

    Raises ContentError, with the line, for whatever the file raises.
    """
    folder = path.resolve().parent
    try:
        with _importable(folder):
            names = runpy.run_path(str(path))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a user's Python may raise
        where, line = _raised_at(error, path)
        reason = f"{type(error).__name__}: {error.msg if isinstance(error, SyntaxError) else error}"
        problem = Problem(where, line, reason, "Mend the settings file.")
        raise ContentError(problem) from None
    return {name: value for name, value in names.items() if name.isupper()}


def check_settings_files(path: Path) -> None:
    """Refuse a settings file that is no ordinary file of its folder, and those beside it.

    What lies beside it can be imported by it. Raises ContentError for the first one.
    """
    inputs = Inputs.below(path.parent)
    for file in dict.fromkeys((path, *sorted(path.parent.glob("*.py")))):
        inputs.read(file, most=0)


def setting_places(path: Path, seen: frozenset[Path] = frozenset()) -> dict[str, Place]:
    """Find where each setting is written, also in a settings file that this one imports."""
    if path in seen or not path.is_file():
        return {}
    found: dict[str, Place] = {}
    text = path.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.split("\n"), start=1):
        if match := _SETTING.match(line):
            found[match[1]] = (path, number)
        elif match := _IMPORT.match(line):
            imported = path.parent / f"{match[1]}.py"
            found.update(setting_places(imported, seen | {path}))
    return found


def entry_lines(path: Path, name: str) -> list[int]:
    """List the lines of the entries of a list that a settings file sets; none if it is no list."""
    try:
        statements = ast.parse(path.read_bytes()).body
    except (OSError, SyntaxError, ValueError):
        return []
    for statement in reversed(statements):
        match statement:
            case ast.Assign(targets=[ast.Name(id=found)], value=ast.List() | ast.Tuple() as value):
                pass
            case ast.AnnAssign(target=ast.Name(id=found), value=ast.List() | ast.Tuple() as value):
                pass
            case _:
                continue
        if found == name:
            return [entry.lineno for entry in value.elts]
    return []


def is_self_contained(path: Path, seen: frozenset[Path] = frozenset()) -> bool:
    """Say whether a settings file says the same whenever it is run: it only names values.

    One that imports or calls anything may ask the clock, the environment, or another file.
    """
    try:
        tree = ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return False
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            beside = path.parent / f"{node.module}.py"
            if node.module == "__future__":
                continue
            known = seen | {path}
            if node.level or beside in known or not is_self_contained(beside, known):
                return False
        elif not isinstance(node, _PLAIN):
            return False
    return True


@contextmanager
def _importable(folder: Path) -> Iterator[None]:
    """Let the files of a folder be imported as they are now, and by nobody else afterwards."""
    names = {file.stem for file in folder.glob("*.py")}
    others = {name: sys.modules.pop(name) for name in names if name in sys.modules}
    writes_caches = sys.dont_write_bytecode
    # A cached one, of the same second and size, would pass for the file just edited.
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        sys.dont_write_bytecode = writes_caches
        for name in names:
            sys.modules.pop(name, None)
        sys.modules.update(others)


def _raised_at(error: BaseException, path: Path) -> tuple[Path, int | None]:
    """Find the last line of the user's own files that an error went through."""
    if isinstance(error, SyntaxError):
        return Path(error.filename or path), error.lineno
    found: tuple[Path, int | None] = (path, None)
    for frame, line in walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.resolve().parent == path.resolve().parent:
            found = (file, line)
    return found
