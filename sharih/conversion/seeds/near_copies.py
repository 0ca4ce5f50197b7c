"""The texts of seeds → which are nearly the same as another, told from small sketches of them.

A sketch is the smallest of the hashes of some of a text's runs of three words: texts that have
most of these runs in common have most of the smallest hashes in common (Broder's MinHash). So
each seed is compared with a few others, however many there are.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from sharih.arabic import fold

SIZE: Final = 48
"""A sketch has at most so many hashes."""
FEWEST: Final = 8
"""A text with fewer is too short to be told from another."""
ALIKE: Final = 0.75
"""So great a share of runs in common makes two texts nearly the same."""
KEYS: Final = 5
"""Texts are compared that have one of their smallest hashes in common."""
MOST_WITH_KEY: Final = 8
"""With so many others of a hash at most, as a phrase of all seeds would have."""

_LONG: Final = 7
"""Runs begin with words of at least so many letters: a fifth of all, the same in each copy."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text to tell its copies."""

    hashes: array[int]
    """The smallest first."""
    size: int
    """How many bytes the text has in UTF-8."""


def sketch_of(texts: Iterable[str]) -> Sketch:
    """Make the sketch of a text."""
    text = " ".join(texts)
    words = fold(text).split()
    runs = [
        f"{first} {second} {third}"
        for first, second, third in zip(words, words[1:], words[2:], strict=False)
        if len(first) >= _LONG
    ]
    hashes = set(map(crc32, "\n".join(runs).encode().split(b"\n"))) if runs else ()
    return Sketch(array("I", sorted(hashes)[:SIZE]), len(text.encode()))


class NearCopies:
    """The sketches of the seeds looked at so far."""

    __slots__ = ("_by_hash", "_sketches")

    def __init__(self) -> None:
        self._sketches: dict[str, array[int]] = {}
        self._by_hash: dict[int, list[str]] = defaultdict(list)

    def nearest(self, name: str, sketch: Sketch) -> str | None:
        """Find the seed that one is nearly the same as, and keep it for those to come."""
        hashes = sketch.hashes
        if len(hashes) < FEWEST:
            return None
        others = {other: None for key in hashes[:KEYS] for other in self._by_hash[key]}
        near = max(
            ((_alike(hashes, self._sketches[other]), other) for other in others),
            key=lambda pair: pair[0],
            default=(0.0, ""),
        )
        self._sketches[name] = hashes
        for key in hashes[:KEYS]:
            if len(self._by_hash[key]) < MOST_WITH_KEY:
                self._by_hash[key].append(name)
        return near[1] if near[0] >= ALIKE else None


def _alike(first: array[int], second: array[int]) -> float:
    """Estimate the share of runs that two texts have in common."""
    either = sorted({*first, *second})[: min(SIZE, max(len(first), len(second)))]
    return len({*either} & {*first} & {*second}) / len(either)
