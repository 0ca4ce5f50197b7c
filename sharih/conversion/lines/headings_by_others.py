"""The lines of a body → those that are headings since the text as a whole shows it.

By themselves they could be something else: words in quotation marks, few words with a colon, a
year, a line among others without stops.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.word_patterns import word_patterns
from sharih.conversion.records import SeedLine

COLON_WORDS: Final = 3
"""Few words with a colon are at most so many."""
FEWEST_COLONS: Final = 2
"""Where so many end in one, others do that could be taken for something else."""
MARKED_WORDS: Final = 7
"""One in quotation marks, with two dots or an exclamation mark behind, or a year, has at most this
many words,"""
MARKED_CHARACTERS: Final = 40
"""between paragraphs of more characters, and of more than its own by half."""
PARAGRAPH: Final = 60
"""A line of more characters is a paragraph."""
FEWEST_LINES: Final = 5
"""From so many lines on it is told whether paragraphs end with stops;"""
SHORT: Final = 0.5
"""where they do not, a heading has at most this share of the length of lines beside it, and of the
usual one."""

FULL_STOP: Final = re.compile(r"[.!؟?…][\"”»’)\]]*\Z")
"""Ends a sentence, a question too."""
_MARKED: Final = re.compile(
    r"«[^«»]+»|“[^“”]+”|\"[^\"]+\"|[^.؟?!«»\"“”]+(?:[^.]\.\.|!)|(?:1[5-9]|20)\d\d"
)
_OPENS_QUOTE: Final = re.compile(r"[\"“«„]")


def like_colons(
    body: Sequence[SeedLine], likely: Sequence[bool], found: set[int], none: Collection[int]
) -> set[int]:
    """Find few words with a colon that are headings since others of the text are.

    By themselves they could lead to what somebody says or to a list: `رأي السكان:`.
    """
    ends = [
        at
        for at in range(1, len(body) - 1)
        if body[at].text.endswith(":")
        and body[at].text.count(" ") < COLON_WORDS
        and body[at].number not in none
    ]
    if sum(body[at].number in found for at in ends) < FEWEST_COLONS:
        return set()
    return {
        body[at].number
        for at in ends
        if not (likely[at - 1] or likely[at + 1])
        and body[at + 1].number not in none
        and not _OPENS_QUOTE.match(body[at + 1].text)
    }


def short_where_stopless(body: Sequence[SeedLine], none: Collection[int]) -> float:
    """Tell how short headings are where paragraphs have no stops, so that short ones look alike.

    Gives 0 for texts whose paragraphs end with stops.
    """
    if len(body) < FEWEST_LINES:
        return 0
    ends = [
        FULL_STOP.search(line.text) is not None
        for line in body
        if len(line.text) > PARAGRAPH and line.number not in none
    ]
    if not ends or 3 * sum(ends) > len(ends):
        return 0
    lengths = sorted(len(line.text) for line in body if line.number not in none)
    return SHORT * lengths[len(lengths) // 2]


def stands_out(body: Sequence[SeedLine], at: int, short: float) -> bool:
    """Whether a line is so short that its neighbours, however short themselves, are paragraphs."""
    text = body[at].text
    return len(text) <= short and all(
        SHORT * len(body[n].text) >= len(text) for n in (at - 1, at + 1)
    )


def is_marked(body: Sequence[SeedLine], at: int, none: frozenset[int]) -> bool:
    """Whether a few words in quotation marks, or with such a sign, stand between paragraphs.

    They are headings where others are too.
    """
    text = body[at].text
    if text.count(" ") >= MARKED_WORDS or not _MARKED.fullmatch(text):
        return False
    before, behind = body[at - 1], body[at + 1]
    return (
        not none.intersection((before.number, body[at].number, behind.number))
        and 2 * min(len(before.text), len(behind.text)) > max(2 * MARKED_CHARACTERS, 3 * len(text))
        and FULL_STOP.search(before.text) is not None
        and FULL_STOP.search(behind.text) is not None
        and not word_patterns().speech.search(" ".join(key_of(before.text).split()[-3:]))
    )
