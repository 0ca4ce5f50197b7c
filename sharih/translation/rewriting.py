"""The text of an edition and new words for some of its units → the text with these words.

Only the lines of those units change; what stands round their words, such as list markers, quote
marks and attribute lists, stays to the character. What was written is read again by our parser,
which has the last word on whether each unit says what it was to say and every other is as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sharih.arabic import Lang
from sharih.content.editions import Edition
from sharih.content.explainers import edition_of
from sharih.content.head import read_fields, split_head
from sharih.errors import ContentError, Problem, Problems
from sharih.markdown.blocks import Unit
from sharih.markdown.grammar import raw_lines
from sharih.translation.text_tree import Node, section_nodes
from sharih.translation.unit_writers import written_unit

TITLE: Final = -1
SUMMARY: Final = -2
"""The indexes that the units of a head have."""
HEAD_UNITS: Final[Mapping[int, str]] = MappingProxyType({TITLE: "title", SUMMARY: "summary"})
"""The indexes of the units that stand in a head, with their keys there."""
_REMEDY: Final = "Edit the line in the file."
_ON_ONE_LINE: Final = ("heading", "row")
_NO_PLACE: Final = "cannot stand where the passage stands"
_FEW: Final = "would be more than one passage there, or none"


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text in which units say something else."""

    text: str
    refused: Mapping[int, str] = field(default_factory=dict)
    """Index of a unit → why its words cannot stand there; it is as it was."""


def rewritten(text: str, lang: Lang, words: Mapping[int, str], path: Path) -> str:
    """Give units of an edition other words; their line ends stay as the text has them.

    `text` is that of a whole file, `words` Markdown by the index of a unit, as `Unit.text` has
    it; -1 is the title and -2 the summary. `path` is for what is wrong; nothing is read there.
    Raises ContentError, with the line, where the words would not be that unit any more: where
    they begin a list, say, or hold an empty line.
    """
    made = rewritten_as_far(text, lang, words)
    if made.refused:
        edition = _edition(lang, text)
        raise ContentError(
            Problem(path, _line(edition, index), f"these words {why}", _REMEDY)
            for index, why in made.refused.items()
        )
    return made.text


def rewritten_as_far(text: str, lang: Lang, words: Mapping[int, str]) -> Rewritten:
    """Give units other words, as far as these can stand there; as `rewritten` otherwise."""
    if not words:
        return Rewritten(text)
    before = _edition(lang, text)
    words = {index: _as_unit(value, before, index) for index, value in words.items()}
    changed = _changed(text, before, words)
    if changed is not None and _fault(changed, before, words) is None:
        return Rewritten(changed)
    refused: dict[int, str] = {}
    for index, value in words.items():  # one by one, to know which it is
        alone = {index: value}
        if why := _fault(_changed(text, before, alone), before, alone):
            refused[index] = why
    kept = {index: value for index, value in words.items() if index not in refused}
    changed = _changed(text, before, kept)
    if changed is None or _fault(changed, before, kept):
        return Rewritten(text, dict.fromkeys(words, _NO_PLACE))
    return Rewritten(changed, refused)


def _line(edition: Edition, index: int) -> int:
    if index < 0:
        return edition.metadata.lines.get(HEAD_UNITS[index], 1)
    units = edition.document.units
    return units[index].line if index < len(units) else 1


def _edition(lang: Lang, text: str) -> Edition:
    path = Path(f"{lang}.md")
    return edition_of(lang, path, _with_line_feeds(text), Problems())


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _as_unit(value: str, edition: Edition, index: int) -> str:
    """Write words in the form that the unit has: without blanks at the ends of lines."""
    units = edition.document.units
    value = _with_line_feeds(value)
    if index < 0 or (index < len(units) and units[index].kind in _ON_ONE_LINE):
        return " ".join(value.split())
    if index < len(units) and units[index].kind == "code":
        return value
    return value.strip()


