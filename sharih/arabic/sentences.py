"""One-line text → its sentences, and as many of them as fit a summary."""

from __future__ import annotations

import re
from typing import Final

_SENTENCE_END: Final = re.compile(
    # Not after the abbreviations of titles and calendars, initials, and the two dots with
    # which Arabic headlines write a dash.
    r"(?<!\b[دأمصقهجت])(?<!\.[A-Z])(?<!\b[A-Z])(?<!\b(?:Mr|Dr|Ms|St|No|vs|Jr|Lt))"
    r"(?<!\b(?:Mrs|Sen|Gov|Gen|Rep|Inc|Col))(?<!\bProf)"
    r"(?:(?<!\.)\.(?![.])|[!؟?…]|\.{3})[.!؟?…]*[”»\"'’)\]]*\.?(?=\s|\Z)"
)


def sentences(text: str) -> list[str]:
    """Split one-line text into its sentences, the closing marks with each."""
    found: list[str] = []
    start = 0
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    for end in [*ends, len(text)]:
        piece = text[start:end].strip()
        start = end
        if found and piece and not re.search(r"\w", piece):
            found[-1] += " " + piece
        elif piece:
            found.append(piece)
    return found


def first_sentences(text: str, limit: int = 160) -> str:
    """Take the whole sentences that fit into `limit` characters, else cut at a word with `…`."""
    taken = ""
    for sentence in sentences(text):
        longer = f"{taken} {sentence}".strip()
        if len(longer) > limit:
            break
        taken = longer
    if taken or not text.strip():
        return taken
    cut = text.strip()[:limit]
    head = cut.rpartition(" ")[0] or cut[: limit - 1]
    return re.sub(r"[\s،؛:,;.«“\"(\[–-]+\Z", "", head) + "…"
