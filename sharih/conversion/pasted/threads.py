"""Posts and forwarded messages → the same without who posted them and how often they were seen.

A thread that was copied has the name and the sign of its author over every post, its day and its
counts; a message that was forwarded may end with the name of the channel it came from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sharih.conversion.credits.timestamps import TIMESTAMP, time_line
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.reading import Reading
from sharih.conversion.pasted.posts import NAME_WORDS, NOTE, STAMP
from sharih.conversion.records import SeedLine

FEWEST_POSTS: Final = 2
"""So many posts with the sign of who posted them are a thread."""
COUNT: Final = "counter or button of the page"

_HANDLE: Final = re.compile(r"[\u200e\u200f]?@[\w.]{2,30}\Z")
_COUNT: Final = re.compile(r"[\d.,٫٬]+ ?(?:k|m|ألف|مليون)?|\d{1,2} ?/ ?\d{1,2}|[·•]", re.IGNORECASE)
_NUMBERED: Final = re.compile(
    r"[(\[]?\d{1,2}/\d{0,2}[)\]]? ?[^\W\d]|.{12,} [(\[]?\d{1,2}/\d{0,2}[)\]]?\Z"
)
_FORWARDED: Final = re.compile(
    r"\W*(?:forwarded from|معاد توجيهها من|معاد توجيه من|محولة من|منقول(?:ة)? (?:من|عن)) ?:? ?"
    r"(?P<name>\S.{1,50})",
    re.IGNORECASE,
)
_EDGES: Final = re.compile(r"\A[\W_]+|[\W_]+\Z")


def drop_posters(reading: Reading) -> None:
    """Leave out names, signs, days and counts of a thread, and the channel of a message.

    Posts that have their numbers before or behind their text are read by `posts`.
    """
    handles = [line for line in reading.lines if "@" in line.text[:2] and _HANDLE.match(line.text)]
    if len(handles) >= FEWEST_POSTS and not _are_numbered(reading.lines):
        reading.drop(_of_thread(reading, {line.number for line in handles}))
    reading.drop(_of_channel(reading.lines))


def _are_numbered(lines: Sequence[SeedLine]) -> bool:
    """Whether posts have their numbers before or behind their text."""
    return sum(_NUMBERED.match(line.text) is not None for line in lines) >= FEWEST_POSTS


def _of_thread(reading: Reading, handles: set[int]) -> dict[int, str]:
    lines = reading.lines
    names = {a.text for a, b in pairwise(lines) if b.number in handles}
    found = dict.fromkeys(handles, STAMP)
    for line in lines:
        short = line.text.count(" ") < NAME_WORDS
        if short and line.text in names:
            found[line.number] = STAMP
        elif short and _COUNT.fullmatch(line.text):
            found[line.number] = COUNT
        elif short and time_line(line.text, reading.seed.lang) is not None:
            found[line.number] = TIMESTAMP
    return found if len(found) < len(lines) else {}


def _of_channel(lines: Sequence[SeedLine]) -> dict[int, str]:
    """Find the name of the channel that a message was forwarded from, alone on a line."""
    named = (found["name"] for line in lines[:3] if (found := _FORWARDED.fullmatch(line.text)))
    names = {key_of(_EDGES.sub("", name)) for name in named}
    if not names:
        return {}
    return {
        line.number: NOTE
        for line in lines[1:]
        if line.text.count(" ") < NAME_WORDS and key_of(_EDGES.sub("", line.text)) in names
    }
