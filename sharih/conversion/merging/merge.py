"""A seed's last conversion, its new one, and what editors made of it → the text with both changes.

A merge of three versions, block by block: untouched blocks follow the seed, new ones come in,
removed ones go, and what an editor changed stays, with the seed's new words in a comment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sharih.content.edition_text import EditionText, Piece, assembled, with_ident
from sharih.conversion.drafts.comments import CHANGED, LEFT_OUT, changed_words, longer
from sharih.conversion.merging.list_items import items_of, list_of
from sharih.conversion.merging.matching import matched
from sharih.conversion.merging.merge_plan import (
    BOTH_CHANGED,
    DELETED,
    Kept,
    Merged,
    Plan,
    Steps,
    Versions,
    carried_out,
    with_lasting_ids,
)
from sharih.markdown.escape import escape_comment


def merge(base: Sequence[Piece], new: Sequence[Piece], mine: EditionText, seed: str) -> Merged:
    """Bring what changed between `base` and `new` into `mine`, a text that editors changed.

    `seed` is the name of the seed, for comments.
    """
    following = matched(base, new, in_order=False)
    new = with_lasting_ids(base, new, mine.pieces, following)
    standing = matched(base, mine.pieces, in_order=True)
    plan = Plan()
    versions = Versions(base, new, mine.pieces, following, standing, seed)
    for at, piece in enumerate(base):
        if piece.kind == "comment":
            _follow_comment(plan, versions, at)
        else:
            _follow(plan, versions, at)
    _add_new(plan, base, new, {n: b for b, n in following.items()}, standing, mine.pieces)
    _keep_headings(plan, base, mine.pieces, standing)
    text, lines = carried_out(plan, mine)
    kept = tuple(Kept(lines[at], reason) for at, reason in plan.kept)
    steps = Steps(plan.replaced, frozenset(plan.removed), tuple(plan.added))
    return Merged(text, tuple(new), steps, kept)


def _follow(plan: Plan, versions: Versions, at: int) -> None:
    """Decide what becomes of one block of the base."""
    piece, then, here = versions.at(at)
    mine, seed = versions.mine, versions.seed
    if then is not None and then.words == piece.words:
        return
    if here is None:
        if then is not None and not any(_same(then, other) for other in mine):
            place = versions.place_before(at)
            plan.after.setdefault(place, []).append(changed_words(then, seed, "deleted here"))
            plan.kept.append((place, DELETED))
        return
    untouched = mine[here].words == piece.words
    if then is None:
        if untouched:
            plan.gone.add(here)
            plan.removed.add(at)
        else:
            plan.kept.append((here, "was changed here and is gone from the seed"))
    elif untouched:
        plan.instead[here] = with_ident(then, mine[here].ident or then.ident)
        plan.replaced[at] = versions.following[at]
    elif (items := merged_list(piece, then, mine[here], seed)) is not None:
        plan.instead[here] = items
        plan.replaced[at] = versions.following[at]
    elif mine[here].words != then.words:
        plan.after.setdefault(here, []).append(changed_words(then, seed, "the block above was too"))
        plan.kept.append((here, BOTH_CHANGED))
        _drop_older_comment(plan, here, mine, seed)


def merged_list(base: Piece, then: Piece, mine: Piece, seed: str) -> Piece | None:
    """Merge three versions of a list item by item; None where that would lose or hide a change.

    What convert writes is one block for all items in a row, or all dates of a timeline, and two
    of them may have been changed by different people.
    """
    versions = [items_of(piece) for piece in (base, then, mine)]
    if not all(versions):
        return None
    merged = merge(versions[0], versions[1], EditionText("", "", tuple(versions[2])), seed)
    if merged.kept or not merged.text.pieces:
        return None
    return list_of(merged.text.pieces, mine)


def _drop_older_comment(plan: Plan, here: int, mine: Sequence[Piece], seed: str) -> None:
    """Take away what an earlier merge said of the same block."""
    if here + 1 < len(mine) and mine[here + 1].words.startswith(
        f"{CHANGED}{escape_comment(seed)} "
    ):
        plan.gone.add(here + 1)


def _follow_comment(plan: Plan, versions: Versions, at: int) -> None:
    """A comment is a proposal: it follows while untouched, and is never brought back."""
    piece, then, here = versions.at(at)
    if here is None or (then is not None and then.words == piece.words):
        return
    mine = versions.mine[here]
    if mine.words != piece.words:
        if then is not None and piece.words.startswith(LEFT_OUT):
            plan.instead[here] = longer(mine, piece, then)
    elif then is None:
        plan.gone.add(here)
    else:
        plan.instead[here] = then


def _own_words(
    base: Sequence[Piece], standing: Mapping[int, int], mine: Sequence[Piece]
) -> Counter[str]:
    """Count the blocks that are in the text and not from the base."""
    from_base = {m for b, m in standing.items() if base[b].words == mine[m].words}
    return Counter(piece.words for at, piece in enumerate(mine) if at not in from_base)


def _add_new(
    plan: Plan,
    base: Sequence[Piece],
    new: Sequence[Piece],
    origin: Mapping[int, int],
    standing: Mapping[int, int],
    mine: Sequence[Piece],
) -> None:
    """Put the blocks that the seed did not have behind what they follow there."""
    own = _own_words(base, standing, mine)
    place = -1
    moved = False
    for at, piece in enumerate(new):
        if at in origin:
            place = standing.get(origin[at], place)
            moved = place in plan.instead
            continue
        if own[piece.words]:
            own[piece.words] -= 1  # brought in by an editor, or by an interrupted merge
            continue
        if piece.kind == "comment":
            if piece.words.startswith(LEFT_OUT):
                plan.after.setdefault(len(mine) - 1, []).append(piece)
            elif moved:
                plan.after.setdefault(place, []).append(piece)
            continue
        plan.after.setdefault(place, []).append(piece)
        plan.added.append(at)
        moved = True


def _keep_headings(
    plan: Plan, base: Sequence[Piece], mine: Sequence[Piece], standing: Mapping[int, int]
) -> None:
    """Keep a heading that is gone from the seed while something of the editors' is under it."""
    from_base = {m for b, m in standing.items() if base[b].words == mine[m].words}
    for at in sorted(plan.removed):
        here = standing[at]
        if base[at].kind != "heading":
            continue
        under = here + 1
        while under < len(mine) and mine[under].kind != "heading":
            if under not in from_base and mine[under].kind != "comment":
                plan.gone.discard(here)
                plan.removed.discard(at)
                plan.kept.append((here, "is gone from the seed, but text is left under it"))
                break
            under += 1


def _same(one: Piece, other: Piece) -> bool:
    return one.kind == other.kind and one.words == other.words


def appended(mine: EditionText, pieces: Iterable[Piece], at: int) -> EditionText:
    """Put pieces in front of the one at `at`."""
    more = list(pieces)
    every = [*mine.pieces[:at], *more, *mine.pieces[at:]]
    return assembled(mine, every, range(at, at + len(more)))
