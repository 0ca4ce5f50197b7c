"""One-line text → its sentences, and as many of them as fit a summary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

MOST_QUOTED: Final = 20
"""A quotation has at most so many sentences; in longer ones the closing mark is missing."""

_SENTENCE_END: Final = re.compile(
    # The sign comes first, so that nothing else is looked at elsewhere. It is no end after the
    # abbreviations of titles and calendars, initials, and the two dots with which Arabic headlines
    # write a dash; nor before a small letter: at 10 p.m. on Monday.
    r"[.!؟?…](?<!\b[دأمصقهجت].)(?<!\.[A-Z].)(?<!\b[A-Z].)(?<!\b(?:Mr|Dr|Ms|St|No|vs|Jr|Lt).)"
    r"(?<!\b(?:Mrs|Sen|Gov|Gen|Rep|Inc|Col).)(?<!\bProf.)"
    # Nor after a month before its day: Aug. 4.
    r"(?<!\b(?:Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec)\.(?= \d))(?<!\bSept\.(?= \d))"
    r"(?:(?<!\.\.)(?<=\.)(?!\.)|(?<=[!؟?…])|(?<=\.)\.\.)"
    r"[.!؟?…]*[”»\"'’)\]]*\.?(?=\s(?![a-z])|\Z)"
)

_PAIRS: Final = ("“”", "«»", "()", "[]", '""')
_PAIRED: Final = re.compile(r"[“”«»()\[\]\"]")


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


def whole_sentences(text: str) -> list[str]:
    """Split one-line text into its sentences; those of one quotation are one."""
    found = sentences(text)
    return list(_with_their_quotations(found)) if _PAIRED.search(text) else found


def first_sentences(text: str, limit: int = 160, most: int = 300) -> str:
    """Take the whole sentences that fit into `limit` characters, or a longer first one.

    Empty where the first sentence has more than `most` characters: none is ever cut.
    """
    taken = ""
    for sentence in _with_their_quotations(sentences(text)):
        longer = f"{taken} {sentence}".strip()
        if len(longer) > (limit if taken else max(limit, most)):
            break
        taken = longer
    return taken


def _with_their_quotations(found: list[str]) -> Iterator[str]:
    """Join sentences of one quotation, which is not whole before its closing mark.

    Where that is missing, or too far, sentences stay as they are.
    """
    at = 0
    while at < len(found):
        last = min(len(found), at + MOST_QUOTED)
        whole = (n for n in range(at + 1, last + 1) if _is_closed(" ".join(found[at:n])))
        end = next(whole, at + 1)
        yield " ".join(found[at:end])
        at = end


def _is_closed(text: str) -> bool:
    """Say whether each quotation mark and bracket of a text has its partner."""
    return all(
        text.count(opening) == text.count(closing)
        if opening != closing
        else text.count(opening) % 2 == 0
        for opening, closing in _PAIRS
    )
