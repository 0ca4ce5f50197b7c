"""A few lines of a text that end within a sentence → joined with the line behind.

Where only some paragraphs were broken there is no width to tell it by; but a paragraph whose
last sentence has no end goes on where all others have one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.lists import marker
from sharih.conversion.lines.reading import Reading
from sharih.conversion.printed.line_widths import ends_sentence, goes_on
from sharih.conversion.records import SeedLine

SHORTEST: Final = 30
"""A line that was broken has at least this many characters,"""
LONGEST: Final = 140
"""and at most this many."""
PARAGRAPH: Final = 50
"""Of so many characters on a line is a paragraph,"""
ENDED: Final = 0.6
"""of which this share at least must end like sentences."""
FEWEST_TURNS: Final = 3
DATELINE: Final = 45
"""The signs of a dateline stand within so many characters."""
FEWEST_WORDS: Final = 3
"""The sentence that goes on has at least this many words on the first line."""

_LAST_SENTENCE: Final = re.compile(r"[^\W\d_]{3}[.][\"”»’)]* (?P<last>[^\W\d_][^.؟?!]*)\Z")
_OF_PICTURE: Final = re.compile(r"[:|/]|photo|picture|image|credit|تصوير|عدس|صور")
_LABEL: Final = re.compile(r"(?P<name>[^\W\d_][^:.؟?،,«\"“]{0,30}) ?: ?(?=\S)")
_OPEN: Final = re.compile(r"[\w،,%]\Z")
_DATELINE: Final = re.compile(r"[()/]|[–—]| - |-- ")
_WORD: Final = re.compile(r"[\"“«(]?\w")


def join_unfinished(reading: Reading) -> None:
    """Join lines that end within a sentence with the next one, where sentences else have ends."""
    lines = reading.lines
    open_ends = [
        (a, b) for a, b in pairwise(lines)
        if b.number == a.number + 1 and SHORTEST <= len(a.text) <= LONGEST
        and not ends_sentence(a.text)
    ]  # fmt: skip
    if not open_ends:
        return
    turns = turns_of(lines)
    if not turns and not _mostly_ended(lines, len(open_ends)):
        return
    joins: dict[int, int] = {}
    ends = {a.number for a, _ in open_ends}
    first = _first_of_text(lines)
    for a, b in open_ends:
        spoken = a.number in turns
        early = a.number < first and not spoken
        if early or not _may_follow(b, turns) or not _OPEN.search(a.text):
            continue
        begun = a.number in joins or spoken or _is_begun(a.text)
        comma = a.text[-1] in "،," and b.text[-1] not in "،,"
        begun = begun or (comma and len(a.text) >= PARAGRAPH)
        if not begun and not (goes_on(a.text, b.text) and "، " in a.text):
            continue
        if ends_sentence(b.text) or b.number in ends:
            joins[b.number] = a.number
    reading.join(joins)


def _first_of_text(lines: Sequence[SeedLine]) -> int:
    """Find the line behind which all is text: what is before it may be a headline over a lede."""
    for a, b in pairwise(lines):
        if len(a.text) >= PARAGRAPH and ends_sentence(a.text):
            return a.number
        apart = b.number > a.number + 1
        lede = len(b.text) >= PARAGRAPH and (b.text[-1] in "،," or (apart and _is_begun(b.text)))
        if lede:
            return b.number
    return lines[-1].number + 1


def _mostly_ended(lines: Sequence[SeedLine], open_ends: int) -> bool:
    """Whether most paragraphs end like sentences."""
    long = [line for line in lines[1:] if len(line.text) >= PARAGRAPH]
    ended = sum(ends_sentence(line.text) for line in long)
    return bool(long) and ended >= ENDED * (len(long) - open_ends)


def turns_of(lines: Sequence[SeedLine]) -> set[int]:
    """List the lines before which names stand that do so more than once."""
    if sum(":" in line.text[:32] for line in lines) < FEWEST_TURNS:
        return set()
    names: dict[str, list[int]] = {}
    for line in lines:
        if match := _LABEL.match(line.text):
            names.setdefault(key_of(match["name"]), []).append(line.number)
    turns = {number for numbers in names.values() if len(numbers) > 1 for number in numbers}
    return turns if len(turns) > FEWEST_TURNS else set()


def _is_begun(text: str) -> bool:
    """Whether a line ends within a sentence that is not its first; who took a picture is none."""
    match = _LAST_SENTENCE.search(text)
    return (
        match is not None
        and match["last"].count(" ") >= FEWEST_WORDS - 1
        and not _OF_PICTURE.search(key_of(match["last"]))
    )


def _may_follow(line: SeedLine, turns: set[int]) -> bool:
    if line.number in turns or marker(line.text) is not None:
        return False
    if _DATELINE.search(line.text[:DATELINE]):
        return False
    return _WORD.match(line.text) is not None and not line.text.endswith(":")
