"""An edition → the same without the sections in which nothing stands, and their names."""

from __future__ import annotations

from dataclasses import replace

from sharih.content.editions import Edition, Section
from sharih.markdown.inline import plain_text
from sharih.site.kept import KeptEdition
from sharih.site.views.page_records import Words, words


def parted(edition: Edition, kept: KeptEdition) -> tuple[Edition, tuple[Words, ...]]:
    """Take out of an edition the sections that pages leave out; also returns their headings.

    `edition` may be a translation that was completed; what its original says is no empty section.
    """
    left_out = {ident for _, ident in kept.empty}

    def is_shown(section: Section) -> bool:
        if section.heading is None:
            return not section.empty
        return section.id not in left_out

    shown = tuple(section for section in edition.sections if is_shown(section))
    if len(shown) == len(edition.sections):
        return edition, ()
    names = tuple(
        words(plain_text(section.heading.text), edition.lang)
        for section in edition.sections
        if section.heading and not is_shown(section)
    )
    return replace(edition, sections=shown), names
