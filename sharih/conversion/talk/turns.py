"""A `Reading` of a transcript or of subtitles → who says what, without clock and what is heard."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.line_shapes import ENDS
from sharih.conversion.lines.reading import Reading
from sharih.conversion.lines.word_patterns import word_patterns
from sharih.conversion.records import SeedLine
from sharih.conversion.talk.clock import Stamp, after_recording, find_stamps, subtitle_numbers
from sharih.conversion.talk.speakers import Label, find_turns, speakers_alone

CLOCK: Final = "clock stamp of a recording"
NUMBER: Final = "number of a subtitle"
DIRECTION: Final = "stage direction"
SIGN: Final = "sign before a speaker"
OF_PLAYER: Final = "behind the text of a recording"
HEAD: Final = "first line of a file of subtitles"
DIRECTION_WORDS: Final = 7
"""What is told of a recording has at most this many words."""
CUE: Final = 70
"""Lines of subtitles are mostly shorter."""
LONGEST: Final = 1500
"""Longer paragraphs are not made of short lines."""

_IN_BRACKETS: Final = re.compile(r"(?:\[[^\[\]]+\]|\([^()]+\)|\*[^*]+\*|♪[^♪]*♪?)\.?\Z")
_SIGN: Final = re.compile(r">>+ ?|[-–—] ?")
_HEAD: Final = re.compile(r"WEBVTT\b[^.]*\Z|NOTE\Z|Kind: captions\Z|Language: \w+\Z")
_TAGS: Final = re.compile(r"</?(?:[ibuc]|font|v|\d\d:)[^<>]*>|\{\\[^{}]*\}")


def read_turns(reading: Reading) -> frozenset[int]:
    """Leave out the clock and what is heard, and put together what one speaker says.

    Gives the lines that begin with the name of a speaker.
    """
    text = plain_lines(reading)
    stamps = find_stamps(text)
    behind = _take_stamps(reading, text, stamps) if stamps else set()
    if any(stamp.arrow for stamp in stamps.values()):
        _take_tags(reading, min(stamps))
    text = plain_lines(reading)
    alone = speakers_alone(text, behind)
    _put_before(reading, text, alone)
    turns = find_turns(reading.lines, bool(stamps))
    reading.drop(_directions(reading.lines, bool(stamps or turns)))
    if stamps or turns:
        _put_together(reading, turns, stamps)
    return frozenset(turns)


def _put_together(reading: Reading, turns: dict[int, Label], stamps: dict[int, Stamp]) -> None:
    voices = _voices(reading.lines, turns, stamps)
    if stamps:
        reading.join(_continued(reading, turns, stamps, voices))
    if voices:
        _take_signs(reading, voices)


def plain_lines(reading: Reading) -> list[SeedLine]:
    """Give the lines of which the file itself says nothing but that they are paragraphs."""
    marks = reading.seed.marks
    if not marks:
        return reading.lines
    return [
        line for line in reading.lines
        if (mark := marks.get(line.number)) is None or mark.kind == "paragraph"
    ]  # fmt: skip


def _take_stamps(reading: Reading, lines: Sequence[SeedLine], stamps: dict[int, Stamp]) -> set[int]:
    """Leave the stamps out; gives the lines that follow one that stood alone."""
    gone = {n: CLOCK for n, stamp in stamps.items() if not stamp.rest}
    gone |= dict.fromkeys(after_recording(lines, stamps), OF_PLAYER)
    gone |= {n: DIRECTION for n, stamp in stamps.items() if _IN_BRACKETS.match(stamp.rest)}
    gone |= dict.fromkeys(subtitle_numbers(lines, stamps), NUMBER)
    first = min(stamps)
    gone |= {line.number: HEAD for line in lines[:9] if line.number < first
             and _HEAD.match(line.text)}  # fmt: skip
    behind = {
        b.number for a, b in pairwise(lines)
        if gone.get(a.number) == CLOCK and b.number not in stamps and b.number not in gone
        and not _IN_BRACKETS.match(b.text)
    }  # fmt: skip
    behind |= {n for n, s in stamps.items() if s.rest and n not in gone and ":" not in s.rest
               and not ENDS.search(s.rest) and s.rest.count(" ") < DIRECTION_WORDS}  # fmt: skip
    reading.drop(gone)
    parts = {n: (s.text, s.rest) for n, s in stamps.items() if n not in gone}
    reading.take_off(parts, CLOCK)
    return behind


def _put_before(reading: Reading, lines: Sequence[SeedLine], alone: set[int]) -> None:
    """Put the names of speakers that stand alone before what they say."""
    reading.join(
        {b.number: a.number for a, b in pairwise(lines) if a.number in alone},
        lambda name, words: f"{name.rstrip(' :')}: {words}",
    )


def _directions(lines: Sequence[SeedLine], recorded: bool) -> dict[int, str]:
    """Find the lines that only tell what is heard: line → reason."""
    return {
        line.number: DIRECTION
        for line in lines
        if line.text[0] in "[(*♪"
        and line.text.count(" ") < DIRECTION_WORDS
        and _IN_BRACKETS.match(line.text)
        and (
            recorded or line.text[0] == "♪" or word_patterns().directions.search(key_of(line.text))
        )
    }


def _voices(
    lines: Sequence[SeedLine], turns: Mapping[int, Label], stamps: Mapping[int, Stamp]
) -> set[int]:
    """Find the lines with which somebody begins to speak."""
    if not stamps:
        return set(turns)
    subtitles = any(stamp.arrow for stamp in stamps.values())
    first = min(stamps)
    return {
        line.number
        for line in lines
        if line.number in turns
        or (
            line.number >= first
            and (line.text.startswith(">>") or (subtitles and line.text[0] in "-–—"))
        )
    }


def _continued(
    reading: Reading,
    turns: Mapping[int, Label],
    stamps: Mapping[int, Stamp],
    voices: set[int],
) -> dict[int, int]:
    """Find the lines that go on with what the line before says: line → the line before."""
    begin = min(stamps)
    lines = [line for line in reading.lines if line.number >= begin]
    short = sum(len(line.text) <= CUE for line in lines)
    subtitles = any(stamp.arrow for stamp in stamps.values()) or (
        10 * short > 8 * len(lines) and 2 * len(stamps) > len(lines)
    )
    noises = sorted(drop.line for drop in reading.dropped if drop.reason == DIRECTION)
    joins: dict[int, int] = {}
    length = 0
    for a, b in pairwise(lines):
        length = length if a.number in joins else len(a.text)
        direct = b.number == a.number + 1 and b.number not in stamps
        near = direct or b.number in stamps or b.number - 1 in stamps
        goes_on = direct or (subtitles and turns) or not ENDS.search(a.text)
        fits = length + len(b.text) <= LONGEST
        heard = bisect(noises, a.number) != bisect(noises, b.number)
        if near and goes_on and fits and not heard and b.number not in voices:
            joins[b.number] = a.number
            length += 1 + len(b.text)
    return joins


def _take_signs(reading: Reading, voices: set[int]) -> None:
    """Leave out `>>` and the dash with which a turn begins."""
    parts = {
        line.number: (match.group().strip(), line.text[match.end() :])
        for line in reading.lines
        if line.number in voices
        and (match := _SIGN.match(line.text))
        and match.end() < len(line.text)
    }
    reading.take_off(parts, SIGN)


def _take_tags(reading: Reading, first: int) -> None:
    """Leave out the tags of subtitles: `<i>`, `<font …>`."""
    changed = {
        line.number: text
        for line in reading.lines
        if line.number > first
        and ("<" in line.text or "{" in line.text)
        and (text := _TAGS.sub("", line.text).strip())
        and text != line.text
    }
    for number in changed:
        reading.note(number, "tags of subtitles dropped")
    reading.change(changed)
