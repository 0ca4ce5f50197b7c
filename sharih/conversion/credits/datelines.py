"""The lines of an article → its dateline: place, day, agency and correspondent, taken off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.agencies import identity
from sharih.conversion.credits.dateline_forms import LEDE, Dateline, find_dateline
from sharih.conversion.credits.dateline_tokens import beginning, tokens_of
from sharih.conversion.credits.dateline_words import dateline_words
from sharih.conversion.credits.days_told import day_told
from sharih.conversion.credits.timestamps import TIMESTAMP, days_in
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.line_shapes import LONG
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import Credit, Dropped

DATELINE: Final = "dateline"
"""The reason for leaving out a dateline."""
SIGN_OFF: Final = "sign-off of an agency"
"""The reason for leaving out what an agency writes under its text."""
END: Final = "end of a dispatch"
"""The reason for leaving out signs with which a dispatch ends, of a rule in boilerplate.toml."""
CREDIT: Final = "credit line"
"""The reason for leaving out lines that say who wrote an article, or from whom it came."""
LEADING: Final = 8
"""A dateline stands in one of the first lines, behind the title and what sums up a text."""
MOST: Final = 40
"""Of more lines none is looked at, whatever they hold."""
OF_HEADLINE: Final = 4
"""A line of this many words may be the headline."""
ISSUE_CHARACTERS: Final = 110
"""The line of a paper's issue has at most this many characters."""

_ENDS: Final = " :/.…-–—،,"
_ISSUE: Final = re.compile(
    r"(?<![^\W_])(?:العدد|عدد|no\.?|issue|vol\.?|volume)(?: رقم)? ?[:#(]? ?\d"
    r"|^(?:strict )?embargo|^(?:محظور|حظر|يحظر)(?: ال)?نشر|^للنشر (?:في|يوم|بتاريخ)"
    r"|\b(?:air date|broadcast date|release date)\b"
)


def drop_datelines(reading: Reading) -> str:
    """Leave out the lines at the beginning that are nothing but a dateline; gives the first."""
    reasons: dict[int, str] = {}
    first, titled = "", False
    for at, line in enumerate(reading.lines[: min(_leading(reading), len(reading.lines) - 1)]):
        if titled and not first and _is_place_over(line.text, reading.lines[at + 1].text):
            reasons[line.number] = DATELINE
            first = line.text
            continue
        if len(line.text) >= LONG or (titled and line.text.endswith((".", ".”", ".»"))):
            break
        found = find_dateline(line.text)
        if found and not found.rest and (found.sure or found.agencies or titled):
            reasons[line.number] = _reason(found)
            first = first or found.text * (reasons[line.number] == DATELINE)
            _propose(reading, found, line.number)
        titled = titled or line.text.count(" ") >= OF_HEADLINE - 1
    reading.drop(reasons)
    return first


def _is_place_over(text: str, following: str) -> bool:
    """Say whether a line is a place and nothing else, and stands over the lede: `بيروت:`."""
    place = key_of(text).rstrip(_ENDS).rstrip()
    lede = len(following) >= LONG or (len(following) >= LEDE and following.endswith("."))
    return place in dateline_words().places and lede


def _reason(found: Dateline) -> str:
    """Tell why a line is left out that is nothing but a dateline."""
    if found.agencies or (found.place and found.text.endswith(("-", "–", "—", ":"))):
        return DATELINE
    return CREDIT if found.author else TIMESTAMP if found.day else DATELINE


def begins_with_lede(reading: Reading) -> bool:
    """Whether the first line of an article has a dateline and is a sentence: it has no title."""
    first = reading.lines[0].text
    found = find_dateline(first)
    return found is not None and found.sure and first.endswith((".", "…", '."', ".”", ".»"))


def take_off_title(reading: Reading) -> str:
    """Take the dateline off the first line, where that is plainly one and no sentence."""
    if begins_with_lede(reading):
        return ""
    return _take_off(reading, [0] if _at(reading, 0, surely=True) else [])


