"""The lines of a pasted page before its article → the one that is the headline of it.

The first line of a page is seldom its headline. A headline has the length of one and no full
stop, stands near the text or the line with its time, and says in part what the text says; a page
often has it twice, in its title or its path.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sharih.arabic import fold_pattern
from sharih.conversion.headlines.evidence import choose
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.labels import is_label
from sharih.conversion.lines.stems import stems
from sharih.conversion.pasted.details import begins_with_place
from sharih.conversion.pasted.page_behind import AROUND, MENU
from sharih.conversion.pasted.page_lines import Lines, Page
from sharih.conversion.pasted.page_places import FEWEST_POINTS, lines_over

FEWEST_WORDS: Final = 3
"""A headline among the lines of a page has at least this many words,"""
MOST_WORDS: Final = 24
"""and at most this many."""
BESIDE: Final = "beside the headline"
BESIDE_WORDS: Final = 7
"""A caption without a full stop has at most this many words,"""
NAME_WORDS: Final = 5
"""a name and a place, before the line with the time, this many,"""
CAPTION_WORDS: Final = 27
"""one that holds another this many."""
REPEATED: Final = "headline once more"
LABEL_WORDS: Final = 4
"""A label over a headline has at most this many words."""

_BYLINE: Final = re.compile(
    fold_pattern(
        r"(?:كتب|كتبت|إعداد|تحرير|ترجمة|تصوير|عدسة|المصدر|نشر)ت?\s*[:/|]|(?:بقلم|بواسطة|مرسلة) "
        r"|(?:words |story |text |photographs? |photos? |pictures |report )?by "
    ),
    re.IGNORECASE,
)
_MARK: Final = re.compile(r"[.؟?!،,\"“«|]")
_FAR: Final = 30


def find_headline(text: Lines, page: Page) -> int | None:
    """Find the position of the headline; None where no line is plausible."""
    head = [at for at in range(page.start) if _is_candidate(text, page.reasons, at)]
    if not head:
        return None
    return choose(lines_over(text, page, head[-_FAR:]), head[-_FAR:])


def drops_above(text: Lines, page: Page, headline: int | None) -> dict[int, str]:
    """Leave out what stands above the headline, and where it stands once more."""
    found: dict[int, str] = {}
    label = _label(text, page, headline) if headline is not None else None
    for at in range(page.start):
        match = text.edge_matches[at]
        if match is not None:
            found[at] = match.reason
        elif headline is None:
            if text.shapes[at].scrap and _in_row(text, at):
                found[at] = MENU
        elif at < headline and at != label:
            found[at] = MENU if text.shapes[at].scrap else AROUND
    if headline is not None:
        found.pop(headline, None)
        key = key_of(text.lines[headline].text)
        found |= {
            at: REPEATED
            for at in range(page.end)
            if at != headline and key_of(text.lines[at].text) == key
        }
    return found


def drops_beside(text: Lines, page: Page, headline: int) -> dict[int, str]:
    """Find a caption, a name or a scrap between the headline and the text.

    A line directly under the headline may be a second one.
    """
    found: dict[int, str] = {}
    last = ""
    detail = max((at for at in text.details if headline < at < page.start), default=page.start)
    points = _points(text, range(detail + 1, page.start))
    listed = len(points) >= FEWEST_POINTS and all(
        text.edge_matches[at] is None and not text.shapes[at].scrap for at in points
    )
    for at in range(headline + 1, page.start + 1):
        look, line = text.shapes[at], text.lines[at].text
        if at == page.start - 1 and _is_heading(text, page, at):
            continue
        if at < page.start and not (look.prose or look.sentence or look.item):
            named = look.words <= NAME_WORDS and at + 1 in text.details
            beside = look.scrap or named or at > headline + 1
            if beside and look.words <= BESIDE_WORDS and not (listed and points.start - 1 <= at):
                found[at] = BESIDE
        if page.rhythm and at in points and not (listed or look.item or begins_with_place(line)):
            found[at] = BESIDE
        if last and line.startswith(last) and look.words <= CAPTION_WORDS:
            found[at] = BESIDE  # what is said of a picture stands before its caption too
        last = line if at in found else ""
    return found


def _points(text: Lines, under: range) -> range:
    """Find the lines that say in short what the text says, without a heading over them.

    A blank line may part them from the buttons under the details.
    """
    start = next((at for at in under if at in text.apart), under.start)
    if not all(text.shapes[at].scrap for at in range(under.start, start)):
        start = under.start
    headed = start in text.apart and start in under and text.shapes[start].scrap
    return range(start + headed, under.stop)


def _is_heading(text: Lines, page: Page, at: int) -> bool:
    """Whether a scrap over the first paragraph, apart from what is over it, is a heading.

    Others like it stand alone between paragraphs.
    """
    if at not in text.apart or not text.shapes[at].scrap or text.edge_matches[at] is not None:
        return False
    inside = range(page.start + 1, page.end - 1)
    return any(
        text.shapes[x].scrap
        and text.edge_matches[x] is None
        and text.prose(x - 1)
        and text.prose(x + 1)
        for x in inside
    )


def _is_candidate(text: Lines, reasons: Mapping[int, str], at: int) -> bool:
    look = text.shapes[at]
    if at in reasons or text.matches[at] or look.prose or look.sentence or at in text.details:
        return False
    if not FEWEST_WORDS <= look.words <= MOST_WORDS:
        return False
    return _BYLINE.match(key_of(text.lines[at].text)) is None


def _label(text: Lines, page: Page, headline: int) -> int | None:
    """Find the label over the headline: short, directly over it, and in no row of scraps."""
    at = headline - 1
    if at < 0 or at in page.reasons or text.edge_matches[at] is not None:
        return None
    if is_label(text.lines[at].text):
        return at
    look = text.shapes[at]
    if _MARK.search(text.lines[at].text):
        return None
    if look.words > LABEL_WORDS or look.item:
        return None
    if look.scrap and _in_row(text, at):
        # A label of the article shares a word with it; one of a menu may by chance.
        lede = stems([text.lines[page.start].text])
        if look.words < FEWEST_WORDS or not stems([text.lines[at].text]) & lede:
            return None
    key = key_of(text.lines[at].text)
    elsewhere = (key_of(line.text) for x, line in enumerate(text.lines[:headline]) if x != at)
    return None if any(key in other for other in elsewhere) else at


def _in_row(text: Lines, at: int) -> bool:
    """Whether a scrap stands beside another."""
    return any(
        0 <= x < len(text) and text.shapes[x].scrap and text.edge_matches[x] is None
        for x in (at - 1, at + 1)
    )
