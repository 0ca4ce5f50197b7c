"""A seed's last conversion, its new one, and what editors made of it → the text with both changes.

A merge of three versions, block by block: untouched blocks follow the seed, new ones come in,
removed ones go, and what an editor changed stays, with the seed's new words in a comment.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sharih.content.edition_text import EditionText, Piece, assembled, with_ident, without_comments
from sharih.conversion.drafts.comments import CHANGED, LEFT_OUT, changed_words, longer
from sharih.conversion.drafts.part_blocks import pieces_in_other_language
from sharih.conversion.merging.list_items import items_of, list_of
from sharih.conversion.merging.matching import matched
from sharih.markdown.escape import escape_comment

BOTH_CHANGED: Final = "was changed here and in the seed"
DELETED: Final = "was deleted here and changed in the seed"


@dataclass(frozen=True, slots=True)
class Kept:
    """A block that stays as an editor made it, though the seed changed."""

    line: int
    """Where it stands in the new text; where it stood, if it was deleted."""
    reason: str

    @property
    def in_comment(self) -> bool:
        """Whether the seed's words stand in a comment beside it."""
        return self.reason in (BOTH_CHANGED, DELETED)


@dataclass(frozen=True, slots=True)
class Steps:
    """What a merge did, so that the translation can do the same."""

    replaced: Mapping[int, int]
    """Block of the base → the block of the new conversion that took its place."""
    removed: frozenset[int]
    """Blocks of the base that went."""
    added: tuple[int, ...]
    """Blocks of the new conversion that came in."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome of a merge."""

    text: EditionText
    base: tuple[Piece, ...]
    """The new conversion as the base of the next merge."""
    steps: Steps
    kept: tuple[Kept, ...]


@dataclass(slots=True)
class _Plan:
    """What is to be done with each piece of the text."""

    instead: dict[int, Piece] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    after: dict[int, list[Piece]] = field(default_factory=dict)
    kept: list[tuple[int, str]] = field(default_factory=list)
    replaced: dict[int, int] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    added: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Versions:
    """The three versions, and which block of the base is which of the others."""

    base: Sequence[Piece]
    new: Sequence[Piece]
    mine: Sequence[Piece]
    following: Mapping[int, int]
    standing: Mapping[int, int]
    seed: str

    def at(self, at: int) -> tuple[Piece, Piece | None, int | None]:
        """Give a block of the base, its new version, and where it stands now."""
        then = self.new[self.following[at]] if at in self.following else None
        return self.base[at], then, self.standing.get(at)

    def place_before(self, at: int) -> int:
        """Find the last piece of the text that stands before a block of the base."""
        return next((self.standing[b] for b in range(at - 1, -1, -1) if b in self.standing), -1)


def merge(base: Sequence[Piece], new: Sequence[Piece], mine: EditionText, seed: str) -> Merged:
    """Bring what changed between `base` and `new` into `mine`, a text that editors changed.

    `seed` is the name of the seed, for comments.
    """
    following = matched(base, new, in_order=False)
    new = _with_lasting_ids(base, new, mine.pieces, following)
    standing = matched(base, mine.pieces, in_order=True)
    plan = _Plan()
    versions = _Versions(base, new, mine.pieces, following, standing, seed)
    for at, piece in enumerate(base):
        if piece.kind == "comment":
            _follow_comment(plan, versions, at)
        else:
            _follow(plan, versions, at)
    _add_new(plan, base, new, {n: b for b, n in following.items()}, standing, mine.pieces)
    _keep_headings(plan, base, mine.pieces, standing)
    text, lines = _carried_out(plan, mine)
    kept = tuple(Kept(lines[at], reason) for at, reason in plan.kept)
    steps = Steps(plan.replaced, frozenset(plan.removed), tuple(plan.added))
    return Merged(text, tuple(new), steps, kept)


def _with_lasting_ids(
    base: Sequence[Piece],
    new: Sequence[Piece],
    mine: Sequence[Piece],
    following: Mapping[int, int],
) -> list[Piece]:
    """Let headings keep their ids, which stand in addresses, and new ones have free ids."""
    earlier = {n: base[b].ident for b, n in following.items()}
    taken = {piece.ident for piece in (*base, *mine) if piece.ident}
    found: list[Piece] = []
    for at, piece in enumerate(new):
        if piece.kind != "heading":
            found.append(piece)
            continue
        ident = earlier.get(at)
        if ident is None:
            stem = re.sub(r"-\d+\Z", "", piece.ident or "section")
            ident, number = piece.ident or f"{stem}-1", 1
            while ident in taken:
                number += 1
                ident = f"{stem}-{number}"
        taken.add(ident)
        found.append(with_ident(piece, ident))
    return found


def _follow(plan: _Plan, versions: _Versions, at: int) -> None:
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
    elif (items := _merged_list(piece, then, mine[here], seed)) is not None:
        plan.instead[here] = items
        plan.replaced[at] = versions.following[at]
    elif mine[here].words != then.words:
        plan.after.setdefault(here, []).append(changed_words(then, seed, "the block above was too"))
        plan.kept.append((here, BOTH_CHANGED))
        _drop_older_comment(plan, here, mine, seed)


def _merged_list(base: Piece, then: Piece, mine: Piece, seed: str) -> Piece | None:
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


def _drop_older_comment(plan: _Plan, here: int, mine: Sequence[Piece], seed: str) -> None:
    """Take away what an earlier merge said of the same block."""
    if here + 1 < len(mine) and mine[here + 1].words.startswith(
        f"{CHANGED}{escape_comment(seed)} "
    ):
        plan.gone.add(here + 1)


def _follow_comment(plan: _Plan, versions: _Versions, at: int) -> None:
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
    plan: _Plan,
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
    plan: _Plan, base: Sequence[Piece], mine: Sequence[Piece], standing: Mapping[int, int]
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


def _carried_out(plan: _Plan, mine: EditionText) -> tuple[EditionText, dict[int, int]]:
    """Make the new text; also tells in which line each old piece stands in it."""
    pieces: list[Piece] = list(plan.after.get(-1, ()))
    new = set(range(len(pieces)))
    places: dict[int, int] = {-1: 0}
    for at, piece in enumerate(mine.pieces):
        places[at] = len(pieces)
        if at not in plan.gone:
            put = plan.instead.get(at)
            if put is not None:
                text = put.text.replace("\n", mine.newline)
                pieces.append(replace(put, gap=piece.gap, text=text))
            else:
                pieces.append(piece)
        for more in plan.after.get(at, ()):
            new.add(len(pieces))
            pieces.append(more)
    merged = assembled(mine, pieces, new)
    line = merged.first_line()
    starts = []
    for piece in merged.pieces:
        starts.append(line)
        line += piece.source.count("\n")
    starts.append(line)
    return merged, {at: starts[min(place, len(starts) - 1)] for at, place in places.items()}


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
    plan = _Plan()
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
    return _carried_out(plan, mine)[0]


def _items_left(base: Piece, then: Piece, mine: Piece) -> Piece | None:
    """Merge a list of which items were deleted and none was translated; None for others."""
    known = {item.words for item in items_of(base)}
    items = items_of(mine)
    if not items or not known.issuperset(item.words for item in items):
        return None
    return _merged_list(base, then, mine, "")


def _same(one: Piece, other: Piece) -> bool:
    return one.kind == other.kind and one.words == other.words


def appended(mine: EditionText, pieces: Iterable[Piece], at: int) -> EditionText:
    """Put pieces in front of the one at `at`."""
    more = list(pieces)
    every = [*mine.pieces[:at], *more, *mine.pieces[at:]]
    return assembled(mine, every, range(at, at + len(more)))
