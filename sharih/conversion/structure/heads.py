"""Several short lines before a text → which of them is its headline.

A label of the page, the column or the house stands over a headline; over a recording stand the
name of the programme and the buttons of its player. A headline is longer than labels and has
words of the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.credits.credit_lines import credits_of
from sharih.conversion.credits.datelines import CREDIT
from sharih.conversion.credits.timestamps import TIMESTAMP, is_clock
from sharih.conversion.headlines.evidence import FEWEST_WORDS, Over, choose
from sharih.conversion.lines.labels import is_label, split_title_label
from sharih.conversion.lines.line_shapes import LONG, shape
from sharih.conversion.lines.lists import marker
from sharih.conversion.lines.reading import Reading
from sharih.conversion.lines.stems import stems
from sharih.conversion.pasted.headline import split_label
from sharih.conversion.records import SeedLine
from sharih.conversion.structure.over_lines import reason_over

PLAYER: Final = "over the text of a recording"
HEAD: Final = 12
"""So many lines may stand before a text."""
FLASH: Final = "urgent line before the headline"
FLASHES: Final = 2
"""So many urgent lines, and so many words shared with the text, tell the headline behind them."""
TITLE_WORDS: Final = 4
"""A headline has at least this many words,"""
MOST_WORDS: Final = 24
"""and at most this many."""
LEDE_LINES: Final = 3
TEXT_LINES: Final = 8
"""So many lines of the text are asked for the words of a headline."""
SPOKEN_LINES: Final = 30
BUTTON_WORDS: Final = 2
"""What stands alone over a recording and has at most this many words is a button."""
BESIDE_WORDS: Final = 9
"""What stands between the headline and a recording has at most this many words."""

TOLD: Final = (TIMESTAMP, CREDIT, "stamp of a message")
"""The reasons of lines that stand between a headline and its text."""

_STOP: Final = re.compile(r"[.،؛;:؟?!…«»“”\"]|,\Z|\d\Z")
_DAY: Final = re.compile(
    r"(?:[^\W\d_]+ ){0,3}(?:\d{1,2} )?(?:[^\W\d_]+ ){0,2}(?:19|20)\d\d(?: ?م)?"
)
_END: Final = re.compile(r"[.:؛;،,]\Z")


def choose_headline(reading: Reading, turns: Collection[int], stamped: Collection[int]) -> None:
    """Find the headline where labels stand over it, and leave out what is over a recording.

    `turns` are the lines with which somebody begins to speak, `stamped` those of a clock.
    """
    if reading.headline is not None and turns:
        over = [line for line in reading.lines if reading.headline < line.number < min(turns)]
        reading.beside |= _beside_recording(over)
    if reading.headline is not None or reading.seed.title:
        return
    if any(mark.kind == "title" for mark in reading.seed.marks.values()):
        return
    if turns and reading.lines and any(number < reading.lines[0].number for number in stamped):
        stamped = ()  # the first stamp of the recording stands over its head
    begin = min((*turns, *stamped), default=0)
    start = _start(reading, begin)
    if not start or start >= len(reading.lines):
        return
    if begin and reading.lines[start].number >= begin:
        _over_recording(reading, start, told=bool(stamped))
    elif start > 1:
        _over_text(reading, start)


def _start(reading: Reading, begin: int) -> int:
    """Find the position of the first line of the text; 0 where none is before it."""
    for at, line in enumerate(reading.lines[:HEAD]):
        if (begin and line.number >= begin) or line.number in reading.headings:
            return at
        if len(line.text) >= LONG or shape(line.text).prose:
            return at
    return 0


def _may_be_title(text: str, fewest: int = TITLE_WORDS) -> bool:
    words = text.count(" ") + 1
    return fewest <= words <= MOST_WORDS and not _END.search(text) and text.count("|") < 2


def _over_text(reading: Reading, start: int) -> None:
    lines, lang = reading.lines, reading.seed.lang
    lede = stems(line.text for line in lines[start : start + LEDE_LINES])
    if _behind_flashes(reading, start, lede):
        return
    candidates = [
        at
        for at, line in enumerate(lines[:start])
        if _may_be_title(line.text, FEWEST_WORDS) and not _is_beside_text(line.text, lang)
    ]
    at = choose(_over(reading, start), candidates)
    if at and not split_title_label(lines[at].text)[0] and not _is_labelled(lines, at):
        reading.headline = lines[at].number


def _over(reading: Reading, start: int, count: int = TEXT_LINES) -> Over:
    """Gather what is known of the lines over a text, and of so many lines of it."""
    lines = reading.lines
    numbers = [line.number for line in lines[: start + 1]]
    told = {drop.line for drop in reading.dropped if drop.reason in TOLD}
    return Over.of(
        [line.text for line in lines[:start]],
        [line.text for line in lines[start : start + count]],
        {
            "behind a blank line": (
                at for at in range(1, start) if numbers[at] > numbers[at - 1] + 1
            ),
            "over a time or a credit": (
                at
                for at in range(start)
                if any(numbers[at] < n < numbers[min(at + 2, start)] for n in told)
            ),
            "behind a sign": (at for at in range(start) if reading.notes(numbers[at])),
        },
    )


def _is_labelled(lines: Sequence[SeedLine], at: int) -> bool:
    """Whether the line over the headline is the label of a section, which a later stage takes."""
    return at == 1 and split_label(*(line.text for line in lines[:3])) is not None


def _behind_flashes(reading: Reading, start: int, lede: frozenset[str]) -> bool:
    """Find the headline behind several urgent lines on the same, each with its label."""
    head = reading.lines[:start]
    flashes: list[int] = []
    for at, line in enumerate(head):
        if is_label(line.text):
            flashes += (at, at + 1)
        elif split_title_label(line.text)[0]:
            flashes.append(at)
    if len(flashes) < FLASHES or flashes[-1] >= start - 1:
        return False
    behind = [line for line in head[flashes[-1] + 1 :] if _may_be_title(line.text)]
    best = max(behind, key=lambda line: len(stems([line.text]) & lede), default=None)
    if best is None or len(stems([best.text]) & lede) < FLASHES:
        return False
    reading.headline = best.number
    reading.drop({line.number: FLASH for line in head[: flashes[-1] + 1]})
    return True


def _is_beside_text(text: str, lang: Lang) -> bool:
    """Whether a line tells of the article or the issue it is in: a day, a number, who wrote it."""
    if reason_over(text) or _DAY.fullmatch(text.strip()):
        return True
    return credits_of(text, lang) is not None


def _is_label(text: str, words: int) -> bool:
    if text.count("|") > 1:
        return True  # the path of a page, or its menu
    return text.count(" ") < words and not _STOP.search(text)


def _over_recording(reading: Reading, start: int, *, told: bool) -> None:
    """Find the headline over a recording; without one, short lines over it are its player's."""
    head = reading.lines[:start]
    likely = [at for at, line in enumerate(head) if _may_be_title(line.text)]
    best = choose(_over(reading, start, SPOKEN_LINES), likely)
    if best is not None and (best or not told or _is_told(reading, start)):
        reading.headline = head[best].number
        reading.beside |= _beside_recording(head[best + 1 :])
    elif (
        told
        and not likely
        and (len(head) > 1 or head[0].text.count(" ") < BUTTON_WORDS)
        and all(line.text.count(" ") < 3 * BUTTON_WORDS for line in head)
    ):
        reading.drop({line.number: PLAYER for line in head})


def _beside_recording(lines: Sequence[SeedLine]) -> dict[int, str]:
    """Find what stands between the headline and a recording: where, when and with whom it was."""
    found: dict[int, str] = {}
    listed = False
    for line in lines:
        words = line.text.count(" ") < BESIDE_WORDS
        listed = words and (line.text.endswith(":") or (listed and bool(marker(line.text))))
        if listed or _is_label(line.text, BESIDE_WORDS) or (words and is_clock(line.text)):
            found[line.number] = PLAYER
    return found


def _is_told(reading: Reading, start: int) -> bool:
    """Whether what is spoken has two words of the line over it."""
    spoken = reading.lines[start : start + SPOKEN_LINES]
    first = stems([reading.lines[0].text])
    return len(first & stems(line.text for line in spoken)) > 1
