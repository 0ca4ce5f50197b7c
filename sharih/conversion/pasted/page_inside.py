"""The lines of a pasted page between its first and its last paragraph → those of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sharih.conversion.pasted.page_lines import Lines, Page
from sharih.conversion.pasted.under_time import TIME

UNDER: Final = "beside the headline"
CAPTION: Final = "caption or credit of a picture"
NEWSLETTER: Final = "newsletter box"
COUNTER: Final = "counter or button of the page"
FEWEST_COUNTED: Final = 2
COUNTER_WORDS: Final = 4
"""The number of a picture among others has at most this many words."""
UNDER_LINES: Final = 8
"""So many lines stand at most between what an article says in short and its text."""
BOX_LINES: Final = 3
"""So many lines of a box, at least, tell where it begins and ends;"""
BOX_GAP: Final = 1
"""so many others stand at most between two of them."""

_COUNTER: Final = re.compile(
    r"(?:(?:صورة|شريحة|[Pp]hoto|[Ii]mage|[Ss]lide) )?"
    r"(?P<number>\d{1,3}) ?(?:/|من|of) ?(?P<count>\d{1,3})"
)


def lines_inside(text: Lines, page: Page) -> dict[int, str]:
    """Find details under the first paragraph, boxes, and captions that are there twice."""
    found = dict(_under_first(text, page)) | dict(_boxes(text, page)) | dict(_captions(text, page))
    found |= dict.fromkeys(_counters(text, page), COUNTER)
    return {at: reason for at, reason in found.items() if at not in page.reasons}


def _under_first(text: Lines, page: Page) -> Iterator[tuple[int, str]]:
    """Give the lines between the first paragraph and the next, where the time is among them.

    The first says in short what the article says.
    """
    positions = range(page.start + 1, min(page.start + 2 + UNDER_LINES, page.end))
    behind = next((at for at in positions if text.shapes[at].prose), page.start)
    under = range(page.start + 1, behind)
    if not any((match := text.edge_matches[at]) and match.reason == TIME for at in under):
        return
    for at in under:
        if match := text.edge_matches[at]:
            yield at, match.reason
        elif at in text.details or text.shapes[at].scrap:
            yield at, UNDER


def _boxes(text: Lines, page: Page) -> Iterator[tuple[int, str]]:
    """Give the lines of boxes that ask for an address, between the first and the last known."""
    inside: list[int] = []
    for at in range(page.start + 1, page.end):
        match = text.edge_matches[at]
        if match is None or match.reason != NEWSLETTER:
            continue
        if inside and at - inside[-1] > BOX_GAP + 1:
            yield from _box(inside)
            inside = []
        inside.append(at)
    yield from _box(inside)


def _counters(text: Lines, page: Page) -> list[int]:
    """List the numbers of pictures in a gallery, which count up: `2 / 8`."""
    short = (at for at in range(page.start, page.end) if text.shapes[at].words <= COUNTER_WORDS)
    found = {at: n for at in short if (n := _COUNTER.fullmatch(text.lines[at].text))}
    numbers = [int(n["number"]) for n in found.values()]
    if len(numbers) < FEWEST_COUNTED or len({n["count"] for n in found.values()}) > 1:
        return []
    up = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return [*found] if up else []


def _box(inside: list[int]) -> Iterator[tuple[int, str]]:
    if len(inside) >= BOX_LINES:
        yield from ((at, NEWSLETTER) for at in range(inside[0], inside[-1] + 1))


def _captions(text: Lines, page: Page) -> Iterator[tuple[int, str]]:
    """Give captions with a credit behind them, and the same words without it before them."""
    for at in range(page.start + 1, page.end):
        match, before = text.edge_matches[at], text.lines[at - 1].text
        if match is None or match.reason != CAPTION or text.shapes[at - 1].prose:
            continue
        if before != text.lines[at].text and text.lines[at].text.startswith(before):
            yield from ((at - 1, CAPTION), (at, CAPTION))
