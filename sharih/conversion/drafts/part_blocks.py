"""The parts that an article gives → the blocks of their sections, and their headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sharih.arabic import Lang
from sharih.content.edition_text import Piece
from sharih.content.metadata import PARTS
from sharih.conversion.records import Parts
from sharih.markdown.escape import escape_text

DETAILS: Final = "details"
"""The id of the section that holds what stood before the first heading, under key points."""
HEADINGS: Final[Mapping[str, Mapping[Lang, str]]] = {
    "key-points": {"ar": "باختصار", "en": "In brief"},
    DETAILS: {"ar": "التفاصيل", "en": "In detail"},
    "timeline": {"ar": "التسلسل الزمني", "en": "Timeline"},
    "known": {"ar": "ما نعرفه", "en": "What we know"},
    "unknown": {"ar": "ما لا نعرفه", "en": "What we do not know"},
    "sources": {"ar": "المصادر", "en": "Sources"},
}
"""The id of each section that is proposed → its heading in each language."""

_LANGS: Final[tuple[Lang, Lang]] = ("ar", "en")


def _heading(ident: str, lang: Lang) -> str:
    return f"## {HEADINGS[ident][lang]} {{#{ident}}}"


_OTHER: Final = {
    _heading(ident, lang): _heading(ident, other)
    for ident in HEADINGS
    for lang, other in (_LANGS, _LANGS[::-1])
}


def proposed_parts(parts: Parts) -> tuple[str, ...]:
    """Name the parts that there are, as `Proposed` names them."""
    there = {
        "key-points": parts.key_points,
        "timeline": parts.timeline,
        "known": parts.known,
        "unknown": parts.unknown,
        "sources": parts.sources,
    }
    return tuple(name for name in PARTS if there.get(name))


def opening_blocks(parts: Parts, lang: Lang, *, lead: bool) -> Iterator[str]:
    """Write what stands before an article; with `lead`, that begins without a heading."""
    if parts.key_points:
        yield _heading("key-points", lang)
        yield _list(parts.key_points)
        if lead:
            yield _heading(DETAILS, lang)


def closing_blocks(parts: Parts, lang: Lang) -> Iterator[str]:
    """Write what stands behind an article."""
    if parts.timeline:
        yield _heading("timeline", lang)
        yield "\n\n".join(f"{one.date}\n:   {escape_text(one.text)}" for one in parts.timeline)
    for ident, texts in (
        ("known", parts.known), ("unknown", parts.unknown), ("sources", parts.sources),
    ):  # fmt: skip
        if texts:
            yield _heading(ident, lang)
            yield _list(texts)


def _list(texts: Sequence[str]) -> str:
    return "\n".join(f"- {escape_text(text)}" for text in texts)


def in_other_language(block: str) -> str:
    """Write the heading of a part in the other language; other blocks stay as they are."""
    return _OTHER.get(block, block)


def pieces_in_other_language(pieces: Sequence[Piece]) -> list[Piece]:
    """Write the headings of parts in the other language, as a translation's frame has them."""
    found: list[Piece] = []
    for piece in pieces:
        text = _OTHER.get(piece.text) if piece.kind == "heading" else None
        if text is None:
            found.append(piece)
        else:
            found.append(replace(piece, text=text, words=text.rpartition(" {#")[0]))
    return found
