"""What a site knows of an explainer: what is kept of it for all pages, and what is fetched.

What is kept is small, holds no block of a text but those of its timeline, and can be pickled:
lists, feeds of topics and links are made of it alone. The body is fetched for the explainer's own
pages, and for what else has whole texts: the feeds of a language and the index of words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from sharih.arabic import Lang
from sharih.charts.records import Sketch
from sharih.content.editions import Edition, Explainer
from sharih.content.metadata import Metadata
from sharih.errors import Problem
from sharih.markdown.blocks import Block
from sharih.pictures.store import Picture
from sharih.records import record
from sharih.translation.alignment import Alignment
from sharih.translation.ledger import Ledger
from sharih.translation.statuses import UnitStatus

Cells = tuple[tuple[str, UnitStatus], ...]


@record(frozen=True, slots=True)
class DatedEntry:
    """What the timeline of an edition says of a date."""

    date: str
    """An ISO date, month or year."""
    blocks: tuple[Block, ...]
    """What is said of it."""
    key: str | None
    """The id of the entry on the page of the edition."""


@record(frozen=True, slots=True)
class KeptEdition:
    """What pages of others show of an edition, and what links are checked against."""

    lang: Lang
    path: Path
    metadata: Metadata
    sections: frozenset[str]
    """The ids of the sections that its page has."""
    addresses: tuple[tuple[int, str], ...]
    """What it links to, as written, with the line."""
    anchors: frozenset[str]
    """Where on its own page its links lead, as far as there is such a section or unit."""
    mentions: frozenset[str]
    """The topics that it names, tagged or not."""
    pictures: Mapping[str, Picture]
    """The pictures it shows, by the name of their file."""
    digest: str
    """That of its words, spelling aside."""
    timeline: tuple[DatedEntry, ...]
    """Its timeline, in the order it is written in; empty where it has none."""
    empty: tuple[tuple[int, str], ...] = ()
    """Sections that its page leaves out, as nothing stands in them but comments: line and id."""
    unseen: tuple[Problem, ...] = ()
    """What keeps pictures of it from being shown; their descriptions stand in their places."""
    sketch: Sketch | None = None
    """Its first chart without words, where it has no pictures."""


@record(frozen=True, slots=True)
class KeptText:
    """What is kept of an explainer, without anything of the others."""

    explainer: Explainer[KeptEdition]
    counts: Mapping[UnitStatus, int]
    """How many pairs of units have each status; a status that none has is left out."""
    in_step: bool = False
    """Whether each unit is translated by the one at its place, and nothing is behind."""
    cells: Cells = ()
    """The key and status of every unit, in order, where they differ; `counts` says all else."""


@record(frozen=True, slots=True)
class Body:
    """What an explainer's own pages are made of: its texts, and how they correspond."""

    explainer: Explainer[Edition]
    ledger: Ledger
    alignment: Alignment

    def keys(self, lang: Lang) -> Mapping[int, str]:
        """Return the ids of an edition's units on its page, by the units' index."""
        original = lang == self.explainer.original.lang
        return self.alignment.source_keys if original else self.alignment.target_keys


@record(frozen=True, slots=True)
class TranslationNotice:
    """What readers are told on top of a translation that is not in step."""

    facts: int = 0
    """How many passages say other facts than the original."""
    behind: bool = False
    """Whether any passage is older than the original."""
    missing: int = 0
    unchecked: int = 0
    """How many passages a machine has translated, and nobody has looked at."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.facts or self.behind or self.missing or self.unchecked)


@record(frozen=True, slots=True)
class PageStanding:
    """Where the translation of a page stands."""

    lang: Lang
    """The language of the translation."""
    body: Body
    told: TranslationNotice


@record(frozen=True, slots=True)
class Text:
    """An explainer that has just been read."""

    kept: KeptText
    body: Body


Fetch = Callable[[str], Body]
"""Returns the body of an explainer of a site by its slug.

Raises ContentError where it must be read and its files have gone.
"""
