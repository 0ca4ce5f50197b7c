"""Three versions of an edition's metadata → its head with both changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

FOLLOWING: Final = ("title", "tags", "summary", "kicker", "date")
"""The fields that a conversion proposes."""

_KEY: Final = re.compile(r"([A-Za-z0-9_-]+):")
_NAMES: Final = re.compile(r"\s*[,،]\s*")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a head."""

    line: int
    """Its first line, from 0."""
    lines: int
    """How many it has."""
    value: str


@dataclass(frozen=True, slots=True)
class MergedHead:
    """The outcome for a head."""

    head: str
    fields: tuple[str, ...]
    """Which ones follow the seed."""
    kept: tuple[tuple[int, str], ...]
    """Line and name of those that an editor had changed and that differ from the seed's."""


def read_fields(head: str) -> dict[str, Field]:
    """Read the fields of a head by their names in small letters."""
    fields: dict[str, Field] = {}
    name = ""
    for number, line in enumerate(head.split("\n") if head else ()):
        if found := _KEY.match(line):
            name = found[1].lower()
            fields[name] = Field(number, 1, line[found.end() :].strip())
        elif name:
            former = fields[name]
            value = f"{former.value} {line.strip()}".strip()
            fields[name] = Field(former.line, former.lines + 1, value)
    return fields


def merge_head(base: str, new: str, mine: str, keys: Sequence[str] = FOLLOWING) -> MergedHead:
    """Let the fields follow the seed that are as it gave them, and that nobody has confirmed."""
    was, then, now = read_fields(base), read_fields(new), read_fields(mine)
    followed: list[str] = []
    kept: list[tuple[int, str]] = []
    changes: dict[str, str | None] = {}
    proposed = {key: set(names_of(of, "proposed")) for key, of in
                (("was", was), ("then", then), ("now", now))}  # fmt: skip
    for key in keys:
        old, wanted, here = (_value(of, key) for of in (was, then, now))
        if wanted in (old, here):
            continue
        confirmed = key in proposed["was"] and key not in proposed["now"] and "proposed" in was
        if here == old and not confirmed:
            changes[key] = wanted
            followed.append(key)
        elif key not in ("tags", "date"):
            kept.append((now[key].line + 1 if key in now else 1, key))
    marks = proposed["now"] - set(followed) | (proposed["then"] & set(followed))
    if marks != proposed["now"]:
        order = [name for name in ("title", "date", "summary", *sorted(marks)) if name in marks]
        changes["proposed"] = ", ".join(dict.fromkeys(order)) or None
    return MergedHead(changed_head(mine, changes), tuple(followed), tuple(kept))


def changed_head(head: str, changes: Mapping[str, str | None]) -> str:
    """Give fields of a head other values; None takes a field out, a new one comes at the end."""
    fields = read_fields(head)
    lines: list[str | None] = list(head.split("\n")) if head else []
    end = "\r" if any(line and line.endswith("\r") for line in lines) else ""
    for key, value in changes.items():
        written = None if value is None else f"{key.capitalize()}: {value}{end}"
        if key in fields:
            at = fields[key]
            lines[at.line : at.line + at.lines] = [written, *[None] * (at.lines - 1)]
        elif written is not None:
            lines.append(written)
    return "\n".join(line for line in lines if line is not None)


def names_of(fields: Mapping[str, Field], key: str) -> tuple[str, ...]:
    """Read a field that lists names."""
    value = fields[key].value if key in fields else ""
    return tuple(name for name in _NAMES.split(value.strip()) if name)


def _value(fields: Mapping[str, Field], key: str) -> str | None:
    return fields[key].value if key in fields else None
