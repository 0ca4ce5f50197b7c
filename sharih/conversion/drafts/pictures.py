"""Captions that were left out of an article → comments where its pictures stood."""

from __future__ import annotations

import re
from typing import Final

from sharih.conversion.drafts.comments import hidden
from sharih.conversion.records import Outline
from sharih.markdown.escape import escape_text

CAPTION: Final = "caption"
"""Begins the reason for which captions and credits of pictures are left out."""

_QUOTES: Final = re.compile(r"[\"\\]")
_SIGNS_BEFORE: Final = re.compile(r"[\s:/|–—(\[.,،-]*[^\s:/|–—(\[.,،-]*(?: (?:by|credit))?[ :/]*\Z")


def picture_comments(outline: Outline) -> list[tuple[int, str]]:
    """Write a comment for each picture that stood in an article: its line, and the comment."""
    taken = {credit.line: credit.text for credit in outline.credits
             if credit.kind == "photographer"}  # fmt: skip
    pictures: list[tuple[int, str]] = []
    for drop in outline.dropped:
        if drop.reason.startswith(CAPTION):
            name = taken.get(drop.line, "")
            pictures.append((drop.line, _comment(drop.line, _caption(drop.text, name), name)))
    return pictures


def _caption(text: str, name: str) -> str:
    """Take the photographer off the end of a caption; empty where nothing else is there."""
    before = text.rpartition(name)[0] if name else text
    return _SIGNS_BEFORE.sub("", before).strip() if name else before


def _comment(number: int, caption: str, name: str) -> str:
    told = _QUOTES.sub("'", caption) or "caption"
    words = f"{told} — {_QUOTES.sub(chr(39), name)}" if name else told
    picture = f'![what is seen](picture.jpg "{escape_text(words)}")'
    said = f"<!-- a picture stood here (line {number}, proposed); put its file beside this one"
    return "\n".join([said, hidden(picture), "-->"])
