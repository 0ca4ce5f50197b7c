"""reStructuredText, read with docutils as Pelican does → its head, and Markdown with lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from docutils import ApplicationError, nodes
from docutils.core import publish_doctree

from sharih.adopt.bodies.context import one_line
from sharih.adopt.bodies.restructured_blocks import BlockWriter
from sharih.adopt.bodies.restructured_markup import pelican_markup
from sharih.errors import ContentError, Problem

_SETTINGS: Final[dict[str, Any]] = {
    "file_insertion_enabled": False,
    "raw_enabled": True,
    "report_level": 2,
    "halt_level": 6,
    "warning_stream": False,
    "input_encoding": "unicode",
    "smart_quotes": False,
    "doctitle_xform": True,
    "sectsubtitle_xform": False,
    "syntax_highlight": "none",
    "line_length_limit": 1_000_000,
    "_disable_config": True,
}
"""Nothing but the text itself is read, and nothing is written to the terminal."""


@dataclass(frozen=True, slots=True)
class Restructured:
    """An article in reStructuredText that was read."""

    values: dict[str, str]
    """The values of its head, by keys in small letters with `_` for `-`."""
    lines: dict[str, int]
    """Key → its line."""
    body: str
    """Its text as Markdown."""
    numbers: list[int]
    """The line of the file that each line of the body came from."""
    notes: list[tuple[int | None, str]]
    """What was left out."""


def read_restructured(text: str, path: Path) -> Restructured:
    """Read an article.

    What docutils does not understand stays as it is written, and is told. Raises ContentError for
    what it cannot read at all.
    """
    try:
        with pelican_markup():
            document = publish_doctree(text, source_path=str(path), settings_overrides=_SETTINGS)
    except (ApplicationError, RecursionError) as error:
        reason = f"not taken: docutils cannot read it ({one_line(str(error))[:80]})"
        raise ContentError(Problem(path, None, reason, "Write it as Markdown.")) from None
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    title = document.next_node(nodes.title)
    if title is not None and title.parent is document:
        values["title"] = title.astext()
        lines["title"] = title.line or 1
    for info in document.findall(nodes.docinfo):
        for field in info.children:
            key, value = _field(field)
            values[key] = value
            lines[key] = _line_of(text, key)
    writer = BlockWriter()
    writer.write(document)
    return Restructured(values, lines, writer.text(), writer.numbers(), writer.notes)


def _field(field: Any) -> tuple[str, str]:
    """Read a field of the head: those that docutils knows are elements of their own."""
    if isinstance(field, nodes.field):
        name, body = field.children[0].astext(), field.children[1].astext()
    elif isinstance(field, nodes.authors):
        name, body = "authors", ", ".join(one.astext() for one in field.children)
    else:
        name, body = field.tagname, field.astext()
    return name.strip().lower().replace("-", "_"), " ".join(body.split())


def _line_of(text: str, key: str) -> int:
    found = re.search(
        rf"^:{re.escape(key).replace('_', '[_-]')}:", text, re.MULTILINE | re.IGNORECASE
    )
    return text.count("\n", 0, found.start()) + 1 if found else 1
