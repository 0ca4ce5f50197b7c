"""What stands around the article of a page that tells its parts → who wrote it, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.credits.credit_lines import Said, credits_of
from sharih.conversion.credits.credit_words import LabelKind, credit_words
from sharih.conversion.credits.dateline_words import dateline_words
from sharih.conversion.credits.person_names import is_name
from sharih.conversion.credits.photographers import photographer_of
from sharih.conversion.credits.service_lines import is_agencies
from sharih.conversion.credits.timestamps import days_in, is_clock, time_line
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import SeedLine

PARAGRAPH: Final = 90
"""A line of at least this many characters is a paragraph."""
OVER: Final = 2
"""The day may stand in one of so many lines over the headline;"""
UNDER: Final = 14
"""so many lines may stand between headline and text,"""
BEHIND: Final = 6
"""and who wrote the text may stand in one of so many behind it."""
WORDS: Final = 14
"""Such a line has at most this many words."""

PEOPLE: Final = frozenset(("author", "editor", "source", "photographer", "tags", "section"))
"""What is told by a line of credits; one that is text of the article till now has some."""
_ENDS: Final = (".", "؟", "?", "!", "…", "»", "”")
_ISSUE: Final = re.compile(r"(?<!\w)(?:العدد|عدد|issue|no\.?|vol\.?) ?:? ?\d", re.IGNORECASE)
_BY: Final = re.compile(
    r"(?:بواسطه|بقلم|من قبل|(?<!\w)by)[ :]+(?P<name>(?:[^\W\d_]+[ .]{1,2}){1,3}?[^\W\d_]+)"
    r"(?= في | على | on | at | in |\Z|[|,،])",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(r" ?[|:،,/•·] ?| [-–—] ?| in (?=[A-Z])")
_HOUSE: Final = re.compile(
    r"[«\"“]?(?P<name>[^«»\"“”()]{2,30}?)[»\"”]? ?\((?P<place>[^()]{2,20})\)"
)
_FROM: Final = re.compile(r"\A(?:من|by)[ :]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Around:
    """The lines around the article, by where they stand."""

    head: tuple[SeedLine, ...]
    over: tuple[SeedLine, ...]
    under: tuple[SeedLine, ...]
    behind: tuple[SeedLine, ...]


def told_around(reading: Reading) -> list[tuple[int, Said]]:
    """Read what the lines say that a page has around its article."""
    around = _around(reading)
    if around is None:
        return []
    lang = reading.seed.lang
    told = [*_under(around, lang), *_behind(around, lang), *_over(around, lang)]
    kept = {line.number for line in reading.lines}
    # A line of the text that begins with a place is a dateline, which a later stage reads.
    dated = {line.number for line in reading.lines if _is_place(_PARTS.split(line.text, 1)[0])}
    named = {number for number, (kind, _) in told if kind in PEOPLE}
    return [
        (number, said)
        for number, said in told
        if said[1] and (number not in kept or number in named - dated)
    ]


def first_told(reading: Reading, told: Sequence[tuple[int, Said]]) -> list[tuple[int, Said]]:
    """Choose of each kind what is told first, where the page does not say it for machines."""
    known: set[str] = {credit.kind for credit in reading.credits}
    first: dict[str, int] = {}
    for line, (kind, _) in told:
        first.setdefault(kind, line)
    return [(line, said) for line, said in told if said[0] not in known and first[said[0]] == line]


def _around(reading: Reading) -> _Around | None:
    marks = reading.seed.marks
    title = next((number for number, mark in marks.items() if mark.kind == "title"), None)
    if title is None:
        return None
    long = [
        line.number for line in reading.lines if line.number > title and len(line.text) >= PARAGRAPH
    ]
    if not long:
        return None
    short = [line for line in reading.seed.lines if line.text and line.text.count(" ") < WORDS]
    kinds = {line.number: mark.kind for line in short if (mark := marks.get(line.number))}
    outside = [line for line in short if kinds.get(line.number) == "outside"]
    under = [
        line for line in short
        if title < line.number < long[0]
        and kinds.get(line.number) in ("outside", "paragraph", "heading")
        and not line.text.endswith(_ENDS)
    ]  # fmt: skip
    return _Around(
        tuple(line for line in outside if line.number < title),
        tuple(line for line in outside if title - OVER <= line.number < title),
        tuple(under[:UNDER]),
        tuple(line for line in outside if long[-1] < line.number <= long[-1] + BEHIND),
    )


def _under(around: _Around, lang: Lang) -> Iterator[tuple[int, Said]]:
    days = {line.number: days_in(line.text, lang) for line in around.under}
    for line in around.under:
        told = credits_of(line.text, lang) or days[line.number]
        if not told and (name := photographer_of(line.text)):
            told = [("photographer", name)]
        if not any(kind in PEOPLE for kind, _ in told):
            beside = any(days.get(line.number + step) for step in (-1, 1))
            named = _by(line.text) or _name_with_place(line.text, lang, alone=beside)
            told = [*named, *told]
        yield from ((line.number, said) for said in told)


def _behind(around: _Around, lang: Lang) -> Iterator[tuple[int, Said]]:
    """Behind the text a line needs a word that says what it tells: readers have names too."""
    for line in around.behind:
        if credit_words().pattern.match(key_of(line.text)):
            told = credits_of(line.text, lang) or _by(line.text)
        else:
            told = _by(line.text)
        yield from ((line.number, said) for said in told)


def _over(around: _Around, lang: Lang) -> Iterator[tuple[int, Said]]:
    """Over the headline a day stands alone, or with the number of the issue."""
    for line in reversed(around.over):
        yield from ((line.number, said) for said in time_line(line.text, lang) or ())
    for line in around.head:
        if _ISSUE.search(line.text):
            yield from ((line.number, said) for said in days_in(line.text, lang))


def _by(text: str) -> list[Said]:
    match = _BY.search(key_of(text)) if len(key_of(text)) == len(text) else None
    if match is None:
        return []
    name = text[match.start("name") : match.end("name")]
    return [("author", name)] if is_name(name) else []


def _name_with_place(text: str, lang: Lang, *, alone: bool = False) -> list[Said]:
    """Find the one name, or house, in a line that has a place, a day or an agency beside it."""
    if house := _HOUSE.fullmatch(text):
        kind: LabelKind = "author" if is_name(house["name"]) else "source"
        return [(kind, house["name"].strip())] if _is_place(house["place"]) else []
    names, beside = [], alone
    for part in _PARTS.split(text):
        plain = _before_place(_FROM.sub("", part.strip()))
        if not plain:
            continue
        if _is_place(plain) or is_agencies(plain) or is_clock(plain) or days_in(plain, lang):
            beside = True
            continue
        beside = beside or plain != part.strip()
        if is_name(plain):
            names.append(plain)
    # Behind a house and a place stands who wrote: جريدة - مدينة: فلان.
    last = ":" in text and bool(names) and text.endswith(names[-1])
    return [("author", names[-1])] if beside and (last or len(names) == 1) else []


def _is_place(text: str) -> bool:
    return key_of(text) in dateline_words().places


def _before_place(text: str) -> str:
    """Give the two or three words before the name of a place, where they may be a name."""
    words = text.split()
    for count in (2, 3):
        name = " ".join(words[:count])
        if len(words) > count and _is_place(words[count]) and is_name(name):
            return name
    return text
