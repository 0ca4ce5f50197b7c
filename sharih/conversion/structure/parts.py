"""The lines of a body → which are items of lists, which are headings, and what the others are.

What a file itself leaves open is found as in a plain text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sharih.conversion.lines.headings import Talk, find_headings, plain_heading
from sharih.conversion.lines.lists import ListItem, broken_items, find_items, marker
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import Mark, ParagraphForm, SeedLine
from sharih.conversion.structure.bare_lists import find_bare_items
from sharih.conversion.talk.interviews import read_talk

ROW: Final[ParagraphForm] = "table row"


def find_parts(
    reading: Reading, rows: frozenset[int]
) -> tuple[dict[int, ListItem], frozenset[int]]:  # fmt: skip
    """Find the items of lists and the headings among the lines of the body; rows are none.

    What the file itself leaves open is found as in a plain text.
    """
    talk = read_talk(reading)
    if rows:
        talk = Talk(talk.questions - rows, talk.spoken | rows)
    marks = reading.seed.marks
    kinds = {mark.kind for mark in marks.values()}
    marked = "item" in kinds
    items = _found_items(reading, talk, bare=not marked)
    if marked:
        signed = {number: item for number, item in items.items() if item.marker == "-"}
        items = signed | _marked_items(reading.lines, marks)
    if "heading" in kinds:
        return items, _marked_headings(reading) | talk.questions
    known = reading.headings.intersection(line.number for line in reading.lines[:-1])
    return items, _likely_headings(reading, items, talk) | known


def _found_items(reading: Reading, talk: Talk, *, bare: bool) -> dict[int, ListItem]:
    """Find the items of lists by their signs, or, where `bare`, by the line before them."""
    marks = reading.seed.marks
    told = {number for number, mark in marks.items() if mark.kind not in ("paragraph", "heading")}
    others = talk.spoken | talk.questions | told
    items: dict[int, ListItem] = {}
    if any(marker(line.text) for line in reading.lines):
        broken = broken_items(reading.lines, reading.seed.layout.indents, others)
        reading.join({n: into for n, into in broken.items() if n not in reading.begins})
        items = find_items(reading.lines, others)
    return items | find_bare_items(reading.lines, items, others) if bare else items


def _marked_items(lines: Sequence[SeedLine], marks: Mapping[int, Mark]) -> dict[int, ListItem]:
    """Take for items of lists what the file says are some."""
    return {
        line.number: ListItem(f"{mark.number}." if mark.number else "-", line.text)
        for line in lines
        if (mark := marks.get(line.number)) and mark.kind == "item"
    }


def _likely_headings(reading: Reading, items: Mapping[int, ListItem], talk: Talk) -> frozenset[int]:
    """Find headings among the lines of which the file does not say what they are."""
    marks = reading.seed.marks
    return frozenset(
        number
        for number in find_headings(reading.lines, items, talk)
        if number not in marks or marks[number].kind == "paragraph"
    )


def _marked_headings(reading: Reading) -> frozenset[int]:
    """Take for headings what the file says are some, where text follows the last of them."""
    kinds = [
        mark.kind if (mark := reading.seed.marks.get(line.number)) else "paragraph"
        for line in reading.lines
    ]
    last = max((at for at, kind in enumerate(kinds) if kind != "heading"), default=-1)
    return frozenset(
        line.number for at, line in enumerate(reading.lines) if kinds[at] == "heading" and at < last
    )


def forms_of(body: Sequence[SeedLine], marks: Mapping[int, Mark]) -> dict[int, ParagraphForm]:
    """Tell of which lines the file says that they are quotations or rows of tables."""
    forms: dict[int, ParagraphForm] = {}
    for line in body if marks else ():
        kind = mark.kind if (mark := marks.get(line.number)) else ""
        if kind == "quotation":
            forms[line.number] = "quotation"
        elif kind == "row":
            forms[line.number] = ROW
    return forms


def plain_line(line: SeedLine, items: Mapping[int, ListItem], headings: frozenset[int]) -> SeedLine:
    """Take the sign off a heading or an item."""
    if line.number in headings:
        return SeedLine(line.number, plain_heading(line.text))
    item = items.get(line.number)
    return line if item is None else SeedLine(line.number, item.text)
