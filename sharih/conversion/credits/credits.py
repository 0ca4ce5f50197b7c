"""The lines at the edges of an article → who wrote it, from whom it came, when: proposed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.credits.bare_names import MOST, OF_HEADLINE, take_names, take_offices
from sharih.conversion.credits.credit_lines import Said, credits_of
from sharih.conversion.credits.datelines import CREDIT
from sharih.conversion.credits.page_credits import first_told, told_around
from sharih.conversion.credits.photographers import photographer_of
from sharih.conversion.credits.placed_names import take_placed_names
from sharih.conversion.credits.service_lines import is_agencies
from sharih.conversion.credits.timestamps import (
    STAMP_WORDS,
    TIMESTAMP,
    days_in,
    stamp_line,
    time_line,
)
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.line_shapes import LONG
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import Credit, CreditKind, Dropped, SeedLine

PICTURE: Final = "caption or credit of a picture"
"""The reason for leaving out what stood under a picture."""
TAGS: Final = "tags"
"""The reason for leaving out what an article is about."""
BESIDE: Final = 8
"""In so many lines of a page before the article, and behind it, credits with labels are read."""
OF_TITLE: Final = 130
"""The first line may be a title of so many characters, where it has no full stop."""
ALREADY_READ: Final = (
    TIMESTAMP, CREDIT, TAGS, PICTURE,
    "behind the end of the article", "field over the text", "not of the article",
)  # fmt: skip
"""The reasons of lines that are read elsewhere, and of those that the file itself puts outside."""
DECK: Final = 4
"""One of so many first lines may be a long one that sums up the article."""
CONTRIBUTORS: Final = 4
"""Who contributed to a text stands in one of so many last lines."""

_LABELLED: Final = re.compile(r"[^\W\d_][^:|/.،,]{1,28} ?[:/] ?\S|(?:[Ff]irst|[Oo]riginally) ")
_BY: Final = re.compile(
    r"(?:بواسطة|بقلم|\bby)[ :]+((?:[^\W\d_]+[ .]{1,2}){0,3}[^\W\d_]+)", re.IGNORECASE
)
_CONTRIBUTED: Final = re.compile(
    r"(?:[\w’']+ ){0,4}(?P<post>photographer|writer|reporter|journalist|correspondent|editor)s? "
    r"(?P<names>[A-Z][^.]{3,80}?)(?: in [A-Z][\w ,]+)? (?:also )?contributed"
    r"(?: to this (?:report|story|article))?\."
)


def take_credits(reading: Reading) -> None:
    """Leave out lines of credits, and propose what they say and what such lines said before."""
    lang = reading.seed.lang
    said: list[tuple[int, Said]] = list(_of_dropped(reading.dropped, lang))
    said += _of_page(reading)
    if reading.seed.marks:
        reading.credits = list(map(_of_house, reading.credits))
    around = told_around(reading) if reading.seed.marks else []
    said += first_told(reading, around)
    found: dict[int, list[Said]] = {}
    reasons: dict[int, str] = dict.fromkeys((number for number, _ in around), CREDIT)
    for line, surely in _edges(reading.lines):
        told = credits_of(line.text, lang, surely=surely)
        if told is not None and line.number not in reading.headings:
            found[line.number] = told
            reasons[line.number] = _reason(line.text, lang, told)
    for line in reading.lines:
        if line.number not in reasons and (name := photographer_of(line.text)) is not None:
            reasons[line.number] = PICTURE
            found[line.number] = [("photographer", name)] if name else []
    for line in reading.lines[-CONTRIBUTORS:]:
        if len(line.text) < 2 * LONG and (match := _CONTRIBUTED.fullmatch(line.text)):
            reasons[line.number] = CREDIT
            found[line.number] = _contributed(match, lang)
    take_offices(reading, reasons, found)
    take_names(reading, reasons, found)
    take_placed_names(reading, reasons, found)
    if len(reasons) == len(reading.lines):
        return
    said += [(number, one) for number, told in found.items() for one in told]
    if not any(kind == "published" for _, (kind, _) in said):
        said += _stamped_over(reading)
    reading.drop(reasons)
    reading.propose(*map(_of_house, _credits(sorted(said, key=lambda one: one[0]))))


def _of_house(credit: Credit) -> Credit:
    """Take for the source whom a page names as author, where that is agencies and no person."""
    if credit.kind == "author" and any(map(is_agencies, credit.text.split(" - "))):
        return Credit("source", credit.text, credit.line)
    return credit


def _contributed(match: re.Match[str], lang: Lang) -> list[Said]:
    """Tell who took the pictures for a text; others who contributed are no authors of it."""
    told = credits_of(f"photo: {match['names']}", lang) or []
    return told if match["post"] == "photographer" else []


def _edges(lines: Sequence[SeedLine]) -> Iterator[tuple[SeedLine, bool]]:
    """Give the lines before the first paragraph and behind the last one.

    With each, whether it may be the headline: no line before it is long enough for one.
    """
    long = [
        at
        for at, line in enumerate(lines)
        if len(line.text) >= LONG
        and (at or len(line.text) > OF_TITLE or line.text.endswith((".", "»", "”", '"')))
    ]
    first, last = (long[0], long[-1]) if long else (min(6, len(lines)), max(0, len(lines) - 6))
    if first <= DECK and len(long) > 1 and 1 < long[1] - first <= DECK - 1:
        # Between what sums up an article and its first paragraph stands who wrote it.
        first = long[1]
    titled = False
    for at, line in enumerate(lines):
        if at <= min(first, MOST) or at >= max(last, len(lines) - MOST):
            yield line, not titled
        titled = titled or line.text.count(" ") >= OF_HEADLINE - 1


def _reason(text: str, lang: Lang, told: Sequence[Said]) -> str:
    if time_line(text, lang) is not None:
        return TIMESTAMP
    kinds = {kind for kind, _ in told}
    if kinds and kinds <= {"photographer"}:
        return PICTURE
    return TAGS if kinds == {"tags"} else CREDIT


def _of_dropped(dropped: Sequence[Dropped], lang: Lang) -> Iterator[tuple[int, Said]]:
    """Read what lines say that were left out before."""
    waiting = False
    for drop in sorted(dropped, key=lambda one: one.line):
        told: Sequence[Said] | None = None
        if drop.reason == TIMESTAMP:
            told = credits_of(drop.text, lang) or days_in(drop.text, lang)
            if by := _BY.search(drop.text):
                told = [*told, *(credits_of(by.group(), lang) or [])]
        elif match := _CONTRIBUTED.fullmatch(drop.text):
            told = _contributed(match, lang)
        elif drop.reason in (CREDIT, TAGS) or drop.reason.startswith("caption"):
            told = credits_of(drop.text, lang)
            if told is None and (name := photographer_of(drop.text)):
                told = [("photographer", name)]
            if told is None and drop.reason.startswith("caption") and is_agencies(drop.text):
                told = [("photographer", drop.text)]
            if told is None and drop.reason == TAGS and (waiting or "#" in drop.text):
                told = credits_of(f"tags: {drop.text}", lang)
        waiting = drop.reason == TAGS and (waiting or not told)
        yield from ((drop.line, one) for one in told or ())


def _of_page(reading: Reading) -> Iterator[tuple[int, Said]]:
    """Read labelled credits in lines of the page right before and behind the article."""
    lang, lines = reading.seed.lang, reading.lines
    first, last = lines[0].number, lines[-1].number
    others = [drop for drop in reading.dropped if drop.reason not in ALREADY_READ]
    near = sorted((d for d in others if d.line > last), key=lambda d: d.line)[:BESIDE]
    near += sorted((d for d in others if d.line < first), key=lambda d: -d.line)[:BESIDE]
    for drop in near:
        if _LABELLED.match(drop.text):
            yield from ((drop.line, one) for one in credits_of(drop.text, lang) or ())


def _stamped_over(reading: Reading) -> Iterator[tuple[int, Said]]:
    """Read the day of a line over the article that was left out for another reason."""
    first = reading.lines[0].number
    for drop in reading.dropped:
        if drop.line < first and drop.reason not in ALREADY_READ:
            told = stamp_line(drop.text, reading.seed.lang, STAMP_WORDS) or ()
            yield from ((drop.line, one) for one in told)


def _joined_tags(said: Sequence[tuple[int, Said]]) -> list[tuple[int, Said]]:
    """Put tags together that stand one on each line."""
    found: list[tuple[int, Said]] = []
    last = -1
    for number, (kind, text) in said:
        if kind == "tags" and found and found[-1][1][0] == "tags" and number == last + 1:
            found[-1] = (found[-1][0], (kind, f"{found[-1][1][1]}، {text}"))
        else:
            found.append((number, (kind, text)))
        last = number
    return found


def _credits(said: Sequence[tuple[int, Said]]) -> Iterator[Credit]:
    """Write what is to be proposed; who edited or translated is proposed where nobody else is."""
    kinds = {kind for _, (kind, _) in said}
    said = _joined_tags(said)
    seen: set[tuple[str, str]] = set()
    for number, (kind, text) in said:
        if kind == "editor" and kinds & {"author", "source"}:
            continue
        if kind == "section" or not text:
            continue
        name: CreditKind = "author" if kind == "editor" else kind
        once = (name, "" if name in ("published", "modified") else key_of(text))
        if once not in seen:
            seen.add(once)
            yield Credit(name, text, number)
