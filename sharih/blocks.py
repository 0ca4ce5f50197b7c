"""Markdown text ↔ blocks and units with line numbers; prints back exactly what it read.

This splitter is the authority on what a block is; Python-Markdown only renders what stands
inside one (see `markup`). The grammar is CommonMark's for the kinds listed in `Kind`, plus
definition lists and attribute lists as in PHP Markdown Extra, minus raw HTML, footnotes and
reference links, which are refused by a `Flaw` instead of printed as stray characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from sharih.attributes import Attributes, split_attributes

Kind = Literal[
    "paragraph", "heading", "list", "definitions", "quote", "table", "code", "figure",
    "rule", "comment",
]  # fmt: skip
UnitKind = Literal["paragraph", "heading", "item", "definition", "quote", "row", "code", "caption"]


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest thing that is translated and tracked."""

    index: int
    """Position among the units of its document, from 0."""
    kind: UnitKind
    text: str
    """Its Markdown source without list markers, quote marks, indentation or attribute list."""
    line: int
    """First line in the file, from 1."""
    lang: str | None = None
    """The language an editor marked it with (`{: lang=ar}`)."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, a definition list or a table."""

    unit: Unit | None
    """None inside a quotation, which is one unit as a whole."""
    head: str
    """Inline Markdown: what a list item opens with, or the term that is defined."""
    blocks: tuple[Block, ...] = ()
    """What follows inside the item; the definitions of a term."""
    cells: tuple[str, ...] = ()
    """The cells of a table row, as inline Markdown."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of Markdown."""

    kind: Kind
    line: int
    text: str = ""
    """Inline Markdown of a paragraph, heading or figure; the text of code or of a comment."""
    unit: Unit | None = None
    level: int = 0
    """1 to 6 for a heading."""
    attributes: Attributes = field(default_factory=Attributes)
    ordered: bool = False
    start: int = 1
    """The first number of an ordered list."""
    items: tuple[Item, ...] = ()
    blocks: tuple[Block, ...] = ()
    """The blocks inside a quotation."""
    speaker: str | None = None
    """Inline Markdown: who is quoted, from a last line `— Speaker`."""
    aligns: tuple[str, ...] = ()
    """For a table: `start`, `center`, `end` or empty, a column each."""
    source: str = ""
    """The lines it was read from, with the blank lines after them (outermost blocks only)."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Markdown that would be lost or misread."""

    line: int
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Document:
    """A body of Markdown."""

    lead: str
    """Blank lines before the first block."""
    blocks: tuple[Block, ...]
    units: tuple[Unit, ...]
    flaws: tuple[Flaw, ...]

    def __str__(self) -> str:
        """Print what was read, to the character."""
        return self.lead + "".join(block.source for block in self.blocks)


_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"( {0,3})(?:([-*+])|([0-9٠-٩]{1,9})[.)])(?:([ \t]+)(.*)|[ \t]*$)")
_QUOTE = re.compile(r" {0,3}> ?")
_DEFINITION = re.compile(r"( {0,3}:[ \t]{1,3})(\S.*)$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^`]*)$")
_DELIMITERS = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_REFERENCE = re.compile(r" {0,3}\[(\^?)[^\]]+\]:")
_SPEAKER = re.compile(r"[ \t]*(?:—|–|--)[ \t]+(\S.*)$")
_FIGURE = re.compile(r"!\[[^\]]*\]\([^)]*\)(?:\{:[^}]*\})?$")
_CELL = re.compile(r"(?<!\\)\|")
_ALIGN = {(True, True): "center", (True, False): "start", (False, True): "end"}


def parse(text: str, first_line: int = 1) -> Document:
    """Split Markdown into blocks.

    `text` is a body without its metadata, `first_line` the number its first line has in the
    file. Any text parses; what would be lost is listed in `flaws`.
    """
    return _Splitter().document(text, first_line)


