"""YAML → strings, lists of them and tables; nothing is taken for a number, a date or a yes.

So a title stays what it is, be it `no`, `on`, `12:30` or `2024-11-07`. PyYAML's base loader makes
nothing else than these, and so is safe.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from sharih.adopt.sources.unreadable import Unreadable

_LOADER: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MOST_BRACKETS: Final = 2000
_NESTED: Final = re.compile(r"(?:[-?][ \t]+){100}")
_NULLS: Final = frozenset({"~", "null", "Null", "NULL"})
_DEEPEST: Final = 8
"""How many tables inside of each other are looked into."""


@dataclass(slots=True)
class Fields:
    """The fields of a document by their keys; those of a table in it as `table.key`."""

    values: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """Key → its line, counted from 1."""


def read_yaml(text: str) -> Fields | None:
    """Read a document; None for what holds no table. Raises Unreadable for what is no YAML."""
    if _is_flood(text):
        raise Unreadable.flood("YAML")
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Unreadable.of("YAML", error, text) from None
    if not isinstance(node, yaml.MappingNode):
        return None
    fields = Fields()
    _collect(node, "", fields, 0)
    return fields


def load_yaml(text: str) -> Mapping[str, Any]:
    """Read a file of settings. Raises Unreadable for what is no YAML, or holds no table."""
    if _is_flood(text):
        raise Unreadable.flood("YAML")
    try:
        found = next(iter(yaml.load_all(text, Loader=_LOADER)), None)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Unreadable.of("YAML", error, text) from None
    if found not in (None, "") and not isinstance(found, Mapping):
        raise Unreadable(1, "it holds no table of settings")
    return found or {}


def _is_flood(text: str) -> bool:
    """Say whether tables and lists inside of each other could exhaust the reader's stack."""
    return text.count("[") + text.count("{") > _MOST_BRACKETS or _NESTED.search(text) is not None


def _collect(node: yaml.MappingNode, before: str, fields: Fields, depth: int) -> None:
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        name = f"{before}{key.value}"
        fields.lines[name] = key.start_mark.line + 1
        if isinstance(value, yaml.MappingNode):
            if depth < _DEEPEST:
                _collect(value, f"{name}.", fields, depth + 1)
        elif isinstance(value, yaml.SequenceNode):
            fields.lists[name] = tuple(
                _scalar(item) for item in value.value if isinstance(item, yaml.ScalarNode)
            )
            for item in value.value:
                if isinstance(item, yaml.MappingNode) and depth < _DEEPEST:
                    _collect(item, f"{name}.", fields, depth + 1)
        else:
            fields.values[name] = _scalar(value)


def _scalar(node: yaml.Node) -> str:
    value = str(node.value)
    plain = isinstance(node, yaml.ScalarNode) and not node.style
    return "" if plain and value in _NULLS else value
