"""A text with columns side by side on its lines → the same, one column after the other.

`pdftotext -layout` keeps lines as they stand on the page: what is at the left comes first, in
Arabic too. Columns have the same band of blanks between them on most of their lines, and prose
on both sides of it; rows of a table are short, or numbers. A line over that band ends a stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sharih.arabic import majority_script
from sharih.conversion.records import LanguageFinding
from sharih.conversion.seeds.column_bands import (
    FEWEST,
    LONGEST_LINE,
    UNSEEN,
    Row,
    Segment,
    begins_stretch,
    end_of_stretch,
    find_band,
    row_of,
    sides,
)

PARTED: Final = "columns on the same lines, read one after the other"
MOST_LINES: Final = 400
"""A page has at most so many lines, none longer than that."""
PART: Final = 12
"""Most pieces of a column have at least so many characters, and two words;"""
FULL: Final = 0.7
"""a full one has so much of the longest,"""
FULL_SHARE: Final = 0.4
"""and so many are full."""
MARKED: Final = 8
"""One in so many has a mark within or behind a sentence: two halves of a verse have none."""
MOST_DIGITS: Final = 0.15
"""Of the characters of a column so many are digits at most."""
DEEPEST: Final = 3
"""A column is parted once more at most so many times."""

_GAP: Final = re.compile(r"(?<=\S) {2,}(?=\S)|\s{12}")
_MARK: Final = re.compile(r"(?<!\d)[.,،؛;:؟?!](?!\d)")
_ENDS: Final = re.compile(r"[.!؟?…][\"”»’)\]]*\Z")
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a page that hold two columns, or one line that does not."""

    first: int
    last: int
    cut: int | None
    """The column of the page between both; None where the line is read as it stands."""


def part_columns(text: str) -> tuple[str, tuple[LanguageFinding, ...]]:
    """Put the columns of each page one after the other, and tell where that was done."""
    if "  " not in text or sum(map(_may_hold_two, text.split("\n"))) < FEWEST:
        return text, ()
    right_first = majority_script(text) == "ar"
    order = "the right one first" if right_first else "the left one first"
    found: list[str] = []
    told: list[LanguageFinding] = []
    number = 1
    for page in text.split("\f"):
        lines = page.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        parted: list[str] = []
        for stretch, pieces in _parted(lines, right_first=right_first):
            if stretch.cut is not None:
                at = sum(one.count("\n") for one in found) + len(parted) + 1
                where = f"lines {number + stretch.first} to {number + stretch.last} of the file"
                told.append(LanguageFinding(at, PARTED, f"{where}, {order}"))
            parted.extend(pieces)
        found.append("\n".join(parted))
        number += len(lines) - 1
    return ("\f".join(found), tuple(told)) if told else (text, ())


def _may_hold_two(line: str) -> bool:
    return "  " in line and len(line) <= 2 * LONGEST_LINE and _GAP.search(line.rstrip()) is not None


def _parted(lines: Sequence[str], *, right_first: bool) -> Iterator[tuple[Stretch, list[str]]]:
    """Give the stretches of a page with their lines in the order of reading."""
    if len(lines) > MOST_LINES or max(map(len, lines)) > 2 * LONGEST_LINE:
        yield Stretch(0, len(lines) - 1, None), list(lines)
        return
    rows = [row_of(line) for line in lines]
    for stretch in _stretches(rows):
        within = rows[stretch.first : stretch.last + 1]
        if stretch.cut is None:
            yield stretch, list(lines[stretch.first : stretch.last + 1])
        else:
            yield stretch, _read(within, stretch.cut, right_first, DEEPEST)


def _stretches(rows: Sequence[Row]) -> Iterator[Stretch]:
    """Divide a page into stretches of two columns, and all other lines, one by one."""
    cut = find_band(rows)
    at = 0
    while at < len(rows):
        end = at + 1
        if cut is not None and begins_stretch(rows, at, cut):
            end = end_of_stretch(rows, at, cut)
            left, right = sides(rows[at:end], cut)
            if _is_prose(left) and _is_prose(right) and not _are_rows(left, right):
                yield Stretch(at, end - 1, cut)
                at = end
                continue
        yield from (Stretch(n, n, None) for n in range(at, end))
        at = end


def _is_prose(rows: Sequence[Row]) -> bool:
    """Whether the pieces of a column are lines of paragraphs, and no cells of a table."""
    texts = [segment.text.translate(UNSEEN) for row in rows for segment in row]
    if len(texts) < FEWEST:
        return False
    long = sum(len(text) >= PART and " " in text for text in texts)
    longest = max(map(len, texts))
    full = sum(len(text) >= FULL * longest for text in texts)
    marked = sum(_MARK.search(text) is not None for text in texts)
    digits = sum(len(_DIGIT.findall(text)) for text in texts)
    return (
        3 * long >= 2 * len(texts)
        and MARKED * marked >= len(texts)
        and full >= FULL_SHARE * len(texts)
        and digits <= MOST_DIGITS * sum(map(len, texts))
    )


def _are_rows(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether most lines end a sentence on both sides: cells of a table that hold sentences."""
    both = [(a[-1], b[-1]) for a, b in zip(left, right, strict=True) if a and b]
    ended = sum(_ends(a) and _ends(b) for a, b in both)
    return 2 * ended > len(both)


def _ends(segment: Segment) -> bool:
    return _ENDS.search(segment.text.translate(UNSEEN)) is not None


def _words(row: Row) -> str:
    return " ".join(segment.text for segment in row)


def _read(rows: Sequence[Row], cut: int, right_first: bool, depth: int) -> list[str]:
    """Read the columns of a stretch one after the other."""
    left, right = sides(rows, cut)
    columns = (right, left) if right_first else (left, right)
    read: list[str] = []
    for column in columns:
        lines = list(_column(_closed_up(column, rows), right_first, depth))
        while lines and not lines[-1].strip():
            lines.pop()
        if read and _ENDS.search(read[-1].translate(UNSEEN)):
            read.append("")
        read.extend(lines)
    return read


def _closed_up(column: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """Take out of a column lines on which only another one has words, within a sentence.

    What stands in two columns need not stand on the same heights.
    """
    longest = max((row[-1].end - row[0].start for row in column if row), default=0)
    kept: list[Row] = []
    for own, row in zip(column, rows, strict=True):
        if own or not row or (kept and not _goes_on(kept[-1], longest)):
            kept.append(own)
    return kept


def _goes_on(row: Row, longest: int) -> bool:
    """Whether a full line does not end a sentence."""
    if not row or row[-1].end - row[0].start < FULL * longest:
        return False
    return not _ends(row[-1])


def _column(rows: Sequence[Row], right_first: bool, depth: int) -> Iterator[str]:
    """Write the lines of a column, parted once more where there is another one in it."""
    edge = min((row[0].start for row in rows if row), default=0)
    for stretch in _stretches(rows) if depth else ():
        within = rows[stretch.first : stretch.last + 1]
        if stretch.cut is not None:
            yield from _read(within, stretch.cut, right_first, depth - 1)
            continue
        for row in within:
            indent = 0 if right_first or not row else row[0].start - edge
            yield " " * indent + _words(row)
