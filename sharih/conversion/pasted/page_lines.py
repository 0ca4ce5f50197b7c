"""The lines of a seed with what is known of each: its shape, and the rules that find it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sharih.conversion.lines.boilerplate import Match
from sharih.conversion.lines.line_shapes import Shape
from sharih.conversion.records import SeedLine


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a seed that are not blank, with what is known of each."""

    lines: Sequence[SeedLine]
    shapes: Sequence[Shape]
    matches: Sequence[Match | None]
    """By which rule for every place a line is dropped."""
    edge_matches: Sequence[Match | None]
    """The same, or by which rule it would be at an edge."""
    apart: frozenset[int]
    """The positions of lines behind a blank one."""
    details: frozenset[int]
    """The positions of lines before the text that say by whom it is, when, how often read."""

    def __len__(self) -> int:
        return len(self.lines)

    def prose(self, at: int) -> bool:
        """Whether a line is a paragraph of some article."""
        return self.shapes[at].prose and not self.edge_matches[at]

    def listed(self, at: int) -> bool:
        """Whether a line may be an item of a list, a row or what leads to one."""
        return self.shapes[at].item and self.edge_matches[at] is None

    def words(self, positions: Iterable[int]) -> int:
        """Count the words of the paragraphs among some lines."""
        return sum(self.shapes[at].words for at in positions if self.prose(at))


@dataclass(slots=True)
class Page:
    """What is around the article."""

    reasons: dict[int, str]
    """Position → why the line is dropped."""
    start: int
    """The position of the first paragraph of the article."""
    end: int
    """The position behind its last line."""
    whole: bool
    """Whether the text is that of a page selected whole."""
    rhythm: bool = False
    """Whether its paragraphs have a blank line behind them, and nothing else has."""
