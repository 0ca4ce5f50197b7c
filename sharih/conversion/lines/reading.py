"""A `Seed` while it is being understood: what is still text of the article, and what is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sharih.conversion.records import (
    Credit,
    Dropped,
    FateName,
    LanguageFinding,
    LineOutcome,
    Seed,
    SeedLine,
)

FIELD: Final = "field over the text"
"""The reason for leaving out what a mail or a manuscript says of itself before its text."""


@dataclass(slots=True)
class Reading:
    """The lines of a seed that are still text of its article, and what became of the others.

    Every stage of the structure takes one and changes it by the methods below alone, so that
    each line of the file is accounted for in the end.
    """

    seed: Seed
    lines: list[SeedLine]
    """Lines that are text, in order, as they are by now."""
    dropped: list[Dropped] = field(default_factory=list)
    """Whole lines, and what was taken off lines."""
    credits: list[Credit] = field(default_factory=list)
    findings: list[LanguageFinding] = field(default_factory=list)
    """What an editor should look at."""
    fates: dict[int, FateName] = field(default_factory=dict)
    """What lines became, if no paragraph."""
    headline: int | None = None
    """The line that an earlier stage took for the headline."""
    begins: set[int] = field(default_factory=set)
    """Lines of which an earlier stage knows that they begin a paragraph."""
    headings: set[int] = field(default_factory=set)
    """Lines of which an earlier stage knows that they are headings; no other leaves them out."""
    cells: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """The words in each cell of lines that are rows of tables."""
    beside: dict[int, str] = field(default_factory=dict)
    """Lines between the headline and the text that go with it, if nobody reads them: why."""
    _gone: dict[int, str] = field(default_factory=dict)
    _joined: dict[int, int] = field(default_factory=dict)
    _notes: dict[int, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, seed: Seed) -> Reading:
        """Begin with every line that is not blank."""
        lines = [line for line in seed.lines if line.text]
        return cls(seed, lines, cells=dict(seed.layout.cells))

    def drop(self, reasons: Mapping[int, str]) -> None:
        """Leave out whole lines: number → why, in a few words."""
        if not reasons:
            return
        for line in self.lines:
            if line.number in reasons:
                self.dropped.append(Dropped(line.number, line.text, reasons[line.number]))
        self._gone |= reasons
        self.lines = [line for line in self.lines if line.number not in reasons]

    def take_off(self, parts: Mapping[int, tuple[str, str]], reason: str) -> None:
        """Leave out parts of lines: number → the part, and the rest, which must not be empty."""
        for number, (part, _) in parts.items():
            self.dropped.append(Dropped(number, part, reason))
            self.note(number, f"{reason} dropped")
        self.change({number: rest for number, (_, rest) in parts.items()})

    def change(self, texts: Mapping[int, str]) -> None:
        """Write lines otherwise, without anything left out."""
        if texts:
            self.lines = [
                SeedLine(line.number, texts[line.number]) if line.number in texts else line
                for line in self.lines
            ]

    def join(self, joins: Mapping[int, int], glue: Callable[[str, str], str] | None = None) -> None:
        """Make lines part of earlier ones: number → number of the line it goes into.

        `glue` puts the last of the texts together with the next, which it leaves as it is; by
        default with a space between.
        """
        if not joins:
            return
        parts: dict[int, list[str]] = {}
        for line in self.lines:
            into = joins.get(line.number)
            if into is None:
                parts[line.number] = [line.text]
                continue
            first = self._joined.get(into, into)
            self._joined[line.number] = first
            texts = parts[first]
            last = texts.pop()
            both = glue(last, line.text) if glue else f"{last} {line.text}"
            texts += (both[: -len(line.text)], line.text)
        self.lines = [SeedLine(number, "".join(texts)) for number, texts in parts.items()]

    def note(self, number: int, what: str) -> None:
        """Say more of what became of a line."""
        self._notes.setdefault(number, []).append(what)

    def notes(self, number: int) -> Sequence[str]:
        """Give what was said of a line."""
        return self._notes.get(number, ())

    def propose(self, *found: Credit) -> None:
        """Keep what the lines say of their article."""
        self.credits.extend(found)

    def find(self, findings: Iterable[LanguageFinding]) -> None:
        """Keep what an editor should look at."""
        self.findings.extend(findings)

    def outcomes(self) -> Iterator[LineOutcome]:
        """Account for every line of the file."""
        for line in self.seed.lines:
            first = self._joined.get(line.number, self.seed.parts.get(line.number))
            if not line.text and first is None:
                yield LineOutcome(line.number, "blank")
            elif (reason := self._gone.get(first or line.number)) is not None:
                yield LineOutcome(line.number, "dropped", reason)
            elif first is not None:
                note = "; ".join([f"to line {first}", *self.notes(line.number)])
                yield LineOutcome(line.number, "joined", note)
            else:
                fate = self.fates.get(line.number, "paragraph")
                yield LineOutcome(line.number, fate, "; ".join(self.notes(line.number)))
