"""The units of a section in both editions → which of them say the same.

What the ledger knows, and what is the same text, is paired wherever it stands. What remains
between is aligned in order after Gale and Church (A program for aligning sentences in bilingual
corpora, 1993), over kinds, lengths and numbers.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sharih.arabic import Lang
from sharih.markdown.blocks import Unit, UnitKind
from sharih.translation.ledger import Ledger
from sharih.translation.unit_status import JOIN, numbers

Group = tuple[list[int], list[int]]
"""Positions of units of the original and of the translation that belong together."""

_MOVES: Final = ((1, 1), (2, 1), (1, 2), (1, 0), (0, 1))
_MOST_JOINED: Final = 3
_ALONE: Final = 3.0
"""Cost of a unit without a partner."""
_JOINED: Final = 1.5
"""Cost of taking two units as one; less where the ledger says so."""
_BAND: Final = 16
"""How far from the diagonal a pairing may stray."""
# English runs some 1.1 times as long as the Arabic it translates.
_LONGER: Final[Mapping[Lang, float]] = {"ar": math.log(1.1), "en": -math.log(1.1)}


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


def pair_units(
    source: Sequence[Unit],
    target: Sequence[Unit],
    keys: Mapping[int, str],
    ledger: Ledger,
    source_lang: Lang,
) -> list[Group]:
    """Pair the units of a section, in the order of the original."""
    known = _recorded(source, target, keys, ledger)
    anchors = _rising(known)
    used_source = {at for group in known for at in group[0]}
    used_target = {at for group in known for at in group[1]}
    groups: list[Group] = []
    s = t = 0
    features: tuple[list[Features], list[Features]] | None = None
    for ours, theirs in [*anchors, ([len(source)], [len(target)])]:
        left = [at for at in range(s, ours[0]) if at not in used_source]
        right = [at for at in range(t, theirs[0]) if at not in used_target]
        if left and right:
            # Only where something is left to align: a site that is in step needs none.
            features = features or (
                _source_features(source, keys, ledger),
                [_features(unit) for unit in target],
            )
            groups += [
                ([left[i] for i in mine], [right[j] for j in other])
                for mine, other in align_features(
                    [features[0][at] for at in left],
                    [features[1][at] for at in right],
                    _LONGER[source_lang],
                )
            ]
        else:
            groups += [([at], []) for at in left] + [([], [at]) for at in right]
        if ours[0] < len(source):
            groups.append((ours, theirs))
        s, t = ours[-1] + 1, theirs[-1] + 1
    groups += [group for group in known if group not in anchors]
    return _in_order(groups)


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
    return sum(_one_to_one(ours, theirs, longer) for ours, theirs in pairs) < 2 * _JOINED


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


def _features(unit: Unit, *, joined: bool = False, split: bool = False) -> Features:
    found = frozenset(
        (number, n) for number, count in numbers(unit.text).items() for n in range(count)
    )
    return Features(unit.kind, math.log(max(len(unit.text), 1)), found, joined, split)


def _source_features(
    source: Sequence[Unit], keys: Mapping[int, str], ledger: Ledger
) -> list[Features]:
    found = []
    group = ""
    for unit in source:
        key = keys[unit.index]
        entry = ledger.entries.get(key)
        joined = entry is not None and entry.joined is not None and entry.joined == group
        split = entry is not None and unit.kind == "paragraph" and JOIN in entry.target
        found.append(_features(unit, joined=joined, split=split))
        group = group if joined else key
    return found


def _recorded(
    source: Sequence[Unit], target: Sequence[Unit], keys: Mapping[int, str], ledger: Ledger
) -> list[Group]:
    """Find what belongs together for sure, in the order of the original."""
    places = _places(target)
    taken: set[int] = set()
    found: dict[int, Group] = {}
    done: set[int] = set()

    def take(ours: list[int], text: str) -> None:
        spots = [s for s in places.get(text, ()) if taken.isdisjoint(s)]
        if spots:
            # Of several equal texts, the first one after what was found before.
            last = max(taken, default=-1)
            theirs = next((s for s in spots if s[0] > last), spots[0])
            taken.update(theirs)
            done.update(ours)
            found[ours[0]] = (ours, list(theirs))

    if source and target and source[0].kind == target[0].kind == "heading":
        found[0] = ([0], [0])
        taken.add(0)
        done.add(0)
    for at, unit in enumerate(source):
        entry = ledger.entries.get(keys[unit.index])
        if at in done or entry is None or not entry.target or entry.joined:
            continue
        ours = [at]
        while (
            ours[-1] + 1 < len(source)
            and (follower := ledger.entries.get(keys[source[ours[-1] + 1].index]))
            and follower.joined == entry.key
        ):
            ours.append(ours[-1] + 1)
        take(ours, entry.target)
    for at, unit in enumerate(source):
        if at not in done:
            take([at], unit.text)
    return [found[at] for at in sorted(found)]


def _places(target: Sequence[Unit]) -> dict[str, list[tuple[int, ...]]]:
    """Index the texts of units, and of neighbours together, by where they stand."""
    places: dict[str, list[tuple[int, ...]]] = {}
    for width in range(1, _MOST_JOINED + 1):
        for at in range(len(target) - width + 1):
            text = JOIN.join(unit.text for unit in target[at : at + width])
            places.setdefault(text, []).append(tuple(range(at, at + width)))
    return places


def _rising(groups: Sequence[Group]) -> list[Group]:
    """Choose the longest run of groups that come in the same order in both editions."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (_, theirs) in enumerate(groups):
        at = bisect_left(tails, theirs[0])
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [theirs[0]]
        ends[at : at + 1] = [n]
    chosen = []
    n = ends[-1] if ends else -1
    while n >= 0:
        chosen.append(groups[n])
        n = before[n]
    return chosen[::-1]


def _in_order(groups: Sequence[Group]) -> list[Group]:
    """Sort by the original; what is only in the translation stays behind what it follows."""
    keyed = []
    last = -1
    for n, group in enumerate(groups):
        last = group[0][0] if group[0] else last
        keyed.append(((last, not group[0], n), group))
    return [group for _, group in sorted(keyed, key=lambda entry: entry[0])]


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
        return cost + (_JOINED if first.joined or first.split else 0.0)
    if not (first.alike and second.alike):
        return cost + 6.0  # headings, items and rows are never translated two as one
    return cost + (0.0 if (first.joined if first.count > 1 else first.split) else _JOINED)
