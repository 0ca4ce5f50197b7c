"""The pieces of a page → the one that is the headline of its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from sharih.arabic import fold
from sharih.conversion.seeds.page_blocks import Page, PageBlock
from sharih.conversion.seeds.page_region import is_prose, names, words
from sharih.conversion.seeds.page_styles import PLAIN_SIZE

_FEWEST_LETTERS: Final = 8
_MOST_LETTERS: Final = 300
_ALIKE: Final = 0.6
"""A headline has so great a share of the words of a title in the page's head, and it of its."""
_NEAR: Final = 12
"""A piece of text that is only named a title stands at most so many before the article."""
_MOST_WORDS: Final = 24
"""A headline without a name has at most so many words."""
LARGE: Final = 1.2
"""The letters of a headline are so many times as large as those of the text."""
_PARAGRAPH: Final = 90
"""A piece of at least so many characters is a paragraph."""
_HEAD: Final = 16
"""So many pieces from the first long one on may be headline, deck and credits."""
_HEADINGS: Final = {"h1": 3, "h2": 2, "h3": 1, "h4": 1}


def find_title(page: Page, outside: Sequence[bool], first: int, told: Sequence[str]) -> int | None:
    """Find the headline: the place of its piece; None where none surely is.

    `first` is the place of the first piece of the article, `told` the titles in the page's head.
    """
    known_titles = [set(fold(title).split()) for title in told]
    size = text_size(page, outside)
    start = _start(page, first, size)
    best: tuple[float, int] | None = None
    for at, block in enumerate(page.blocks):
        named = _rank(page, block)
        large = block.size >= LARGE * size
        if not (named or known_titles or large):
            continue
        if not _FEWEST_LETTERS <= len(block.text) <= _MOST_LETTERS:
            continue
        likeness = max((_alike(block.text, title) for title in known_titles), default=0.0)
        known = likeness >= _ALIKE and not (named == 3 and _is_over_another(page, at, start))
        if outside[block.element] and not (known and named >= 2):
            continue
        if not (named and (known or _may_be(block, named, first - at, start - at))) and not (
            _may_look_so(block, start - at) and (known or large)
        ):
            continue
        score = 10 * likeness * known + named + large / 2 - (at > start) - abs(start - at) / 1000
        if best is None or score > best[0]:
            best = (score, at)
    return best[1] if best else None


def text_size(page: Page, outside: Sequence[bool]) -> float:
    """Tell how large most letters of the text are."""
    sizes = Counter[float]()
    for block in page.blocks:
        if is_prose(block) and not outside[block.element]:
            sizes[block.size] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else PLAIN_SIZE


def _start(page: Page, first: int, size: float) -> int:
    """Find where the text begins, from its first piece on: large or short ones are headlines."""
    for at, block in enumerate(page.blocks[first : first + _HEAD], start=first):
        plain = block.size < LARGE * size and len(block.text) >= _PARAGRAPH
        if plain or (is_prose(block) and block.text.endswith(".")):
            return at
    return first


def _is_over_another(page: Page, at: int, start: int) -> bool:
    """Whether a linked headline is the name of the site: another as high stands before the text."""
    block = page.blocks[at]
    return 2 * block.linked > len(block.text) and any(
        2 * other.linked <= len(other.text)
        and other.text.count(" ") >= 2
        and _rank(page, other) == 3
        for other in page.blocks[at + 1 : start]
    )


def _may_look_so(block: PageBlock, before: int) -> bool:
    """Whether a piece may be the headline by its looks: over the text, and no sentence."""
    return (
        0 < before <= _NEAR
        and 2 <= block.text.count(" ") < _MOST_WORDS
        and 2 * block.linked <= len(block.text)
        and block.text[-1] not in ".:،,؛;"
    )


def _rank(page: Page, block: PageBlock) -> int:
    """Tell how surely an element of this name is a headline; 0 for no headline."""
    for element in list(page.around(block.element))[:3]:
        found = page.elements[element]
        named = names(found) if found.classes else frozenset()
        if named & words().byline and not named & words().title:
            return 0
        told = (found.attributes.get("itemprop") or "").lower().split()
        if "headline" in told or named & words().title:
            return max(2, _HEADINGS.get(found.tag, 0))
        if found.tag in _HEADINGS:
            return _HEADINGS[found.tag]
    return 0


def _may_be(block: PageBlock, rank: int, before: int, over: int) -> bool:
    """Whether a piece may be the headline though the page's head does not say so."""
    if 2 * block.linked > len(block.text) or block.text.count(" ") < 2:
        return False
    return (rank == 3 and before >= 0) or (rank == 2 and before >= 0 and 0 < over <= _NEAR)


def _alike(text: str, title: set[str]) -> float:
    own = set(fold(text).split())
    if len(own) < 2 or len(title) < 2:
        return 0.0
    common = len(own & title)
    return common / len(own) if common >= 0.4 * len(title) else 0.0
