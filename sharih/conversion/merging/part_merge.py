"""Three versions of the proposed parts of an explainer → which of them follow their seed.

A part follows while it is there and only proposed. One that an editor confirmed, by taking its
name off `Proposed`, is the editor's; one that was deleted stays deleted; and one that the seed
did not give before comes in only with a draft that nobody has touched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sharih.content.edition_text import EditionText, Piece
from sharih.content.head import changed_head, names_of, read_fields
from sharih.conversion.drafts.draft_head import ORDER
from sharih.conversion.drafts.part_blocks import DETAILS, HEADINGS

QUOTATIONS: Final = "quotations"
"""The part that has no section of its own."""


@dataclass(frozen=True, slots=True)
class PartMerge:
    """What a merge has to do with."""

    base: tuple[Piece, ...]
    """The last conversion, without the parts that do not follow."""
    new: tuple[Piece, ...]
    """The new conversion, without them."""
    left: frozenset[int]
    """Which pieces of the new conversion were left out."""
    kept: tuple[tuple[int, str], ...]
    """Line and id of confirmed parts for which the seed now gives something else."""

    def whole(self, new: Sequence[Piece], merged: Sequence[Piece]) -> tuple[Piece, ...]:
        """Put what was left out of the new conversion back, for the base of the next merge."""
        rest = iter(merged)
        return tuple(
            piece if at in self.left else next(rest) for at, piece in enumerate(new)
        )  # fmt: skip


def without_settled_parts(base: EditionText, new: EditionText, mine: EditionText) -> PartMerge:
    """Leave the parts out of two conversions that do not follow in an editor's text."""
    was, then, now = (_sections(text.pieces) for text in (base, new, mine))
    waiting = set(names_of(read_fields(mine.head), "proposed"))
    proposed = set(names_of(read_fields(base.head), "proposed"))
    left: dict[str, bool] = {}
    kept: list[tuple[int, str]] = []
    for ident in (*was, *then):
        confirmed = ident in proposed and ident not in waiting
        left[ident] = ident not in was or ident not in now or confirmed
        if confirmed and ident in was and ident in now and ident in then:
            texts = [_words(text, found[ident]) for text, found in ((base, was), (new, then))]
            if texts[0] != texts[1] and (_line(mine, now[ident].start), ident) not in kept:
                kept.append((_line(mine, now[ident].start), ident))
    gone = [ident for ident, is_left in left.items() if is_left]
    without_base = _places(was, gone)
    without_new = _places(then, gone)
    return PartMerge(
        tuple(piece for at, piece in enumerate(base.pieces) if at not in without_base),
        tuple(piece for at, piece in enumerate(new.pieces) if at not in without_new),
        without_new,
        tuple(kept),
    )


def head_with_parts(head: str, text: EditionText, before: EditionText) -> str:
    """Name those parts as proposed that are, once a text was merged from the one `before`."""
    names = set(names_of(read_fields(head), "proposed"))
    there = set(_sections(text.pieces))
    marks = {name for name in names if name not in HEADINGS or name in there}
    quoted = [piece.words for piece in text.pieces if piece.kind == "quote"]
    earlier = {piece.words for piece in before.pieces if piece.kind == "quote"}
    if any(words not in earlier and "\n> — " in words for words in quoted):
        marks.add(QUOTATIONS)
    elif not quoted:
        marks.discard(QUOTATIONS)
    if marks == names:
        return head
    order = [name for name in (*ORDER, *sorted(marks)) if name in marks]
    return changed_head(head, {"proposed": ", ".join(dict.fromkeys(order)) or None})


def _sections(pieces: Sequence[Piece]) -> dict[str, range]:
    """Find where the proposed parts stand: of the one with the details, its heading alone."""
    found: dict[str, range] = {}
    for at, piece in enumerate(pieces):
        ident = piece.ident or ""
        if piece.kind != "heading" or ident not in HEADINGS or ident in found:
            continue
        end = at + 1
        while ident != DETAILS and end < len(pieces) and _is_of_part(pieces[end]):
            end += 1
        found[ident] = range(at, end)
    return found


def _is_of_part(piece: Piece) -> bool:
    return piece.kind in ("list", "definitions")


def _places(sections: Mapping[str, range], idents: Sequence[str]) -> frozenset[int]:
    return frozenset(at for ident in idents for at in sections.get(ident, ()))


def _words(text: EditionText, places: range) -> list[str]:
    return [text.pieces[at].words for at in places]


def _line(text: EditionText, at: int) -> int:
    return text.first_line() + sum(piece.source.count("\n") for piece in text.pieces[:at])
