"""A block that is a list → its items as pieces of their own, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.content.edition_text import Piece

_ITEM: Final = re.compile(r"(?:[-*+]|(?P<number>\d+)[.)]) +(?P<words>\S.*)")


def items_of(piece: Piece) -> list[Piece]:
    """Take a list apart; empty for other blocks, and where an item is more than a line."""
    found = [_ITEM.fullmatch(line) for line in piece.words.split("\n")]
    if piece.kind != "list" or not all(found):
        return []
    return [Piece("item", item["words"], item["words"], gap="\n") for item in found if item]


def list_of(items: Sequence[Piece], like: Piece) -> Piece:
    """Make a list of items, numbered on from the first number where `like` is numbered."""
    begins = _ITEM.match(like.text)
    first = begins["number"] if begins else None
    signs = ("-" if first is None else f"{int(first) + at}." for at in range(len(items)))
    text = "\n".join(f"{sign} {item.words}" for sign, item in zip(signs, items, strict=True))
    return Piece("list", text, text)
