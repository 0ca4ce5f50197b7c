"""The pieces of a page → those among which its article stands, by how text is spread over it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from sharih.arabic import fold
from sharih.conversion.seeds.page_blocks import Element, Page, PageBlock

_FURNITURE: Final = frozenset((
    "nav", "aside", "footer", "form", "button", "dialog", "menu", "select", "textarea",
    "fieldset", "noscript",
))  # fmt: skip
_ROLES: Final = frozenset((
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "alert", "menu", "menubar", "tablist", "toolbar", "form",
))  # fmt: skip
_TEXT: Final = frozenset((
    "p", "li", "blockquote", "span", "b", "strong", "font", "center", "pre", "dd",
))  # fmt: skip
_LEAST: Final = 50
"""A piece of text with fewer characters tells nothing of where the article is."""
_LEAST_CARD: Final = 12
"""A link with fewer characters is no headline of another article;"""
_MOST_CARD: Final = 4
"""what has more pieces of text than these is no card for one."""
_LABEL_WORDS: Final = 7
"""The label of a part of a page has fewer words."""
_MORE: Final = 0.2
"""Such a share more of text makes a larger element the place of the article."""


@dataclass(frozen=True, slots=True)
class Words:
    """What words in classes, ids and labels say; see `saved_pages.toml`."""

    comments: frozenset[str]
    outside: frozenset[str]
    article: frozenset[str]
    title: frozenset[str]
    kicker: frozenset[str]
    deck: frozenset[str]
    caption: frozenset[str]
    byline: frozenset[str]
    prefixes: frozenset[str]
    suffixes: frozenset[str]
    labels: re.Pattern[str]


@cache
def words() -> Words:
    """Read the words; they ship with the package."""
    path = Path(__file__).parents[2] / "data" / "saved_pages.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    labels = "|".join(re.escape(fold(label)) for label in data.pop("labels"))
    sets = {key: frozenset(found) for key, found in data.items()}
    return Words(**sets, labels=re.compile(rf"\W*(?:\d+\W+)?(?:{labels})(?!\w)"))


def names(element: Element) -> frozenset[str]:
    """Give the words of an element's classes that say what it holds, also in pairs and threes."""
    found: set[str] = set()
    for parts in element.classes:
        if parts and parts[0] not in words().prefixes and parts[-1] not in words().suffixes:
            found.update(parts)
            found.update(map("-".join, pairwise(parts)))
            found.update(map("-".join, zip(parts, parts[1:], parts[2:], strict=False)))
    return frozenset(found)


def furniture(page: Page) -> list[bool]:
    """Tell of each element whether it says itself, or its text, that it is none of the article."""
    found = [_is_furniture(element) for element in page.elements]
    for element in (*_cards(page), *_labelled(page)):
        found[element] = True
    around = inherited(page, found)
    prose = [block for block in page.blocks if is_prose(block) and not around[block.element]]
    sizes = Counter[int]()
    for block in prose:
        for element in page.around(block.element):
            sizes[element] += len(block.text)
    whole = sum(len(block.text) for block in prose)
    for at, named in enumerate(page.elements):
        if (named.unseen or _is_named_outside(named)) and 2 * sizes[at] <= whole:
            found[at] = True
    return found


def _is_named_outside(element: Element) -> bool:
    if element.tag in ("html", "body") or not element.classes:
        return False
    named = names(element)
    return bool(named & words().outside) and not named & words().article


def _is_furniture(element: Element) -> bool:
    """Whether an element surely is none of the article, however much text it holds."""
    if element.tag in ("html", "body"):
        return False
    if element.tag in _FURNITURE or element.hidden:
        return True
    attributes = element.attributes
    if (attributes.get("role") or "").lower() in _ROLES:
        return True
    if (attributes.get("itemtype") or "").endswith("/Comment"):
        return True
    return bool(element.classes) and bool(names(element) & words().comments)


def _cards(page: Page) -> Iterator[int]:
    """Find small elements, several side by side, that each tell of another article with a link."""
    counts = Counter(e for block in page.blocks for e in page.around(block.element))
    linked: set[int] = set()
    for block in page.blocks:
        if 2 * block.linked > len(block.text) and len(block.text) > _LEAST_CARD:
            linked.update(
                element
                for element in list(page.around(block.element))[:3]
                if 2 <= counts[element] <= _MOST_CARD
            )
    sides = Counter(page.elements[element].parent for element in linked)
    return (element for element in linked if sides[page.elements[element].parent] > 1)


def _labelled(page: Page) -> Iterator[int]:
    """Find the elements that begin with the label of a part that is none of the article."""
    begun: set[int] = set()
    whole = len(page.blocks)
    counts = Counter(e for block in page.blocks for e in page.around(block.element))
    for block in page.blocks:
        chain = list(page.around(block.element))
        if block.text.count(" ") < _LABEL_WORDS and words().labels.match(fold(block.text)):
            yield from (
                element for element in chain if element not in begun and 2 * counts[element] < whole
            )
        begun.update(chain)


def inherited(page: Page, own: Sequence[bool]) -> list[bool]:
    """Tell of each element whether it, or one it stands in, is none of the article."""
    found: list[bool] = []
    for element, told in zip(page.elements, own, strict=True):
        found.append(told or (element.parent >= 0 and found[element.parent]))
    return found


def is_prose(block: PageBlock) -> bool:
    """Whether a piece of a page is long enough for text, and more than a link."""
    return len(block.text) >= _LEAST and block.linked < 0.4 * len(block.text)


def find_region(page: Page, outside: Sequence[bool]) -> int:
    """Find the smallest element that holds the article; -1 where the page has no elements."""
    prose = [block for block in page.blocks if is_prose(block) and not outside[block.element]]
    prose = prose or [block for block in page.blocks if is_prose(block)] or page.blocks
    scores: dict[int, float] = defaultdict(float)
    weights: dict[int, float] = defaultdict(float)
    for block in prose:
        weight = _weight(block)
        chain = list(page.around(block.element))
        if page.elements[chain[0]].tag in _TEXT and len(chain) > 1:
            chain = chain[1:]
        for distance, element in enumerate(chain[:4]):
            scores[element] += weight / 2**distance
        for element in chain:
            weights[element] += weight
    if not scores:
        return -1
    best = max(scores, key=lambda element: scores[element] * _bonus(page.elements[element]))
    return _widened(page, best, weights)


def _weight(block: PageBlock) -> float:
    marks = sum(map(block.text.count, "،,."))
    return 1 + min(marks, 10) / 2 + min(len(block.text) / 100, 4)


def _bonus(element: Element) -> float:
    named = names(element) & words().article or element.tag in ("article", "main")
    body = "articlebody" in (element.attributes.get("itemprop") or "").lower()
    return 2.0 if body else 1.5 if named else 1.0


def _widened(page: Page, best: int, weights: dict[int, float]) -> int:
    """Take the largest element around that holds clearly more text."""
    chosen = best
    for element in page.around(best):
        if page.elements[element].tag == "html":
            break
        if weights[element] > (1 + _MORE) * weights[chosen]:
            chosen = element
    return chosen
