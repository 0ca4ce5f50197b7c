"""Two versions of a text, as pieces → which piece of the one is which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from sharih.arabic import fold
from sharih.content.edition_text import Piece

ALIKE: Final = 0.5
"""Two paragraphs with so great a share of words in common are one, edited."""
MOST_PAIRS: Final = 40_000
"""A stretch with more pairs to compare is matched by equal pieces only."""

Likeness = Callable[[int, int], float]


def matched(old: Sequence[Piece], new: Sequence[Piece], *, in_order: bool) -> dict[int, int]:
    """Match the pieces of two versions, without crossing: equal ones, then alike ones.

    With `in_order`, what is left between two matches is matched by its order where both sides
    have as many pieces of the same kinds: a paragraph written anew is still that paragraph.
    """
    pairs: dict[int, int] = {}
    words = _Words(old, new)
    for (a, b), (c, d) in _stretches(old, new, pairs):
        if not (b - a and d - c):
            continue
        if (b - a) * (d - c) <= MOST_PAIRS:
            _align(range(a, b), range(c, d), words.likeness, pairs)
        else:
            # Equal pieces only: a text of this many blocks is none that somebody edits.
            left, right = [p.words for p in old[a:b]], [p.words for p in new[c:d]]
            matcher = SequenceMatcher(None, left, right, autojunk=True)
            for i, j, size in matcher.get_matching_blocks():
                pairs.update((a + i + n, c + j + n) for n in range(size))
    if in_order:
        _match_in_order(old, new, pairs)
    return pairs


def _stretches(
    old: Sequence[Piece], new: Sequence[Piece], pairs: dict[int, int]
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Match what is equal at both ends and what stands once in both; give what is between."""
    start = 0
    while start < min(len(old), len(new)) and _same(old[start], new[start]):
        pairs[start] = start
        start += 1
    a, b = len(old), len(new)
    while min(a, b) > start and _same(old[a - 1], new[b - 1]):
        a, b = a - 1, b - 1
        pairs[a] = b
    counts = Counter((p.kind, p.words) for p in old[start:a])
    others = Counter((p.kind, p.words) for p in new[start:b])
    where = {(p.kind, p.words): at for at, p in enumerate(new[start:b], start)}
    once = [
        (at, where[key])
        for at, piece in enumerate(old[start:a], start)
        if counts[key := (piece.kind, piece.words)] == 1 and others[key] == 1
    ]
    anchors = _rising(once)
    pairs.update(anchors)
    edges = [(start - 1, start - 1), *anchors, (a, b)]
    return [
        ((one + 1, following), (other + 1, then))
        for (one, other), (following, then) in pairwise(edges)
    ]


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Choose the longest run of pairs that do not cross."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, other) in enumerate(pairs):
        place = bisect_left(tails, other)
        if place == len(tails):
            tails.append(other)
            ends.append(at)
        else:
            tails[place], ends[place] = other, at
        before.append(ends[place - 1] if place else -1)
    found = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _align(left: range, right: range, likeness: Likeness, pairs: dict[int, int]) -> None:
    """Match two stretches so that the sum of likenesses is the greatest."""
    rows = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    like = [[likeness(i, j) for j in right] for i in left]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            best = max(rows[i + 1][j], rows[i][j + 1])
            if like[i][j] >= ALIKE:
                best = max(best, like[i][j] + rows[i + 1][j + 1])
            rows[i][j] = best
    i = j = 0
    while i < len(left) and j < len(right):
        if like[i][j] >= ALIKE and rows[i][j] == like[i][j] + rows[i + 1][j + 1]:
            pairs[left[i]] = right[j]
            i, j = i + 1, j + 1
        elif rows[i][j] == rows[i + 1][j]:
            i += 1
        else:
            j += 1


def _match_in_order(old: Sequence[Piece], new: Sequence[Piece], pairs: dict[int, int]) -> None:
    edges = [(-1, -1), *sorted(pairs.items()), (len(old), len(new))]
    for (a, c), (b, d) in pairwise(edges):
        left = [at for at in range(a + 1, b) if old[at].kind != "comment"]
        right = [at for at in range(c + 1, d) if new[at].kind != "comment"]
        if [old[at].kind for at in left] == [new[at].kind for at in right]:
            pairs.update(zip(left, right, strict=True))


def _same(one: Piece, other: Piece) -> bool:
    return one.kind == other.kind and one.words == other.words


def alike(one: Counter[str], other: Counter[str]) -> float:
    """Tell the share of words that two texts have in common."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def counted_words(text: str) -> Counter[str]:
    """Count the words of a text, normalised in their spelling."""
    return Counter(fold(text).split())


class _Words:
    """The words of the pieces of two versions, counted once each."""

    def __init__(self, old: Sequence[Piece], new: Sequence[Piece]) -> None:
        self.old, self.new = old, new
        self.counted: dict[str, Counter[str]] = {}

    def likeness(self, at: int, other: int) -> float:
        one, two = self.old[at], self.new[other]
        if one.kind != two.kind:
            return 0.0
        if one.words == two.words:
            return 1.0
        if one.kind == "heading" and one.ident and one.ident == two.ident:
            return 0.9
        if one.kind == "comment":
            return 0.6 if _beginning(one) == _beginning(two) else 0.0
        return alike(self.of(one), self.of(two))

    def of(self, piece: Piece) -> Counter[str]:
        found = self.counted.get(piece.words)
        if found is None:
            found = self.counted[piece.words] = counted_words(piece.words)
        return found


def _beginning(comment: Piece) -> str:
    """The first line of a comment, which says what it is for."""
    return comment.words.split("\n", 1)[0]
