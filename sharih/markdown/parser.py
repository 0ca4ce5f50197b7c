"""Markdown text → blocks and units with line numbers; prints back exactly what it read.

This splitter is the authority on what a block is; Python-Markdown only renders what stands
inside one (see `markup`). What would be lost (addresses kept apart from their links, footnotes,
comments that are never closed) is listed as a `Flaw` instead of printed as stray characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from sharih.markdown.attribute_lists import NO_ATTRIBUTES, split_attributes
from sharih.markdown.blocks import Block, Document, Item
from sharih.markdown.grammar import (
    CODE_INDENT,
    DEFINITION,
    ITEM,
    SPEAKER,
    Line,
    after_blanks,
    before_blanks,
    begins_item,
    columns,
    entry_end,
    fence,
    heading,
    is_comment,
    is_quote,
    is_rule,
    joined,
    raw_lines,
    starts_block,
    unquoted,
)
from sharih.markdown.leaf_blocks import attributes_of, text_of
from sharih.markdown.quick_blocks import QuickReader

_DEEPEST: Final = 12
"""Blocks inside of more than this many others are paragraphs: floods of `>` nest no further."""


def parse(text: str, first_line: int = 1) -> Document:
    """Split Markdown into blocks.

    `text` is a body without its metadata, `first_line` the number its first line has in the
    file. Any text parses; what would be lost is listed in `flaws`.
    """
    return _parsed(text, first_line, _Splitter())


def parse_closely(text: str, first_line: int = 1) -> Document:
    """Split Markdown into blocks as `parse` does, with a closer look at each of them."""
    return _parsed(text, first_line, _CloseSplitter())


def _parsed(text: str, first_line: int, run: _Splitter) -> Document:
    if "\r" in text:
        raw = raw_lines(text)
        texts = [line.rstrip("\r\n") for line in raw]
        ends = [*accumulate(map(len, raw))]
    else:
        texts = text.removesuffix("\n").split("\n") if text else []
        ends = [*accumulate([len(line) + 1 for line in texts])]
    if "\t" in text:
        texts = [line.expandtabs(4) for line in texts]
    found = run.split_text(texts, first_line)
    begins = (0, *ends)
    places = [begins[start] for start, _ in found] + [len(text)]
    return Document(
        lead=text[: places[0]],
        blocks=tuple([block for _, block in found]),
        sources=tuple([text[start:end] for start, end in pairwise(places)]),
        units=tuple(run.units),
        flaws=tuple(run.flaws),
    )


class _Splitter(QuickReader):
    """One run over a text: the blocks that hold others, and which block a line begins."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def split_text(self, texts: Sequence[str], first_line: int) -> list[tuple[int, Block]]:
        """Split a whole text; returns each block with the index of its first line."""
        found = []
        lines: list[Line] = []
        ended = [*texts, ""]
        at = 0
        while at < len(texts):
            if not texts[at].strip():
                at += 1
                continue
            read = self.quick(ended, at, first_line + at)
            if read is None:
                lines = lines or [Line(n, line) for n, line in enumerate(texts, first_line)]
                read = self.block(lines, at, tracked=True)
            found.append((at, read[1]))
            at = read[0]
        return found

    def blocks(self, lines: Sequence[Line], *, tracked: bool) -> tuple[Block, ...]:
        """Split what stands inside of a block."""
        self.depth += 1
        found = tuple(block for _, block in self.split(lines, tracked=tracked))
        self.depth -= 1
        return found

    def split(self, lines: Sequence[Line], *, tracked: bool) -> list[tuple[int, Block]]:
        """Return each block with the index of its first line."""
        found = []
        at = after_blanks(lines, 0)
        while at < len(lines):
            end, block = self.block(lines, at, tracked=tracked)
            found.append((at, block))
            at = after_blanks(lines, end)
        return found

    def block(self, lines: Sequence[Line], at: int, *, tracked: bool) -> tuple[int, Block]:
        """Read the block that begins at a line; returns the index after its last line."""
        line = lines[at]
        if self.depth > _DEEPEST:
            return self.paragraph(lines, at, tracked)
        if is_comment(line.text):
            return self.comment(lines, at)
        if line.indent >= CODE_INDENT:
            return self.indented_code(lines, at, tracked)
        if fence(line.text):
            return self.fenced_code(lines, at, tracked)
        if found := heading(line.text):
            return at + 1, self.heading(line.number, *found, tracked)
        if is_rule(line.text):
            return at + 1, Block("rule", line.number)
        if begins_item(lines, at):
            return self.list(lines, at, tracked)
        if is_quote(line.text):
            return self.quote(lines, at, tracked)
        if "|" in line.text and at + 1 < len(lines) and columns(lines[at + 1].text):
            return self.table(lines, at, tracked)
        if (end := entry_end(lines, at)) is not None:
            return self.definitions(lines, at, end, tracked)
        return self.paragraph(lines, at, tracked)

    def list(self, lines: Sequence[Line], at: int, tracked: bool) -> tuple[int, Block]:
        first = ITEM.match(lines[at].text)
        number = first[2] if first else None
        items = []
        end = follow = at
        while follow < len(lines) and (found := ITEM.match(lines[follow].text)):
            if (found[2] is None) != (number is None) or is_rule(lines[follow].text):
                break
            if follow > end and not begins_item(lines, follow):
                break
            end, item = self.item(lines, follow, found, tracked)
            items.append(item)
            follow = after_blanks(lines, end)
        return end, Block(
            "list",
            lines[at].number,
            ordered=number is not None,
            start=int(number) if number else 1,
            items=tuple(items),
        )

    def item(
        self, lines: Sequence[Line], at: int, found: re.Match[str], tracked: bool
    ) -> tuple[int, Item]:
        # CommonMark wants what belongs to an item as far in as its words, Python-Markdown four
        # columns: both are taken.
        width = max(2, min(found.start(3), CODE_INDENT)) if found[3] else 2
        end = at + 1
        gap = False
        while end < len(lines):
            line = lines[end]
            if line.blank:
                gap = True
            elif line.indent >= width:
                gap = False
            elif gap or starts_block(line, in_paragraph=True) or ITEM.match(line.text):
                break
            end += 1
        end = before_blanks(lines, end)
        indents = [ln.indent for ln in lines[at + 1 : end] if ln.indent >= width and not ln.blank]
        margin = min([*indents, CODE_INDENT])
        inside = [Line(lines[at].number, found[3] or "")]
        inside += [line.dedented(margin) for line in lines[at + 1 : end]]
        stop = 1
        while stop < len(inside) and not inside[stop].blank:
            if starts_block(inside[stop], in_paragraph=True):
                break
            stop += 1
        text, attributes = split_attributes(joined(inside[:stop]))
        unit = self.unit("item", text, lines[at].number, attributes.lang, tracked=tracked)
        return end, Item(unit, text, self.blocks(inside[stop:], tracked=tracked))

    def definitions(
        self, lines: Sequence[Line], at: int, first_end: int, tracked: bool
    ) -> tuple[int, Block]:
        items = []
        start, end = at, first_end
        while True:
            items.append(self.definition(lines[start:end], tracked))
            start = after_blanks(lines, end)
            following = entry_end(lines, start) if start < len(lines) else None
            if following is None:
                break
            end = following
        return end, Block("definitions", lines[at].number, items=tuple(items))

    def definition(self, lines: Sequence[Line], tracked: bool) -> Item:
        first = next(n for n, line in enumerate(lines) if DEFINITION.match(line.text))
        term = joined(lines[: before_blanks(lines, first)])
        inside: list[Line] = []
        for line in lines[first:]:
            if found := DEFINITION.match(line.text):
                inside += [Line(line.number, ""), Line(line.number, found[1])]
            else:
                inside.append(line.dedented(CODE_INDENT))
        words, attributes = split_attributes(text_of(inside).strip("\n"))
        unit = self.unit(
            "definition", f"{term}\n{words}", lines[0].number, attributes.lang, tracked=tracked
        )
        return Item(unit, term, self.blocks(inside, tracked=False))

    def quote(self, lines: Sequence[Line], at: int, tracked: bool) -> tuple[int, Block]:
        end = at
        while end < len(lines) and not lines[end].blank:
            if not is_quote(lines[end].text) and (
                starts_block(lines[end], in_paragraph=True) or attributes_of(lines[end])
            ):
                break
            end += 1
        inside = [unquoted(line) for line in lines[at:end]]
        inside = inside[: before_blanks(inside, len(inside))]
        attributes = attributes_of(lines[end]) if end < len(lines) else None
        if attributes:
            end += 1
        elif inside:
            last, attributes = split_attributes(inside[-1].text)
            inside[-1] = Line(inside[-1].number, last)
        attributes = attributes or NO_ATTRIBUTES
        text = text_of(inside).strip("\n")
        unit = self.unit("quote", text, lines[at].number, attributes.lang, tracked=tracked)
        inside = inside[: before_blanks(inside, len(inside))]
        speaker = None
        if len(inside) > 1 and (found := SPEAKER.match(inside[-1].text)):
            speaker = found[1].strip()
            inside.pop()
        blocks = self.blocks(inside, tracked=False)
        return end, Block(
            "quote", lines[at].number, "", unit, attributes=attributes, blocks=blocks,
            speaker=speaker,
        )  # fmt: skip


class _CloseSplitter(_Splitter):
    """A run that takes no block for a common one."""

    def quick(self, lines: Sequence[str], at: int, number: int) -> None:
        """Read nothing."""
