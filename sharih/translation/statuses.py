"""The seven words for how far a translated unit is in step with its original."""

from __future__ import annotations

from typing import Literal

UnitStatus = Literal["fresh", "cosmetic", "stale", "material", "machine", "missing", "extra"]


STATUSES: tuple[UnitStatus, ...] = (
    "fresh", "cosmetic", "stale", "material", "machine", "missing", "extra",
)  # fmt: skip
OLDER: tuple[UnitStatus, ...] = ("stale", "material")
"""Those of a unit whose original has changed since it was translated."""


def untranslated(*, public: bool) -> tuple[UnitStatus, ...]:
    """Return those of a unit that readers get in the original's language.

    Where a translation has been `public`, they had better than what a machine has translated.
    """
    return ("missing", "machine") if public else ("missing",)
