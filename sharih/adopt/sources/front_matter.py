"""What stands on top of an article → its fields; in every form that three generators read.

`Key: value` lines, YAML between `---`, TOML between `+++`, or JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, TypeVar

from sharih.adopt.sources.unreadable import Unreadable
from sharih.adopt.sources.yaml_text import Fields, read_yaml
from sharih.content.head import fields_of, split_head

_Value = TypeVar("_Value")
Form = Literal["lines", "yaml", "toml", "json", "none"]

_FENCED: Final = re.compile(
    r"\s*?(?P<fence>---|\+\+\+)[ \t]*\n(?P<head>.*?)(?:^(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z))",
    re.DOTALL | re.MULTILINE,
)
_TOML_LINE: Final = re.compile(r"[ \t]*(?:\[+([^\]]+)\]+|[\"']?([\w.-]+)[\"']?[ \t]*=)")
_JSON_KEY: Final = re.compile(r'"([^"\\\n]+)"[ \t]*:')
_PARAMS: Final = "params."
_PARTS: Final = re.compile("[,،;]")
_OPEN: Final = re.compile(
    r"\s*?(?P<fence>---|\+\+\+)[ \t]*\n(?P<head>(?:[^\n]*\S[^\n]*(?:\n|\Z))+)", re.DOTALL
)
"""What is between a fence and the first empty line, where no second fence ends the head."""
_KNOWN_LINE: Final = re.compile(
    r"[\"']?(?:title|date|slug|lang|layout|draft|tags|categor(?:y|ies)|author|summary|description)"
    r"[\"']?[ \t]*[:=]",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD_LINE: Final = re.compile(r"[A-Za-z][\w.-]*[ \t]*(?::(?:[ \t]|$)|=)|[ \t#-]")
_JSON_HEAD: Final = re.compile(r"\s*\{\s*\"[\w. -]+\"\s*:")
_LINE_OF_HEAD: Final = re.compile(r"[\w.\"' -]+:|[ \t#-]|$")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of an article, by keys in small letters with `_` for `-`."""

    form: Form = "none"
    values: Mapping[str, str] = field(default_factory=dict)
    """On one line each; a list with commas between."""
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Those that are written as lists."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Key → its line in the file."""
    fault: tuple[int, str] | None = None
    """The line and the reason where what stands there is meant as a head and is none."""
    doubt: tuple[int, str] | None = None
    """The same where it could be read another way."""

    def first(self, *keys: str) -> str:
        """Give the value of the first of these keys that has one."""
        return next((value for key in keys if (value := self.values.get(key, ""))), "")

    def line(self, *keys: str) -> int | None:
        """Give the line of the first of these keys that is there."""
        return next((self.lines[key] for key in keys if key in self.lines), None)

    def names(self, *keys: str, spaces: bool = False) -> tuple[str, ...]:
        """List the names of these keys; `spaces` says whether these part names, too."""
        found: dict[str, None] = {}
        for key in keys:
            if key in self.lists:
                found |= dict.fromkeys(name.strip() for name in self.lists[key])
                continue
            value = self.values.get(key, "")
            parts = _PARTS.split(value)
            if spaces and len(parts) == 1 and not any(mark in value for mark in "\"'"):
                parts = value.split()
            found |= dict.fromkeys(part.strip().strip("\"'[]") for part in parts)
        return tuple(name for name in found if name)


def split_front_matter(text: str) -> tuple[FrontMatter, str, int]:
    """Part the head of an article from its body; returns the number of the body's first line too.

    What is fenced as YAML and is none is read as `Key: value` lines, if it is such lines. A head
    that cannot be read, or that is never closed, is told as its `fault`.
    """
    if fenced := _FENCED.match(text):
        first = text.count("\n", 0, fenced.start("head")) + 1
        if (known := _fenced(fenced["fence"], fenced["head"], first)) is not None:
            return known, text[fenced.end() :], text.count("\n", 0, fenced.end()) + 1
    elif (opened := _OPEN.match(text)) and _is_meant_as_head(opened["head"]):
        line = text.count("\n", 0, opened.start("fence")) + 1
        reason = f"its head begins with {opened['fence']} and is never closed"
        return FrontMatter(fault=(line, reason)), text, 1
    if text.lstrip().startswith("{"):
        try:
            read = _json(text)
        except Unreadable as error:
            if _JSON_HEAD.match(text):
                return FrontMatter(fault=_fault(error, 1)), text, 1
        else:
            body = text[read[1] :].removeprefix("\n")
            line = text.count("\n", 0, len(text) - len(body)) + 1
            return _matter("json", read[0], 1), body, line
    head, body, line = split_head(text)
    return _of_lines(head, 1) if head else FrontMatter(), body, line


