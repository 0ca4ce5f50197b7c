"""The lines over the text of a pasted page → what their places on it say of each.

Each is told by its name in the table of `conversion/headlines/evidence`, which weighs it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sharih.conversion.headlines.evidence import KNOWN, OVER, SECOND_WORDS, Over
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.stems import stems
from sharih.conversion.pasted.page_lines import Lines, Page
from sharih.conversion.pasted.under_time import under_time

DETAIL_LINES: Final = 3
"""The details of an article stand at most so many lines behind its headline."""
NAME_WORDS: Final = 5
"""The post of who wrote it has at most this many words."""
LEDE_LINES: Final = 3
FEWEST_POINTS: Final = 3
"""So many lines between the details and the text say in short what it says."""
SHARED: Final = 2
"""With so many words of the text a line may be its headline, wherever it stands."""


def lines_over(text: Lines, page: Page, candidates: Sequence[int]) -> Over:
    """Gather what is known of the lines over the text of a page."""
    over = [line.text for line in text.lines[: page.start]]
    prose = list(filter(text.prose, range(page.start, page.end)))[:LEDE_LINES]
    lede = [text.lines[at].text for at in prose]
    places = dict(_beside_others(text, page.start, candidates))
    places |= _over_details(text, page, candidates, stems(lede))
    telling = [at for at in candidates if len(stems([over[at]]) & stems(lede)) >= SHARED]
    last = max((at for at in text.details if at < page.start), default=0)
    points = sum(text.shapes[at].titled for at in range(last + 1, page.start))
    if any(at < last for at in (candidates if points >= FEWEST_POINTS else telling)):
        # What says in short what the text says, or a caption stands behind the details.
        places["between the details and the text"] = range(last, page.start)
    places["not over the time"] = under_time(text, candidates, telling)
    return Over.of(over, lede, places)


def _beside_others(
    text: Lines, start: int, candidates: Sequence[int]
) -> Mapping[str, Sequence[int]]:
    """Tell lines by what else of the page stands before them, or says the same."""
    keys = [key_of(line.text) for line in text.lines[:start]]
    found = text.edge_matches
    return {
        "behind a blank line": [at for at in range(start) if not at or at in text.apart],
        "behind no other title": [
            at for at in range(start) if not at or found[at - 1] or not text.shapes[at - 1].titled
        ],
        "said twice on the page": [
            at
            for at in candidates
            if any(keys[at] in key for x, key in enumerate(keys) if x not in (at, at + 1))
        ],
        KNOWN: [at for at in range(start) if found[at] or text.shapes[at].item],
    }


def _over_details(
    text: Lines, page: Page, candidates: Sequence[int], lede: frozenset[str]
) -> Mapping[str, Sequence[int]]:
    """Tell lines by what stands behind them: the text, or by whom it is and when."""
    over, near, posts = [], [], []
    for at in candidates:
        own = stems([text.lines[at].text])
        label = text.shapes[at].words < SECOND_WORDS
        behind = at + 1 + (not label and _is_second(text, page, at + 1, own | lede))
        if behind in text.details or text.prose(behind):
            over.append(at)
        if not text.details.isdisjoint(range(behind, behind + DETAIL_LINES)):
            near.append(at)
            if text.shapes[at].words <= NAME_WORDS and at - 1 in text.details:
                posts.append(at)
    return {OVER: over, "over a time or a credit": near, "post of who wrote it": posts}


def _is_second(text: Lines, page: Page, at: int, words: frozenset[str]) -> bool:
    """Whether a line may be the second headline under a first one, with some of its words."""
    look = text.shapes[at]
    second = look.words >= SECOND_WORDS and text.edge_matches[at] is None and not look.item
    return second and at < page.start and bool(stems([text.lines[at].text]) & words)
