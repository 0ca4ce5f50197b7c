"""Full stops at the width of a text where nothing else parts paragraphs → which of them end one.

Such a stop ends a paragraph or only a sentence. How long the other paragraphs are, and how often
their sentences end within lines, says which is more likely.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Final

from sharih.arabic import fold_pattern
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.lists import marker
from sharih.conversion.printed.line_widths import Width, ends_sentence
from sharih.conversion.printed.paragraph_habits import Pair

SPREAD: Final = 0.5
"""How much paragraphs differ in length, in logarithms."""
FULL_END: Final = 0.18
"""For each paragraph whose last line is short, so many have a full one."""
USUAL: Final = 260
"""So many characters a paragraph has where none tells it."""
LONGEST_CHAIN: Final = 40
"""In a row of more doubtful stops all part."""

_STOP_INSIDE: Final = re.compile(r"[.؟?!][\"”»’)]* (?=\S)")
# How paragraphs begin rather than further sentences: another speaker, another matter.
_BEGINS: Final = re.compile(
    fold_pattern(
        r"و?(?:من (?:جانب|جهت|ناحيت)|في (?:المقابل|السياق|سياق|غضون|الأثناء|تطور)"
        r"|(?:يذكر|يشار|الجدير)\b"
        r"|من المقرر|من المتوقع|إلى ذلك|بدور|على صعيد|تجدر|كان(?:ت)?\b|ختم)"
    )
    + r"|meanwhile\b|[\"“]"
)
_GOES_ON: Final = re.compile(
    fold_pattern(
        r"(?:و?أضاف|و?تابع|وأشار|وأوضح|و?كما|وذلك|وهو|وهي|لكن|ولكن|غير أن|إلا أن|بل|فقد|فيما|ثم"
        r"|ولفت|وبين|واعتبر)"
    )
    + r"|(?:he|she|they|it|but|half|those|these|this|that|its?|his|her|their)\b"
)
MARKED: Final = 0.8
"""How much such a beginning weighs."""


def joined_by_rhythm(
    pairs: Sequence[Pair], joins: Mapping[int, int], width: Width, doubtful: Sequence[bool]
) -> dict[int, int]:
    """Find the lines behind a doubtful stop that go on: number → number of the line before.

    `doubtful` tells of each pair whether a full line ends there with a stop, and nothing else.
    """
    if not any(doubtful):
        return {}
    pieces, edges = _pieces(pairs, joins, doubtful)
    sure = [
        len_of for at, len_of in enumerate(pieces) if _is_sure(edges, at) and len_of > width.most
    ]
    usual = sorted(sure)[len(sure) // 2] if len(sure) > 1 else USUAL
    part = _cost_of_parting(pairs, joins, doubtful, width)
    found: dict[int, int] = {}
    start = 0
    for at in range(len(pieces)):
        if at + 1 < len(pieces) and edges[at] is not None:
            continue
        chain = edges[start:at]
        if chain and len(chain) < LONGEST_CHAIN:
            stops = [pair for pair in chain if pair is not None]
            for pair in _inner(pieces[start : at + 1], stops, usual, part):
                found[pair.following.number] = pair.line.number
        start = at + 1
    return found


def is_doubtful(pair: Pair, width: Width) -> bool:
    """Whether a line that ends with a stop is full, and the next may go on in its paragraph."""
    text, following = pair.texts
    return (
        ends_sentence(text)
        and width.is_full(text, following)
        and marker(following) is None
        and marker(text) is None
    )


def _pieces(
    pairs: Sequence[Pair], joins: Mapping[int, int], doubtful: Sequence[bool]
) -> tuple[list[int], list[Pair | None]]:
    """Give the lengths of what is together by now, and between each two the doubtful stop."""
    pieces, edges = [len(pairs[0].line.text)], []
    for pair, doubt in zip(pairs, doubtful, strict=True):
        if pair.following.number in joins:
            pieces[-1] += 1 + len(pair.following.text)
        else:
            edges.append(pair if doubt else None)
            pieces.append(len(pair.following.text))
    return pieces, edges


def _is_sure(edges: Sequence[Pair | None], at: int) -> bool:
    return not (at and edges[at - 1]) and (at == len(edges) or edges[at] is None)


def _cost_of_parting(
    pairs: Sequence[Pair], joins: Mapping[int, int], doubtful: Sequence[bool], width: Width
) -> float:
    """Weigh how likely a stop at the width ends a paragraph, before its length is known."""
    inside = sum(len(_STOP_INSIDE.findall(pair.line.text)) for pair in pairs)
    ends = sum(
        ends_sentence(pair.line.text) and not doubt and pair.line.number in joins
        for pair, doubt in zip(pairs, doubtful, strict=True)
    )
    words = max(3.0, width.most / 6)
    return math.log((inside / words + 0.3) / (FULL_END * ends + 0.3))


def _inner(pieces: Sequence[int], stops: Sequence[Pair], usual: float, part: float) -> list[Pair]:
    """Choose the stops that end only a sentence, so that paragraphs are most like the others."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        choices = []
        for start in range(end):
            length = sum(pieces[start:end]) + end - start - 1
            cost = (math.log(length / usual) / SPREAD) ** 2 / 2
            if start:
                cost += part + _by_words(stops[start - 1].following.text)
            choices.append((best[start][0] + cost, start))
        best.append(min(choices))
    starts: set[int] = set()
    at = len(pieces)
    while at:
        at = best[at][1]
        starts.add(at)
    return [stop for place, stop in enumerate(stops, start=1) if place not in starts]


def _by_words(text: str) -> float:
    key = key_of(text)
    if _BEGINS.match(key):
        return -MARKED
    return MARKED if _GOES_ON.match(key) else 0.0
