"""The blank lines of a pasted page → what between its paragraphs is none of the article.

A browser copies a blank line behind every paragraph, and none behind what is no paragraph: a
heading, a caption, a pull quote, a box. So where nearly all paragraphs of a page have a blank
line behind them, a sentence that has none is none of its paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from sharih.conversion.lines.headings import is_heading
from sharih.conversion.lines.stems import stems
from sharih.conversion.pasted.page_lines import Lines
from sharih.conversion.pasted.pull_quotes import QUOTED

BETWEEN: Final = "of the page between paragraphs"

FEWEST: Final = 3
"""So many paragraphs at least show the rhythm of a page."""
LONG_WORDS: Final = 16
"""A paragraph that shows it has at least this many words."""
LOOSE_WORDS: Final = 16
"""What stands between paragraphs and is none has at most this many words."""
SHORTER: Final = 0.8
"""A heading behind titles of other articles is at most so long as they are, on average."""

_SPOKEN: Final = re.compile(r"[\"“«„'‘].*[\"”»“'’] [^\W\d_]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_DIGIT: Final = re.compile(r"\d")


def has_rhythm(text: Lines, positions: range) -> bool:
    """Whether nearly all long paragraphs have a blank line behind them."""
    long = [at for at in positions if text.prose(at) and text.shapes[at].words >= LONG_WORDS]
    behind = sum(is_closed(text, at) for at in long)
    return behind >= FEWEST and 4 * behind >= 3 * len(long)


def is_closed(text: Lines, at: int) -> bool:
    """Whether a blank line, or nothing, follows on a line."""
    return at + 1 == len(text) or at + 1 in text.apart


def between(text: Lines, reasons: Mapping[int, str], positions: range) -> dict[int, str]:
    """Find what stands directly before paragraphs and is neither heading nor list: → why.

    An empty reason takes one back.
    """
    blocks = list(_blocks(text, positions))
    found: dict[int, str] = {}
    for inner, _ in blocks:
        if not _is_announced(text, inner):
            found |= _loose(text, inner)
    headed = any(
        all(at in found for at in inner[:-1])
        and inner[-1] not in reasons
        and _is_like_heading(text, inner[-1])
        for inner, _ in blocks
    )
    for inner, paragraph in blocks:
        if (box := _box(text, reasons, inner)) is not None:
            found |= dict.fromkeys(box, BETWEEN)
            if (last := _heading(text, box, paragraph, headed=headed)) is not None:
                found[last] = ""
    return {
        at: match.reason if reason and (match := text.edge_matches[at]) else reason
        for at, reason in found.items()
        if not reason or at not in reasons
    }


def _blocks(text: Lines, positions: range) -> Iterator[tuple[range, int]]:
    """Give each paragraph that has lines directly before it, and those lines.

    Before the details of the article stands its headline.
    """
    start = positions.start
    for at in positions:
        if at in text.apart:
            start = at
        if is_closed(text, at):
            last = max((x for x in text.details if start <= x < at), default=start - 1)
            if last + 1 < at and text.prose(at):
                yield range(last + 1, at), at
            start = at + 1


def _loose(text: Lines, inner: range) -> dict[int, str]:
    """Find sentences that have no blank line behind them, but for the items of lists."""
    found: dict[int, str] = {}
    if any(text.lines[at].text.endswith(("؟", "?")) for at in inner[:-1]):
        return {}
    for at in inner:
        look = text.shapes[at]
        if not (look.sentence or look.prose) or look.item or look.words > LOOSE_WORDS:
            continue
        if _SPOKEN.match(text.lines[at].text):
            continue
        beside = [x for x in (at - 1, at + 1) if x in inner and text.shapes[x].sentence]
        if not beside and not _ends_list(text, inner, at):
            # What stands over it goes with it.
            found[at] = BETWEEN
            for over in range(at - 1, inner.start - 1, -1):
                if text.shapes[over].item or text.shapes[over].words > LOOSE_WORDS:
                    break
                found[over] = BETWEEN
    return found


def _ends_list(text: Lines, inner: range, at: int) -> bool:
    """Whether a sentence is the last item of a list: behind like lines, or a lead-in."""
    before = range(inner.start, at)
    if any(text.lines[x].text.endswith(":") or text.shapes[x].item for x in before):
        return True
    return len(before) > 1 and all(
        text.shapes[x].titled and text.edge_matches[x] is None for x in before[-2:]
    )


def _is_announced(text: Lines, inner: range) -> bool:
    """Whether the paragraph before some lines leads to a list, which they are then."""
    return inner.start > 0 and text.lines[inner.start - 1].text.endswith(":")


def _box(text: Lines, reasons: Mapping[int, str], inner: range) -> range | None:
    """Find the lines of a box before a paragraph: from the first that is of the page on."""
    for at in inner:
        if at in reasons or text.edge_matches[at] or not _LETTER.search(text.lines[at].text):
            first = at
            break
    else:
        return None
    while first > inner.start and text.shapes[first - 1].scrap:
        first -= 1
    opening = text.edge_matches[first]
    titles = opening is not None and bool(opening.begins)
    ends = (
        x for x in range(first + 1, inner.stop) if _begins_list(text, reasons, x, titles=titles)
    )
    listed = next(ends, None)
    return range(first, inner.stop if listed is None else listed)


def _begins_list(text: Lines, reasons: Mapping[int, str], at: int, *, titles: bool) -> bool:
    """Whether a line of a box is the first item of a list of the article."""
    look = text.shapes[at]
    if at in reasons or text.edge_matches[at] is not None:
        return False
    return (look.item and not titles) or (look.sentence and text.shapes[at + 1].sentence)


def _heading(text: Lines, box: range, paragraph: int, *, headed: bool) -> int | None:
    """Find the last line of a box, if it is the heading of the paragraph behind it."""
    last = box.stop - 1
    if last == box.start or not _is_like_heading(text, last):
        return None
    titles = [x for x in box[:-1] if not text.edge_matches[x] and text.shapes[x].titled]
    if box.stop < paragraph:
        return last
    if not titles:
        return last if _is_whole(text, box.start) else None
    own = stems([text.lines[last].text])
    length = sum(len(text.lines[x].text) for x in titles) / len(titles)
    short = len(text.lines[last].text) <= SHORTER * length
    shared = own & stems([text.lines[paragraph].text])
    return last if 3 * len(shared) >= len(own) or (headed and short) else None


def _is_whole(text: Lines, at: int) -> bool:
    """Whether nothing belongs to a line of the page: an advertisement, a title behind a label."""
    opening = text.edge_matches[at]
    if opening is None or opening.begins:
        return False
    return opening.reason == "advertisement" or ":" in text.lines[at].text[:-1]


def _is_like_heading(text: Lines, at: int) -> bool:
    line, look = text.lines[at].text, text.shapes[at]
    if look.prose or look.sentence or look.item or text.edge_matches[at]:
        return False
    return is_heading(line) and not QUOTED.match(line) and bool(_LETTER.search(line))
