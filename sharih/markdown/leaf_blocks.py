"""Lines of Markdown → the blocks that hold no other blocks, with their units and flaws."""

from __future__ import annotations

from collections.abc import Sequence

from sharih.errors import Severity
from sharih.markdown.attribute_lists import NO_ATTRIBUTES, Attributes, split_attributes
from sharih.markdown.blocks import Block, Flaw, Item, Kind, Unit, UnitKind
from sharih.markdown.grammar import (
    CODE_INDENT,
    FIGURE,
    REFERENCE,
    Line,
    before_blanks,
    cells,
    columns,
    fence,
    is_table,
    joined,
    starts_block,
    underline,
)


class LeafReader:
    """Reads a block at a place among lines; collects units and flaws in reading order.

    Methods return the index after the last line of the block. `tracked` says whether what is
    read becomes units: inside a quotation or a definition, units as a whole, it does not.
    """

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.flaws: list[Flaw] = []

    def flaw(self, line: int, reason: str, remedy: str, severity: Severity = "error") -> None:
        """Note Markdown that would be lost or misread, or is shown as characters."""
        self.flaws.append(Flaw(line, reason, remedy, severity))

    def unit(
        self, kind: UnitKind, text: str, line: int, lang: str | None = None, *, tracked: bool
    ) -> Unit | None:
        """Give a unit the next index; None where units are not tracked here."""
        if not tracked:
            return None
        unit = Unit(len(self.units), kind, text, line, lang)
        self.units.append(unit)
        return unit

    def comment(self, lines: Sequence[Line], at: int) -> tuple[int, Block]:
        """Read `<!-- … -->`."""
        end = at
        while end < len(lines) and "-->" not in lines[end].text:
            end += 1
        if end == len(lines):
            self.flaw(lines[at].number, "a comment is never closed", "Write --> at its end.")
        elif lines[end].text.split("-->", 1)[1].strip():
            reason = "text on the line where a comment ends would be lost"
            self.flaw(lines[end].number, reason, "Begin a new line after -->.")
        return end + 1, Block("comment", lines[at].number, text_of(lines[at : end + 1]))

    def indented_code(self, lines: Sequence[Line], at: int, tracked: bool) -> tuple[int, Block]:
        """Read lines that stand in by four spaces."""
        end = at
        while end < len(lines) and (lines[end].blank or lines[end].indent >= CODE_INDENT):
            end += 1
        end = before_blanks(lines, end)
        text = "\n".join(line.text[CODE_INDENT:] for line in lines[at:end])
        return end, self.code(lines[at].number, text, tracked)

    def fenced_code(self, lines: Sequence[Line], at: int, tracked: bool) -> tuple[int, Block]:
        """Read what stands between fences."""
        opening = fence(lines[at].text)
        assert opening is not None  # noqa: S101 - `block` has looked  # nosec B101
        end = at + 1
        while end < len(lines) and not opening.closed_by(lines[end].text):
            end += 1
        if end == len(lines):
            remedy = f"Write {opening.marks} after its end."
            self.flaw(lines[at].number, "a code block is never closed", remedy)
        text = text_of([line.dedented(opening.indent) for line in lines[at + 1 : end]])
        return end + 1, self.code(lines[at].number, text, tracked)

    def code(self, line: int, text: str, tracked: bool) -> Block:
        """Make the block of a code text."""
        return Block("code", line, text, self.unit("code", text, line, tracked=tracked))

    def heading(self, line: int, level: int, text: str, tracked: bool) -> Block:
        """Make the block of a heading."""
        text, attributes = split_attributes(text)
        if not text:
            self.flaw(line, "a heading without words", "Write its words after the #.")
        unit = self.unit("heading", text, line, attributes.lang, tracked=tracked)
        return Block("heading", line, text, unit, level, attributes)

    def paragraph(self, lines: Sequence[Line], at: int, tracked: bool) -> tuple[int, Block]:
        """Read a paragraph, a heading that is underlined, or a figure."""
        line = lines[at].number
        end = at + 1
        while end < len(lines) and not lines[end].blank:
            if level := underline(lines[end].text):
                return end + 1, self.heading(line, level, joined(lines[at:end]), tracked)
            if starts_block(lines[end], in_paragraph=True) or is_table(lines, end):
                break
            end += 1
        if reference := REFERENCE.match(lines[at].text):
            if reference[1]:
                remedy = "Say it in the sentence or under the sources."
                self.flaw(line, "a footnote is not supported", remedy)
            else:
                remedy = "Write [text](address) where the link stands."
                self.flaw(line, "an address kept apart from its link is not supported", remedy)
        text, attributes = split_attributes(joined(lines[at:end]))
        if not text:
            remedy = "Write it at the end of a paragraph, or under a quotation or a table."
            self.flaw(line, "attributes that belong to nothing", remedy)
        kind: Kind = "figure" if FIGURE.match(text) else "paragraph"
        unit_kind: UnitKind = "caption" if kind == "figure" else "paragraph"
        unit = self.unit(unit_kind, text, line, attributes.lang, tracked=tracked)
        return end, Block(kind, line, text, unit, attributes=attributes)

    def table(self, lines: Sequence[Line], at: int, tracked: bool) -> tuple[int, Block]:
        """Read a table: its head, the line under it, its rows."""
        aligns = columns(lines[at + 1].text) or ()
        end = at + 2
        while end < len(lines) and "|" in lines[end].text:
            if starts_block(lines[end], in_paragraph=True):
                break
            end += 1
        rows = [lines[at], *lines[at + 2 : end]]
        attributes = attributes_of(lines[end]) if end < len(lines) else None
        end += 1 if attributes else 0
        attributes = attributes or NO_ATTRIBUTES
        items = []
        for line in rows:
            row = cells(line.text)
            if len(row) != len(aligns):
                # Further cells would be lost; in place of missing ones there are empty ones.
                lost = len(row) > len(aligns) or line is rows[0]
                has = "1 cell" if len(row) == 1 else f"{len(row)} cells"
                reason = f"a table row has {has}, its table {len(aligns)} columns"
                remedy = "Make them equal; write \\| for a |."
                self.flaw(line.number, reason, remedy, "error" if lost else "warning")
            row += [""] * (len(aligns) - len(row))
            text = line.text.strip()
            unit = self.unit("row", text, line.number, attributes.lang, tracked=tracked)
            items.append(Item(unit, "", cells=tuple(row)))
        return end, Block(
            "table", lines[at].number, attributes=attributes, items=tuple(items), aligns=aligns
        )


def text_of(lines: Sequence[Line]) -> str:
    """Write lines as the text they were."""
    return "\n".join(line.text for line in lines)


def attributes_of(line: Line) -> Attributes | None:
    """Read a line that holds an attribute list and nothing else."""
    if not line.text.startswith("{"):
        return None
    rest, attributes = split_attributes(line.text)
    return None if rest else attributes
