"""What all pages are made with → the code of the theme's templates, as an earlier build made it."""

from __future__ import annotations

from types import CodeType

from sharih.rebuild.store import Store

NAME = "templates"
"""The name under which it lies in the store."""


class CompiledTemplates:
    """The code of the theme's templates, as long as nothing has changed that it depends on."""

    def __init__(self, store: Store, basis: bytes, *, empty: bool) -> None:
        """`basis` is the mark of the program, the settings and the theme.

        With `empty`, nothing of what was kept is used.
        """
        self._store = store
        self._basis = basis
        self._empty = empty

    def load(self) -> dict[str, CodeType] | None:
        """Return the code of each template by its name; None where it is to be made anew."""
        basis, codes = (None if self._empty else self._store.load(NAME)) or (None, None)
        return codes if basis == self._basis else None

    def save(self, codes: dict[str, CodeType]) -> None:
        """Keep the code of each template."""
        self._store.save(NAME, (self._basis, codes))
