"""What a reader of files hands on: the lines of a file, and what the file itself says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sharih.conversion.records import Credit, Mark, MarkKind


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text of a file, and what the file says it is."""

    text: str
    """Without line ends."""
    kind: MarkKind
    number: int = 0
    """Of an item: its number in a numbered list; 0 in another. Of a heading: its level, from 1;
    0 where it has none."""
    size: int = 0
    """How large its letters are; 0 where that is not told."""


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, not yet cleaned."""

    text: str
    """Its lines, each behind a line end but the first."""
    marks: Mapping[int, Mark] = field(default_factory=dict)
    """Line → what the file says it is."""
    parts: Mapping[int, int] = field(default_factory=dict)
    """Empty line → the line that holds what stood in it."""
    title: str = ""
    """A title that no line of it has, to be proposed."""
    credits: tuple[Credit, ...] = ()
    """What the file says of its article beside the text."""
    encoding: str = ""
    """The encoding it was read as, where it is not UTF-8."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """What of it is not to be read, in a few words → in how many places."""

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> FileText:
        """Make each block a line."""
        kept = [block for block in blocks if block.text.strip()]
        text = "\n".join(" ".join(block.text.split("\n")) for block in kept)
        marks = {
            at: Mark(block.kind, block.number if block.kind == "item" else 0)
            for at, block in enumerate(kept, start=1)
        }
        return cls(text, marks)

    def saying(
        self, title: str, told: Iterable[Credit], encoding: str, left_out: Mapping[str, int]
    ) -> FileText:
        """Add what the file says beside its lines."""
        return replace(self, title=title, credits=tuple(told), encoding=encoding, left_out=left_out)
