"""The messages of a messenger, pasted as they were copied → the text in them.

A stamp says who sent a message and when: `[7/11/2024، 10:32:15 م] قناة الأخبار: …`,
`07/11/2024, 22:15 - قناة الأخبار: …`, `قناة الأخبار, [07.11.2024 10:32]`. Several messages
make one article.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from sharih.conversion.dates.dates import find_dates
from sharih.conversion.lines.reading import Reading
from sharih.conversion.pasted.chats import chatter, messages_of, name_stamps
from sharih.conversion.pasted.emphasis import plain_lines
from sharih.conversion.pasted.posts import (
    FIRST_LINES,
    NOTE,
    STAMP,
    names_over,
    take_numbers,
    take_reactions,
)
from sharih.conversion.records import Credit, SeedLine

TAGS: Final = "tags"

_DATE: Final = re.compile(r"(\d{1,4})([/.-])(\d{1,2})[/.-](\d{2,4})(?!\d)")
_TIME = (
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?(?:[صم]\b\.?|صباحا|مساء|[ap]\.?m\b\.?))?"
)  # fmt: skip
_BOTH = rf"(?:{_DATE.pattern}[،, ]{{1,2}}{_TIME}|{_TIME}[،, ]{{1,2}}(?:{_DATE.pattern}))"
_SENDER = r"(?P<sender>[^:\n]{1,60}):(?= |\Z)"
_BEFORE: Final = re.compile(rf"(?:\[{_BOTH}\]|{_BOTH} -) (?:{_SENDER})?", re.IGNORECASE)
_ALONE: Final = re.compile(
    rf"[^\n\[]{{1,80}}[,،] \[(?:{_BOTH}|[^\[\]\n]{{5,20}}? {_TIME})\]:?\Z", re.IGNORECASE
)
_AGO: Final = re.compile(
    r"(?:[^·•\n]{2,50} ?[·•] ?)?(?:منذ |قبل )?\d{1,2} ?"
    r"(?:[ثدسي]|ساعات|ساعة|دقيقة|دقائق|أيام|يوم|[smhdw]|hrs?|mins?|days?)(?: ago)? ?[·•]?\W{0,4}\Z",
    re.IGNORECASE,
)
_OF_STAMP: Final = re.compile(r"[\[·•@]")
_DAYS: Final = ("today at ", "yesterday at ", "اليوم ", "أمس ")
_HASHTAGS: Final = re.compile(r"#[^\s#،,]+(?:[\s،,]+#[^\s#،,]+)*[\s،,]*\Z")


def read_messages(reading: Reading) -> None:
    """Take stamps, signs of emphasis and emoji off the lines, and rows of hashtags."""
    if reading.seed.marks:
        return
    stamped = _take_stamps(reading)
    if stamped:
        take_reactions(reading)
    plain_lines(reading, stamped=stamped)
    _take_hashtags(reading)
    take_numbers(reading)


def _take_stamps(reading: Reading) -> bool:
    """Take the stamps off; tell whether there were any."""
    if not any(map(_may_be_stamped, reading.lines)):
        return False
    before: dict[int, tuple[str, str]] = {}
    without_sender: list[int] = []
    alone: dict[int, str] = {}
    for line in reading.lines:
        text = line.text
        if text[:1] == "[" or text[:1].isdecimal():
            found = _BEFORE.match(text)
            if found:
                if found["sender"]:
                    parts = (text[: found.end()].strip(), text[found.end() :].strip())
                    before[line.number] = parts
                else:
                    without_sender.append(line.number)
                continue
        if (text.endswith(("]", "]:")) and _ALONE.match(text)) or _is_ago(text):
            alone[line.number] = STAMP
    if alone or any(line.text[:1] == "@" for line in reading.lines[:FIRST_LINES]):
        alone |= names_over(reading.lines[:FIRST_LINES], alone)
    names = {number: _name(part) for number, (part, _) in before.items()}
    names |= {line.number: line.text.rpartition("[")[0] for line in reading.lines
              if line.number in alone and "[" in line.text}  # fmt: skip
    if not names:
        names = name_stamps(reading.lines)
        alone |= dict.fromkeys(names, STAMP)
    if len({name.strip("~ ") for name in names.values()}) > 1:
        rests = {number: rest for number, (_, rest) in before.items()}
        beside = chatter(messages_of(reading.lines, names, rests))
        reading.drop(beside)
        before = {number: parts for number, parts in before.items() if number not in beside}
    if before:
        # What a messenger says itself has no sender.
        alone |= dict.fromkeys(without_sender, NOTE)
    stamps = [SeedLine(number, part) for number, (part, _) in before.items()]
    stamps += [line for line in reading.lines if line.number in alone]
    _propose_day(reading, sorted(stamps, key=lambda stamp: stamp.number))
    reading.begins.update(before)
    empty = {number: STAMP for number, (_, rest) in before.items() if not rest}
    reading.take_off({n: parts for n, parts in before.items() if parts[1]}, STAMP)
    reading.drop(alone | empty)
    return bool(stamps or alone)


def _may_be_stamped(line: SeedLine) -> bool:
    """Whether a line has what each stamp has: brackets, a digit, a day in words, `@` or a dot."""
    text = line.text
    return (
        text[:1].isdecimal()
        or _OF_STAMP.search(text[:80]) is not None
        or text.endswith(("]", "]:"))
        or text[:13].lower().startswith(_DAYS)
    )


def _name(stamp: str) -> str:
    """Give the sender that a stamp names."""
    found = _BEFORE.match(f"{stamp} ")
    return found["sender"] if found and found["sender"] else ""


def _is_ago(text: str) -> bool:
    """Whether a line says by whom and how long ago something was sent: `القناة · ٢ س`."""
    return ("·" in text or "•" in text) and len(text) < 80 and _AGO.match(text) is not None


def _propose_day(reading: Reading, stamps: Sequence[SeedLine]) -> None:
    """Propose the day of the first stamp whose day is clear as that of publication."""
    dates = [(stamp, found) for stamp in stamps if (found := _DATE.search(stamp.text))]
    orders = {_order(found) for _, found in dates} - {None}
    european = reading.seed.lang == "ar" or any(found[2] == "." for _, found in dates)
    order = orders.pop() if len(orders) == 1 else "day" if european and not orders else None
    for stamp, found in dates:
        day = _day(found, order)
        if day:
            reading.propose(Credit("published", day.isoformat(), stamp.number))
            return
    for stamp in () if dates else stamps:
        told = (*find_dates(0, stamp.text, "ar"), *find_dates(0, stamp.text, "en"))
        days = [date.resolved for date in told if date.resolved and date.kind == "date"]
        if days:
            reading.propose(Credit("published", days[0], stamp.number))
            return


def _order(found: re.Match[str]) -> str | None:
    """Tell which number of a date is the day, where only one of them may be."""
    first, second = int(found[1]), int(found[3])
    if first > 31 or (first > 12) == (second > 12):
        return None
    return "day" if first > 12 else "month"


def _day(found: re.Match[str], order: str | None) -> dt.date | None:
    first, second, third = int(found[1]), int(found[3]), int(found[4])
    if first > 31:
        year, month, day = first, second, third
    elif order is None:
        return None
    else:
        year = third + 2000 if third < 100 else third
        day, month = (first, second) if order == "day" else (second, first)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _take_hashtags(reading: Reading) -> None:
    """Take rows of hashtags for tags, but for the first line."""
    rows = {}
    for line in reading.lines[1:]:
        if line.text[:1] == "#" and _HASHTAGS.match(line.text):
            rows[line.number] = TAGS
            names = re.findall(r"#([^\s#،,]+)", line.text)
            text = "، ".join(name.replace("_", " ") for name in names)
            reading.propose(Credit("tags", text, line.number))
    reading.drop(rows)
