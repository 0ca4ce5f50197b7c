"""Posts of social networks and channels → the same without their numbers, names and answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from sharih.conversion.lines.line_shapes import shape
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import SeedLine

STAMP: Final = "stamp of a message"
NOTE: Final = "note of a messenger"
TIME: Final = "time of publication"
ANSWER: Final = "answer to a post"
NUMBER_OFF: Final = "number of a post taken off"
FIRST_LINES: Final = 4
"""Who posted something stands in one of so many first lines,"""
NAME_WORDS: Final = 5
"""in at most so many words."""
FEWEST_POSTS: Final = 3
"""So many numbered posts at least are a thread."""

_HANDLE: Final = re.compile(r"@[\w.]{2,30}\Z")
_TIME: Final = re.compile(r"(?=.{0,30}\d{1,2}:\d\d)(?=.{0,40}(?:19|20)\d\d).{8,44}\Z")
_STOP: Final = re.compile(r"[.!؟?:؛;][\"”»’)]*\Z")
_REACTION: Final = re.compile(r":[a-z0-9_+-]+:(?: ?\d+)?\Z")
_EDITED: Final = re.compile(
    r" *[(\[](?:edited|معدلة|معدّلة|تم التعديل|تم تعديلها)[)\]]\Z", re.IGNORECASE
)
# With where the slash stands, which most lines do not have there.
_POSTS: Final = (
    (
        slice(4),
        re.compile(
            r"[(\[]?(?P<number>\d{1,2})/(?P<total>\d{1,2}(?=[)\] ]))?[)\]]?[ .:–-]*"
            r"(?P<text>[^\s/].*)"
        ),
    ),
    (
        slice(-4, None),
        re.compile(
            r"(?P<text>.*?[^\s(\[]) ?[(\[]?(?<!\d)(?P<number>\d{1,2})/(?P<total>\d{0,2})[)\]]?\Z"
        ),
    ),
)


def take_numbers(reading: Reading) -> None:
    """Take the numbers off posts that count up: `1/ …`, `2/7 …`, `… (3/7)`."""
    if "/" not in "".join(line.text[:6] + line.text[-8:] for line in reading.lines):
        return
    for edge, pattern in _POSTS:
        posts = [
            (line, found)
            for line in reading.lines
            if "/" in line.text[edge] and (found := pattern.match(line.text))
        ]
        numbers = [int(found["number"]) for _, found in posts]
        # Days of a month count up too, but seldom to its number.
        totals = {found["total"] for _, found in posts}
        if len(totals) > 1 or totals - {"", None, str(len(posts))}:
            continue
        if len(posts) < FEWEST_POSTS or numbers != list(range(numbers[0], numbers[0] + len(posts))):
            continue
        if numbers[0] > 2 or not any(shape(line.text).prose for line, _ in posts):
            continue
        reading.change({line.number: found["text"] for line, found in posts})
        for line, _ in posts:
            reading.note(line.number, NUMBER_OFF)
        reading.drop(_around_posts(reading.lines, [line.number for line, _ in posts]))
        return


def _around_posts(lines: Sequence[SeedLine], posts: Sequence[int]) -> dict[int, str]:
    """Find names and counts between the posts of a thread, and what others answered to it."""
    names = {name.text: sign.text for name, sign in pairwise(lines) if _HANDLE.match(sign.text)}
    found: dict[int, str] = {}
    numbered = frozenset(posts)
    own = ""
    answered = False
    for line in lines:
        sign = names.get(line.text, line.text if _HANDLE.match(line.text) else "")
        own = own or sign
        if sign:
            answered = answered or (line.number > posts[-1] and sign != own)
            found[line.number] = STAMP
        elif line.number not in numbered and (line.number > posts[0] or (names and not own)):
            short = line.text.count(" ") < NAME_WORDS and not _STOP.search(line.text)
            if _TIME.match(line.text):
                found[line.number] = TIME
            elif answered or short:
                found[line.number] = ANSWER if answered else NOTE
    return found


def take_reactions(reading: Reading) -> None:
    """Leave out how many people answered a message with a picture, and that it was changed."""
    before = SeedLine(0, "")
    found = {}
    for line in reading.lines:
        if _REACTION.match(line.text) or (before.number in found and line.text.isdecimal()):
            found[line.number] = NOTE
        before = line
    reading.drop(found)
    if any(line.text.endswith(")") for line in reading.lines):
        edited = [(line, match) for line in reading.lines if (match := _EDITED.search(line.text))]
        parts = {line.number: (m.group().strip(), line.text[: m.start()]) for line, m in edited}
        reading.take_off({n: parts[n] for n in parts if parts[n][1].strip()}, NOTE)


def names_over(lines: Sequence[SeedLine], ago: Mapping[int, str]) -> dict[int, str]:
    """Find who posted something: over their sign, or over how long ago that was."""
    if len(lines) < 2 or lines[0].text.count(" ") >= NAME_WORDS or lines[0].number in ago:
        return {}
    second = lines[1]
    if _HANDLE.match(second.text) or (second.number in ago and second.text[:1].isdecimal()):
        return {lines[0].number: STAMP}
    return {}
