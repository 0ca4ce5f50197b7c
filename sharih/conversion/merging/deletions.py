"""What an editor deleted in the original → deleted in a translation that nobody wrote yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sharih.content.edition_text import EditionText, Piece
from sharih.conversion.drafts.part_blocks import pieces_in_other_language
from sharih.conversion.merging.list_items import items_of, list_of
from sharih.conversion.merging.matching import matched


def without_deleted(base: Sequence[Piece], mine: EditionText, copy: EditionText) -> EditionText:
    """Take out of a translation what was deleted in its original since the last conversion.

    Only blocks, items of lists and dates of timelines go whose words are still those of the
    original; what was translated stays.
    """
    standing = matched(base, mine.pieces, in_order=True)
    there = {(piece.kind, piece.words) for piece in mine.pieces}
    foreign = pieces_in_other_language(base)
    of_copy = matched(foreign, copy.pieces, in_order=True)
    gone: set[int] = set()
    shorter: dict[int, Piece] = {}
    for at, piece in enumerate(base):
        here = of_copy.get(at)
        if piece.kind == "comment" or here is None or copy.pieces[here].words != foreign[at].words:
            continue
        if at not in standing:
            if (piece.kind, piece.words) not in there:
                gone.add(here)
        elif kept := _items_left(piece, mine.pieces[standing[at]]):
            shorter[here] = kept
    if not gone and not shorter:
        return copy
    pieces = tuple(
        replace(shorter.get(at, piece), gap=piece.gap)
        for at, piece in enumerate(copy.pieces)
        if at not in gone
    )
    if pieces and copy.pieces and copy.pieces[-1].gap != pieces[-1].gap:
        pieces = (*pieces[:-1], replace(pieces[-1], gap=copy.pieces[-1].gap))
    return replace(copy, pieces=pieces)


def _items_left(base: Piece, mine: Piece) -> Piece | None:
    """Give a list without the items that were deleted in the editor's; None where none was."""
    was, now = items_of(base), items_of(mine)
    if not was or not now:
        return None
    standing = matched(was, now, in_order=True)
    there = {item.words for item in now}
    left = [item for at, item in enumerate(was) if at in standing or item.words in there]
    return list_of(left, base) if left and len(left) < len(was) else None