def take_dateline(reading: Reading) -> str:
    """Take the dateline off the first line of the body that has one; gives it.

    Agencies may stand in several, where two texts were pasted.
    """
    lines = reading.lines
    taken = [0] if _at(reading, 0, surely=False) else []
    of_lede = next((at for at, line in enumerate(lines) if len(line.text) >= LONG), 0)
    for at in range(1, len(lines)):
        found = find_dateline(lines[at].text)
        wanted = found and (found.agencies or (not taken and at <= max(of_lede, LEADING)))
        if wanted and _at(reading, at, surely=at != of_lede or bool(taken)):
            taken.append(at)
    return _take_off(reading, taken)


def _leading(reading: Reading) -> int:
    """Count the lines up to the second paragraph."""
    long = [at for at, line in enumerate(reading.lines[:MOST]) if len(line.text) >= LONG]
    return min(max(long[1] if len(long) > 1 else MOST, LEADING), MOST)


def _at(reading: Reading, at: int, *, surely: bool) -> bool:
    """Whether a line begins with a dateline."""
    found = find_dateline(reading.lines[at].text)
    return found is not None and bool(found.rest) and (found.sure or not surely)


def _take_off(reading: Reading, places: Sequence[int]) -> str:
    """Take the datelines off some lines; gives the first."""
    parts: dict[int, tuple[str, str]] = {}
    for line in [reading.lines[at] for at in places]:
        if found := find_dateline(line.text):
            parts[line.number] = (found.text, found.rest)
            _propose(reading, found, line.number)
    if parts:
        reading.take_off(parts, DATELINE)
    return next((part for part, _ in parts.values()), "")


def _propose(reading: Reading, found: Dateline, number: int) -> None:
    """Propose the correspondent; a name that stands elsewhere too is that of a site."""
    by = dateline_words().by.intersection(key_of(found.text).split())
    others = (line.text for line in reading.seed.lines if line.number != number)
    if found.author and (by or not any(found.author in text for text in others)):
        reading.propose(Credit("author", found.author, number))


def split_dateline(text: str) -> tuple[str, str]:
    """Take the dateline off a lede: `القاهرة - رويترز:`; gives it and the rest."""
    found = find_dateline(text)
    return (found.text, found.rest) if found and found.rest else ("", text)


def agencies_told(dropped: Iterable[Dropped]) -> Sequence[tuple[str, str]]:
    """List the agencies of datelines and sign-offs: which one each is, and as written."""
    found: dict[str, str] = {}
    for drop in sorted(dropped, key=lambda one: one.reason != DATELINE):
        names: Iterable[str] = ()
        if drop.reason in (SIGN_OFF, END):
            names = agencies_in(drop.text)
        elif len(drop.text) < LONG:
            dateline = find_dateline(drop.text)
            if dateline and (drop.reason == DATELINE or (dateline.place and not dateline.rest)):
                names = dateline.agencies
            elif drop.reason == DATELINE:
                names = agencies_in(drop.text)
        for name in names:
            found.setdefault(identity(name), name)
    return tuple(found.items())


def agencies_in(text: str) -> list[str]:
    """List the agencies that a short line names, as written; there a short name is sure."""
    tokens = tokens_of(beginning(text))
    return [text[token.start : token.end] for token in tokens if token.kind == "agency"]


def publication(
    dropped: Sequence[Dropped], proposed: Sequence[Credit], lang: Lang
) -> str | None:  # fmt: skip
    """Find the day of publication: in a dateline, a line that tells it, one of a change.

    Where none of them does, the line of an issue or an embargo may. A dateline may leave out
    the year; a line with a time then tells it.
    """
    told = [credit.text for kind in ("published", "modified")
            for credit in proposed if credit.kind == kind]  # fmt: skip
    near = told[0] if told else None
    for drop in dropped:
        dateline = find_dateline(drop.text) if drop.reason in (DATELINE, TIMESTAMP) else None
        day = day_told(dateline.day, lang) if dateline and dateline.day else None
        if day and (found := day.iso(near)):
            return found
    return near or _of_issue(dropped, lang)


def _of_issue(dropped: Sequence[Dropped], lang: Lang) -> str | None:
    """Find the day in the line of a paper's issue, or in an embargo."""
    for drop in dropped:
        if len(drop.text) < ISSUE_CHARACTERS and _ISSUE.search(key_of(drop.text)):
            for kind, day in days_in(drop.text, lang):
                if kind == "published":
                    return day
    return None
