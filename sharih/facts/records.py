"""What a text says in numbers and dates, as records that can be compared across languages."""

from __future__ import annotations

from typing import Final, Literal

from sharih.arabic import Folded
from sharih.records import record

Kind = Literal["number", "day", "year", "clock", "month", "weekday", "decade"]
WEAK: Final = 1
"""Of what languages say in many ways: one, two, first, half, a dual."""
WORDS: Final = 2
"""Of a number from three on, in words."""
DIGITS: Final = 3


@record(frozen=True, slots=True)
class Fact:
    """A number or a part of a date."""

    kind: Kind
    value: float
    """Of a clock the minutes of the day; of a weekday 0 on Monday; of a decade 90 for 1990s."""
    unit: str
    """What is counted where it is a measure, a currency, `percent` or `point`; else empty."""
    strength: int
    start: int
    """Where it begins in the folded text."""
    end: int

    @property
    def key(self) -> tuple[str, float, str]:
        """What makes it another fact."""
        return (_GROUPS.get(self.kind, self.kind), round(self.value, 4), self.unit)

    @property
    def is_date(self) -> bool:
        """Whether it is told as a date and not as a number."""
        return self.kind != "number"


_GROUPS: Final = {"year": "number"}
"""A year is told from a number by what stands around it, which may change."""


@record(frozen=True, slots=True)
class Facts:
    """All facts of a text, in its order."""

    text: str
    """The text without addresses."""
    folded: Folded
    facts: tuple[Fact, ...]
    chains: tuple[tuple[float, ...], ...] = ()
    """Numbers with hyphens between them, whose order counts: scores, ranges."""

    def written(self, fact: Fact) -> str:
        """Return a fact as the text writes it."""
        return self.text[self.folded.start(fact.start) : self.folded.end(fact.end)]

    def line(self, fact: Fact) -> int:
        """Return how many lines of the text end before a fact."""
        return self.text.count("\n", 0, self.folded.start(fact.start))