def all_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Go through blocks and the blocks inside them, in reading order."""
    for block in blocks:
        yield block
        yield from all_blocks(block.blocks)
        for item in block.items:
            yield from all_blocks(item.blocks)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" "))


def _starts_block(line: _Line, *, in_paragraph: bool) -> bool:
    """Say whether a line begins a block of its own; fewer kinds interrupt a paragraph."""
    text = line.text
    if text.startswith("<!--") or _HEADING.match(text) or _FENCE.match(text):
        return True
    if _QUOTE.match(text) or _RULE.match(text):
        return True
    if found := _ITEM.match(text):
        # CommonMark 5.2: an empty item, or one that does not count from 1, does not interrupt.
        number = found[3]
        return bool(found[5]) and (not in_paragraph or number is None or int(number) == 1)
    return False


class _Splitter:
    """One run over a text; holds the units and flaws found on the way."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.flaws: list[Flaw] = []

    def document(self, text: str, first_line: int) -> Document:
        raw = text.splitlines(keepends=True) if "\r" in text else _split_lines(text)
        lines = [
            _Line(first_line + n, line.rstrip("\r\n").expandtabs(4)) for n, line in enumerate(raw)
        ]
        spans = self.split(lines, tracked=True)
        lead_end = spans[0][0] if spans else len(raw)
        blocks = []
        for n, (start, _, block) in enumerate(spans):
            end = spans[n + 1][0] if n + 1 < len(spans) else len(raw)
            blocks.append(_with_source(block, "".join(raw[start:end])))
        lead = "".join(raw[:lead_end])
        return Document(lead, tuple(blocks), tuple(self.units), tuple(self.flaws))

    def unit(self, kind: UnitKind, text: str, line: int, lang: str | None, on: bool) -> Unit | None:
        if not on:
            return None
        unit = Unit(len(self.units), kind, text, line, lang)
        self.units.append(unit)
        return unit

    def blocks(self, lines: list[_Line], *, tracked: bool) -> tuple[Block, ...]:
        return tuple(block for _, _, block in self.split(lines, tracked=tracked))

    def split(self, lines: list[_Line], *, tracked: bool) -> list[tuple[int, int, Block]]:
        """Return (first, after last, block) for each block, as indexes into `lines`."""
        found = []
        at = 0
        while at < len(lines):
            if lines[at].blank:
                at += 1
                continue
            end, block = self.block(lines, at, tracked)
            found.append((at, end, block))
            at = end
        return found

    def block(self, lines: list[_Line], at: int, tracked: bool) -> tuple[int, Block]:
        text = lines[at].text
        if text.startswith("<!--"):
            return self.comment(lines, at)
        if lines[at].indent >= 4:
            return self.indented_code(lines, at, tracked)
        if _FENCE.match(text):
            return self.fenced_code(lines, at, tracked)
        if found := _HEADING.match(text):
            return at + 1, self.heading(lines[at].number, len(found[1]), found[2] or "", tracked)
        if _RULE.match(text):
            return at + 1, Block("rule", lines[at].number)
        if _ITEM.match(text):
            return self.list(lines, at, tracked)
        if _QUOTE.match(text):
            return self.quote(lines, at, tracked)
        if at + 1 < len(lines) and "|" in text and _is_delimiters(lines[at + 1].text):
            return self.table(lines, at, tracked)
        return self.paragraph(lines, at, tracked)

    def comment(self, lines: list[_Line], at: int) -> tuple[int, Block]:
        end = at
        while end < len(lines) and "-->" not in lines[end].text:
            end += 1
        if end == len(lines):
            self.flaws.append(
                Flaw(lines[at].number, "a comment is never closed", "Write --> at its end.")
            )
            return end, Block("comment", lines[at].number, _text(lines[at:]))
        if lines[end].text.split("-->", 1)[1].strip():
            reason = "text on the line where a comment ends would be lost"
            self.flaws.append(Flaw(lines[end].number, reason, "Begin a new line after -->."))
        whole = _text(lines[at : end + 1])
        return end + 1, Block("comment", lines[at].number, whole)

    def indented_code(self, lines: list[_Line], at: int, tracked: bool) -> tuple[int, Block]:
        end = at
        while end < len(lines) and (lines[end].blank or lines[end].indent >= 4):
            end += 1
        while lines[end - 1].blank:
            end -= 1
        text = "\n".join(line.text[4:] for line in lines[at:end])
        return end, self.code(lines[at].number, text, tracked)

    def fenced_code(self, lines: list[_Line], at: int, tracked: bool) -> tuple[int, Block]:
        opening = _FENCE.match(lines[at].text)
        fence = opening[1] if opening else "```"
        end = at + 1
        while end < len(lines) and not (
            lines[end].text.strip().startswith(fence) and not lines[end].text.strip(" `~")
        ):
            end += 1
        if end == len(lines):
            reason = "a code block is never closed"
            self.flaws.append(Flaw(lines[at].number, reason, f"Write {fence} after its end."))
        text = "\n".join(line.text for line in lines[at + 1 : end])
        return min(end + 1, len(lines)), self.code(lines[at].number, text, tracked)

    def code(self, line: int, text: str, tracked: bool) -> Block:
        return Block("code", line, text, self.unit("code", text, line, None, tracked))

    def heading(self, line: int, level: int, text: str, tracked: bool) -> Block:
        text, attributes = split_attributes(text)
        if not text:
            self.flaws.append(Flaw(line, "a heading without words", "Write its words after the #."))
        unit = self.unit("heading", text, line, attributes.lang, tracked)
        return Block("heading", line, text, unit, level, attributes)

    def paragraph(self, lines: list[_Line], at: int, tracked: bool) -> tuple[int, Block]:
        end = at + 1
        while end < len(lines) and not lines[end].blank:
            if setext := _SETEXT.match(lines[end].text):
                level = 1 if setext[1][0] == "=" else 2
                text = _joined(lines[at:end])
                return end + 1, self.heading(lines[at].number, level, text, tracked)
            if _DEFINITION.match(lines[end].text):
                return self.definitions(lines, at, tracked)
            if _starts_block(lines[end], in_paragraph=True):
                break
            end += 1
        after = next((n for n in range(end, len(lines)) if not lines[n].blank), None)
        if after is not None and end - at == 1 and _DEFINITION.match(lines[after].text):
            return self.definitions(lines, at, tracked)
        if reference := _REFERENCE.match(lines[at].text):
            what = "a footnote" if reference[1] else "an address kept apart from its link"
            remedy = (
                "Say it in the sentence or under the sources."
                if reference[1]
                else "Write [text](address) where the link stands."
            )
            self.flaws.append(Flaw(lines[at].number, f"{what} is not supported", remedy))
        text, attributes = split_attributes(_joined(lines[at:end]))
        line = lines[at].number
        is_figure = _FIGURE.match(text) is not None
        kind: UnitKind = "caption" if is_figure else "paragraph"
        unit = self.unit(kind, text, line, attributes.lang, tracked)
        block_kind: Kind = "figure" if is_figure else "paragraph"
        return end, Block(block_kind, line, text, unit, attributes=attributes)

    def list(self, lines: list[_Line], at: int, tracked: bool) -> tuple[int, Block]:
        first = _ITEM.match(lines[at].text)
        number = first[3] if first else None
        items = []
        end = at
        while end < len(lines) and (found := _ITEM.match(lines[end].text)):
            if (found[3] is None) != (number is None) or _RULE.match(lines[end].text):
                break
            after, item = self.item(lines, end, found, tracked)
            items.append(item)
            end = after
            follow = next((n for n in range(end, len(lines)) if not lines[n].blank), len(lines))
            if follow < len(lines) and _ITEM.match(lines[follow].text):
                end = follow
        last = end
        while lines[last - 1].blank:
            last -= 1
        start = int(number) if number else 1
        return last, Block(
            "list", lines[at].number, ordered=number is not None, start=start, items=tuple(items)
        )

    def item(
        self, lines: list[_Line], at: int, found: re.Match[str], tracked: bool
    ) -> tuple[int, Item]:
        # Python-Markdown wants four columns for what belongs to an item, CommonMark the width
        # of its marker; both are taken.
        width = min(found.start(5) if found[5] else found.end(), 4)
        width = max(width, 2)
        end = at + 1
        gap = False
        while end < len(lines):
            line = lines[end]
            if line.blank:
                gap = True
            elif line.indent >= width:
                gap = False
            elif gap or _starts_block(line, in_paragraph=True) or _ITEM.match(line.text):
                break
            end += 1
        while lines[end - 1].blank:
            end -= 1
        inside = [_Line(lines[at].number, found[5] or "")]
        inside += [_dedent(line, width, 4) for line in lines[at + 1 : end]]
        stop = 1
        while stop < len(inside) and not inside[stop].blank:
            if _starts_block(inside[stop], in_paragraph=True):
                break
            stop += 1
        text, attributes = split_attributes(_joined(inside[:stop]))
        unit = self.unit("item", text, lines[at].number, attributes.lang, tracked)
        return end, Item(unit, text, self.blocks(inside[stop:], tracked=tracked))

    def definitions(self, lines: list[_Line], at: int, tracked: bool) -> tuple[int, Block]:
        items = []
        end = at
        while (entry := _entry_end(lines, end)) is not None:
            items.append(self.definition(lines[end:entry], tracked))
            end = entry
            follow = next((n for n in range(end, len(lines)) if not lines[n].blank), len(lines))
            if follow == len(lines) or _entry_end(lines, follow) is None:
                break
            end = follow
        while lines[end - 1].blank:
            end -= 1
        return end, Block("definitions", lines[at].number, items=tuple(items))

    def definition(self, lines: list[_Line], tracked: bool) -> Item:
        first = next(n for n, line in enumerate(lines) if _DEFINITION.match(line.text))
        term = _joined([line for line in lines[:first] if not line.blank])
        inside = []
        for line in lines[first:]:
            if found := _DEFINITION.match(line.text):
                inside += [_Line(line.number, ""), _Line(line.number, found[2])]
            else:
                inside.append(_dedent(line, 1, 4))
        text = f"{term}\n" + "\n".join(line.text for line in inside).strip("\n")
        lang = split_attributes(text)[1].lang
        unit = self.unit("definition", text, lines[0].number, lang, tracked)
        return Item(unit, term, self.blocks(inside, tracked=False))

    def quote(self, lines: list[_Line], at: int, tracked: bool) -> tuple[int, Block]:
        end = at
        while end < len(lines) and not lines[end].blank:
            if not _QUOTE.match(lines[end].text) and (
                _starts_block(lines[end], in_paragraph=True) or lines[end].text.startswith("{:")
            ):
                break
            end += 1
        inside = [_Line(line.number, _QUOTE.sub("", line.text, count=1)) for line in lines[at:end]]
        attributes = Attributes()
        if end < len(lines) and lines[end].text.startswith("{:"):
            attributes = split_attributes(lines[end].text)[1]
            end += 1
        text = "\n".join(line.text for line in inside).strip("\n")
        unit = self.unit("quote", text, lines[at].number, attributes.lang, tracked)
        speaker = None
        if len(inside) > 1 and (found := _SPEAKER.match(inside[-1].text)):
            speaker = found[1].strip()
            inside = inside[:-1]
        blocks = self.blocks(inside, tracked=False)
        number = lines[at].number
        return end, Block(
            "quote", number, "", unit, attributes=attributes, blocks=blocks, speaker=speaker
        )

    def table(self, lines: list[_Line], at: int, tracked: bool) -> tuple[int, Block]:
        columns = _cells(lines[at + 1].text)
        aligns = tuple(_ALIGN.get((c.startswith(":"), c.endswith(":")), "") for c in columns)
        end = at + 2
        while end < len(lines) and not lines[end].blank and "|" in lines[end].text:
            end += 1
        rows = []
        for line in [lines[at], *lines[at + 2 : end]]:
            cells = _cells(line.text)
            if len(cells) > len(columns):
                reason = f"a table row has {len(cells)} cells, its head {len(columns)}"
                self.flaws.append(Flaw(line.number, reason, "Make them equal; write \\| for a |."))
            cells += [""] * (len(columns) - len(cells))
            unit = self.unit("row", line.text.strip(), line.number, None, tracked)
            rows.append(Item(unit, "", cells=tuple(cells)))
        return end, Block("table", lines[at].number, items=tuple(rows), aligns=aligns)


