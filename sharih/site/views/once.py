"""What is made of a record for several pages → made once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

Made = TypeVar("Made")
MOST: Final = 8192
"""So much is kept: the next topics have the same newest explainers, those of long ago are done."""


class Once:
    """Remembers what was made, by the record that it was made of and the place it is for."""

    def __init__(self) -> None:
        self._made: dict[tuple[Hashable, ...], tuple[object, Any]] = {}

    def __call__(self, of: object, place: tuple[Hashable, ...], make: Callable[[], Made]) -> Made:
        """Return what is made of a record for a place, which is made when it is first asked for.

        The record is known by what it is, not by what it says: those of blocks are large.
        """
        key = (id(of), *place)
        if key not in self._made:
            if len(self._made) >= MOST:
                self._made.clear()
            self._made[key] = of, make()
        made: Made = self._made[key][1]
        return made
