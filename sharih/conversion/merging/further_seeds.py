"""One more seed for an explainer → the blocks that it brings to what is there."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sharih.content.edition_text import Piece, pieces_of
from sharih.content.topics import Registry
from sharih.conversion.drafts.comments import LEFT_OUT, hidden
from sharih.conversion.drafts.drafts import FIXED_SECTIONS, paragraph_blocks
from sharih.conversion.drafts.part_blocks import HEADINGS
from sharih.conversion.drafts.slug_proposals import slug_of_names
from sharih.conversion.merging.near_duplicates import Known
from sharih.conversion.records import Outline, OutlineSection, Paragraph
from sharih.markdown.escape import escape_comment, escape_text

LAST_SECTIONS: Final = ("timeline", "known", "unknown", "sources", "updates")
"""Sections that stay at the end of an explainer."""

_SPEAKER: Final = re.compile(r"\n> — .*\Z")
_MARKUP: Final = re.compile(r"\]\([^)\s]*\)|[*_`>#\[\]]")


@dataclass(frozen=True, slots=True)
class Brought:
    """What a further seed brings."""

    pieces: tuple[Piece, ...]
    repeated: int
    """How many of its paragraphs the explainer has already."""


def bring(
    name: str,
    outline: Outline,
    section_ids: Mapping[int, str],
    others: Sequence[Piece],
    registry: Registry,
    lang: str,
) -> Brought:
    """Write what a seed has to say beyond `others`, under its title as a heading.

    What the explainer has already stands in comments, so that no line is lost.
    """
    known = Known(_texts(others))
    taken = {piece.ident for piece in others if piece.ident} | FIXED_SECTIONS
    run = _Bringing(escape_comment(name), known)
    parts: list[str] = []
    for section in outline.sections:
        blocks = list(run.section(section))
        new = any(not block.startswith("<!--") for block in blocks)
        if section.heading is None:
            text, number = outline.title, outline.title_line
            named = slug_of_names(text, "ar" if lang == "ar" else "en", registry)
            ident = named if named[:1].isalpha() else "more"
            proposed = outline.title_source != "first line"
        else:
            text, number, proposed = section.heading.text, section.heading.number, False
            ident = section_ids[number]
        if new:
            parts.append(f"## {escape_text(text)} {{#{_free(ident, taken)}}}")
            if proposed:
                parts.append(f"<!-- the heading above is proposed from the lede of {run.name} -->")
        elif not proposed:
            run.left_out(number, "heading without anything new under it", text)
        parts.extend(blocks)
    if outline.kicker:
        run.left_out(outline.title_line, "kicker", outline.kicker)
    for drop in outline.dropped:
        run.left_out(drop.line, drop.reason, drop.text)
    if run.lines:
        what = f"{LEFT_OUT} of {run.name}; move a line out of this comment to restore it"
        parts.append("\n".join([what, *run.lines, "-->"]))
    return Brought(pieces_of(parts) if parts else (), run.repeated)


def _texts(pieces: Sequence[Piece]) -> Iterator[str]:
    """List what an explainer says: its parts say it once more, and a quotation what leads to it."""
    ident: str | None = None
    before = ""
    for piece in pieces:
        if piece.kind == "heading":
            ident = piece.ident
        text = plain(piece) if piece.kind in ("paragraph", "quote", "list") else ""
        if text and not (piece.kind == "list" and ident in HEADINGS):
            yield text
        if piece.kind == "quote" and before.endswith(":"):
            yield f"{before} {plain_words(_SPEAKER.sub('', piece.words))}"
        before = text if piece.kind == "paragraph" else ""


class _Bringing:
    """One run over the sections of a further seed."""

    def __init__(self, name: str, known: Known) -> None:
        self.name = name
        self.known = known
        self.lines: list[str] = []
        self.repeated = 0

    def section(self, section: OutlineSection) -> Iterator[str]:
        waiting: list[Paragraph] = []
        for paragraph in section.paragraphs:
            found = self.known.nearest(paragraph.text)
            if found is None:
                waiting.append(paragraph)
                continue
            yield from paragraph_blocks(waiting)
            waiting = []
            self.repeated += 1
            other, same = found
            if same:
                self.left_out(paragraph.line, "stands in the explainer already", paragraph.text)
                continue
            start = " ".join(other.split()[:4])
            said = f"<!-- nearly the same as “{start}…”, from {self.name}:"
            yield "\n".join([escape_said(said), hidden(escape_text(paragraph.text)), "-->"])
        yield from paragraph_blocks(waiting)

    def left_out(self, number: int, reason: str, text: str) -> None:
        self.lines.append(escape_comment(f"line {number}, {reason}:"))
        self.lines.append(hidden(escape_text(text)))


def escape_said(opening: str) -> str:
    """Make the first line of a comment safe; it begins with the mark of one."""
    return "<!-- " + escape_comment(opening.removeprefix("<!-- "))


def plain(piece: Piece) -> str:
    """Take the words of a block of Markdown, near enough to compare them."""
    return plain_words(piece.words)


def plain_words(words: str) -> str:
    """Take the markup out of the words of a block."""
    return html.unescape(_MARKUP.sub(" ", words))


def place_of(pieces: Sequence[Piece]) -> int:
    """Find where more text goes: at the end, but before the sources and updates."""
    at = len(pieces)
    for place in range(len(pieces) - 1, -1, -1):
        if pieces[place].kind == "heading" and pieces[place].ident:
            if pieces[place].ident not in LAST_SECTIONS:
                break
            at = place
    return at


def _free(ident: str, taken: Collection[str]) -> str:
    chosen, number = ident, 1
    while chosen in taken:
        number += 1
        chosen = f"{ident}-{number}"
    if isinstance(taken, set):
        taken.add(chosen)
    return chosen
