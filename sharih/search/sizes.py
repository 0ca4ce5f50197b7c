"""How many texts and topics a site has → how many pieces its index is cut into.

The numbers follow from nothing else, so that an edited text leaves all pieces where they are.
"""

from __future__ import annotations

from typing import Final

from sharih.records import record

EDITIONS_A_PIECE: Final = 128
"""The words of so many editions fill a piece of 20 to 40 kilobytes."""
EDITIONS_A_NEAR_PIECE: Final = 512
"""Each slip of a reader takes two of these: those of a small site are one."""
TOPICS_A_PIECE: Final = 96
TEXTS_A_PIECE: Final = 256
"""Titles stand in the order of the texts, so that a new one changes the last piece alone."""


@record(frozen=True, slots=True)
class Sizes:
    """The number of pieces of each kind; powers of two but for that of titles."""

    words: int
    near: int
    topics: int
    texts: int


def sizes_of(texts: int, editions: int, topics: int) -> Sizes:
    """Return how many pieces there are for so many texts, in so many editions, and topics."""
    return Sizes(
        words=_power(editions / EDITIONS_A_PIECE),
        near=_power(editions / EDITIONS_A_NEAR_PIECE),
        topics=_power(topics / TOPICS_A_PIECE),
        texts=-(-texts // TEXTS_A_PIECE),
    )


def _power(wanted: float) -> int:
    """Return the power of two that is at least so much."""
    return 1 << max(0, (int(-(-wanted // 1)) - 1).bit_length())
