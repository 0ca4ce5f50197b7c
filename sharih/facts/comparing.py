"""What two texts say in numbers and dates → which facts only one of them has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from sharih.facts.lexemes import HIJRI
from sharih.facts.records import DIGITS, WEAK, WORDS, Fact, Facts

_ONCE: Final = ("month", "weekday")
"""A month may stand under two names beside each other."""
_COUNTS_NOTHING: Final = (0, 1)
_SAID_FREELY: Final = (0, 1, 2)
"""One, two and none are said in many ways: a dual, both, a couple, nil."""
_HALF_DAY: Final = 720
_SHARES: Final = ("percent", "basis")
_MORE: Final = {"minute": 60, "hour": 24, "day": 7, "month": 12}
"""How many of a unit of time make the next one."""
_SCALES: Final = (1e12, 1e9, 1e6, 1e3)
_NEAR: Final = 8
"""The two numbers of a range stand so many characters from each other: from 12 to 15 million."""


def changes(before: Facts, now: Facts) -> tuple[list[Fact], list[Fact]]:
    """Return the facts of a text that went and those that came, in one language.

    Another spelling of a fact is no other one: 7 and seven, 30 thousand and 30,000.
    """
    old, new = _counted(before.facts), _counted(now.facts)
    gone, come = old - new, new - old
    if not gone and not come and before.chains != now.chains:
        first, second = (sorted(map(sorted, facts.chains)) for facts in (before, now))
        if first == second and sorted(before.chains) != sorted(now.chains):
            return _in_chains(before), _in_chains(now)
    return _taken(before.facts, gone), _taken(now.facts, come)


def differences(ours: Facts, theirs: Facts) -> tuple[list[Fact], list[Fact]]:
    """Return the facts of a text and of its translation that the other one surely lacks."""
    lost, new = _unmatched(ours, theirs), _unmatched(theirs, ours)
    if not (lost and new):
        lost, new = ([f for f in found if f.strength == DIGITS] for found in (lost, new))
    for kind in _ONCE:
        first, second = ({f.value: f for f in s.facts if f.kind == kind} for s in (ours, theirs))
        mine = [fact for value, fact in first.items() if value not in second]
        other = [fact for value, fact in second.items() if value not in first]
        if mine and other:
            lost, new = lost + mine, new + other
    return lost, new


def is_said(fact: Fact, other: Facts, mine: Facts | None = None) -> bool:
    """Say whether a fact stands in a text of the other language, in whatever form.

    `mine` are the facts of its own text.
    """
    if fact.kind in _ONCE:
        return any(f.kind == fact.kind and f.value == fact.value for f in other.facts)
    values = _values(other)
    of_range = _of_ranges(mine) if mine is not None else {}
    if any(first is fact and value in values for value, first in of_range.items()):
        return True
    if fact.kind == "clock":
        return _clock_is_said(fact, other, values)
    return not values.isdisjoint(_forms(fact))


def units(facts: Facts, value: float) -> set[str]:
    """Return the units in which a text counts a value."""
    return {f.unit for f in facts.facts if f.unit and round(abs(f.value - value), 4) == 0}


def _counted(facts: Iterable[Fact]) -> Counter[tuple[str, float, str]]:
    found: Counter[tuple[str, float, str]] = Counter()
    for fact in facts:
        if fact.kind in _ONCE:
            found[fact.key] = 1
        elif not _is_idle(fact):
            found[fact.key] += 1
    return found


def _is_idle(fact: Fact) -> bool:
    """Say whether a number counts nothing: one of them, the first."""
    return fact.kind == "number" and fact.strength == WEAK and fact.value in _COUNTS_NOTHING


def _taken(facts: Sequence[Fact], keys: Counter[tuple[str, float, str]]) -> list[Fact]:
    """Choose the facts with these keys, each as often; the last of those with the same key."""
    left = Counter(keys)
    found = []
    for fact in reversed(facts):
        if left[fact.key] > 0:
            left[fact.key] -= 1
            found.append(fact)
    return found[::-1]


def _in_chains(facts: Facts) -> list[Fact]:
    values = {value for chain in facts.chains for value in chain}
    return [fact for fact in facts.facts if fact.value in values]


def _unmatched(facts: Facts, other: Facts) -> list[Fact]:
    return [
        fact
        for fact in facts.facts
        if fact.strength >= WORDS
        and fact.kind not in _ONCE
        and abs(fact.value) not in _SAID_FREELY
        and not is_said(fact, other, facts)
    ]


def _forms(fact: Fact) -> set[float]:
    """Return the values by which a translation may say a fact."""
    value = abs(fact.value)
    found = {value}
    if fact.unit in _SHARES:
        found.add(value / 100)
    many = _MORE.get(fact.unit)
    if many and value * 2 % many == 0:
        found |= {value / many, value / many % 1}  # 90 minutes are an hour and a half
    if 0 < value < 1:
        found |= {1 / value, value * 100}  # one in three; half for 50 per cent
    if fact.end - fact.start > 3 and value < 1000 and round(value * 1000) == value * 1000:
        found.add(value * 1000)  # 1.250, as thousands are written in the Maghreb
    return {round(one, 3) for one in found}


def _values(facts: Facts) -> set[float]:
    found: set[float] = set()
    for fact in facts.facts:
        value = abs(fact.value)
        if fact.kind == "clock":
            found |= {value // 60, value // 60 % 12, value % 60, value // 60 + value % 60 / 100}
        elif fact.kind == "month":
            found.add(value % HIJRI)
        else:
            found |= {value, 1 / value if value else 0}
            if fact.kind == "decade":
                found.add(1900 + value)
            if fact.unit in _SHARES:
                found.add(value / 100)
    found |= _of_ranges(facts).keys()
    return {round(one, 3) for one in found}


def _of_ranges(facts: Facts) -> dict[float, Fact]:
    """Find what the first numbers of ranges are with the scale of the second: 12 to 15 million."""
    found: dict[float, Fact] = {}
    for first, second in pairwise(facts.facts):
        near = second.start - first.end <= _NEAR
        if near and first.kind == second.kind == "number" and 0 < first.value < _SCALES[-1]:
            scale = next((scale for scale in _SCALES if second.value >= scale), None)
            if scale is not None:
                found[round(first.value * scale, 3)] = first
    return found


def _clock_is_said(fact: Fact, other: Facts, values: set[float]) -> bool:
    clocks = [f for f in other.facts if f.kind == "clock"]
    if clocks:
        return any((f.value - fact.value) % _HALF_DAY == 0 for f in clocks)
    hour = fact.value // 60
    return fact.strength < DIGITS or hour % 12 == 0 or bool(values & {hour, hour % 12})
