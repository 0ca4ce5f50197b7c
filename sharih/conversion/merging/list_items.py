"""A block that is a list or a timeline → its items as pieces of their own, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.content.edition_text import Piece

_ITEM: Final = re.compile(r"(?:[-*+]|(?P<number>\d+)[.)]) +(?P<words>\S.*)")
_ENTRY: Final = re.compile(r"\S[^\n]*\n: +\S[^\n]*")
_BLANK: Final = "\n\n"


def items_of(piece: Piece) -> list[Piece]:
    """Take a list apart, or the dates of a timeline; empty for other blocks.

    Empty too where an item is more than a line.
    """
    if piece.kind == "definitions":
        entries = piece.words.replace("\r\n", "\n").split(_BLANK)
        if not all(map(_ENTRY.fullmatch, entries)):
            return []
        return [Piece("item", entry, entry) for entry in entries]
    found = [_ITEM.fullmatch(line) for line in piece.words.split("\n")]
    if piece.kind != "list" or not all(found):
        return []
    return [Piece("item", item["words"], item["words"], gap="\n") for item in found if item]


def list_of(items: Sequence[Piece], like: Piece) -> Piece:
    """Make a list of items, numbered on from the first number where `like` is numbered."""
    if like.kind == "definitions":
        text = _BLANK.join(item.words for item in items)
        return Piece("definitions", text, text)
    begins = _ITEM.match(like.text)
    first = begins["number"] if begins else None
    signs = ("-" if first is None else f"{int(first) + at}." for at in range(len(items)))
    text = "\n".join(f"{sign} {item.words}" for sign, item in zip(signs, items, strict=True))
    return Piece("list", text, text)
