"""Names and offices alone on their lines → who wrote an article, and from whom it came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from sharih.conversion.credits.credit_lines import Said, office_of
from sharih.conversion.credits.datelines import CREDIT
from sharih.conversion.credits.person_names import POST, is_name
from sharih.conversion.credits.timestamps import TIMESTAMP
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.line_shapes import LONG
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import SeedLine

MOST: Final = 60
"""So many lines are looked at before the first paragraph."""
OF_HEADLINE: Final = 4
"""A line of this many words may be the headline."""
AT_THE_END: Final = 4
"""Who signs a text stands in one of so many last lines."""
POST_WORDS: Final = 4
"""The post of who wrote a text has at most this many words."""

_BEHIND_NAME: Final = re.compile(r" ?(?:[|/،] ?| [-–—] )[^\W\d_]+(?: [^\W\d_]+)?\Z")
_NO_POST: Final = re.compile(r"[\d.:؟?!«“\"]")


def take_offices(
    reading: Reading, reasons: dict[int, str], found: dict[int, list[Said]]
) -> None:  # fmt: skip
    """Take an office alone on a line behind the last paragraph for the source of the text."""
    marks = reading.seed.marks
    lines = [
        line for line in reading.lines
        if (mark := marks.get(line.number)) is None or mark.kind == "paragraph"
    ]  # fmt: skip
    offices: dict[int, str] = {}
    for line in reversed(lines[-AT_THE_END:] if len(lines) > AT_THE_END else ()):
        if line.number in reasons:
            continue
        office = office_of(line.text) if len(line.text) < LONG else None
        if office is None:
            break
        offices[line.number] = office
    kinds = {key_of(office).split()[0] for office in offices.values()}
    if len(kinds) == len(offices):
        # Several of one kind are a list: the branches of a school with their best pupils.
        reasons |= dict.fromkeys(offices, CREDIT)
        found |= {number: [("source", office)] for number, office in offices.items()}


def take_names(
    reading: Reading, reasons: dict[int, str], found: dict[int, list[Said]]
) -> None:  # fmt: skip
    """Take a name alone on its line for the author's between headline and time."""
    lines = [line for line in reading.seed.lines if line.text]
    gone = {drop.line for drop in reading.dropped if drop.reason == TIMESTAMP}
    gone |= {number for number, reason in reasons.items() if reason == TIMESTAMP}
    kept = {line.number for line in reading.lines}
    texts = [line.text for line in lines]
    if not gone or any(kind == "author" for told in found.values() for kind, _ in told):
        return
    for at, line in enumerate(lines[: min(MOST, len(lines) - 1)]):
        if len(line.text) >= LONG and line.number in kept:
            return
        if not at or line.number in reasons or line.number not in kept:
            continue
        behind = [lines[at + 1]] if lines[at + 1].number not in gone else []
        if behind and not _is_post(lines[at + 1 : at + 3], kept - reasons.keys(), gone):
            continue
        titled = lines[at - 1].text.count(" ") >= OF_HEADLINE - 1
        name = _BEHIND_NAME.sub("", line.text)
        if titled and is_name(name) and texts.count(line.text) == 1:
            reasons |= dict.fromkeys((one.number for one in (line, *behind)), CREDIT)
            found[line.number] = [("author", POST.sub("", name))]
            return


def _is_post(lines: Sequence[SeedLine], kept: AbstractSet[int], gone: AbstractSet[int]) -> bool:
    """Whether a line between a name and the time may be the post of who has the name."""
    if len(lines) < 2 or lines[0].number not in kept or lines[1].number not in gone:
        return False
    return lines[0].text.count(" ") < POST_WORDS and not _NO_POST.search(lines[0].text)
