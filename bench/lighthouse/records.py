"""What Lighthouse says of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Device = Literal["mobile", "desktop"]
DEVICES: Final[tuple[Device, ...]] = ("mobile", "desktop")
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
"""What is scored, by Lighthouse's own names."""
FULL: Final = 100


@dataclass(frozen=True, slots=True)
class Scores:
    """What one run says of a page."""

    scores: tuple[int, ...]
    """Of 100, in the order of `CATEGORIES`."""
    faults: tuple[str, ...]
    """Names of audits that were not passed and count."""
    index: int
    """How fast the machine was (`benchmarkIndex`); what was measured below 1000 says little."""


@dataclass(frozen=True, slots=True)
class Row:
    """What several runs say of a page on a device."""

    kind: str
    path: str
    device: Device
    scores: tuple[int, ...]
    """The medians, in the order of `CATEGORIES`."""
    faults: tuple[str, ...]
    """Names of audits that were not passed in any of the runs."""
    runs: int
    index: int
    """The median speed of the machine."""

    @property
    def is_full(self) -> bool:
        """Whether nothing is missing."""
        return all(score == FULL for score in self.scores)
