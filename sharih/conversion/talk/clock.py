"""The lines of a transcript or of subtitles → the clock stamps of the recording in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sharih.conversion.records import SeedLine

EARLY: Final = 180
"""A recording has a first stamp within so many seconds; later ones are times of day."""
EARLY_IN_BRACKETS: Final = 600
"""In brackets stand times of day more seldom."""
FEWEST: Final = 2
"""One stamp alone may be anything, if it is no range."""
MOST_LINES: Final = 8
"""In a recording a stamp stands every so many lines at least."""
FEWEST_EVEN: Final = 5
"""So many stamps tell how many lines stand behind each."""
SHORT_WORDS: Final = 5
SLOWEST: Final = 2
"""Nobody needs so many seconds for a character; where it seems so, trains leave at these times."""
LEAST_SHARE: Final = 40
"""What is spoken is at least so many per cent of a text."""

_TIME: Final = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_RANGE: Final = rf"{_TIME}(?: ?(?P<arrow>-+>|→|–|—|-) ?{_TIME})?"
_STAMP: Final = re.compile(
    rf"(?:>> ?)?(?P<open>[\[(<{{]?) ?(?P<time>{_RANGE}) ?[\])>}}]?(?: [a-z]+:\S+)*"
    r"(?: ?[-–—:|•] ?| |(?=[\[(])|(?<=[\])>}])|\Z)"
)
_ALONE: Final = re.compile(_TIME)
# Behind a speaker alone on a line: `Speaker 1  0:03`, or in brackets before what he says.
_BEHIND_NAME: Final = re.compile(
    r"(?P<name>[^\W\d_][^:.،,؛;؟?!\"“”«»\[\](){}<>]{0,40}?)"
    rf"(?P<stamp>[ ,–-]*(?:(?P<open>[\[(]) ?(?P<time>{_TIME}) ?[\])]|(?P<bare>{_TIME})(?=:?\Z)))"
    r"(?P<rest> ?:? ?)"
)
_NOON: Final = re.compile(r"(?:[صم]\b|صباح|مساء|ظهر|فجر|بتوقيت|[ap]\.?m\b|gmt)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A clock stamp in a line."""

    text: str
    """The stamp as written, with its signs."""
    rest: str
    """What else stands in the line; empty where nothing does."""
    seconds: int
    """From the beginning of the recording."""
    surely: bool
    """Whether it is written as no time of day is."""
    arrow: bool
    """Whether it is a range as subtitles have it."""

    @property
    def early(self) -> bool:
        """Whether it may be the first of a recording, and no time of day."""
        return self.seconds < (EARLY_IN_BRACKETS if self.text[0] in "[({<" else EARLY)


def find_stamps(lines: Sequence[SeedLine]) -> dict[int, Stamp]:
    """Find the stamps of a recording at the beginnings of lines, behind speakers, or alone.

    Nothing is found where they do not count up like those of a recording, or where most of the
    text stands elsewhere: a page may tell how long its videos are.
    """
    found = {
        line.number: stamp
        for line in lines
        if ":" in line.text[:64] and (stamp := _stamp(line.text))
    }
    stamps = list(found.values())
    if len(stamps) < FEWEST and not any(stamp.arrow for stamp in stamps):
        return {}
    back = sum(a.seconds > b.seconds for a, b in pairwise(stamps))
    if 10 * back > len(stamps):
        return {}
    sure = 2 * sum(stamp.surely for stamp in stamps) > len(stamps)
    first, last = min(found), max(found)
    if not (sure or stamps[0].early) or not is_most(lines, first, lines[-1].number):
        return {}
    within = [len(line.text) for line in lines if first <= line.number <= last]
    bare = not sure and stamps[0].text[0] not in "[({<"
    if bare and SLOWEST * sum(within) < stamps[-1].seconds - stamps[0].seconds:
        return {}
    return found if len(within) <= MOST_LINES * len(found) else {}


def is_recorded(lines: Sequence[SeedLine]) -> bool:
    """Whether the clock stamps of a recording stand between the lines: these were not broken."""
    alone = sum(line.text[-1].isdigit() and _ALONE.fullmatch(line.text) is not None
                for line in lines)  # fmt: skip
    return alone >= FEWEST and 3 * alone > len(lines) and bool(find_stamps(lines))


def is_most(lines: Sequence[SeedLine], first: int, last: int) -> bool:
    """Whether much of a text stands between two of its lines."""
    within = sum(len(line.text) for line in lines if first <= line.number <= last)
    return 100 * within >= LEAST_SHARE * sum(len(line.text) for line in lines)


def _stamp(text: str) -> Stamp | None:
    if match := _STAMP.match(text):
        rest = text[match.end() :]
        if _NOON.match(rest):
            return None
        arrow = (match["arrow"] or "").endswith((">", "→"))
        sign = text.startswith(">>")
        return Stamp(
            text[: match.end()].strip(),
            f">> {rest}" if sign and rest else rest,
            _seconds(match["time"]),
            arrow or match["time"].count(":") > 1,
            arrow,
        )
    if (match := _BEHIND_NAME.match(text)) and match["name"].count(" ") < 6:
        time = match["time"] or match["bare"]
        words = text[match.end() :]
        name = match["name"].strip()
        rest = f"{name}: {words}" if words or match["rest"].strip() else name
        return Stamp(match["stamp"].strip(" ,–-"), rest, _seconds(time), time.count(":") > 1, False)
    return None


def _seconds(time: str) -> int:
    start = re.split(r"[^\d:]", time, maxsplit=1)[0]
    total = 0
    for part in start.split(":"):
        total = 60 * total + int(part)
    return total


def subtitle_numbers(lines: Sequence[SeedLine], stamps: dict[int, Stamp]) -> set[int]:
    """Find the numbers that stand alone over the ranges of subtitles."""
    return {
        above.number
        for above, line in pairwise(lines)
        if above.text.isdecimal() and (stamp := stamps.get(line.number)) and stamp.arrow
    }


def after_recording(lines: Sequence[SeedLine], stamps: dict[int, Stamp]) -> set[int]:
    """Find the short lines behind the last stamp that are more than stand behind the others."""
    places = [at for at, line in enumerate(lines) if line.number in stamps]
    steps = Counter(b - a for a, b in pairwise(places))
    if len(places) < FEWEST_EVEN:
        return set()
    usual, count = steps.most_common(1)[0]
    rest = lines[places[-1] + usual :]
    even = usual < 3 and 10 * count >= 7 * (len(places) - 1)
    if not even or len(rest) > MOST_LINES or any(
        line.text.count(" ") > SHORT_WORDS or line.text[-1] in ".؟?!" for line in rest
    ):  # fmt: skip
        return set()
    return {line.number for line in rest}
