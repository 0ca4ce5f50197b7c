"""Lists with all that can stand in their items, of which a translation has only a part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

from hypothesis import strategies as st

Which = Literal["original", "translation", "completed"]
"""All of it in Arabic; what is translated of it; the same with the rest in Arabic."""
_INSIDE = 4
"""How far in stands what belongs to an item."""
_DEEPEST = 3


@dataclass(slots=True)
class Piece:
    """An item, or a block in one, with the words of a number of its own."""

    kind: Literal["item", "paragraph", "quote", "code"]
    apart: bool
    """Whether there is a blank line before it."""
    is_translated: bool
    number: int = 0
    lists: list[Piece | list[Piece]] = field(default_factory=list)
    """What stands in an item: blocks and lists."""


def _in_order(items: list[Piece]) -> Iterator[Piece]:
    for piece in items:
        yield piece
        for inner in piece.lists:
            yield from _in_order(inner if isinstance(inner, list) else [inner])


def _lines(piece: Piece, which: Which) -> list[str]:
    if which == "translation" and not piece.is_translated:
        return []
    arabic = which == "original" or not piece.is_translated
    words = f"بند رقم {piece.number}" if arabic else f"Item number {piece.number}"
    first = {"item": f"- {words}.", "quote": f"> {words}.", "paragraph": f"{words}."}
    lines = [first[piece.kind]] if piece.kind in first else ["```", words, "```"]
    for inner in piece.lists:
        of_it = _list_lines(inner, which) if isinstance(inner, list) else _parted(inner, which)
        lines += [f"{' ' * _INSIDE}{line}" if line else line for line in of_it]
    return lines


def _parted(piece: Piece, which: Which) -> list[str]:
    lines = _lines(piece, which)
    return ["", *lines] if piece.apart and lines else lines


def _list_lines(items: list[Piece], which: Which) -> list[str]:
    """Write a list; before it stands what stands before its first item in the original."""
    lines = [line for item in items for line in _parted(item, which)]
    lines = lines[lines[:1] == [""] :]
    return ["", *lines] if items[0].apart and lines else lines


def written(items: list[Piece], which: Which) -> str:
    """Write the text of a file with such a list."""
    head = "Title: عنوان\n" if which == "original" else "Title: A title\nTranslation: true\n"
    return "\n".join([head, *_list_lines(items, which), ""])


@st.composite
def _items(draw: st.DrawFn, depth: int, *, translated: bool) -> list[Piece]:
    apart = draw(st.booleans())
    items = []
    for at in range(draw(st.integers(1, 3))):
        here = translated and draw(st.integers(0, 2)) > 0
        before = apart if at else depth > 1 and draw(st.booleans())
        item = Piece("item", before, here)
        for kind in draw(st.permutations(["paragraph", "quote", "code", "list"])):
            if not draw(st.integers(0, 2)) and (depth < _DEEPEST or kind != "list"):
                item.lists.append(draw(_inner(kind, depth, translated=here)))
        items.append(item)
    return items


@st.composite
def _inner(draw: st.DrawFn, kind: str, depth: int, *, translated: bool) -> Piece | list[Piece]:
    if kind == "list":
        return draw(_items(depth + 1, translated=translated))
    apart = kind == "paragraph" or draw(st.booleans())
    here = translated and draw(st.integers(0, 2)) > 0
    return Piece(kind, apart, here)  # type: ignore[arg-type]


@st.composite
def nested_lists(draw: st.DrawFn) -> list[Piece]:
    """Make up a list; every item and block in it has another number."""
    items = draw(_items(1, translated=True))
    numbers = count(1013, 17)
    for piece in _in_order(items):
        piece.number = next(numbers)
    return items
