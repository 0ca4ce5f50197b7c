"""What a run of `convert` hands back: what became of each seed, and what it says of them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sharih.conversion.records import Outline, Seed
from sharih.errors import Problem

SeedStatus = Literal["new", "joined", "merged", "known", "changed", "rejected", "copy"]
"""New ones became drafts, joined ones part of an explainer, merged ones were followed; changed
ones could not be."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What an editor wants to know of a draft before opening it."""

    lang: str
    title: str
    title_proposed: bool
    """Whether the seed has no title of its own."""
    summary: bool
    """Whether a summary is proposed."""
    headings: int
    quotes: int
    speakerless: int
    """Quotations for which no speaker was found."""
    dropped: int
    repairs: int
    findings: int
    """Places where the language looks broken."""
    dates: int
    """Dates that could not be resolved."""

    @property
    def doubt(self) -> int:
        """How soon an editor should look at it; 0 where nothing is doubtful."""
        return 5 * self.title_proposed + 2 * self.findings + self.speakerless


@dataclass(frozen=True, slots=True)
class Merge:
    """What a changed seed, or one more seed, did to an explainer."""

    followed: int = 0
    """Untouched blocks that follow the seed."""
    added: int = 0
    removed: int = 0
    kept: int = 0
    """Blocks that an editor had changed, and that stay."""
    fields: tuple[str, ...] = ()
    """Metadata that follow the seed."""
    repeated: int = 0
    """Paragraphs of a further seed that the explainer has already."""


@dataclass(frozen=True, slots=True)
class SeedReport:
    """What `convert` did with one seed."""

    name: str
    status: SeedStatus
    slug: str | None
    """The explainer's folder; None for a rejected seed, and for one that has none yet."""
    seed: Seed | None = None
    """Set where the seed was read in this run, and there are not too many to keep."""
    outline: Outline | None = None
    tags: tuple[str, ...] = ()
    """The topic ids that the draft got as tags."""
    section_ids: Mapping[int, str] = field(default_factory=dict)
    """Line of a heading → the id of its section."""
    brief: Brief | None = None
    """Set where the seed was read in this run."""
    merge: Merge | None = None
    """Set for merged and joined seeds."""
    details: str = ""
    """The rest of the report as a JSON object, where that was asked for."""
    copy_of: str = ""
    """The seed that a copy has the bytes of."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that articles mention often and the registry does not know."""

    name: str
    """As it is written most often."""
    lang: str
    kind: str
    """The kind of topic it may be, by the words around it."""
    mentions: int
    seeds: int
    """In how many seeds of this run."""
    contexts: tuple[str, ...]
    """A few places, each with the words around the name."""
    other: str = ""
    """The name in the other language, where it is known."""
    named_in: tuple[str, ...] = ()
    """The seeds of this run that mention it more than by the way."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """A short line that stands in many seeds."""

    text: str
    seeds: int
    """In how many."""
    dropped: bool
    """Whether it is left out from now on."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a run of `convert` did."""

    reports: tuple[SeedReport, ...]
    """One for each seed that was read or is known, by file name."""
    problems: tuple[Problem, ...]
    """What is wrong with seeds; the others were converted all the same."""
    candidates: tuple[Candidate, ...] = ()
    """Names for the registry, the most frequent first."""
    repetitions: tuple[Repetition, ...] = ()
    """Lines that this run found to repeat, or drops from now on."""
    tidied: bool = False
    """Whether it wrote the register, or finished what a killed run had begun."""

    @property
    def converted(self) -> tuple[SeedReport, ...]:
        """The reports of the seeds that became drafts in this run."""
        return tuple(report for report in self.reports if report.status == "new")
