"""The words of a title, and how wide each is → lines of like length that fit into a frame.

Widths are told at one size and stand for all sizes in proportion.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

Measure = Callable[[str], float]
"""A text → how wide it is at a size of one."""

ELLIPSIS: Final = "…"
_JOINER: Final = "\u200d"
"""Keeps the last letter of a piece of a word, and the first of the next, joined as they were."""
_LEAST_PIECE: Final = 3
_MOST_LINES: Final = 6
_MOST_WORDS: Final = 40
"""With more, lines are even enough when they are filled one after another."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The room for a text."""

    width: float
    height: float
    leading: float
    """The height of a line, in sizes of its type."""
    sizes: tuple[tuple[int, int], ...]
    """The sizes of type that are tried one after another, each with the most lines of it."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text in lines."""

    lines: tuple[str, ...]
    size: int


def fit(text: str, frame: Frame, measure: Measure, *, joins: bool) -> Fitted:
    """Set a text as large as it fits; what fits at no size is cut, with an ellipsis.

    `joins` tells that its letters join, and go on joining where a word must be broken.
    """
    words = text.split()
    widths = [measure(word) for word in words]
    space = measure(" ")
    for size, lines in frame.sizes:
        room, most = frame.width / size, min(lines, int(frame.height / (size * frame.leading)))
        if words and max(widths) <= room:
            found = _broken(widths, space, room)
            if len(found) <= most:
                return Fitted(_lines(words, _even(widths, space, room, len(found))), size)
    return _cut(words, frame, measure, joins=joins)


def _broken(widths: Sequence[float], space: float, room: float) -> list[int]:
    """Fill lines one after another; returns the number of the first word of each."""
    starts, left = [0], room
    for at, width in enumerate(widths):
        if at and width + space <= left:
            left -= width + space
        else:
            if at:
                starts.append(at)
            left = room - width
    return starts


def _even(widths: Sequence[float], space: float, room: float, count: int) -> list[int]:
    """Break into as many lines, as narrow as they can be, and then as even as they can be."""
    low, high = max(widths), room
    for _ in range(12):
        middle = (low + high) / 2
        if len(_broken(widths, space, middle)) <= count:
            high = middle
        else:
            low = middle
    if not 2 < count <= _MOST_LINES or len(widths) > _MOST_WORDS:
        return _broken(widths, space, high)
    return min(_breaks(widths, space, high, count))[1]


def _breaks(
    widths: Sequence[float], space: float, room: float, count: int
) -> list[tuple[float, list[int]]]:
    """List ways to break into as many lines, the best for every first of the last line.

    Each has the squares of what its lines lack to the room, added up, and the first words.
    """
    ends = [0.0, *accumulate(width + space for width in widths)]

    def lack(first: int, end: int) -> float:
        return room + space - (ends[end] - ends[first])

    ways: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for _ in range(count - 1):
        found: dict[int, tuple[float, list[int]]] = {}
        for first, (cost, starts) in ways.items():
            for end in range(first + 1, len(widths)):
                if (short := lack(first, end)) < 0:
                    break
                way = (cost + short * short, [*starts, end])
                found[end] = min(found.get(end, way), way)
        ways = found
    lasts = ((cost, lack(starts[-1], len(widths)), starts) for cost, starts in ways.values())
    return [(cost + short * short, starts) for cost, short, starts in lasts if short >= 0]


def _lines(words: Sequence[str], starts: Sequence[int]) -> tuple[str, ...]:
    ends = [*starts[1:], len(words)]
    return tuple(" ".join(words[a:b]) for a, b in zip(starts, ends, strict=True))


def _cut(words: Sequence[str], frame: Frame, measure: Measure, *, joins: bool) -> Fitted:
    """Set as many words as there is room for at the smallest size, long ones in pieces."""
    size = frame.sizes[-1][0]
    room, most = frame.width / size, max(1, int(frame.height / (size * frame.leading)))
    pieces = [piece for word in words for piece in _pieces(word, room, measure, joins=joins)]
    widths = [measure(piece) for piece in pieces]
    lines = list(_lines(pieces, _broken(widths, measure(" "), room))) if pieces else []
    if len(lines) > most:
        last = lines[most - 1].split()
        while len(last) > 1 and measure(" ".join(last) + ELLIPSIS) > room:
            last.pop()
        lines = [*lines[: most - 1], f"{' '.join(last)}{ELLIPSIS}"]
    return Fitted(tuple(lines), size)


def _pieces(word: str, room: float, measure: Measure, *, joins: bool) -> list[str]:
    """Break a word that is longer than a line."""
    if measure(word) <= room:
        return [word]
    # Letters are about as wide as each other; a little less for those that are wider.
    most = max(_LEAST_PIECE, int(len(word) * room * 0.9 / measure(word)))
    cuts = list(accumulate([most] * (len(word) // most), initial=0))
    pieces = [piece for at in cuts if (piece := word[at : at + most])]
    if not joins:
        return pieces
    inner = [f"{_JOINER}{piece}" for piece in pieces[1:]]
    return [piece + _JOINER for piece in [pieces[0], *inner][:-1]] + inner[-1:]
