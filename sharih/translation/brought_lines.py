"""The lines of a block, an item or a row in one text → the lines that say the same in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sharih.markdown.grammar import CODE_INDENT, ITEM, Line, fence, raw_lines, starts_block
from sharih.translation.text_tree import ITEM as ITEM_KIND
from sharih.translation.text_tree import ROW, Node

_MARKER: Final = re.compile(r" {0,3}(?P<number>[0-9]{1,9})?(?P<sign>[-*+.)])")
_BACKTICKS: Final = re.compile("`+")


@dataclass(frozen=True, slots=True)
class Brought:
    """Lines that come into a text."""

    lines: tuple[str, ...]
    """Without their ends."""
    before: bool
    """Whether there is a blank line before them,"""
    behind: bool
    """and one behind them."""
    units: int = 1
    """How many units they hold."""


def blocks_of(section: Node, lines: Sequence[str]) -> Iterator[Brought]:
    """Copy the blocks of a section, without comments."""
    for block in section.children:
        if block.kind != "comment":
            yield as_block(block, lines)


def as_block(node: Node, lines: Sequence[str], indent: int = 0) -> Brought:
    """Copy a node as a block of its own, as far in as `indent` says.

    An item becomes a list, a row a paragraph. Indented code is put between fences, as behind a
    list it would be part of that.
    """
    units = sum(1 for _ in node.nodes())
    copied = _dedented(node, lines)
    if node.kind == "code" and not fence(copied[0]):
        copied = _fenced(copied)
    elif node.kind == ROW:
        copied = [copied[0].strip()]
    return Brought(_indented(copied, indent), True, True, units)


def close_by(brought: Brought, node: Node, lines: Sequence[str], following: str) -> Brought:
    """Leave out the blank lines around a block that its original has not, where it can be told.

    `following` is the line that it comes in before.
    """
    before = node.start == 0 or not lines[node.start - 1].strip() or not _begins(brought.lines[0])
    last = node.end >= len(lines)
    behind = before if last else not lines[node.end].strip()
    outside = ITEM.match(following.lstrip(" ")) and _indent(following) < _indent(brought.lines[0])
    behind = behind or not (outside or _begins(following))
    return replace(brought, before=before, behind=behind)


def _indent(line: str) -> int:
    return Line(0, line.expandtabs(4)).indent


def _begins(line: str) -> bool:
    """Say whether a line begins a block also where it follows a paragraph."""
    return starts_block(Line(0, line.expandtabs(4).strip()), in_paragraph=True)


def as_item(node: Node, lines: Sequence[str], like: str, *, behind: bool, apart: bool) -> Brought:
    """Copy an item with the sign of the line `like`, the next number if it comes in `behind`.

    What belongs to the item stands four columns further in.
    """
    copied = _dedented(node, lines)
    found = ITEM.match(copied[0])
    words = (found[3] or "") if found else copied[0].strip()
    width = max(2, min(found.start(3), CODE_INDENT)) if found and found[3] else 2
    inside = [Line(0, line) for line in copied[1:]]
    margin = min([*(ln.indent for ln in inside if ln.indent >= width and not ln.blank),
                  CODE_INDENT])  # fmt: skip
    rest = [line.dedented(margin).text for line in inside]
    expanded = like.expandtabs(4)
    indent = len(expanded) - len(expanded.lstrip(" "))
    first = f"{_next_marker(expanded.lstrip(' '), behind=behind)} {words}".rstrip(" ")
    if words.endswith("  ") and rest:
        first += "  "  # a line break
    return Brought(
        (*_indented([first], indent), *_indented(rest, indent + CODE_INDENT)),
        apart,
        apart,
        sum(1 for _ in node.nodes()),
    )


def as_row(node: Node, lines: Sequence[str], indent: int) -> Brought:
    """Copy a row of a table that stands as far in as `indent` says."""
    return Brought(_indented([_without_end(lines[node.start]).strip()], indent), False, False)


def head_of(item: Node) -> Node:
    """Return an item without what stands inside of it."""
    end = item.children[0].start if item.children else item.end
    return Node(ITEM_KIND, item.start, max(end, item.start + 1), item.unit, item.parent)


def woven(text: str, places: Mapping[int, Sequence[Brought]]) -> str:
    """Put lines into a text, each before the line of that index; no other line is changed."""
    lines = raw_lines(text)
    line_end = _usual_end(lines)
    found: list[str] = []

    def put(line: str) -> None:
        if found and _without_end(found[-1]) == found[-1]:
            found[-1] += line_end
        found.append(line)

    for at in range(len(lines) + 1):
        behind = False
        for brought in places.get(at, ()):
            behind = brought.behind
            if brought.before and found and found[-1].strip():
                put(line_end)
            for line in brought.lines:
                put(line + line_end)
        if at < len(lines):
            if behind and lines[at].strip():
                put(line_end)
            put(lines[at])
    if lines and _without_end(lines[-1]) == lines[-1]:
        found[-1] = _without_end(found[-1])
    return "".join(found)


def _usual_end(lines: Sequence[str]) -> str:
    ends = [line[len(_without_end(line)) :] for line in lines]
    return max(("\n", "\r\n", "\r"), key=ends.count)


def _without_end(line: str) -> str:
    return line.rstrip("\r\n")


def _dedented(node: Node, lines: Sequence[str]) -> list[str]:
    """Copy the lines of a node; of one inside of others, without how far in it stands."""
    copied = [_without_end(line) for line in lines[node.start : node.end]]
    while len(copied) > 1 and not copied[-1].strip():
        copied.pop()
    top = node.is_top or (node.parent is not None and node.parent.is_top and node.kind != "item")
    if top and node.kind != ITEM_KIND:
        return copied
    expanded = [Line(0, line.expandtabs(4)) for line in copied]
    return [line.dedented(expanded[0].indent).text for line in expanded]


def _indented(lines: Sequence[str], indent: int) -> tuple[str, ...]:
    return tuple(" " * indent + line if line.strip() else line.strip() for line in lines)


def _fenced(lines: Sequence[str]) -> list[str]:
    """Write indented code between fences longer than any in it."""
    code = [Line(0, line.expandtabs(4)).dedented(CODE_INDENT).text for line in lines]
    longest = max((len(run) for line in code for run in _BACKTICKS.findall(line)), default=0)
    marks = "`" * max(3, longest + 1)
    return [marks, *code, marks]


def _next_marker(line: str, *, behind: bool) -> str:
    found = _MARKER.match(line)
    if found is None:
        return "-"
    if found["number"] is None:
        return found["sign"]
    return f"{int(found['number']) + behind}{found['sign']}"
