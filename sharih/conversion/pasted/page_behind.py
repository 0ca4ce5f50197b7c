"""The lines behind the article of a pasted page → those that are of the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sharih.conversion.lines.stems import stems
from sharih.conversion.pasted.details import may_be_credit
from sharih.conversion.pasted.page_lines import Lines, Page

MENU: Final = "menu of the page"
AROUND: Final = "of the page around the article"
MENU_LINES: Final = 4
"""So many scraps in a row, at the edge of a text, are a menu."""
TAGS: Final = "tags"
FEWEST_TAGS: Final = 2
TAG_LABEL_WORDS: Final = 3


def longest_run(text: Lines, positions: Iterable[int]) -> int:
    """Count the scraps in the longest row of them."""
    run = longest = 0
    for at in positions:
        run = run + 1 if text.shapes[at].scrap and not text.shapes[at].item else 0
        longest = max(longest, run)
    return longest


def lines_behind(text: Lines, page: Page) -> dict[int, str]:
    """Leave out what stands behind the article, from the first line of the page on.

    A short last line and a list are text, unless something of the page stands before them.
    """
    begins = page.end
    while begins < len(text) and not _is_of_page(text, begins):
        begins += 1
    if page.rhythm and begins < len(text):
        begins = _block_before(text, page, begins)
    while begins < len(text) and text.edge_matches[begins] is None:
        if not may_be_credit(text.lines[begins].text):
            break
        begins += 1
    found = {}
    tags = False
    for at in range(begins, len(text)):
        match, look = text.edge_matches[at], text.shapes[at]
        if match:
            tags = match.reason == TAGS and look.words <= TAG_LABEL_WORDS
        tags = tags and look.scrap
        found[at] = match.reason if match else TAGS if tags else MENU if look.scrap else AROUND
    return {at: reason for at, reason in found.items() if at not in page.reasons}


def _block_before(text: Lines, page: Page, begins: int) -> int:
    """Find where the lines directly before one of the page begin that are of it too.

    They are of the article if half of them speak of the same, and so are credits; scraps in a row
    say what it is about.
    """
    start = begins
    while start > page.end and start not in text.apart:
        if text.shapes[start - 1].item:
            return begins
        if may_be_credit(text.lines[start - 1].text):
            break
        start -= 1
    if start == begins:
        return begins
    if begins - start >= FEWEST_TAGS and all(text.shapes[at].scrap for at in range(start, begins)):
        return begins if text.lines[start - 1].text.endswith(":") else start
    told = stems(text.lines[at].text for at in range(page.start, page.end))
    own = [stems([text.lines[at].text]) for at in range(start, begins)]
    same = sum(3 * len(words & told) >= len(words) > 0 for words in own)
    return begins if 2 * same >= len(own) else start


def _is_of_page(text: Lines, at: int) -> bool:
    if text.edge_matches[at] is not None:
        return True
    row = range(at, min(at + MENU_LINES, len(text)))
    return len(row) == MENU_LINES and longest_run(text, row) == MENU_LINES
