"""The form of what is found of somebody who says something in a text."""

from __future__ import annotations

from dataclasses import dataclass

from sharih.conversion.quotes.word_lists import Sign


@dataclass(frozen=True, slots=True)
class Statement:
    """A place in a paragraph where somebody is said to say something."""

    at: int
    """Where the wording begins."""
    start: int
    """Where the speaker's name begins."""
    end: int
    """Where it ends; at its start where the subject is left out."""
    frame: str
    """The wording, in a few words."""
    open: bool = False
    """Whether the wording does not say where the name ends, or whether it belongs here: the name
    was cut by its length, goes on behind an "and", or stands in what may be a new sentence or be
    said of the facts."""
    may_hold_object: bool = False
    """Whether an object may follow the subject without a word between them."""
    sign: Sign = ""
    """What the form of the verb tells of the one who speaks."""
    behind: int = 0
    """Where the wording ends, where its subject stands before the verb."""
    by_office: bool = False
    """Whether the name has an office and, behind it, a name of two words or more."""

    @property
    def names(self) -> bool:
        """Whether somebody is named in it."""
        return self.start < self.end

    @property
    def leads_from(self) -> int:
        """Behind the wording, where what is said may begin."""
        return max(self.end, self.behind)
