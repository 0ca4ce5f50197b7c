"""The lines of a page → the lists of other articles in it, and where its comments begin."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import Final

from sharih.conversion.pasted.page_lines import Lines

OTHER_ARTICLES: Final = "link to other articles"
COMMENTS: Final = "comments of readers"
IN_LISTS: Final = ("time of publication", "counter or button of the page")
"""Lines of a page that stand between titles of other articles."""
LIST_END: Final = "end of list"
"""What is written for screen readers behind such a list."""
MOST_TITLES: Final = 3
"""So many titles of other articles stand between two paragraphs at most."""
TEASER_WORDS: Final = 40
"""The beginning of another article under its title has at most this many words."""
MOST_TEASERS: Final = 20
"""So many of them are looked at."""


def find_end(text: Lines, start: int, reasons: dict[int, str], *, whole: bool) -> int:
    """Find the line behind which nothing is text, and fill in what is not before it.

    `start` is the first paragraph; `whole` says that the page was selected whole.
    """
    if not any(match is not None and match.begins for match in text.edge_matches):
        return len(text)
    before = list(accumulate((text.words([at]) for at in range(len(text))), initial=0))
    texts = _next_texts(text)
    ends = 0
    for at in range(start + 1, len(text)):
        match = text.edge_matches[at]
        if match is None or not match.begins or at < ends:
            continue
        if text.lines[at].text.lower() == LIST_END:
            _drop(text, reasons, (at,), OTHER_ARTICLES)
            continue
        mostly = before[-1] - before[at] <= before[at]
        if match.begins == "comments":
            if mostly and (whole or at + 1 == len(text) or not text.prose(at + 1)):
                _drop(text, reasons, range(at, len(text)), COMMENTS)
                return at
            continue
        ends = texts[at + 1]
        if ends == len(text) or (mostly and _are_teasers(text, at + 1)):
            _drop(text, reasons, range(at, len(text)), OTHER_ARTICLES)
            return at
        if not _begins(text, ends) or any(map(text.listed, range(at + 1, ends))):
            ends = _block_end(text, at, ends)
        _drop(text, reasons, range(at, ends), OTHER_ARTICLES)
    return len(text)


def _begins(text: Lines, at: int) -> bool:
    match = text.edge_matches[at]
    return match is not None and bool(match.begins)


def _drop(text: Lines, reasons: dict[int, str], positions: Iterable[int], reason: str) -> None:
    for at in positions:
        match = text.edge_matches[at]
        reasons[at] = match.reason if match else reason


def _next_texts(text: Lines) -> list[int]:
    """List for each position the first one from it on that is text, or begins something else."""
    found = [len(text)] * (len(text) + 1)
    for at in reversed(range(len(text))):
        sentence = text.shapes[at].sentence and not text.edge_matches[at]
        ends = sentence or text.prose(at) or _begins(text, at)
        found[at] = at if ends else found[at + 1]
    return found


def _block_end(text: Lines, at: int, end: int) -> int:
    """Find the end of the titles between two paragraphs: a heading may stand behind them."""
    titles = 0
    for position in range(at + 1, end):
        if text.edge_matches[position] is not None:
            continue
        alone = position in text.apart and position == end - 1 and at + 1 not in text.apart
        if titles and (titles == MOST_TITLES or alone or text.shapes[position].item):
            return position
        titles += 1
    return end


def _are_teasers(text: Lines, start: int) -> bool:
    """Whether the paragraphs that follow each stand alone under a title, and are short."""
    seen = 0
    for at in range(start, len(text)):
        match = text.edge_matches[at]
        if match is not None and match.reason not in IN_LISTS:
            break
        if not text.prose(at):
            continue
        if text.prose(at - 1) or text.shapes[at].words > TEASER_WORDS:
            return False
        seen += 1
        if seen == MOST_TEASERS:
            break
    return seen > 1
