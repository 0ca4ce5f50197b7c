"""The text of a settings file and values → the same text with these values."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from sharih.languages import LANGS

FILL_IN = "to fill in"


def with_values(text: str, values: Mapping[str, str]) -> str:
    """Put values, written in Python, in the place of those that settings have at the top level.

    What the file does not set is left out. Raises SyntaxError for what is no Python.
    """
    data = text.encode()
    starts = [0]
    for line in data.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found: list[tuple[int, int, str]] = []
    for node in ast.parse(data).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        for target in targets:
            if isinstance(target, ast.Name) and target.id in values and value is not None:
                begin = starts[value.lineno - 1] + value.col_offset
                end = starts[value.end_lineno - 1] + value.end_col_offset
                found.append((begin, end, values[target.id]))
    for begin, end, value in reversed(found):
        data = data[:begin] + value.encode() + data[end:]
    return data.decode()


def literal(text: str) -> str:
    """Write a text as Python does, with everything that does not show written out."""
    shown = (
        f"\\{char}" if char in '"\\' else char if char.isprintable() else _escaped(char)
        for char in text
    )  # fmt: skip
    return f'"{"".join(shown)}"'


def by_language(values: Mapping[str, str], usual: Mapping[str, str]) -> str:
    """Write a text in each language; what is not known is `usual`, with a note beside it."""
    lines = []
    for lang in LANGS:
        value, note = values[lang], ""
        if not value and usual[lang]:
            value, note = usual[lang], f"  # {FILL_IN}"
        lines.append(f'    "{lang}": {literal(value)},{note}\n')
    return "{\n" + "".join(lines) + "}"


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode()
