"""The corrections and updates of an edition → where they stand on its page."""

from __future__ import annotations

import datetime as dt

from sharih.content.editions import Edition, Section
from sharih.content.section_rules import UPDATES
from sharih.languages import is_vague_date
from sharih.markdown.inline import plain_text

RECENT = dt.timedelta(days=30)
"""An update is recent while the text has not been modified so much later without another."""


def page_order(edition: Edition) -> tuple[Section, ...]:
    """Return the sections as a page shows them: recent updates first, older ones last."""
    updates = tuple(section for section in edition.sections if section.id == UPDATES)
    others = tuple(section for section in edition.sections if section.id != UPDATES)
    return (*updates, *others) if is_recent(edition) else (*others, *updates)


def is_recent(edition: Edition) -> bool:
    """Say whether the newest update is news to a reader, in terms of `Modified`.

    Where `Modified` is missing `Date` is meant. What cannot be judged is news: a correction is
    never put away by mistake.
    """
    changed = edition.metadata.modified or edition.metadata.date
    dates = [
        date for section in edition.sections if section.id == UPDATES for date in _dates(section)
    ]
    return changed is None or not dates or changed - max(dates) <= RECENT


def _dates(section: Section) -> list[dt.date]:
    """List the days of updates; a month or a year counts from its first day."""
    found = []
    for block in section.blocks:
        for item in block.items if block.kind == "definitions" else ():
            term = plain_text(item.head).strip()
            if is_vague_date(term):
                year, month, day = (*map(int, term.split("-")), 1, 1)[:3]
                found.append(dt.date(year, month, day))
    return found
