"""The body of an article of another generator → one that Sharih reads, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sharih.adopt.bodies.code import put_by_code, take_out_stray_indents
from sharih.adopt.bodies.context import BodyContext
from sharih.adopt.bodies.formulas import read_formulas
from sharih.adopt.bodies.headings import read_headings
from sharih.adopt.bodies.html import read_html
from sharih.adopt.bodies.lined_text import LinedText, Note
from sharih.adopt.bodies.links import place_figures, read_links, read_pictures
from sharih.adopt.bodies.markers import read_markers
from sharih.adopt.bodies.references import read_footnotes, read_references
from sharih.adopt.bodies.settling import settle
from sharih.adopt.bodies.shortcodes import read_tags
from sharih.adopt.bodies.tables import read_tables

_TAGS_IN_CODE: Final = ("hugo", "jekyll")
"""Generators that read tags before Markdown, and so inside of code too."""
_PARAGRAPH: Final = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_MOST_BRACKETS: Final = 500
_WIDE: Final = re.compile(r"(?<=[^ \t\n])[ \t]{200,}")
"""So many blanks on a line say no more than one, and whoever looks behind them takes long."""
_COMMENT: Final = re.compile(r"^[ ]{0,3}<!(?=--)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ConvertedBody:
    """A body that has been taken over."""

    text: str
    """Without empty lines around it."""
    numbers: Sequence[int]
    """The line of the article's file that each of its lines came from."""
    notes: tuple[Note, ...]
    """What did not come along as it was."""


def convert_body(body: LinedText, context: BodyContext) -> ConvertedBody:
    """Write a body as ours; any text becomes one, and what is left out of it is told."""
    put_by_code(body)
    body.sub(_WIDE, lambda *_: " ")
    if context.generator not in _TAGS_IN_CODE:
        body.put_by_code_spans()
    read_tags(body, context)
    body.put_by_code_spans()
    read_formulas(body)
    read_markers(body, context)
    read_html(body)
    take_out_stray_indents(body)
    body.put_by_code_spans()
    body.sub(_PARAGRAPH, lambda found, line: _without_brackets(body, found[0], line))
    read_references(body)
    read_footnotes(body, context.lang)
    sections = read_headings(body, context.title, glued=context.generator == "pelican")
    figures = read_pictures(body, context)
    read_links(body, context, sections)
    place_figures(body, figures)
    read_tables(body)
    body.sub(_COMMENT, lambda *_: "&lt;!")
    body.set_lines(list(_without_gaps(body)))
    body.restore()
    body.set_lines([(number, _without_spaces(line)) for number, line in body.lines()])
    settle(body)
    lines = list(body.lines())
    while lines and not lines[0][1].strip():
        del lines[0]
    while lines and not lines[-1][1].strip():
        del lines[-1]
    text = "\n".join(line for _, line in lines).rstrip()
    notes = tuple(dict.fromkeys(sorted(body.notes, key=lambda note: note.line or 0)))
    return ConvertedBody(text, [number for number, _ in lines], notes)


def _without_spaces(line: str) -> str:
    """Take off the spaces behind a line, but for two that break it."""
    words = line.rstrip()
    return f"{words}  " if words and line.endswith("  ") else words


def _without_brackets(body: LinedText, paragraph: str, line: int) -> str | None:
    """Let there be no links in what is a flood of brackets, which would take for ever to read."""
    if paragraph.count("[") <= _MOST_BRACKETS:
        return None
    body.note(line, f"a paragraph of more than {_MOST_BRACKETS} brackets has no links")
    return paragraph.replace("[", "&#91;")


def _without_gaps(body: LinedText) -> Iterator[tuple[int, str]]:
    """Leave one of several empty lines that follow on each other."""
    blank = True
    for number, line in body.lines():
        empty = not line.strip()
        if not (empty and blank):
            yield number, "" if empty else line
        blank = empty
