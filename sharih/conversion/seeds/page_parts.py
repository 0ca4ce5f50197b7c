"""The pieces of a page → which are links, labels of links, or another part behind the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sharih.arabic import fold
from sharih.conversion.records import MarkKind
from sharih.conversion.seeds.page_blocks import Page, PageBlock
from sharih.conversion.seeds.page_region import is_prose, words

_LABEL: Final = 5
"""Links may stand under a label of so many words at most."""
_ENDS: Final = (".", "؟", "?", "!", "…", "»", "”", '"', ":", ")")
_PART: Final = 3
"""So many lines without a sentence among them are a part of the page of their own."""
_BUTTON: Final = 3
"""A button has at most so many words."""


def is_link(block: PageBlock) -> bool:
    """Whether a piece is nothing but a link, and so leads away from the article."""
    return block.linked > 0.7 * len(block.text)


def linked_lists(page: Page) -> set[int]:
    """Find the lists that are mostly links."""
    linked: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for block in page.blocks:
        for element in page.around(block.element):
            if page.elements[element].tag in ("ul", "ol", "dl"):
                linked[element][0] += block.linked
                linked[element][1] += len(block.text)
                break
    return {element for element, (links, whole) in linked.items() if links > 0.6 * whole}


def labels_of_links(page: Page, kinds: list[MarkKind], region: int) -> None:
    """Put outside what is only the label of links that follow it.

    It is known by its words, or by an element that holds it with the links and no text.
    """
    for at in range(len(kinds) - 2, -1, -1):
        block, following = page.blocks[at], page.blocks[at + 1]
        short = block.text.count(" ") < _LABEL and not block.text.endswith((".", "؟", "?"))
        leads_away = kinds[at + 1] == "outside" and 2 * following.linked > len(following.text)
        if leads_away and short and kinds[at] in ("heading", "paragraph"):
            box = common(page, block.element, following.element)
            if box != region or words().labels.match(fold(block.text)):
                kinds[at] = "outside"


def behind_text(page: Page, kinds: list[MarkKind], inside: Sequence[bool]) -> None:
    """Put outside what stands behind the last sentence, where that is another part of the page.

    It begins with the label of such a part, or is several lines of which none is a sentence.
    """
    texts = [
        at
        for at, kind in enumerate(kinds)
        if inside[at] and kind in ("paragraph", "quotation") and is_prose(page.blocks[at])
    ]
    ends = [at for at in texts if page.blocks[at].text.endswith(_ENDS)]
    if not ends or 2 * len(ends) < len(texts):
        return
    behind = range(ends[-1] + 1, len(kinds))
    label = next(
        (at for at in behind if words().labels.match(fold(page.blocks[at].text))), len(kinds)
    )
    lines = [at for at in behind if kinds[at] in ("heading", "paragraph")]
    for at in behind:
        apart = at >= label and kinds[at] in ("heading", "paragraph", "item")
        if apart or (at in lines and len(lines) >= _PART):
            kinds[at] = "outside"
    for at in behind[1:]:
        words_of = page.blocks[at].text.count(" ") + 1
        if kinds[at] == "item" and kinds[at - 1] == "outside" and words_of <= _BUTTON:
            kinds[at] = "outside"


def common(page: Page, first: int, second: int) -> int:
    """Find the innermost element that holds two others."""
    around = set(page.around(first))
    return next((element for element in page.around(second) if element in around), -1)
