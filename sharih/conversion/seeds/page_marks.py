"""The pieces of a page and the place of its article → what each piece is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.conversion.records import MarkKind
from sharih.conversion.seeds.file_text import Block
from sharih.conversion.seeds.page_blocks import Element, Page, PageBlock
from sharih.conversion.seeds.page_parts import (
    behind_text,
    common,
    is_link,
    labels_of_links,
    linked_lists,
)
from sharih.conversion.seeds.page_region import inherited, is_prose, names, words
from sharih.conversion.seeds.page_tables import blocks_of, rows_of
from sharih.conversion.seeds.page_title import text_size

BOLD_WORDS: Final = 14
"""A line all in bold type with at most so many words may be a heading."""
_SHORT: Final = 14
"""A line of so many words at most may be a byline or the caption of a picture."""
_CAPTION: Final = 140
"""A caption under a picture has at most so many characters."""
_KICKER: Final = 8
"""The label over a headline has fewer words."""
_NO_KICKER: Final = re.compile(r"[\d/|>›»«:©]|[.،؛]\Z")
_DECK_WORDS: Final = 3
"""What is named so between headline and article has more words than this."""
_DECK: Final = 40
"""What sums up an article under its headline has at least so many characters."""
_CLOCK: Final = re.compile(r"\d:\d\d|[|]")
_SMALL: Final = 0.82
"""Small print has letters of at most so great a share of the size of the text."""
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def mark_blocks(page: Page, own: Sequence[bool], region: int, title: int | None) -> list[Block]:
    """Say what each piece of a page is; rows of tables become one piece."""
    tables = rows_of(page)
    marking = _Marking(page, own, region, title, tables)
    kinds = [marking.kind(at) for at in range(len(page.blocks))]
    labels_of_links(page, kinds, region)
    behind_text(page, kinds, marking.inside)
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
        self.linked_lists = linked_lists(page)
        self.size = text_size(page, self.outside)
        long = [
            at
            for at, inside in enumerate(self.inside)
            if inside
            and is_prose(page.blocks[at])
            and not self._is_small(page.blocks[at])
            and (title is None or at > title)
        ]
        self.span = (long[0], long[-1]) if long else (0, len(page.blocks))

    def kind(self, at: int) -> MarkKind:
        block = self.page.blocks[at]
        if at == self.title:
            return "title"
        chain = self._chain(block)
        if at + 1 == self.title and self._is_kicker(block, chain):
            return "kicker"
        if self._is_outside(block, at) or is_link(block):
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
        if self._is_small_print(block, at):
            return "outside"
        return self._text_kind(at, chain, length)

    def _text_kind(self, at: int, chain: list[Element], length: int) -> MarkKind:
        block = self.page.blocks[at]
        tags = [element.tag for element in chain]
        if self.title is not None and at < self.title - is_prose(block):
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

    def _is_kicker(self, block: PageBlock, chain: list[Element]) -> bool:
        """Whether a short line right over the headline is its label.

        Its class says so, or it is the first piece of the element that holds it and the headline.
        """
        if block.text.count(" ") >= _KICKER or _NO_KICKER.search(block.text):
            return False
        named = frozenset[str]().union(*map(names, chain[:2]))
        if named & words().kicker:
            return True
        if any(
            is_link(other) and f" {block.text} " in f" {other.text} " for other in self.page.blocks
        ):
            return False  # a section of the page: its menu has it too
        if self.title is None or is_link(block) or self.own[block.element]:
            return False
        head = self.page.blocks[self.title]
        before = self.page.blocks[self.title - 2] if self.title > 1 else None
        family = _family(self.page.elements[block.element])
        if family and family == _family(self.page.elements[head.element]):
            return before is None or family != _family(self.page.elements[before.element])
        box = common(self.page, block.element, head.element)
        if box < 0 or self.page.elements[box].tag in ("html", "body"):
            return False
        return before is None or box not in self.page.around(before.element)

    def _is_small(self, block: PageBlock) -> bool:
        return block.size <= _SMALL * self.size

    def _is_small_print(self, block: PageBlock, at: int) -> bool:
        """Whether a piece before the first paragraph, or behind the last, is in small letters."""
        return self._is_small(block) and not self.span[0] <= at <= self.span[1]

    def _is_standfirst(self, block: PageBlock, at: int) -> bool:
        """Whether a piece between headline and article is its first paragraph."""
        if self.title is None or not self.title < at < self.first or self.outside[block.element]:
            return False
        long = len(block.text) >= _DECK and block.linked < 0.4 * len(block.text)
        told = self._is_byline(block) or _CLOCK.search(block.text)
        if names(self.page.elements[block.element]) & words().deck and not told:
            return block.text.count(" ") >= _DECK_WORDS
        return long and block.text.count(" ") >= 7 and not told

    def _is_byline(self, block: PageBlock) -> bool:
        listed = self.page.elements[block.element].tag in ("li", "td", "th", "dd", "dt")
        if block.timed and not listed and block.text[-1] not in ".؟?!»”":
            return True
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


def _family(element: Element) -> str:
    """Give the word with which the classes of an element begin: `news` of `news-head`."""
    return element.classes[0][0] if element.classes and len(element.classes[0]) > 1 else ""


def _is_bold(block: PageBlock) -> bool:
    return block.bold >= 0.9 * len(block.text.replace(" ", "")) and block.bold > 0
