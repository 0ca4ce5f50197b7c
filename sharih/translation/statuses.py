"""The seven words for how far a translated unit is in step with its original."""

from __future__ import annotations

from typing import Literal

UnitStatus = Literal["fresh", "cosmetic", "stale", "material", "machine", "missing", "extra"]


STATUSES: tuple[UnitStatus, ...] = (
    "fresh", "cosmetic", "stale", "material", "machine", "missing", "extra",
)  # fmt: skip
