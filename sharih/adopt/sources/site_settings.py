"""The files that three generators keep their settings in → their values; nothing in them is run."""

from __future__ import annotations

import ast
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from sharih.adopt.sources.yaml_text import load_yaml
from sharih.errors import SharihError
from sharih.inputs import Inputs

Known = Literal["pelican", "hugo", "jekyll"]

_MOST_BYTES: Final = 2_000_000
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


def find_settings(root: Path) -> SettingsFile | None:
    """Find the settings in a folder; None where there are none."""
    if (root / "pelicanconf.py").is_file():
        values = _python(root / "pelicanconf.py") | _python(root / "publishconf.py")
        return SettingsFile("pelican", root / "pelicanconf.py", values)
    if (path := root / "_config.yml").is_file() or (path := root / "_config.yaml").is_file():
        return SettingsFile("jekyll", path, _lower(load_yaml(_text(path))))
    for folder in (root, root / "config" / "_default"):
        for name in _HUGO:
            for ending in _ENDINGS:
                path = folder / f"{name}{ending}"
                if not path.is_file():
                    continue
                values = _hugo(path)
                if name == "hugo" or values.keys() & _HUGO_HINTS or folder != root:
                    return SettingsFile("hugo", path, values)
    return None


def _hugo(path: Path) -> dict[str, Any]:
    """Read Hugo's settings, those in files of their own too."""
    values = _lower(_loaded(path))
    if path.parent.name == "_default":
        for other in sorted(path.parent.iterdir()):
            stem = other.stem.lower()
            if other.suffix in _ENDINGS and other != path and stem.partition(".")[0] in (
                "languages", "permalinks", "params", "markup",
            ):  # fmt: skip
                name, _, lang = stem.partition(".")
                said = _lower(_loaded(other))
                if not lang:
                    values[name] = {**values.get(name, {}), **said}
    return values


def _loaded(path: Path) -> Mapping[str, Any]:
    text = _text(path)
    try:
        if path.suffix == ".toml":
            return tomllib.loads(text)
        if path.suffix == ".json":
            found = json.loads(text)
            return found if isinstance(found, Mapping) else {}
    except (ValueError, RecursionError):
        return {}
    return load_yaml(text)


def _python(path: Path) -> dict[str, Any]:
    """Read the plain values of a module of settings; it is not run."""
    if not path.is_file():
        return {}
    try:
        tree = ast.parse(_text(path))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    values: dict[str, Any] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                values[node.targets[0].id.lower()] = ast.literal_eval(node.value)
            except (ValueError, TypeError, MemoryError, RecursionError):
                continue
    return values


def _lower(found: Mapping[str, Any]) -> dict[str, Any]:
    return {
        str(key).lower(): _lower(value) if isinstance(value, Mapping) else value
        for key, value in found.items()
    }


def _text(path: Path) -> str:
    try:
        return Inputs.below(path.parent).read(path, _MOST_BYTES).decode("utf-8", "replace")
    except (OSError, SharihError):
        return ""
