"""The lines of a body → which of them are headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from sharih.arabic import fold, fold_pattern
from sharih.conversion.records import SeedLine
from sharih.conversion.structure.lists import ListItem, marker

HEADING_WORDS: Final = 14
"""A heading has at most this many words,"""
HEADING_CHARACTERS: Final = 95
"""and at most this many characters."""
COLON_WORDS: Final = 6
"""A heading that ends in a colon has at most this many words."""

# Verbs of speech and words that announce a list.
_LEADS_IN: Final = re.compile(
    fold_pattern(
        r"(?<![^\W_])[وف]?(?:قال|أضاف|أوضح|أكد|صرح|ذكر|أعلن|كتب|تابع|أشار|قائلا|يقول|تقول)ت?(?![^\W_])"
        r"|(?<![^\W_])(?:التالي|التالية|الآتي|الآتية|يلي|مثل|منها|وهي|هي|كما)(?![^\W_])"
        r"|\b(?:said|says|told|added|wrote|following|these|are|include|includes|including)\b"
    )
)
_SENTENCE_END: Final = re.compile(r"(?:[.!…:؛;]|[.!…؛]?[”»\"’])\Z")
_COLON: Final = re.compile(r":\Z")
_QUESTION: Final = re.compile(r"[؟?]\Z")


def is_heading(text: str) -> bool:
    """Whether a line looks like a heading: short, and a question or without a full stop."""
    if len(text) > HEADING_CHARACTERS or text.count(" ") >= HEADING_WORDS:
        return False
    return bool(_QUESTION.search(text)) or not _SENTENCE_END.search(text)


def is_heading_with_colon(text: str) -> bool:
    """Whether a line that ends in a colon may be a heading and no lead-in to what follows."""
    if not _COLON.search(text) or text.count(" ") >= COLON_WORDS:
        return False
    return not _LEADS_IN.search(fold(text))


def plain_heading(text: str) -> str:
    """Take the bullet sign off a heading; its number stays."""
    mark = marker(text)
    return text[mark.end :] if mark and mark.kind != "number" else text


def find_headings(body: Sequence[SeedLine], items: Mapping[int, ListItem]) -> frozenset[int]:
    """Find the headings: lines that look like one, alone between two paragraphs."""
    likely = [line.number not in items and is_heading(line.text) for line in body]
    numbered = _numbered(body, items)
    found: set[int] = set()
    for at in range(1, len(body) - 1):
        number, text = body[at].number, body[at].text
        if number in items:
            continue
        alone = not likely[at - 1] and not likely[at + 1]
        with_colon = body[at + 1].number not in items and is_heading_with_colon(text)
        if (alone and (likely[at] or with_colon)) or (number in numbered and is_heading(text)):
            found.add(number)
    return frozenset(found)


def _numbered(body: Sequence[SeedLine], items: Mapping[int, ListItem]) -> set[int]:
    """Find short lines that count up through the body, with paragraphs between them."""
    counted = [
        (mark.number, at)
        for at, line in enumerate(body)
        if line.number not in items
        and (mark := marker(line.text))
        and mark.kind == "number"
        and is_heading(line.text)
    ]
    numbers = [number for number, _ in counted]
    if len(counted) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return set()
    return {body[at].number for _, at in counted}
