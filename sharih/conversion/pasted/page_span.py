"""The lines of a pasted page → where the article in it begins and ends, and what is around it.

A page that was selected whole has menus, lists of other articles and comments around its text.
They are known by their place: behind a line that begins them, in a row of short lines at an
edge, outside the stretch of lines that holds most of the prose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sharih.conversion.lines.boilerplate import NO_WORDS
from sharih.conversion.pasted.page_behind import MENU_LINES, lines_behind, longest_run
from sharih.conversion.pasted.page_inside import lines_inside
from sharih.conversion.pasted.page_lines import Lines, Page
from sharih.conversion.pasted.page_lists import find_end
from sharih.conversion.pasted.page_rhythm import between, has_rhythm, is_closed
from sharih.conversion.pasted.pull_quotes import pull_quotes

CAPTION: Final = "caption or credit of a picture"

FAR: Final = 12
"""The details of an article stand at most so many lines before it."""
MOST_CAPTIONS: Final = 4
"""So many lines stand under a picture at most."""
CAPTION_WORDS: Final = 18
"""A caption that ends like a sentence has at most this many words."""
BROKEN_LINES: Final = 6
"""So many lines of one length at least were broken at a width,"""
GOING_ON: Final = 3
"""and so were so many that begin with a small letter."""
PAGE_MATCHES: Final = 2
"""A text with so many kinds of lines of a page is one that was selected whole."""

OF_MESSAGES: Final = frozenset(
    ("forwarded message", "note of a messenger", "link to a channel", "link", NO_WORDS)
)

_LONGEST: Final = 60
_GOES_ON: Final = re.compile(r"[a-z]+,? .{35}")


def find_page(text: Lines) -> Page | None:
    """Find out where the article begins and ends; None where there is no prose."""
    first = next((at for at in range(len(text)) if text.prose(at)), None)
    if first is None:
        return None
    page = Page({}, first, len(text), is_page(text, first))
    page.end = find_end(text, first, page.reasons, whole=page.whole)
    if page.whole:
        page.rhythm = _is_of_browser(text) and has_rhythm(text, range(first, page.end))
        start, end = _span(text, page)
        if _is_broken(text, page, start, end):
            page.whole = False
        else:
            page.start, page.end = start, end
            if page.rhythm:
                page.start = _first_paragraph(text, page)
                _mend(page.reasons, between(text, page.reasons, range(page.start, end)))
            page.reasons.update(_twice(text, start))
            page.reasons.update(lines_inside(text, page))
            page.reasons.update(pull_quotes(text, range(start, end)))
            page.reasons.update(lines_behind(text, page))
    return page


def _is_of_browser(text: Lines) -> bool:
    """Whether lines of a page are known that do not stand in messages too."""
    found = {match.reason for match in text.edge_matches if match} - OF_MESSAGES
    return bool(text.details) or len(found) >= PAGE_MATCHES


def _first_paragraph(text: Lines, page: Page) -> int:
    """Find the first paragraph behind the details of the article; a caption is none."""
    start = page.start
    most = min(page.end - 1, page.start + MOST_CAPTIONS)
    while start < most and not is_closed(text, start):
        if text.shapes[start].words > CAPTION_WORDS:
            return page.start
        if not any(at in text.details for at in range(max(0, start - FAR), start)):
            return page.start
        start += 1
    return start if text.prose(start) else page.start


def _mend(reasons: dict[int, str], found: Mapping[int, str]) -> None:
    """Add reasons, and take back those that are empty."""
    for at, reason in found.items():
        if reason:
            reasons[at] = reason
        else:
            reasons.pop(at, None)


def _is_broken(text: Lines, page: Page, start: int, end: int) -> bool:
    """Whether the unknown lines outside a stretch of lines are those of paragraphs.

    Lines that were broken at a width look like titles, but most of them are of one length.
    """
    outside = [
        at
        for at in (*range(start), *range(end, len(text)))
        if at not in page.reasons and text.edge_matches[at] is None and not text.shapes[at].scrap
    ]
    if 2 * text.words(outside) > text.words(range(start, end)):
        return True
    lengths = [len(text.lines[at].text) for at in outside]
    nearly = 0.8 * max(lengths, default=0)
    full = sum(length > nearly for length in lengths)
    going_on = sum(_GOES_ON.match(line.text) is not None for line in text.lines)
    return going_on >= max(GOING_ON, len(text) // 8) or (
        full >= BROKEN_LINES and 5 * full >= 3 * len(lengths)
    )


def is_page(text: Lines, first: int) -> bool:
    """Whether a text was selected whole: lines of a page in it, or a menu before its prose."""
    if len({match.reason for match in text.edge_matches if match}) >= PAGE_MATCHES:
        return True
    return longest_run(text, range(first)) >= MENU_LINES


def _span(text: Lines, page: Page) -> tuple[int, int]:
    """Find the stretch of lines that holds most of the prose with least of the page in it."""
    best = (0, page.start, page.end)
    total, start = 0, 0
    listed = False
    for at in range(page.end):
        if total <= 0:
            total, start = 0, at
        weight = _weight(text, page, at)
        if text.edge_matches[at] is not None or weight > 0:
            listed = False
        total += 0 if listed else weight
        listed = listed or (weight >= 0 and text.lines[at].text.endswith(":"))
        if total > best[0]:
            best = (total, start, at + 1)
    return best[1], best[2]


def _weight(text: Lines, page: Page, at: int) -> int:
    look = text.shapes[at]
    if at in page.reasons:
        return 0
    if text.edge_matches[at] is not None:
        return -3
    if page.rhythm and look.words <= CAPTION_WORDS and look.prose and not is_closed(text, at):
        return 0
    if look.prose or look.sentence:
        return min(look.words, _LONGEST)
    if look.item:
        return 0
    alone = at + 1 < len(text) and text.prose(at + 1) and at > 0 and text.prose(at - 1)
    return 0 if alone else -2 if look.scrap else -3


def _twice(text: Lines, start: int) -> dict[int, str]:
    """Leave out a caption that follows the same words, which describe the picture."""
    return {
        at: CAPTION
        for first in range(start, len(text) - 1)
        if text.lines[first].text == text.lines[first + 1].text and not text.prose(first)
        for at in (first, first + 1)
    }
