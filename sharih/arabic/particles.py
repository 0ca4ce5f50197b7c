"""What is written together with an Arabic name: و ف ب ك ل, and the article.

All texts here are folded.
"""

from __future__ import annotations

import re
from typing import Final

PARTICLE_CHARACTERS: Final = 4
"""The most letters that attached particles have together (وبال)."""
_BEFORE_ARTICLE: Final = re.compile(r"(?<![^\W_])[وف]?[بك]?\Z")
_BEFORE_MERGED: Final = re.compile(r"(?<![^\W_])[وف]?\Z")
_BEFORE_NOUN: Final = re.compile(r"(?<![^\W_])[وف]?(?:(?P<merged>لل)|[بكل]?(?P<article>ال)?)\Z")


def attached(folded: str, start: int, name: str, *, exact: bool = False) -> int | None:
    """Find where a name in folded text begins, looking through the particles before it.

    `start` is where the folded `name` was found. The answer is the start of what a reader
    sees as the name: without و ف ب ك ل, with the article, and with لل where the particle and
    the article have merged. None where letters stand before it that are no particles; with
    `exact` nothing may be attached.
    """
    if not folded[start - 1 : start].isalnum():
        return start
    if exact:
        return None
    before = folded[max(0, start - PARTICLE_CHARACTERS - 1) : start]
    if name.startswith(("ال", "لل")):
        # What begins with لل is the merged form of a name with the article.
        pattern = _BEFORE_ARTICLE if name.startswith("ال") else _BEFORE_MERGED
        return start if pattern.search(before) else None
    match = _BEFORE_NOUN.search(before)
    if match is None:
        return None
    return start - len(match["merged"] or match["article"] or "")


def merged_with_li(folded: str) -> str | None:
    """Write a folded name that begins with the article as it stands after ل: للكرملين."""
    if not folded.startswith("ال") or len(folded) < 4:
        return None
    # ل + ال + لجنة is written with two lams, not three.
    return "ل" + folded[2:] if folded[2] == "ل" else "لل" + folded[2:]
