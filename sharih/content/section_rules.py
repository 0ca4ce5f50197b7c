"""The sections of editions → what is wrong with the parts that have rules of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sharih.days import day_fault
from sharih.errors import Problems
from sharih.languages import is_vague_date
from sharih.markdown.blocks import all_blocks
from sharih.markdown.inline import plain_text

if TYPE_CHECKING:
    from sharih.content.editions import Edition

TIMELINE: Final = "timeline"
"""The id of the section that holds a timeline."""
UPDATES: Final = "updates"
"""The id of the section that holds corrections and updates."""
SOURCES: Final = "sources"
"""The id of the section that tells what a text is made from."""


def check_parts(edition: Edition, problems: Problems) -> None:
    """Check that timelines and updates are dated, and that no two headings share an id."""
    for section in edition.sections:
        if section.id in (TIMELINE, UPDATES):
            for block in section.blocks:
                for item in block.items if block.kind == "definitions" else ():
                    term = plain_text(item.head).strip()
                    if not is_vague_date(term):
                        line = item.unit.line if item.unit else block.line
                        fault, remedy = day_fault(term)
                        reason = f"in the {section.id}, “{term}” {fault}"
                        if fault == "is no date":
                            remedy += " A month or a year may stand alone: 2024-11, 2024."
                        problems.add(edition.path, line, reason, remedy)
    _check_lower_headings(edition, problems)


def check_same_sections(original: Edition, translation: Edition, problems: Problems) -> None:
    """Warn of sections that only one of two editions has: the switch cannot lead to them.

    Those in which nothing stands are on no page.
    """
    for one, other in ((original, translation), (translation, original)):
        theirs = {section.id for section in other.sections}
        for section in one.sections:
            if section.heading and section.id not in theirs and not section.empty:
                reason = f"the section {section.id} is not in {other.path.name}"
                remedy = "Give it the same id there, or add it, unless it is for one language only."
                problems.add(one.path, section.heading.line, reason, remedy, "warning")


def _check_lower_headings(edition: Edition, problems: Problems) -> None:
    """Note ids that headings inside of sections share with others; sections have been looked at."""
    if not edition.document.holds("###"):
        return
    lines = {s.id: s.heading.line for s in edition.sections if s.heading}
    for block in all_blocks(edition.document.blocks):
        ident = block.attributes.id
        if block.kind != "heading" or block.level <= 2 or not ident:
            continue
        if ident in lines:
            reason = f"the heading id {ident} is used twice, first in line {lines[ident]}"
            problems.add(edition.path, block.line, reason, "Give each heading its own id.")
        lines.setdefault(ident, block.line)
