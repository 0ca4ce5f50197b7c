"""Units of both editions, in order → which belong together, where nothing else tells.

They are aligned after Gale and Church (A program for aligning sentences in bilingual corpora,
1993), over kinds, lengths and numbers.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sharih.arabic import Lang
from sharih.markdown.blocks import Unit, UnitKind
from sharih.translation.unit_status import numbers

Group = tuple[list[int], list[int]]
"""Positions of units of the original and of the translation that belong together."""

_MOVES: Final = ((1, 1), (2, 1), (1, 2), (1, 0), (0, 1))
_ALONE: Final = 3.0
"""Cost of a unit without a partner."""
JOINED: Final = 1.5
"""Cost of taking two units as one; less where the ledger says so."""
_BAND: Final = 16
"""How far from the diagonal a pairing may stray."""
# English runs some 1.1 times as long as the Arabic it translates.
LONGER: Final[Mapping[Lang, float]] = {"ar": math.log(1.1), "en": -math.log(1.1)}
"""Logarithm of how much longer the translation of a text in that language is."""


@dataclass(frozen=True, slots=True)
class Features:
    """What a pairing looks at, in a unit or in two neighbours taken as one."""

    kind: UnitKind
    length: float
    """Logarithm of the number of characters."""
    numbers: frozenset[tuple[str, int]]
    """Each number with how often it has come before."""
    joined: bool = False
    """Whether the ledger says that the unit before and this one are translated as one."""
    split: bool = False
    """Whether the ledger says that it is translated by several units."""
    count: int = 1
    alike: bool = True
    """Whether two are of one kind that is ever translated two as one."""


def align_features(
    source: Sequence[Features], target: Sequence[Features], longer: float
) -> list[Group]:
    """Align two lists in order; `longer` is the logarithm of how much the second should be."""
    if _is_parallel(source, target, longer):
        return [([n], [n]) for n in range(len(source))]
    ones, others = _Side.of(source), _Side.of(target)
    slope = len(target) / len(source)
    band = _BAND + abs(len(source) - len(target))
    best: list[dict[int, tuple[float, int, int]]] = [{} for _ in range(len(source) + 1)]
    for i, row in enumerate(best):
        middle = int(i * slope)
        for j in range(max(0, middle - band), min(len(target), middle + band) + 1):
            choices = [
                (best[i - a][j - b][0] + _cost(ones.at(i, a), others.at(j, b), longer), a, b)
                for a, b in _MOVES
                if i >= a and j - b in best[i - a]
            ]
            row[j] = min(choices, default=(0.0, 0, 0))
    groups: list[Group] = []
    i, j = len(source), len(target)
    while i or j:
        _, a, b = best[i][j]
        groups.append((list(range(i - a, i)), list(range(j - b, j))))
        i, j = i - a, j - b
    return groups[::-1]


def _is_parallel(source: Sequence[Features], target: Sequence[Features], longer: float) -> bool:
    """Say whether pairing one by one costs less than any other way could.

    With as many units on both sides, another way has two units alone, or two and two joined.
    """
    if [unit.kind for unit in source] != [unit.kind for unit in target]:
        return False
    if any(unit.joined or unit.split for unit in source):
        return False
    pairs = zip(source, target, strict=True)
    return sum(_one_to_one(ours, theirs, longer) for ours, theirs in pairs) < 2 * JOINED


@dataclass(frozen=True, slots=True)
class _Side:
    """The units of one edition, and each two neighbours taken as one."""

    single: Sequence[Features]
    double: Sequence[Features]

    @classmethod
    def of(cls, units: Sequence[Features]) -> _Side:
        return cls(units, [_both(first, second) for first, second in pairwise(units)])

    def at(self, end: int, count: int) -> Features | None:
        """Return the features of `count` units that end before a position."""
        if not count:
            return None
        return self.single[end - 1] if count == 1 else self.double[end - 2]


def _both(first: Features, second: Features) -> Features:
    seen = Counter(number for number, _ in first.numbers)
    numbers_of_second = {(number, n + seen[number]) for number, n in second.numbers}
    return Features(
        first.kind,
        math.log(math.exp(first.length) + math.exp(second.length)),
        first.numbers | numbers_of_second,
        second.joined,
        count=2,
        alike=first.kind == second.kind and first.kind in ("paragraph", "quote"),
    )


def features_of(unit: Unit, *, joined: bool = False, split: bool = False) -> Features:
    """Look at a unit."""
    length = math.log(max(len(unit.text), 1))
    return Features(unit.kind, length, numbered(unit), joined, split)


def numbered(unit: Unit) -> frozenset[tuple[str, int]]:
    """List the numbers of a unit, each with how often it has come before."""
    return frozenset(
        (number, n) for number, count in numbers(unit.text).items() for n in range(count)
    )


def _one_to_one(first: Features, second: Features, longer: float) -> float:
    cost = abs(second.length - first.length - longer)
    if first.numbers == second.numbers:
        return cost
    return cost + min(len(first.numbers ^ second.numbers), 3) * 0.6


def _cost(first: Features | None, second: Features | None, longer: float) -> float:
    if first is None or second is None:
        return _ALONE
    cost = _one_to_one(first, second, longer)
    if first.kind != second.kind:
        cost += 2.5
    # What the ledger has as one belongs together still.
    if first.count == second.count:
        return cost + (JOINED if first.joined or first.split else 0.0)
    if not (first.alike and second.alike):
        return cost + 6.0  # headings, items and rows are never translated two as one
    return cost + (0.0 if (first.joined if first.count > 1 else first.split) else JOINED)