def _is_meant_as_head(text: str) -> bool:
    """Say whether lines are fields: one of those that every head has, or all of them, and some."""
    lines = text.rstrip("\n").split("\n")
    return bool(_KNOWN_LINE.search(text)) or (
        len(lines) > 1 and all(_FIELD_LINE.match(line) for line in lines)
    )


def _fenced(fence: str, head: str, first: int) -> FrontMatter | None:
    """Read what stands between two fences; None where these are rules of a text."""
    if fence == "+++":
        try:
            return _matter("toml", _toml(head), first)
        except Unreadable as error:
            return FrontMatter(fault=_fault(error, first))
    if head.strip() and not _may_be_head(head):
        return None
    try:
        fields = read_yaml(head)
    except Unreadable as error:
        fault = _fault(error, first)
        lines = head.split("\n")
        if not all(_LINE_OF_HEAD.match(line) for line in lines):
            return FrontMatter(fault=fault) if _KNOWN_LINE.search(head) else None
        return replace(_of_lines(head, first), doubt=fault)
    return _matter("yaml", fields, first) if fields else _of_lines(head, first)


def _fault(error: Unreadable, first: int) -> tuple[int, str]:
    return error.line + first - 1, f"its head cannot be read: {error.reason}"


def _may_be_head(head: str) -> bool:
    return re.search(r"^[\w.\"' -]+:", head, re.MULTILINE) is not None


def _of_lines(head: str, first: int) -> FrontMatter:
    """Read `Key: value` lines; of a key twice, the last one counts."""
    fields = Fields()
    for one in fields_of(head):
        fields.values[one.key] = one.value.strip("\"'")
        fields.lines[one.key] = one.line
    return _matter("lines", fields, first)


def matter_of(table: Mapping[str, Any]) -> FrontMatter:
    """Read a table of settings as if it were a head."""
    return _matter("none", _of_table(table, {}), 1)


def _matter(form: Form, fields: Fields, first: int) -> FrontMatter:
    values = _lifted({key: " ".join(value.split()) for key, value in fields.values.items()})
    lists = _lifted(fields.lists)
    joined = {key: ", ".join(" ".join(name.split()) for name in names if name.strip())
              for key, names in lists.items()}  # fmt: skip
    lines = _lifted({key: line + first - 1 for key, line in fields.lines.items()})
    return FrontMatter(form, {**joined, **values}, lists, lines)


def _lifted(fields: Mapping[str, _Value]) -> dict[str, _Value]:
    """Give keys their form; those in Hugo's table `params` are no others than those outside."""
    keys = {_key(key): value for key, value in fields.items()}
    inside = {key.removeprefix(_PARAMS): v for key, v in keys.items() if key.startswith(_PARAMS)}
    return inside | {key: v for key, v in keys.items() if not key.startswith(_PARAMS)}


def _key(written: str) -> str:
    return written.strip().lower().replace("-", "_").replace(" ", "_")


def _toml(head: str) -> Fields:
    try:
        table = tomllib.loads(head)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unreadable.of("TOML", error, head) from None
    lines: dict[str, int] = {}
    section = ""
    for number, text in enumerate(head.split("\n"), start=1):
        if found := _TOML_LINE.match(text):
            section = f"{found[1].strip()}." if found[1] else section
            if found[2]:
                lines.setdefault(f"{section}{found[2]}", number)
    return _of_table(table, lines)


def _json(text: str) -> tuple[Fields, int]:
    start = len(text) - len(text.lstrip())
    try:
        table, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        raise Unreadable.of("JSON", error, text) from None
    lines = {found[1]: text.count("\n", 0, found.start()) + 1
             for found in reversed([*_JSON_KEY.finditer(text[:end])])}  # fmt: skip
    return _of_table(table, lines), end


def _of_table(table: Mapping[str, Any], lines: Mapping[str, int]) -> Fields:
    fields = Fields()
    for key, value in _flat(table, ""):
        if isinstance(value, list):
            fields.lists[key] = tuple(_written(v) for v in value if not isinstance(v, (dict, list)))
        else:
            fields.values[key] = _written(value)
        if line := lines.get(key, lines.get(key.rpartition(".")[2])):
            fields.lines[key] = line
    return fields


def _flat(table: Mapping[str, Any], before: str, depth: int = 0) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            if depth < 8:
                yield from _flat(value, f"{before}{key}.", depth + 1)
        else:
            yield f"{before}{key}", value


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)
