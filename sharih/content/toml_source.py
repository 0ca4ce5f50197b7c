"""A TOML file → its values, and the line each of them stands on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from sharih.arabic import strip_controls
from sharih.content.conflicts import CONFLICT, CONFLICT_REMEDY, conflict_line
from sharih.errors import ContentError, Problem
from sharih.inputs import Inputs

_KEY = r"(?:[A-Za-z0-9_-]+|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')"
_DOTTED = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_STATEMENT: Final = re.compile(
    rf"[ \t]*(?:(?P<array>\[\[)[ \t]*(?P<name>{_DOTTED})[ \t]*\]\]"
    rf"|\[[ \t]*(?P<table>{_DOTTED})[ \t]*\]|(?P<key>{_DOTTED})[ \t]*=)"
)
_TOKEN: Final = re.compile(
    r"(?P<string>\"\"\"(?:[^\\]|\\.)*?\"{3,5}|'''.*?'{3,5}|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')"
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<comment>#[^\n]*)|(?P<end>\n)",
    re.DOTALL,
)


Keys = tuple[str, ...]
"""The path of a value: members of an array of tables are counted from "0"."""


_TRIPLE: Final = ('"' * 3, "'" * 3)


@dataclass(frozen=True)
class TomlSource:
    """The values of a TOML file and where they stand, which is looked for when it is asked for."""

    path: Path
    """The file."""
    data: Mapping[str, Any]
    """The values, as `tomllib` gives them."""
    text: str
    """What the file holds."""

    @cached_property
    def tables(self) -> Mapping[str, int]:
        """The lines in which the tables of a file of plain tables begin, from 1."""
        written = self.text.split("\n")
        found = {
            line[1:-1]: number
            for number, line in enumerate(written, 1)
            if line.startswith("[") and line.endswith("]")
        }
        # Anything else in brackets, or a table twice, would make another list of it.
        if list(found) == list(self.data) and not any(sign in self.text for sign in _TRIPLE):
            return found
        return {key: self.line(key) or 1 for key in self.data}

    @cached_property
    def is_clean(self) -> bool:
        """Say whether no value can hold what is not seen: controls, tabs and line ends."""
        hidden = ("\\", "\t", "\r", *_TRIPLE)
        return not any(sign in self.text for sign in hidden) and (
            strip_controls(self.text) == self.text
        )

    @cached_property
    def lines(self) -> Mapping[Keys, int]:
        """The line of each key, from 1."""
        return self._places[0]

    @cached_property
    def _places(self) -> tuple[Mapping[Keys, int], Mapping[Keys, Sequence[tuple[int, str]]]]:
        """The lines of keys; and the strings under each, with their lines."""
        lines: dict[Keys, int] = {}
        strings: dict[Keys, list[tuple[int, str]]] = {}
        for keys, line, written in _statements(self.text):
            for length in range(1, len(keys) + 1):
                if written is None:
                    lines.setdefault(keys[:length], line)
                else:
                    strings.setdefault(keys[:length], []).append((line, written))
        return lines, strings

    def line(self, *keys: str) -> int | None:
        """Give the line of a key, or of the nearest key above it that has one."""
        for length in range(len(keys), 0, -1):
            if keys[:length] in self.lines:
                return self.lines[keys[:length]]
        return None

    def line_of(self, value: str, *keys: str) -> int | None:
        """Give the line of a string under a key; of the key where it cannot be found."""
        for line, written in self._places[1].get(keys, ()):
            if _decoded(written) == value:
                return line
        return self.line(*keys)


def read_toml(path: Path, inputs: Inputs | None = None) -> TomlSource:
    """Read a TOML file; by default one that lies in its folder itself.

    Raises ContentError with one problem where it cannot be read, is not UTF-8 or not TOML,
    and FileNotFoundError where it does not exist.
    """
    return parse_toml(path, toml_bytes(path, inputs))


def toml_bytes(path: Path, inputs: Inputs | None = None) -> bytes:
    """Read the bytes of a TOML file.

    Raises ContentError where it cannot be read, and FileNotFoundError where it does not exist.
    """
    try:
        return (inputs or Inputs.below(path.parent)).read(path)
    except FileNotFoundError:
        raise
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error})"
        raise ContentError(Problem(path, None, reason, "Make it a readable file.")) from error


def parse_toml(path: Path, data: bytes) -> TomlSource:
    """Read the bytes of a TOML file; raises ContentError where they are not UTF-8 or not TOML."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = "Save it as UTF-8."
        raise ContentError(Problem(path, line, "is not UTF-8 text", remedy)) from error
    if conflict := conflict_line(text):
        raise ContentError(Problem(path, conflict, CONFLICT, CONFLICT_REMEDY))
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"^(.*?) \(at (?:line (\d+), column \d+|end of document)\)$", str(error))
        line = int(found[2]) if found and found[2] else text.count("\n") + 1
        reason = f"is not TOML: {found[1] if found else error}"
        remedy = "Mend this line; the form is described at https://toml.io."
        raise ContentError(Problem(path, line, reason, remedy)) from error
    except RecursionError as error:
        reason = "is nested too deeply"
        raise ContentError(Problem(path, None, reason, "Write it without nesting.")) from error
    return TomlSource(path, values, text)


def _statements(text: str) -> Iterator[tuple[tuple[str, ...], int, str | None]]:
    """Walk over the keys, and the strings of their values, in text known to be TOML."""
    table: tuple[str, ...] = ()
    members: dict[tuple[str, ...], int] = {}
    at, line = 0, 1
    while at < len(text):
        found = _STATEMENT.match(text, at)
        if found is None:
            at, line = (text.find("\n", at) + 1) or len(text), line + 1
            continue
        keys = _split(found["name"] or found["table"] or found["key"])
        if found["array"]:
            members[keys] = members.get(keys, -1) + 1
            table = (*keys, str(members[keys]))
        elif found["table"]:
            table = keys
        yield (table if found["key"] is None else (*table, *keys)), line, None
        at, depth = found.end(), 0
        while token := _TOKEN.search(text, at):
            at = token.end()
            if token["string"]:
                yield (*table, *keys), line, token["string"]
            depth += bool(token["open"]) - bool(token["close"])
            line += token.group().count("\n")
            if token["end"] and depth <= 0:
                break
        else:
            return


def _split(dotted: str) -> tuple[str, ...]:
    """Split a dotted key into its parts."""
    if dotted.isidentifier():
        return (dotted,)
    return tuple(_decoded(part) if part[0] in "\"'" else part for part in re.findall(_KEY, dotted))


def _decoded(written: str) -> str:
    """Give the value of a string as written."""
    if "\\" not in written and written[:3] not in ('"""', "'''"):
        return written[1:-1]
    value: str = tomllib.loads(f"value = {written}")["value"]
    return value
