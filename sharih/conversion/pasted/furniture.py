"""The lines of a seed that was pasted from a page → those of the article, and its headline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sharih.conversion.lines.boilerplate import (
    Match,
    RulesByPlace,
    match_of,
    matches,
    rules_by_place,
)
from sharih.conversion.lines.line_shapes import LONG, Shape, shape
from sharih.conversion.lines.reading import Reading
from sharih.conversion.lines.rows import find_rows
from sharih.conversion.lines.stems import stems
from sharih.conversion.pasted.details import is_detail
from sharih.conversion.pasted.headline_choice import (
    FEWEST_WORDS,
    MOST_WORDS,
    drops_above,
    drops_beside,
    find_headline,
)
from sharih.conversion.pasted.page_behind import MENU_LINES, longest_run
from sharih.conversion.pasted.page_lines import Lines
from sharih.conversion.pasted.page_span import find_page
from sharih.conversion.pasted.posts import NUMBER_OFF
from sharih.conversion.records import SeedLine
from sharih.conversion.rule_files import BoilerplateRule

PLAUSIBLE: Final = "the most plausible of the lines before the text"
"""What is said of a headline that was chosen."""
SHARED: Final = 2
"""A headline shares at least so many words with its text."""
DROPPED_BY_MARK: Final = ("paragraph",)
"""What a file says a line is which may be furniture all the same."""


def drop_furniture(reading: Reading, rules: Sequence[BoilerplateRule]) -> None:
    """Leave out what belongs to the page around the article, and remember the headline."""
    by_place = rules_by_place(tuple(rules))
    found = matches(reading.lines, by_place)
    reasons = {
        line.number: match.reason
        for line, match in zip(reading.lines, found, strict=True)
        if match is not None
    }
    if not reading.seed.marks:
        reasons |= _around(reading, found, by_place)
        reasons.pop(_own_headline(reading.lines, found), None)
    marks = reading.seed.marks
    reading.drop(
        {
            number: reason
            for number, reason in reasons.items()
            if number not in reading.headings
            and (number not in marks or marks[number].kind in DROPPED_BY_MARK)
            and NUMBER_OFF not in reading.notes(number)
        }
    )


def _own_headline(lines: Sequence[SeedLine], found: Sequence[Match | None]) -> int:
    """Find the first line that only sounds like one of a page: the text says the same words.

    Gives its number; 0 where there is none.
    """
    if len(lines) < 2 or found[0] is None or found[1] is not None:
        return 0
    first, second = lines[0].text, lines[1].text
    if not FEWEST_WORDS <= first.count(" ") + 1 <= MOST_WORDS or first.endswith((".", ":", "…")):
        return 0
    if len(second) <= max(LONG, len(first)):
        return 0
    shared = stems([first]) & stems(line.text for line in lines[1:3])
    return lines[0].number if len(shared) >= SHARED else 0


def _around(reading: Reading, found: Sequence[Match | None], rules: RulesByPlace) -> dict[int, str]:
    """Find what is dropped for its place, line → reason."""
    text = _looked_at(reading, found, rules)
    page = find_page(text)
    if page is None:
        return {}
    reasons = dict(page.reasons)
    if page.whole and _has_head(text, page.start):
        known = [at for at, line in enumerate(text.lines) if line.number == reading.headline]
        headline = known[0] if known else find_headline(text, page)
        if headline and not known:
            reading.note(text.lines[headline].number, PLAUSIBLE)
        reasons |= drops_above(text, page, headline)
        if headline is not None:
            reading.headline = text.lines[headline].number
            beside = drops_beside(text, page, headline)
            reading.beside = {text.lines[at].number: reason for at, reason in beside.items()}
    return {text.lines[at].number: reason for at, reason in reasons.items()}


def _has_head(text: Lines, start: int) -> bool:
    """Whether something of the page stands before the article."""
    return any(text.edge_matches[:start]) or longest_run(text, range(start)) >= MENU_LINES


def _looked_at(reading: Reading, found: Sequence[Match | None], rules: RulesByPlace) -> Lines:
    shapes = [shape(line.text) for line in reading.lines]
    rows = find_rows(reading.lines, reading.cells)
    edge_matches: list[Match | None] = []
    for line, look, match in zip(reading.lines, shapes, found, strict=True):
        if (match and match.begins) or (look.prose and not match) or line.number in rows:
            edge_matches.append(match)
            continue
        other = match_of(line.text, rules.beginning if match else rules.around)
        edge_matches.append(other or match)
    for at, line in enumerate(reading.lines if reading.headings else ()):
        if line.number in reading.headings:  # the text begins with it, if nothing is over it
            shapes[at] = Shape(
                shapes[at].words, prose=True, sentence=False, scrap=False, item=False
            )
    for at in (at for at, line in enumerate(reading.lines) if rows and line.number in rows):
        shapes[at] = Shape(shapes[at].words, prose=False, sentence=False, scrap=False, item=True)
    if any(edge_matches):
        # A clean text is not asked for what only stands among other lines of a page.
        for at, look in enumerate(shapes):
            if look.prose and edge_matches[at] is None:
                edge_matches[at] = match_of(reading.lines[at].text, rules.of_prose)
    details = _details(reading, shapes, edge_matches) if any(edge_matches) else frozenset()
    return Lines(reading.lines, shapes, found, edge_matches, _apart(reading.lines), details)


def _details(
    reading: Reading, shapes: Sequence[Shape], edge_matches: Sequence[Match | None]
) -> frozenset[int]:
    """List the positions of the details of an article before its second paragraph."""
    prose = [at for at, look in enumerate(shapes) if look.prose and edge_matches[at] is None]
    last = prose[1] if len(prose) > 1 else len(shapes)
    return frozenset(
        at
        for at, line in enumerate(reading.lines[:last])
        if not shapes[at].prose and is_detail(line.text, edge_matches[at], reading.seed.lang)
    )


def _apart(lines: Sequence[SeedLine]) -> frozenset[int]:
    """List the positions of lines behind a blank one, which is not among them."""
    return frozenset(
        at for at in range(1, len(lines)) if lines[at].number > lines[at - 1].number + 1
    )
