"""Words of a seed that are not in a text → comments beside it, for an editor to take over."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from sharih.content.edition_text import Piece
from sharih.markdown.escape import escape_comment

LEFT_OUT: Final = "<!-- left out"
"""Begins the comment with the lines that are not part of a draft."""
CHANGED: Final = "<!-- changed in "
"""Begins a comment with a seed's new words for a block that an editor changed."""

_HYPHENS: Final = re.compile(r"-(?=-)|(?<=-)-")


def hidden(markdown: str) -> str:
    """Make Markdown of ours safe inside a comment; taken out it still means the same."""
    return _HYPHENS.sub("&#45;", markdown)


def changed_words(piece: Piece, seed: str, why: str) -> Piece:
    """Write a block's new words as a comment; moved out of it they are text."""
    said = f"{CHANGED}{escape_comment(seed)} ({why}); its words there:"
    text = "\n".join([said, hidden(piece.text), "-->"])
    return Piece("comment", text, text)


def longer(mine: Piece, base: Piece, new: Piece) -> Piece:
    """Add the lines newly left out to a comment from which an editor took some."""
    known = {*base.words.split("\n"), *mine.words.split("\n")}
    lines = new.words.split("\n")[1:-1]
    more: list[str] = []
    for label, text in zip(lines[::2], lines[1::2], strict=False):
        if text not in known:
            more += [label, text]
    if not more or not mine.text.rstrip().endswith("-->"):
        return mine
    text = "\n".join([mine.text.rstrip().removesuffix("-->").rstrip("\n"), *more, "-->"])
    return replace(mine, text=text, words=text)
