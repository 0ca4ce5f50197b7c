"""An edition → all its texts at once, folded, for everything that is looked for in them.

They are joined and folded once: names, numbers, the digest and the words of the index are found in
what comes of it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sharih.arabic import fold_with_offsets
from sharih.content.editions import Edition
from sharih.markdown.blocks import BETWEEN
from sharih.records import record

BETWEEN_FOLDED: Final = fold_with_offsets(BETWEEN).text
HEADS: Final = 2
"""How many texts are of the head: the title and the summary, which come first."""
_UNUSUAL: Final = re.compile(r'[\s("]')
"""What an address may have that takes a closer look to find its end."""


@record(frozen=True, slots=True)
class WordsAtOnce:
    """The texts of an edition: of its head, of its blocks, and of units that are none of these.

    The last are quotations, definitions, rows and code; what they consist of are texts of blocks.
    """

    edition: Edition
    texts: list[str]
    blocks: slice
    """Which of them are of blocks."""
    folded: list[str] | None
    """Each folded; None where that cannot be told from the folding of all."""
    shown: list[str] | None
    """Each folded and without addresses of links, which folding made none and hid none of.

    None where it is not sure that nothing else in them is no word.
    """


class _Same:
    """An edition that is equal to itself alone: to compare two takes longer than to fold one."""

    __slots__ = ("edition",)

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def __hash__(self) -> int:
        return id(self.edition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.edition is other.edition


def words_at_once(edition: Edition) -> WordsAtOnce:
    """Fold all that an edition says."""
    return _folded(_Same(edition))


@lru_cache(maxsize=4)  # what is looked for in an edition is looked for one after the other
def _folded(same: _Same) -> WordsAtOnce:
    edition = same.edition
    metadata, document = edition.metadata, edition.document
    blocks = [text for _, text in document.texts]
    known = {*blocks}
    rest = [unit.text for unit in document.units if unit.text not in known]
    texts = [metadata.title, metadata.summary, *blocks, *rest]
    joined = BETWEEN.join(texts)
    key = fold_with_offsets(joined).text  # as the topics are looked for in
    shown = without_addresses(joined, key)
    folded, parts = _parts(key, texts), _parts(shown, texts) if shown is not None else None
    return WordsAtOnce(edition, texts, slice(HEADS, HEADS + len(blocks)), folded, parts)


def _parts(joined: str, texts: list[str]) -> list[str] | None:
    parts = joined.split(BETWEEN_FOLDED)
    return parts if len(parts) == len(texts) else None


def without_addresses(text: str, folded: str) -> str | None:
    """Leave out of a folded text what `facts/tokens` leaves out of the text before it is folded.

    None where both may differ: folding may make signs stand together that were apart, but makes
    and removes none.
    """
    if "&" in folded or ("{" in folded and ("{:" in folded or "{#" in folded)):
        return None
    first, *others = folded.split("](")
    if others:
        parts = [other.partition(")") for other in others]
        found = "".join([address + end for address, end, _ in parts])
        if _UNUSUAL.search(found) or not found.count(")") == text.count("](") == len(parts):
            return None
        folded = "]".join([first, *[after for _, _, after in parts]])
    return folded if "://" not in folded else None
