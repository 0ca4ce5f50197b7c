"""What is to be done with each piece of a text → the text in which it is done."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sharih.content.edition_text import EditionText, Piece, assembled, with_ident

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
class Plan:
    """What is to be done with each piece of the text."""

    instead: dict[int, Piece] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    after: dict[int, list[Piece]] = field(default_factory=dict)
    kept: list[tuple[int, str]] = field(default_factory=list)
    replaced: dict[int, int] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    added: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Versions:
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


def with_lasting_ids(
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


def carried_out(plan: Plan, mine: EditionText) -> tuple[EditionText, dict[int, int]]:
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
