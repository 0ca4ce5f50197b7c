"""The lines of a body → which of them are headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.headings_by_others import (
    FULL_STOP,
    is_marked,
    like_colons,
    short_where_stopless,
    stands_out,
)
from sharih.conversion.lines.lists import ListItem, marker
from sharih.conversion.lines.word_patterns import word_patterns
from sharih.conversion.records import SeedLine

HEADING_WORDS: Final = 14
"""A heading has at most this many words,"""
HEADING_CHARACTERS: Final = 95
"""and at most this many characters;"""
LONG_WORDS: Final = 17
"""a long one stands between paragraphs that end with full stops, and has at most this many words"""
LONG_CHARACTERS: Final = 120
"""and characters."""
COLON_WORDS: Final = 6
"""A heading that ends in a colon has at most this many words."""
FIRST_WORDS: Final = 3
"""A heading before the first paragraph has at most this many words."""
PAIR_WORDS: Final = 9
"""A heading and the one under it have at most this many words each."""

_SENTENCE_END: Final = re.compile(r"(?:[.!…:؛;،,]|[.!…؛]?[”»\"’])\Z")
_QUESTION: Final = re.compile(r"[؟?]\Z")
# Lines in brackets, with bars, or of digits are no headings.
_NO_HEADING: Final = re.compile(r"[(\[]|.*[|©@]|[\W\d]+\Z", re.DOTALL)
_BETWEEN_DASHES: Final = re.compile(r"[-–—] ?(?P<text>[^–—-].*?) ?[-–—]")
_AND: Final = re.compile("[وف][^\\W\\d_]")


@dataclass(frozen=True, slots=True)
class Talk:
    """What is known of the lines of a conversation."""

    questions: frozenset[int] = frozenset()
    """The lines that are questions, and headings."""
    spoken: frozenset[int] = frozenset()
    """The lines that somebody says, which are neither headings nor items of lists."""


def is_heading(text: str) -> bool:
    """Whether a line looks like a heading: short, and a question or without a full stop."""
    if len(text) > HEADING_CHARACTERS or text.count(" ") >= HEADING_WORDS:
        return False
    return bool(_QUESTION.search(text)) or not _SENTENCE_END.search(text)


def is_heading_with_colon(text: str) -> bool:
    """Whether a line that ends in a colon may be a heading and no lead-in to what follows."""
    if not text.endswith(":") or text.count(" ") >= COLON_WORDS:
        return False
    key, words = key_of(text), word_patterns()
    return not (words.speech.search(key) or words.announcing.search(key))


def is_heading_of_list(text: str) -> bool:
    """Whether a line that ends in a colon over a list is a heading, and no sentence."""
    return is_heading_with_colon(text) and not word_patterns().announcing_verbs.search(key_of(text))


def plain_heading(text: str) -> str:
    """Take the bullet sign off a heading; its number stays."""
    if between := _BETWEEN_DASHES.fullmatch(text):
        return between["text"]
    mark = marker(text)
    return text[mark.end :] if mark and mark.number == 0 else text


def find_headings(
    body: Sequence[SeedLine], items: Mapping[int, ListItem], talk: Talk
) -> frozenset[int]:
    """Find the headings: lines that look like one, alone between two paragraphs."""
    none = talk.spoken | items.keys()
    likely = [
        line.number in talk.questions or (line.number not in none and is_heading(line.text))
        for line in body
    ]
    short = short_where_stopless(body, none)
    numbered = _numbered(body, likely)
    found = set(talk.questions)
    for at in range(1, len(body) - 1):
        number, text = body[at].number, body[at].text
        if number in none or number in found:
            continue
        if number in numbered and is_heading(text):
            found.add(number)
        elif text.endswith(":"):
            alone = not likely[at - 1] and not likely[at + 1] and is_heading_with_colon(text)
            if is_heading_of_list(text) if body[at + 1].number in items else alone:
                found.add(number)
        elif likely[at]:
            alone = _stands_alone(body, likely, at) or stands_out(body, at, short)
            if alone and not _NO_HEADING.match(text):
                found.add(number)
            elif _begins_pair(body, likely, at, none):
                found |= {number, body[at + 1].number}
        elif _is_long(body, at):
            found.add(number)
    found |= like_colons(body, likely, found, none)
    others = [body[at].number for at in range(1, len(body) - 1) if is_marked(body, at, none)]
    if found or len(others) > 1:
        found.update(others)
    if found and _begins_body(body, likely, none):
        found.add(body[0].number)
    return frozenset(found)


def _begins_body(
    body: Sequence[SeedLine], likely: Sequence[bool], none: frozenset[int]
) -> bool:  # fmt: skip
    """Whether the first line is a heading too, in a text that has others: two words or three.

    A longer one sums up what the text says.
    """
    text = body[0].text
    return (
        likely[0]
        and not likely[1]
        and text.count(" ") < FIRST_WORDS
        and not (_NO_HEADING.match(text) or text.endswith(":"))
        and body[1].number not in none
        and FULL_STOP.search(body[1].text) is not None
    )


def _stands_alone(body: Sequence[SeedLine], likely: Sequence[bool], at: int) -> bool:
    """Whether no line beside this one looks like a heading; a question may stand beside one."""
    if not likely[at - 1] and not likely[at + 1]:
        return True
    before, text, behind = (body[n].text for n in (at - 1, at, at + 1))
    if not _QUESTION.search(text) or (likely[at - 1] and likely[at + 1]):
        return False
    other = before if likely[at - 1] else behind
    return not _QUESTION.search(other) and 2 * len(other) > 3 * len(text)


def _begins_pair(
    body: Sequence[SeedLine], likely: Sequence[bool], at: int, none: frozenset[int]
) -> bool:
    """Whether two lines are a heading and the one under it: unlike, between full stops."""
    if at + 2 >= len(body) or not likely[at + 1] or likely[at - 1] or likely[at + 2]:
        return False
    if body[at + 2].number in none or body[at - 1].number in none:
        return False
    first, second = body[at].text, body[at + 1].text
    words = (first.count(" ") + 1, second.count(" ") + 1)
    return (
        max(words) <= PAIR_WORDS
        and (words[0] != words[1] or words[0] < 4)
        and not _AND.match(second)
        and not any(char.isdigit() for char in first + second)
        and not (_NO_HEADING.match(first) or _NO_HEADING.match(second))
        and not (_QUESTION.search(first) and _QUESTION.search(second))
        and bool(FULL_STOP.search(body[at - 1].text) and FULL_STOP.search(body[at + 2].text))
    )


def _is_long(body: Sequence[SeedLine], at: int) -> bool:
    """Whether a long statement between two longer paragraphs is a heading."""
    text = body[at].text
    if len(text) > LONG_CHARACTERS or text.count(" ") >= LONG_WORDS or _SENTENCE_END.search(text):
        return False
    before, behind = body[at - 1].text, body[at + 1].text
    if _NO_HEADING.match(text) or _QUESTION.search(text) or _AND.match(text) or marker(text):
        return False
    return bool(
        FULL_STOP.search(before)
        and FULL_STOP.search(behind)
        and 2 * min(len(before), len(behind)) > 3 * len(text)
        and not word_patterns().speech.match(key_of(text))
    )


def _numbered(body: Sequence[SeedLine], likely: Sequence[bool]) -> set[int]:
    """Find short lines that count up through the body, with paragraphs between them."""
    counted = [
        (mark.number, at)
        for at, line in enumerate(body)
        if likely[at] and (mark := marker(line.text)) and mark.kind in ("number", "ordinal")
    ]
    numbers = [number for number, _ in counted]
    if len(counted) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return set()
    return {body[at].number for _, at in counted}
