"""The units of a section in both editions → which of them say the same.

What the ledger knows, and what is the same text, is paired wherever it stands. What remains
between is aligned in order; see `sequence_alignment`.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from sharih.arabic import Lang
from sharih.markdown.blocks import Unit, UnitKind
from sharih.translation.ledger import Ledger
from sharih.translation.sequence_alignment import (
    JOINED,
    LONGER,
    Features,
    Group,
    align_features,
    features_of,
    numbered,
)
from sharih.translation.unit_status import JOIN, same_numbers

_MOST_JOINED: Final = 3
_SURELY: Final = 2 * JOINED - 0.01
"""Under this cost pairing one by one is best, however sums are rounded."""


def is_in_step(
    source: Sequence[Unit],
    target: Sequence[Unit],
    keys: Mapping[int, str],
    ledger: Ledger,
    source_lang: Lang,
) -> bool:
    """Say whether `searched_pairs` would pair units one by one, in order, as nearly all are.

    What the ledger knows, and what is the same text, then stands at the same place in both; the
    rest is so much alike that no other way could cost less. Where that is close, the answer is no.
    """
    places = {unit.text: at for at, unit in enumerate(target)}
    if not len(source) == len(target) == len(places):
        return False
    longer = LONGER[source_lang]
    entries = ledger.entries
    cost = 0.0
    for at, (ours, theirs) in enumerate(zip(source, target, strict=True)):
        if at == 0 and ours.kind == theirs.kind == "heading":
            continue
        mine, other = ours.text, theirs.text
        if JOIN in mine or places.get(mine, at) != at:
            return False
        past = mine
        if entries and (entry := entries.get(keys[ours.index])):
            past = entry.target or mine
            if entry.joined or JOIN in past or places.get(past, at) != at:
                return False
        if other in (mine, past):
            continue
        if ours.kind != theirs.kind:
            return False
        cost += abs(math.log((len(other) or 1) / (len(mine) or 1)) - longer)
        if same_numbers(mine, other):
            continue
        cost += min(len(numbered(ours) ^ numbered(theirs)), 3) * 0.6
    return cost < _SURELY


def searched_pairs(
    source: Sequence[Unit],
    target: Sequence[Unit],
    keys: Mapping[int, str],
    ledger: Ledger,
    source_lang: Lang,
) -> list[Group]:
    """Pair the units of a section, in the order of the original, wherever they stand."""
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
                [features_of(unit) for unit in target],
            )
            for mine, other in align_features(
                [features[0][at] for at in left],
                [features[1][at] for at in right],
                LONGER[source_lang],
            ):
                groups += _neighbours([left[i] for i in mine], [right[j] for j in other])
        else:
            groups += [([at], []) for at in left] + [([], [at]) for at in right]
        if ours[0] < len(source):
            groups.append((ours, theirs))
        s, t = ours[-1] + 1, theirs[-1] + 1
    anchored = {group[0][0] for group in anchors}
    groups += [group for group in known if group[0][0] not in anchored]
    return _in_order(groups)


def _neighbours(ours: list[int], theirs: list[int]) -> list[Group]:
    """Leave together what stands side by side only: others are between what is translated as one.

    What is left over of a group belongs to nothing.
    """
    mine, other = _run(ours), _run(theirs)
    found: list[Group] = [(mine, other)]
    found += [([at], []) for at in ours[len(mine) :]]
    return found + [([], [at]) for at in theirs[len(other) :]]


def _run(places: list[int]) -> list[int]:
    """Return the places at the beginning that follow each other without a gap."""
    return [at for n, at in enumerate(places) if at == places[0] + n]


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
        found.append(features_of(unit, joined=joined, split=split))
        group = group if joined else key
    return found


def _recorded(
    source: Sequence[Unit], target: Sequence[Unit], keys: Mapping[int, str], ledger: Ledger
) -> list[Group]:
    """Find what belongs together for sure, in the order of the original."""
    places = _places(target)
    taken: set[int] = set()
    last = -1
    found: dict[int, Group] = {}
    done: set[int] = set()

    def take(ours: list[int], text: str) -> None:
        nonlocal last
        # Of several equal texts, one of its kind; of these, the first after what was found before.
        kind = source[ours[0]].kind
        free = [
            (one != kind, spots[at] <= (last,), spots[at], at, spots)
            for one, spots in places.get(text, {}).items()
            if (at := _free(spots, last, taken)) is not None
        ]
        if free:
            *_, theirs, at, spots = min(free, key=lambda found: found[:3])
            del spots[at]
            last = max(last, *theirs)
            taken.update(theirs)
            done.update(ours)
            found[ours[0]] = (ours, list(theirs))

    if source and target and source[0].kind == target[0].kind == "heading":
        found[0] = ([0], [0])
        last = 0
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


def _places(target: Sequence[Unit]) -> dict[str, dict[UnitKind, list[tuple[int, ...]]]]:
    """Index the texts of units, and of neighbours together, by their kind and where they stand."""
    places: dict[str, dict[UnitKind, list[tuple[int, ...]]]] = {}
    for width in range(1, _MOST_JOINED + 1):
        for at in range(len(target) - width + 1):
            text = JOIN.join(unit.text for unit in target[at : at + width])
            of_kind = places.setdefault(text, {}).setdefault(target[at].kind, [])
            of_kind.append(tuple(range(at, at + width)))
    return places


def _free(spots: Sequence[tuple[int, ...]], last: int, taken: set[int]) -> int | None:
    """Find the first place after the last one found, or else the first, where nothing is taken."""
    after = bisect_left(spots, (last + 1,))
    places = chain(range(after, len(spots)), range(after))
    return next((n for n in places if taken.isdisjoint(spots[n])), None)


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
