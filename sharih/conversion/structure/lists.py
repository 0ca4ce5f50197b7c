"""The lines of an article's body → which of them are items of lists, and their markers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sharih.arabic import digits
from sharih.conversion.records import SeedLine

_MARKER: Final = re.compile(
    r"(?:(?P<bullet>[•●▪◦‣►▶■□○✓✔✅·∙] ?|[-*–—] )"
    r"|\(?(?P<number>\d{1,2}) ?[.)/–-](?: ?[-–] ?| ?(?=[^\W\d])| (?=[\"“«(])))(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign or number before an item of a list or a numbered heading."""

    kind: str
    """The sign itself, or `number`."""
    number: int
    """The number; 0 for a sign."""
    end: int
    """Where the words behind it begin."""


def marker(text: str) -> Marker | None:
    """Find the marker at the beginning of a line."""
    match = _MARKER.match(text)
    if match is None:
        return None
    if match["bullet"]:
        return Marker(match["bullet"].strip(), 0, match.end())
    return Marker("number", int(digits(match["number"], "latn")), match.end())


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list."""

    marker: str
    """As Markdown writes it: `-`, or a number and a full stop."""
    text: str
    """The words behind the marker."""


def find_items(lines: Sequence[SeedLine]) -> dict[int, ListItem]:
    """Find the items of lists among the lines of a body, by line number.

    Two lines in a row at least, with the same sign or with numbers that count up, make a list;
    a single one is a paragraph or a heading.
    """
    markers = [marker(line.text) for line in lines]
    found: dict[int, ListItem] = {}
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and _goes_on(markers[end - 1], markers[end]):
            end += 1
        if end - start > 1:
            for line, mark in zip(lines[start:end], markers[start:end], strict=True):
                if mark is not None:
                    sign = f"{mark.number}." if mark.kind == "number" else "-"
                    found[line.number] = ListItem(sign, line.text[mark.end :])
        start = end
    return found


def _goes_on(last: Marker | None, mark: Marker | None) -> bool:
    if last is None or mark is None or last.kind != mark.kind:
        return False
    return mark.kind != "number" or mark.number == last.number + 1