def _with_source(block: Block, source: str) -> Block:
    return Block(
        block.kind, block.line, block.text, block.unit, block.level, block.attributes,
        block.ordered, block.start, block.items, block.blocks, block.speaker, block.aligns, source,
    )  # fmt: skip


def _split_lines(text: str) -> list[str]:
    """Split at line feeds only; str.splitlines also splits at U+2028, form feeds and others."""
    lines = text.split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])


def _text(lines: list[_Line]) -> str:
    return "\n".join(line.text for line in lines)


def _joined(lines: list[_Line]) -> str:
    """Join the lines of a paragraph; two spaces at an end are a line break and stay."""
    return "\n".join(line.text.lstrip() for line in lines).rstrip()


def _dedent(line: _Line, least: int, most: int) -> _Line:
    """Take off the indentation of an item: `most` columns, or the `least` that belongs to it."""
    indent = line.indent
    return _Line(line.number, line.text[most if indent >= most else min(indent, least) :])


def _is_delimiters(text: str) -> bool:
    return "|" in text and "-" in text and _DELIMITERS.match(text) is not None


def _cells(text: str) -> list[str]:
    text = text.strip()
    text = text[1:] if text.startswith("|") else text
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return [cell.strip() for cell in _CELL.split(text)]


def _entry_end(lines: list[_Line], at: int) -> int | None:
    """Find the end of the term and definitions that begin at `at`; None where there are none."""
    end = at
    while end < len(lines) and not lines[end].blank and not _DEFINITION.match(lines[end].text):
        if _starts_block(lines[end], in_paragraph=True):
            return None
        end += 1
    if end == at:
        return None
    while end < len(lines) and lines[end].blank:
        end += 1
    if end == len(lines) or not _DEFINITION.match(lines[end].text):
        return None
    gap = False
    while end < len(lines):
        line = lines[end]
        if line.blank:
            gap = True
        elif _DEFINITION.match(line.text) or line.indent >= 4:
            gap = False
        elif gap or _starts_block(line, in_paragraph=True) or _ends_with_term(lines, end):
            break
        end += 1
    while lines[end - 1].blank:
        end -= 1
    return end


def _ends_with_term(lines: list[_Line], at: int) -> bool:
    return at + 1 < len(lines) and _DEFINITION.match(lines[at + 1].text) is not None
