"""What was done to an original → the same done to its translation, where nobody has translated."""

from __future__ import annotations

from collections.abc import Sequence

from sharih.content.edition_text import EditionText, Piece, with_ident, without_comments
from sharih.conversion.drafts.part_blocks import pieces_in_other_language
from sharih.conversion.merging.list_items import items_of
from sharih.conversion.merging.matching import matched
from sharih.conversion.merging.merge import merged_list
from sharih.conversion.merging.merge_plan import (
    Merged,
    Plan,
    carried_out,
)


def merge_translation(base: Sequence[Piece], merged: Merged, mine: EditionText) -> EditionText:
    """Do to a translation what was done to its original, where nobody has translated yet.

    What was translated stays as it is; the ledger tells that its source changed.
    """
    base, new = pieces_in_other_language(base), pieces_in_other_language(merged.base)
    kept = [at for at, piece in enumerate(base) if piece.kind != "comment"]
    standing = {
        kept[b]: m for b, m in matched(without_comments(base), mine.pieces, in_order=True).items()
    }
    untouched = {b for b, m in standing.items() if mine.pieces[m].words == base[b].words}
    plan = Plan()
    for at, then in merged.steps.replaced.items():
        if at in untouched:
            here = standing[at]
            piece = new[then]
            plan.instead[here] = with_ident(piece, mine.pieces[here].ident or piece.ident)
        elif at in standing and (
            left := _items_left(base[at], new[then], mine.pieces[standing[at]])
        ):
            plan.instead[standing[at]] = left
    plan.gone.update(standing[at] for at in merged.steps.removed if at in untouched)
    following = {n: b for b, n in matched(base, new, in_order=False).items()}
    place = -1
    for at, piece in enumerate(new):
        if at in following:
            place = standing.get(following[at], place)
        elif at in merged.steps.added:
            plan.after.setdefault(place, []).append(piece)
    return carried_out(plan, mine)[0]


def _items_left(base: Piece, then: Piece, mine: Piece) -> Piece | None:
    """Merge a list of which items were deleted and none was translated; None for others."""
    known = {item.words for item in items_of(base)}
    items = items_of(mine)
    if not items or not known.issuperset(item.words for item in items):
        return None
    return merged_list(base, then, mine, "")
