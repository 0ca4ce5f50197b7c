"""The files that three generators keep their settings in → their values; nothing in them is run."""

from __future__ import annotations

import ast
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from sharih.adopt.sources.unreadable import Unreadable
from sharih.adopt.sources.yaml_text import load_yaml
from sharih.errors import ContentError, Problem, SharihError
from sharih.inputs import Inputs

Known = Literal["pelican", "hugo", "jekyll"]

_MOST_BYTES: Final = 2_000_000
_REMEDY: Final = "Mend it, and adopt again: addresses and languages follow from it."
_HUGO: Final = ("hugo", "config")
_ENDINGS: Final = (".toml", ".yaml", ".yml", ".json")
_HUGO_HINTS: Final = frozenset(
    {"baseurl", "languagecode", "theme", "contentdir", "title", "module"}
)


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """The settings of a site."""

    generator: Known
    path: Path | None
    values: Mapping[str, Any]
    """By keys in small letters, those inside of tables too."""
    problems: tuple[Problem, ...] = ()
    """Why files of them cannot be read."""


def find_settings(root: Path) -> SettingsFile | None:
    """Find the settings in a folder; None where there are none."""
    faults: list[Problem] = []
    if (root / "pelicanconf.py").is_file():
        names = ("pelicanconf.py", "publishconf.py")
        first, second = (_values(root / name, faults) for name in names)
        return SettingsFile("pelican", root / names[0], {**first, **second}, tuple(faults))
    if (path := root / "_config.yml").is_file() or (path := root / "_config.yaml").is_file():
        return SettingsFile("jekyll", path, _values(path, faults), tuple(faults))
    for folder in (root, root / "config" / "_default"):
        for name in _HUGO:
            for ending in _ENDINGS:
                path = folder / f"{name}{ending}"
                if not path.is_file():
                    continue
                values = _hugo(path, faults)
                surely = name == "hugo" or folder != root
                if surely or faults or values.keys() & _HUGO_HINTS:
                    return SettingsFile("hugo", path, values, tuple(faults))
    return None


def _hugo(path: Path, faults: list[Problem]) -> dict[str, Any]:
    """Read Hugo's settings, those in files of their own too."""
    values = _values(path, faults)
    if path.parent.name == "_default":
        for other in sorted(path.parent.iterdir()):
            stem = other.stem.lower()
            if other.suffix in _ENDINGS and other != path and stem.partition(".")[0] in (
                "languages", "permalinks", "params", "markup",
            ):  # fmt: skip
                name, _, lang = stem.partition(".")
                said = _values(other, faults)
                if not lang:
                    values[name] = {**values.get(name, {}), **said}
    return values


def _values(path: Path, faults: list[Problem]) -> dict[str, Any]:
    """Read a file of settings; one that cannot be read has no values, and why goes to `faults`."""
    if not path.is_file():
        return {}
    try:
        return _lower(_loaded(path, _text(path)))
    except Unreadable as error:
        problem = Problem(path, error.line, f"cannot be read: {error.reason}", _REMEDY)
    except ContentError as error:
        problem = error.problems[0]
    except (OSError, SharihError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        problem = Problem(path, None, f"cannot be read ({reason})", _REMEDY)
    faults.append(problem)
    return {}


def _loaded(path: Path, text: str) -> Mapping[str, Any]:
    if path.suffix == ".py":
        return _python(text)
    if path.suffix in (".yaml", ".yml"):
        return load_yaml(text)
    form, load = ("TOML", tomllib.loads) if path.suffix == ".toml" else ("JSON", json.loads)
    try:
        found = load(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable.of(form, error, text) from None
    if not isinstance(found, Mapping):
        raise Unreadable(1, "it holds no table of settings")
    return found


def _python(text: str) -> dict[str, Any]:
    """Read the plain values of a module of settings; it is not run."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise Unreadable.of("Python", error, text) from None
    values: dict[str, Any] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                values[node.targets[0].id] = ast.literal_eval(node.value)
            except (ValueError, TypeError, MemoryError, RecursionError):
                continue
    return values


def _lower(found: Mapping[str, Any]) -> dict[str, Any]:
    return {
        str(key).lower(): _lower(value) if isinstance(value, Mapping) else value
        for key, value in found.items()
    }


def _text(path: Path) -> str:
    data = Inputs.below(path.parent).read(path, _MOST_BYTES)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(line, f"it is not UTF-8 (byte 0x{data[error.start]:02x})") from None
