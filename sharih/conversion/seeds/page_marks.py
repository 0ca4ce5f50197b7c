"""The pieces of a page and the place of its article → what each piece is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sharih.arabic import fold
from sharih.conversion.records import MarkKind
from sharih.conversion.seeds.file_text import Block
from sharih.conversion.seeds.page_blocks import Element, Page, PageBlock
from sharih.conversion.seeds.page_region import inherited, is_prose, names, words
from sharih.conversion.seeds.page_tables import blocks_of, rows_of

BOLD_WORDS: Final = 14
"""A line all in bold type with at most so many words may be a heading."""
_SHORT: Final = 14
"""A line of so many words at most may be a byline or the caption of a picture."""
_CAPTION: Final = 140
"""A caption under a picture has at most so many characters."""
_LABEL: Final = 5
"""Links may stand under a label of so many words at most."""
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def mark_blocks(page: Page, own: Sequence[bool], region: int, title: int | None) -> list[Block]:
    """Say what each piece of a page is; rows of tables become one piece."""
    tables = rows_of(page)
    marking = _Marking(page, own, region, title, tables)
    kinds = [marking.kind(at) for at in range(len(page.blocks))]
    _labels_of_links(page, kinds, region)
    return list(blocks_of(page, kinds, tables))


class _Marking:
    """What is known of a page while its pieces are marked."""

    def __init__(
        self,
        page: Page,
        own: Sequence[bool],
        region: int,
        title: int | None,
        tables: dict[int, int],
    ) -> None:
        self.page, self.own, self.region, self.title = page, own, region, title
        self.tables = tables
        self.outside = inherited(page, own)
        self.inside = [region in page.around(block.element) for block in page.blocks]
        self.first = next((at for at, inside in enumerate(self.inside) if inside), 0)
        self.linked_lists = _linked_lists(page)

    def kind(self, at: int) -> MarkKind:
        block = self.page.blocks[at]
        if at == self.title:
            return "title"
        chain = self._chain(block)
        if at + 1 == self.title and any(names(element) & words().kicker for element in chain[:2]):
            return "paragraph"
        if self._is_outside(block, at) or _is_link(block):
            return "outside"
        if any(
            element.tag == "figcaption" or names(element) & words().caption for element in chain
        ):
            return "caption"
        length = block.text.count(" ") + 1
        if length <= _SHORT and self._is_byline(block):
            return "outside"
        if self._is_under_picture(at, chain):
            return "caption"
        return self._text_kind(at, chain, length)

    def _text_kind(self, at: int, chain: list[Element], length: int) -> MarkKind:
        block = self.page.blocks[at]
        tags = [element.tag for element in chain]
        if self.title is not None and at < self.title and not is_prose(block):
            return "outside"
        if not self.inside[at]:
            return "paragraph"
        if any(tag in _HEADINGS for tag in tags[:3]):
            return "heading"
        if block.element in self.tables:
            return "row"
        if "li" in tags:
            return "item" if not block.broken else "paragraph"
        if "blockquote" in tags:
            return "quotation"
        return "heading" if self._is_bold_heading(at, length) else "paragraph"

    def _chain(self, block: PageBlock) -> list[Element]:
        """The elements a piece stands in, up to the place of the article."""
        found = []
        for element in self.page.around(block.element):
            if element == self.region and element != block.element:
                break
            found.append(self.page.elements[element])
        return found

    def _is_outside(self, block: PageBlock, at: int) -> bool:
        if not self.inside[at]:
            return not self._is_standfirst(block, at)
        for element in self.page.around(block.element):
            if element == self.region:
                return False
            if element in self.linked_lists or self.own[element]:
                return True
        return False

    def _is_standfirst(self, block: PageBlock, at: int) -> bool:
        """Whether a piece between headline and article is its first paragraph."""
        if self.title is None or not self.title < at < self.first or self.outside[block.element]:
            return False
        return block.text.count(" ") >= 7 and is_prose(block) and not self._is_byline(block)

    def _is_byline(self, block: PageBlock) -> bool:
        for element in list(self.page.around(block.element))[:2]:
            if element == self.region:
                return False
            found = self.page.elements[element]
            if names(found) & words().byline or found.tag in ("time", "address"):
                return True
        return False

    def _is_under_picture(self, at: int, chain: list[Element]) -> bool:
        """Whether a short line that is no sentence stands right behind a picture."""
        block = self.page.blocks[at]
        if not block.pictured or not self.inside[at] or len(block.text) > _CAPTION:
            return False
        tags = {element.tag for element in chain[:3]}
        apart = block.element != self.region and not _is_bold(block)
        return apart and not tags & {*_HEADINGS, "li", "td"} and block.text[-1] not in '.:؟?!»”"'

    def _is_bold_heading(self, at: int, length: int) -> bool:
        """Whether a line is all in bold type, and text that is not follows."""
        block = self.page.blocks[at]
        if not _is_bold(block) or length > BOLD_WORDS or block.text.endswith((".", "،", ":", "؛")):
            return False
        following = self.page.blocks[at + 1 : at + 2]
        return at > self.first and bool(following) and not _is_bold(following[0])


def _is_bold(block: PageBlock) -> bool:
    return block.bold >= 0.9 * len(block.text.replace(" ", "")) and block.bold > 0


def _is_link(block: PageBlock) -> bool:
    """Whether a piece is nothing but a link, and so leads away from the article."""
    return block.linked > 0.7 * len(block.text)


def _linked_lists(page: Page) -> set[int]:
    """Find the lists that are mostly links."""
    linked: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for block in page.blocks:
        for element in page.around(block.element):
            if page.elements[element].tag in ("ul", "ol", "dl"):
                linked[element][0] += block.linked
                linked[element][1] += len(block.text)
                break
    return {element for element, (links, whole) in linked.items() if links > 0.6 * whole}


def _labels_of_links(page: Page, kinds: list[MarkKind], region: int) -> None:
    """Put outside what is only the label of links that follow it.

    It is known by its words, or by an element that holds it with the links and no text.
    """
    for at in range(len(kinds) - 2, -1, -1):
        block, following = page.blocks[at], page.blocks[at + 1]
        short = block.text.count(" ") < _LABEL and not block.text.endswith((".", "؟", "?"))
        leads_away = kinds[at + 1] == "outside" and 2 * following.linked > len(following.text)
        if leads_away and short and kinds[at] in ("heading", "paragraph"):
            box = _common(page, block.element, following.element)
            if box != region or words().labels.match(fold(block.text)):
                kinds[at] = "outside"


def _common(page: Page, first: int, second: int) -> int:
    """Find the innermost element that holds two others."""
    around = set(page.around(first))
    return next((element for element in page.around(second) if element in around), -1)