def _fault(text: str | None, before: Edition, words: Mapping[int, str]) -> str | None:
    """Say what is wrong with a text in which units were to have these words."""
    if text is None:
        return _NO_PLACE
    after = _edition(before.lang, text)
    old, new = before.document, after.document
    if len(old.units) != len(new.units):
        return _FEW
    for one, other in zip(old.units, new.units, strict=True):
        wanted = words.get(one.index, one.text)
        if (one.kind, one.lang) != (other.kind, other.lang) or other.text != wanted:
            return _NO_PLACE
    kinds = [[(b.kind, b.attributes) for b in doc.blocks] for doc in (old, new)]
    known = {flaw.reason for flaw in old.flaws}
    flaws = [flaw.reason for flaw in new.flaws if flaw.reason not in known]
    if flaws:
        return f"would be wrong there: {flaws[0]}"
    for index, key in HEAD_UNITS.items():
        wanted = words.get(index, getattr(before.metadata, key))
        if getattr(after.metadata, key) != wanted:
            return _NO_PLACE
    return None if kinds[0] == kinds[1] else _NO_PLACE


def _changed(text: str, edition: Edition, words: Mapping[int, str]) -> str | None:
    """Write the lines anew of units that are to have other words; None where one has no place."""
    lines = raw_lines(text)
    units = edition.document.units
    nodes = {
        node.unit: node
        for section in section_nodes(edition, [line.rstrip("\r\n") for line in lines]).values()
        for node in section.nodes()
        if node.unit is not None
    }
    places: dict[int, tuple[int, list[str]]] = {}
    for index, value in words.items():
        if index < 0:
            found = _head_line(text, HEAD_UNITS[index], value)
        elif index in nodes and index < len(units):
            found = _unit_lines(nodes[index], units[index], value, lines)
        else:
            found = None
        if found is None:
            return None
        places[found[0]] = found[1:]
    return _replaced(lines, places)


def _replaced(lines: list[str], places: Mapping[int, tuple[int, list[str]]]) -> str:
    """Put other lines in place of some, each with the end that the first of those had."""
    found: list[str] = []
    at = 0
    for start in sorted(places):
        end, new = places[start]
        found += lines[at:start]
        ends = [_end_of(line) for line in lines[start:end]]
        inner = next((e for e in ends if e), next((_end_of(x) for x in lines if _end_of(x)), "\n"))
        kept = [*[e or inner for e in ends[:-1]], *[inner] * len(new)]
        found += [line + kept[n] for n, line in enumerate(new[:-1])]
        found += [new[-1] + (ends[-1] if ends else inner)] if new else []
        at = end
    return "".join([*found, *lines[at:]])


def _end_of(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _head_line(text: str, key: str, value: str) -> tuple[int, int, list[str]] | None:
    head = split_head(_with_line_feeds(text))[0]
    fields = read_fields(head)
    if key not in fields:
        end = head.count("\n") + 1
        return (end, end, [f"{key.capitalize()}: {value}"]) if head else None
    found = fields[key]
    start = found.line - 1
    return start, start + found.height, [f"{found.key}: {value}"]


def _unit_lines(
    node: Node, unit: Unit, value: str, lines: Sequence[str]
) -> tuple[int, int, list[str]] | None:
    """Return the first line of a unit, the one behind its last, and what is to stand there."""
    end = _end_of_words(node, lines)
    old = [line.rstrip("\r\n").expandtabs(4) for line in lines[node.start : end]]
    new = written_unit(old, unit, value)
    return None if new is None else (node.start, end, new)


def _end_of_words(node: Node, lines: Sequence[str]) -> int:
    """Find the line behind what is a node's own: an item ends where what it holds begins."""
    end = min((child.start for child in node.children), default=node.end)
    end = max(end, node.start + 1)
    while end > node.start + 1 and not lines[end - 1].strip():
        end -= 1
    return end
