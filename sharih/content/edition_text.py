"""The file of an edition → its head and its blocks as pieces, and back to the character."""

from __future__ import annotations

import codecs
import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sharih.content.head import split_head
from sharih.markdown.parser import parse

_ID: Final = re.compile(r" *\{:? *#(?P<id>[^\s}]+)[^}\n]*\}\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block as it stands in a file."""

    kind: str
    """The kind of block, as the splitter calls it."""
    text: str
    """Its lines, without blank ones around them."""
    words: str
    """The text without the id at its end."""
    ident: str | None = None
    """The id of a heading."""
    gap: str = "\n\n"
    """What stands between it and the next block."""

    @property
    def source(self) -> str:
        """Its part of the file."""
        return self.text + self.gap


@dataclass(frozen=True, slots=True)
class EditionText:
    """The file of an edition, or of a base."""

    head: str
    """The lines of metadata; empty where there are none."""
    lead: str
    """What stands between the head and the first block."""
    pieces: tuple[Piece, ...]
    newline: str = "\n"
    """How its lines end."""
    mark: bool = False
    """Whether it begins with a byte order mark."""

    def __str__(self) -> str:
        return self.head + self.lead + "".join(piece.source for piece in self.pieces)

    def encode(self) -> bytes:
        """Write the bytes of the file."""
        return (codecs.BOM_UTF8 if self.mark else b"") + str(self).encode("utf-8")

    def first_line(self) -> int:
        """Tell in which line the first block begins."""
        return (self.head + self.lead).count("\n") + 1


def read_edition(data: bytes) -> EditionText:
    """Read the bytes of an edition; raises UnicodeDecodeError for bytes that are no UTF-8."""
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    head, body, _ = split_head(text)
    rest = text[len(head) :]
    document = parse(body)
    lead = rest[: len(rest) - len(body)] + document.lead
    read = zip(document.blocks, document.sources, strict=True)
    pieces = tuple(_piece(block.kind, source) for block, source in read)
    newline = "\r\n" if "\r\n" in text else "\n"
    return EditionText(head, lead, pieces, newline, data.startswith(codecs.BOM_UTF8))


def _piece(kind: str, source: str) -> Piece:
    text = source.rstrip("\r\n \t")
    gap = source[len(text) :]
    plain = "\n".join(line.rstrip() for line in text.split("\n"))
    if kind == "heading" and (found := _ID.search(plain)):
        return Piece(kind, text, plain[: found.start()], found["id"], gap)
    return Piece(kind, text, plain, None, gap)


def pieces_of(blocks: Iterable[str]) -> tuple[Piece, ...]:
    """Read blocks that `convert` wrote; what it writes is one block each."""
    return read_edition(("\n" + "\n\n".join(blocks) + "\n").encode("utf-8")).pieces


def without_comments(pieces: Iterable[Piece]) -> list[Piece]:
    """Leave out what no reader sees."""
    return [piece for piece in pieces if piece.kind != "comment"]


def with_ident(piece: Piece, ident: str | None) -> Piece:
    """Give a heading another id."""
    if ident is None or ident == piece.ident:
        return piece
    return replace(piece, text=f"{piece.words} {{#{ident}}}", ident=ident)


def assembled(text: EditionText, pieces: Sequence[Piece], new: Container[int]) -> EditionText:
    """Put pieces in place of those of a text, with a blank line around those that are new.

    `new` holds the positions of new ones. What stood there already keeps its own gaps.
    """
    found: list[Piece] = []
    for at, piece in enumerate(pieces):
        added = piece
        if at in new:
            added = replace(
                piece, text=piece.text.replace("\n", text.newline), gap=text.newline * 2
            )
            if found and found[-1].gap.count("\n") < 2:
                found[-1] = replace(found[-1], gap=text.newline * 2)
        found.append(added)
    if found:
        end = text.pieces[-1].gap if text.pieces else text.newline
        if found[-1].gap.count("\n") != 1 or not found[-1].gap.strip(" "):
            found[-1] = replace(found[-1], gap=end)
    for at, piece in enumerate(found[:-1]):
        if "\n" not in piece.gap:  # it stood at the end of a file without a last line end
            found[at] = replace(piece, gap=text.newline * 2)
    lead = text.lead
    if found and text.head and lead.count("\n") < 2:
        lead = text.newline * 2
    return replace(text, lead=lead, pieces=tuple(found))
