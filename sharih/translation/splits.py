"""The pairs of a text → which of them one passage of the original was split into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sharih.translation.alignment import Pair
from sharih.translation.bare_words import bare_words
from sharih.translation.ledger import Ledger
from sharih.translation.statuses import OLDER

_MOST: Final = 4
"""Into more passages hardly anybody splits one."""


def splits(pairs: Sequence[Pair], ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Find passages that say together what one said when it was translated.

    One of them has its translation, the others are new. Returns the key of each, and the others.
    """
    found: dict[str, tuple[str, ...]] = {}
    for at, pair in enumerate(pairs):
        if pair.status not in OLDER or len(pair.source) != 1:
            continue
        entry = ledger.entries.get(pair.key)
        if entry is None:
            continue
        whole = bare_words(entry.source)
        for first, last in _around(pairs, at, ledger):
            parts = pairs[first : last + 1]
            if bare_words(" ".join(part.source[0].text for part in parts)) == whole:
                keys = [part.key for part in parts]
                found |= {key: tuple(other for other in keys if other != key) for key in keys}
                break
    return found


def _around(pairs: Sequence[Pair], at: int, ledger: Ledger) -> list[tuple[int, int]]:
    """List the runs of a pair and new passages beside it, by their first and last places."""

    def reach(step: int) -> int:
        place = at
        for _ in range(_MOST - 1):
            if not 0 <= place + step < len(pairs) or not _is_new(pairs[place + step], ledger):
                break
            place += step
        return place

    first, last = reach(-1), reach(1)
    runs = [(low, high) for low in range(first, at + 1) for high in range(at, last + 1)]
    return [run for run in runs if run != (at, at)]


def _is_new(pair: Pair, ledger: Ledger) -> bool:
    return pair.status == "missing" and len(pair.source) == 1 and pair.key not in ledger.entries
