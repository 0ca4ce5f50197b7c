"""The head of a Markdown file (`Key: value` lines) ↔ its fields; what they mean is not read here.

The form is Python-Markdown's Meta-Data extension's, which is Pelican's: keys end with a colon,
further lines of a value are indented by four spaces, a blank line ends the head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from sys import intern
from typing import Final

from sharih.records import record

_KEY: Final = re.compile(r"([A-Za-z0-9_-]+):")
_HEAD_LINE: Final = re.compile(r"[A-Za-z0-9_-]+:|(?: {4}|\t)[^\S\n]*[^\s]")
"""What a line of a head begins with, behind the first one."""


@record(frozen=True, slots=True)
class Field:
    """A key of a head with its value."""

    key: str
    """As written; keys that differ in case only are one."""
    value: str
    """On one line, without spaces around it."""
    line: int
    """Its first line, counted from 1 in the head."""
    height: int = 1
    """How many lines it has."""


def split_head(text: str) -> tuple[str, str, int]:
    """Split a file's text into head, body, and the number of the body's first line."""
    at, number = 0, 1
    while found := (_KEY if number == 1 else _HEAD_LINE).match(text, at):
        end = text.find("\n", found.end())
        if end < 0:
            return text, "", number + 1
        at, number = end + 1, number + 1
    return text[: max(at - 1, 0)], text[at:], number


def fields_of(head: str) -> Iterator[Field]:
    """Go through the fields of a head, also those whose key stands there twice."""
    field: Field | None = None
    for number, line in enumerate(head.split("\n") if head else (), start=1):
        if found := _KEY.match(line):
            if field is not None:
                yield field
            field = Field(found[1], line[found.end() :].strip(), number)
        elif field is not None:
            value = f"{field.value} {line.strip()}".strip()
            field = Field(field.key, value, field.line, field.height + 1)
    if field is not None:
        yield field


def read_fields(head: str) -> dict[str, Field]:
    """Read the fields of a head by their keys in small letters; of a key twice, the first one."""
    fields: dict[str, Field] = {}
    for field in fields_of(head):
        fields.setdefault(field.key.lower(), field)
    return fields


def changed_head(head: str, changes: Mapping[str, str | None]) -> str:
    """Give fields of a head other values; None takes a field out, a new one comes at the end."""
    fields = read_fields(head)
    lines: list[str | None] = list(head.split("\n")) if head else []
    end = "\r" if any(line and line.endswith("\r") for line in lines) else ""
    for key, value in changes.items():
        written = None if value is None else f"{key.capitalize()}: {value}{end}"
        if key in fields:
            at = fields[key].line - 1
            height = fields[key].height
            lines[at : at + height] = [written, *[None] * (height - 1)]
        elif written is not None:
            lines.append(written)
    return "\n".join(line for line in lines if line is not None)


def split_names(value: str) -> tuple[str, ...]:
    """Split a value that lists names, at Latin and Arabic commas; empty ones are left out."""
    if "،" in value:
        value = value.replace("،", ",")
    return tuple([intern(name) for part in value.split(",") if (name := part.strip())])


def names_of(fields: Mapping[str, Field], key: str) -> tuple[str, ...]:
    """Read a field that lists names; none where there is no such field."""
    return split_names(fields[key].value) if key in fields else ()
