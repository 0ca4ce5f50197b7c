"""A page that tells of an event as it goes on → its entries, each with its time before it.

Over each entry stands a clock alone on a line, or its words begin with one; over those of a day
stands often the day, which becomes a heading. The entries stay in the order of the page, which
is mostly the newest first; that is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Container, Mapping, Sequence
from itertools import pairwise
from typing import Final

from sharih.arabic import Lang, fold_pattern
from sharih.conversion.credits.chronology import tells_time
from sharih.conversion.credits.days_told import ANY_WEEKDAY
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.line_shapes import Shape, shape
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import LanguageFinding, SeedLine

LIVE: Final = "entries by the clock"
BUTTON: Final = "counter or button of the page"
AGAIN: Final = "title of an entry once more"
WORDLESS: Final = "time of an entry without words"

FEWEST: Final = 3
"""So many entries at least are those of such a page."""
LIVE_LINES: Final = 40
"""A word that says that a page goes on stands in one of so many lines before its entries."""
LONGEST: Final = 40
"""A line with a time and a day has at most so many characters."""
BUTTON_WORDS: Final = 4
"""What stands in several entries is a button, if it has at most so many words."""
TITLE_WORDS: Final = 3
"""The title of an entry that stands once more over all of them has at least this many words."""
RECORDED: Final = 60
"""What counts up from an earlier minute is the clock of a recording."""
MOST_WORDLESS: Final = 0.25
"""Of all times this share at most stands over no words: an entry was a picture."""
EARLIER: Final = " – "
"""Stands between the time of an entry and its words."""

_DATE: Final = r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} [^\W\d_]+(?:/[^\W\d_]+)?(?: \d{4})?)"
_CLOCK_ALONE: Final = (
    fold_pattern(
        r"(?:(?:تم )?(?:النشر|نشر) في |(?:posted|published) at |الساعة )?"
        rf"(?P<before>{_DATE}[ ,،–—|-]+)?"
        r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)"
        r"(?: ?(?P<half>ص|م|صباحا|مساء|ظهرا|فجرا|ليلا|[ap]\.?m\.?))?"
        r"(?: ?(?P<zone>gmt|bst|utc|[ceap][ds]?t|cest|ت غ"
        r"|(?:بتوقيت )?غرينتش|بتوقيت [^\W\d_]+(?: [^\W\d_]+)?))?"
    )
    + rf"(?P<behind>[ ,،–—|-]+{_DATE})?"
)
_CLOCK: Final = re.compile(_CLOCK_ALONE)
_LEADING: Final = re.compile(_CLOCK_ALONE + r"[ :–—|-]+(?=(?:[^\W\d_]+[ ،,]+){3})")
_HOUR: Final = re.compile(r".*?\d[:.]\d\d")
_LIVE: Final = re.compile(
    fold_pattern(
        r"(?<!\w)(?:مباشر|مباشره|لحظه بلحظه|لحظيه|اولا باول|على مدار الساعه)(?!\w)"
        r"|\blive\b|\bas it happened\b"
    )
)
_AGO: Final = re.compile(r"\d+ ?[a-z]+ ago\W*|(?:منذ|قبل) \d+ \w+\W*")
_WEEKDAY: Final = re.compile(rf"{ANY_WEEKDAY}[ .,،]*")
_AFTERNOON: Final = ("م", "مساء", "p")


def read_live(reading: Reading) -> None:
    """Put the time of each entry before its first line, and leave out the buttons under it."""
    lines = reading.lines
    hours = [line for line in lines if _HOUR.match(line.text[:LONGEST])]
    if len(hours) < FEWEST or not any(map(_clock, hours)):
        return
    alone = {at: found for at, line in enumerate(lines) if (found := _clock(line))}
    clocks = alone | _leading(lines, alone)
    looks = [shape(line.text) for line in lines]
    days = _days(lines, clocks, reading.seed.lang)
    wordless = {at for at in alone if at + 1 == len(lines) or at + 1 in clocks or at + 1 in days}
    if len(wordless) > MOST_WORDLESS * len(clocks):
        return
    clocks = {at: clock for at, clock in clocks.items() if at not in wordless}
    steps = _steps(clocks, days)
    if not _are_entries(lines, looks, clocks, steps):
        return
    over = [at for at in alone if at in clocks]
    first = min(clocks)
    titled = [at for at in over if _is_titled(looks, at)]
    titles = {key_of(lines[at + 1].text) for at in titled}
    above = _titles_above(lines[:first], looks, titles)
    reading.find([LanguageFinding(lines[first].number, LIVE, _order(lines, clocks, steps))])
    reading.headings.update(lines[at].number for at in {*titled, *days})
    joins = {lines[at + 1].number: lines[at].number for at in over}
    reading.drop({lines[at].number: WORDLESS for at in wordless})
    reading.drop(above | _buttons(lines[first:], looks[first:]))
    reading.join(joins, lambda time, words: f"{time}{EARLIER}{words}")


def _clock(line: SeedLine) -> re.Match[str] | None:
    return _CLOCK.fullmatch(key_of(line.text)) if len(line.text) <= LONGEST else None


def _leading(lines: Sequence[SeedLine], alone: Container[int]) -> dict[int, re.Match[str]]:
    """Find the clocks before the words of entries, beside those alone on their lines."""
    found = {at: _LEADING.match(key_of(line.text)) for at, line in enumerate(lines)
             if at not in alone}  # fmt: skip
    return {at: clock for at, clock in found.items() if clock}


def _days(lines: Sequence[SeedLine], clocks: Collection[int], lang: Lang) -> set[int]:
    """Find the lines behind the first clock that tell a day, over the clock of an entry."""
    return {
        at - 1
        for at in clocks
        if at - 1 > min(clocks) and at - 1 not in clocks and _is_day(lines[at - 1].text, lang)
    }


def _is_day(text: str, lang: Lang) -> bool:
    """Whether a line tells a day, also with a weekday in short before it."""
    if len(text) > LONGEST:
        return False
    return tells_time(text, lang) or tells_time(_WEEKDAY.sub("", key_of(text)), lang)


def _are_entries(
    lines: Sequence[SeedLine],
    looks: Sequence[Shape],
    clocks: Mapping[int, re.Match[str]],
    steps: Sequence[bool],
) -> bool:
    """Whether clocks stand over entries: words behind each, and paragraphs behind most."""
    places = sorted(clocks)
    if len(places) < FEWEST:
        return False
    zoned = 2 * sum(bool(clock["zone"]) for clock in clocks.values()) > len(clocks)
    dated = any(clock["before"] or clock["behind"] for clock in clocks.values())
    live = any(_LIVE.search(key_of(line.text)) for line in lines[: places[0]][:LIVE_LINES])
    ends = [*places[1:], len(lines)]
    # Where the page says that it goes on, a short sentence is an entry too.
    told = sum(
        any(look.prose or (live and look.sentence) for look in looks[a:b])
        for a, b in zip(places, ends, strict=True)
    )
    if 4 * told < 3 * len(places):
        return False
    back, forth = steps.count(True), steps.count(False)
    if min(back, forth) > 1 or (dated and not live):
        return False  # comments have a day too
    return back > forth or ((live or zoned) and _minutes(clocks[places[0]]) >= RECORDED)


def _steps(clocks: Mapping[int, re.Match[str]], days: set[int]) -> list[bool]:
    """Tell whether an entry is earlier than the one over it, if of the same day, or later."""
    times = {at: _minutes(clock) for at, clock in clocks.items()}
    return [
        times[a] > times[b]
        for a, b in pairwise(sorted(clocks))
        if times[a] != times[b] and days.isdisjoint(range(a, b))
    ]


def _is_titled(looks: Sequence[Shape], at: int) -> bool:
    """Whether the first line of an entry is its title: its paragraphs stand behind it."""
    first = looks[at + 1]
    behind = at + 2 < len(looks) and (looks[at + 2].prose or looks[at + 2].sentence)
    return behind and not (first.prose or first.sentence)


def _minutes(clock: re.Match[str]) -> int:
    hour = int(clock["hour"]) % 12 if clock["half"] else int(clock["hour"])
    later = (clock["half"] or "").startswith(_AFTERNOON)
    return 60 * (hour + 12 * later) + int(clock["minute"])


def _titles_above(
    lines: Sequence[SeedLine], looks: Sequence[Shape], titles: set[str]
) -> dict[int, str]:
    """Find the titles of entries that stand once more over all of them, and the word over these."""
    again = [_is_title(line.text, titles) for line in lines]
    labels = [look.scrap and behind for look, behind in zip(looks, again[1:], strict=False)]
    gone = [a or b for a, b in zip(again, [*labels, False], strict=True)]
    return {line.number: AGAIN for line, is_gone in zip(lines, gone, strict=True) if is_gone}


def _is_title(text: str, titles: set[str]) -> bool:
    """Whether a line over the entries is the title of one, also with how long ago that was."""
    key = key_of(text)
    short = _AGO.sub("", key, count=1)
    return short.count(" ") + 1 >= TITLE_WORDS and short in titles


def _buttons(lines: Sequence[SeedLine], looks: Sequence[Shape]) -> dict[int, str]:
    """Find the short lines that stand in several entries alike."""
    short = [
        line
        for line, look in zip(lines, looks, strict=True)
        if look.words <= BUTTON_WORDS and not look.sentence and not _clock(line)
    ]
    counts = Counter(key_of(line.text) for line in short)
    return {line.number: BUTTON for line in short if counts[key_of(line.text)] > 1}


def _order(
    lines: Sequence[SeedLine], clocks: Mapping[int, re.Match[str]], steps: Sequence[bool]
) -> str:
    """Tell the first and the last time, as they stand."""
    first, last = (
        lines[at].text if _clock(lines[at]) else clocks[at][0].rstrip(" :–—|-")
        for at in (min(clocks), max(clocks))
    )
    newest = 2 * steps.count(True) > len(steps)
    order = "the newest first" if newest else "the oldest first"
    return f"{first} … {last}, {order}"
