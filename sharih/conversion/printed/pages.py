"""The lines of a seed that came out of a printed page → running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.boilerplate import NO_WORDS
from sharih.conversion.lines.headings import is_heading
from sharih.conversion.lines.reading import Reading
from sharih.conversion.printed.page_numbers import (
    FEWEST_BETWEEN,
    LONGEST,
    NEAR,
    find_page_numbers,
)
from sharih.conversion.records import SeedLine

PAGE_NUMBER: Final = "page number"
RUNNING: Final = "running head or foot"
STRAY: Final = "stray letter"
LONGEST_RUNNING: Final = 120
"""A longer line is no running head."""
TITLE_WORDS: Final = 4
"""A running head of so many words may be the title itself where it stands first."""

_DIGITS: Final = re.compile(r"\d+")
_APART: Final = re.compile(r"[\d|–—•/·]")
_END: Final = re.compile(r"[.!؟?…:][\"”»’)\]]*\Z")
_STRAY: Final = re.compile(r"[^\w\s•●▪◦‣►▶■□–—*-]{1,3}|_|[^\W\d_A-Za-z]")


def find_page_lines(reading: Reading) -> dict[int, str]:
    """Find the lines that belong to pages and not to the text on them, with reasons.

    They stand near form feeds, or repeat with changing numbers at the distance of a page.
    """
    lines = reading.lines
    found = {
        line.number: STRAY if line.text.isalpha() else NO_WORDS
        for line in lines
        if len(line.text) < 4 and _is_stray(line.text)
    }
    begins = reading.seed.layout.page_begins
    texts = [line.text for line in lines]
    if not begins and len(set(texts)) == len(texts) and not any(map(_has_number, texts)):
        return found
    if found:
        lines = [line for line in lines if line.number not in found]
    edges = _edges(lines, begins)
    goes_on = {at for at, line in enumerate(lines) if not _END.search(line.text)}
    numbers = find_page_numbers(lines, edges, goes_on)
    found |= {lines[at].number: PAGE_NUMBER for at in numbers}
    found |= {lines[at].number: RUNNING for at in _running(lines, edges, numbers)}
    return found


def _is_stray(text: str) -> bool:
    return _STRAY.fullmatch(text) is not None


def _has_number(text: str) -> bool:
    return (len(text) <= LONGEST or text.startswith("http")) and _DIGITS.search(text) is not None


def _edges(lines: Sequence[SeedLine], begins: Collection[int]) -> dict[int, int]:
    """Tell which places are at the edge of a page that a form feed ends, and of which page."""
    if not begins:
        return {}
    ends: list[int] = []
    order = sorted(begins)
    at = 0
    for begin in order:
        while at < len(lines) and lines[at].number < begin:
            at += 1
        ends.append(at)
    pages: dict[int, int] = {}
    for page, (start, end) in enumerate(pairwise([0, *ends, len(lines)])):
        for place in (*range(start, min(start + NEAR, end)), *range(max(end - NEAR, start), end)):
            pages[place] = page
    return pages


def _running(
    lines: Sequence[SeedLine], edges: dict[int, int], numbers: Collection[int]
) -> set[int]:
    """Find the lines that repeat on pages, but for the numbers in them."""
    alike: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if at not in numbers and len(line.text) <= LONGEST_RUNNING:
            alike[_DIGITS.sub("#", key_of(line.text))].append(at)
    near = {place for at in numbers for place in range(at - NEAR + 1, at + NEAR)}
    near |= {0, len(lines) - 1} if numbers else set()
    found: set[int] = set()
    for places in alike.values():
        if len(places) < 2:
            continue
        at_edges = [at for at in places if at in edges or at in near]
        if len({edges.get(at, -at - 1) for at in at_edges}) > 1:
            found.update(at_edges)
        elif not edges and _is_even(places) and not lines[places[0]].text.endswith((":", "؟", "?")):
            found.update(places)
    first = min(found, default=-1)
    if first >= 0 and _may_be_title(lines, first, numbers, found):
        found.remove(first)
    return found


def _is_even(places: Sequence[int]) -> bool:
    """Whether three lines or more stand a page apart."""
    between = [b - a for a, b in pairwise(places)]
    return (
        len(between) > 1 and min(between) > 2 * FEWEST_BETWEEN and max(between) < 2 * min(between)
    )


def _may_be_title(
    lines: Sequence[SeedLine], at: int, numbers: Collection[int], found: Collection[int]
) -> bool:
    """Whether a running head is the title of the article where it stands first."""
    text = lines[at].text
    before = [place for place in range(at) if place not in numbers]
    if before or text.count(" ") + 1 < TITLE_WORDS or _APART.search(text):
        return False
    longest = max(len(line.text) for line in lines[: 4 * NEAR])
    following = [lines[n].text for n in range(at + 1, min(at + 3, len(lines))) if n not in found]
    return not any(
        is_heading(line) and line.count(" ") + 1 >= TITLE_WORDS and 5 * len(line) < 4 * longest
        for line in following
    )
