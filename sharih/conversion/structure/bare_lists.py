"""The lines of a body → the items of lists that have lost their signs on the way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.line_shapes import ENDS
from sharih.conversion.lines.lists import ListItem, marker
from sharih.conversion.lines.word_patterns import word_patterns
from sharih.conversion.records import SeedLine

ITEM_WORDS: Final = 22
"""An item without a sign has at most this many words,"""
ITEM_CHARACTERS: Final = 150
"""and at most this many characters."""
SENTENCE_WORDS: Final = 16
"""Items that are sentences are shorter."""
LONGER: Final = 4
"""No item is so many times as long as the shortest one."""
SHORTEST: Final = 15
"""Shorter items count as this long."""
LEAD_IN_WORDS: Final = 7
"""A line without a colon over a list has at most this many words."""
FEWEST: Final = 2
FEWEST_WITHOUT_COLON: Final = 3

_STOP_INSIDE: Final = re.compile(r"[.!؟?…][\"”»’)\]]* \S")
_COMMA: Final = re.compile(r"[؛;،,]\Z")
_NO_LEAD_IN: Final = re.compile(r"[.!؟?…؛;،,\"”»'’)\]]\Z|[:|©@/]")
_OPENS_QUOTE: Final = re.compile(r"[«“\"„]")


def find_bare_items(
    lines: Sequence[SeedLine], items: Mapping[int, ListItem], others: frozenset[int]
) -> dict[int, ListItem]:
    """Find short lines of like shape under a line that announces them.

    `items` are those found by their signs, and `others` lines that are none.
    """
    found: dict[int, ListItem] = {}
    at = 0
    while at < len(lines) - FEWEST:
        line = lines[at]
        at += 1
        if line.number in items:
            continue
        with_colon = line.text.endswith(":")
        if not with_colon and not _is_lead_in(lines, at - 1):
            continue
        if with_colon and _is_speech(line.text):
            continue
        end = _end_of_list(lines, at, items, others)
        if with_colon and not _announces(line.text) and ENDS.search(lines[at].text):
            end = at
        if end - at >= (FEWEST if with_colon else FEWEST_WITHOUT_COLON):
            found |= {item.number: ListItem("-", item.text) for item in lines[at:end]}
            at = end
    return found


def _is_speech(text: str) -> bool:
    """Whether what follows on a line with a colon is what somebody says."""
    clause = _STOP_INSIDE.split(key_of(text))[-1]
    words = word_patterns()
    return bool(words.speech.search(clause)) and not _announces(text)


def _announces(text: str) -> bool:
    clause = " ".join(key_of(text).split()[-5:])
    words = word_patterns()
    return bool(words.announcing.search(clause) or words.announcing_verbs.search(clause))


def _is_lead_in(lines: Sequence[SeedLine], at: int) -> bool:
    """Whether a short line stands over a block of lines, apart from the paragraph before it."""
    text = lines[at].text
    if at == 0 or text.count(" ") >= LEAD_IN_WORDS or _NO_LEAD_IN.search(text):
        return False
    before, number = lines[at - 1], lines[at].number
    block = lines[at + 1 : at + 1 + FEWEST_WITHOUT_COLON]
    return (
        bool(ENDS.search(before.text))
        and number - before.number > 1
        and [line.number for line in block] == list(range(number + 1, number + 1 + len(block)))
        and all(len(line.text) > len(text) for line in block)
    )


def _end_of_list(
    lines: Sequence[SeedLine], start: int, items: Mapping[int, ListItem], others: frozenset[int]
) -> int:
    """Find where the items that begin at a line end."""
    step = lines[start + 1].number - lines[start].number if start + 1 < len(lines) else 1
    shortest = longest = max(len(lines[start].text), SHORTEST)
    end = start
    while end < len(lines):
        line = lines[end]
        if line.number in items or line.number in others or not _is_bare_item(line.text):
            break
        if end > start:
            before = lines[end - 1]
            shortest = min(shortest, max(len(line.text), SHORTEST))
            longest = max(longest, len(line.text))
            if line.number - before.number != step or longest > LONGER * shortest:
                break
            if _COMMA.search(lines[start].text) and not _COMMA.search(before.text):
                break
            if bool(ENDS.search(line.text)) != bool(ENDS.search(before.text)) and not (
                _COMMA.search(before.text)
            ):
                return end + 1 if _is_last(lines, start, end) else end
        end += 1
    return end


def _is_last(lines: Sequence[SeedLine], start: int, at: int) -> bool:
    """Whether a sentence is the last item of a list that stands apart from what leads to it.

    A blank line is behind that and behind the paragraph after the list, and behind no item.
    """
    if at - start < FEWEST or at + 2 >= len(lines) or not ENDS.search(lines[at].text):
        return False
    gaps = [lines[n + 1].number - lines[n].number for n in (start - 1, start, at, at + 1)]
    return gaps[0] > 1 == gaps[1] == gaps[2] < gaps[3]


def _is_bare_item(text: str) -> bool:
    if len(text) > ITEM_CHARACTERS or text.endswith((":", "؟", "?", "!")):
        return False
    words = text.count(" ") + 1
    if words > (SENTENCE_WORDS if ENDS.search(text) else ITEM_WORDS) or _STOP_INSIDE.search(text):
        return False
    return not _OPENS_QUOTE.match(text) and marker(text) is None
