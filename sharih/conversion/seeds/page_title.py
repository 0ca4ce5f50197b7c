"""The pieces of a page → the one that is the headline of its article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sharih.arabic import fold
from sharih.conversion.seeds.page_blocks import Page, PageBlock
from sharih.conversion.seeds.page_region import names, words

_FEWEST_LETTERS: Final = 8
_MOST_LETTERS: Final = 300
_ALIKE: Final = 0.6
"""A headline has so great a share of the words of a title in the page's head, and it of its."""
_NEAR: Final = 12
"""A piece of text that is only named a title stands at most so many before the article."""
_HEADINGS: Final = {"h1": 3, "h2": 2, "h3": 1, "h4": 1}


def find_title(page: Page, outside: Sequence[bool], first: int, told: Sequence[str]) -> int | None:
    """Find the headline: the place of its piece; None where none surely is.

    `first` is the place of the first piece of the article, `told` the titles in the page's head.
    """
    known_titles = [set(fold(title).split()) for title in told]
    best: tuple[float, int] | None = None
    for at, block in enumerate(page.blocks):
        rank = _rank(page, block)
        if not rank or not _FEWEST_LETTERS <= len(block.text) <= _MOST_LETTERS:
            continue
        likeness = max((_alike(block.text, title) for title in known_titles), default=0.0)
        known = likeness >= _ALIKE
        if outside[block.element] and not (known and rank >= 2):
            continue
        if not known and not _may_be(block, rank, first - at):
            continue
        score = 10 * likeness * known + rank - (at > first) - abs(first - at) / 1000
        if best is None or score > best[0]:
            best = (score, at)
    return best[1] if best else None


def _rank(page: Page, block: PageBlock) -> int:
    """Tell how surely an element of this name is a headline; 0 for no headline."""
    for element in list(page.around(block.element))[:3]:
        found = page.elements[element]
        if found.tag in _HEADINGS:
            return _HEADINGS[found.tag]
        told = (found.attributes.get("itemprop") or "").lower().split()
        if "headline" in told or names(found) & words().title:
            return 2
    return 0


def _may_be(block: PageBlock, rank: int, before: int) -> bool:
    """Whether a piece may be the headline though the page's head does not say so."""
    if 2 * block.linked > len(block.text) or block.text.count(" ") < 2:
        return False
    return (rank == 3 and before >= 0) or (rank == 2 and 0 < before <= _NEAR)


def _alike(text: str, title: set[str]) -> float:
    own = set(fold(text).split())
    if len(own) < 2 or len(title) < 2:
        return 0.0
    common = len(own & title)
    return common / len(own) if common >= 0.4 * len(title) else 0.0
