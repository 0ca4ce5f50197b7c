"""Records that are made by the thousand: frozen for whoever checks types, and quick to make."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    from dataclasses import dataclass, fields
    from operator import attrgetter

    def record(*, frozen: bool, slots: bool):  # noqa: ANN201 - types are looked at above
        """Make a dataclass that nothing assigns to, as mypy finds out, and Python does not.

        A dataclass that Python itself holds frozen takes several times as long to make, and to
        pickle: each field goes through a function.
        """
        made = dataclass(slots=slots, unsafe_hash=frozen)

        def make(cls: type) -> type:
            found = made(cls)
            # All values at once: of a single name there would be no tuple.
            values = attrgetter(*(field.name for field in fields(found)), "__class__")

            def reduced(self: object) -> tuple[type, tuple[object, ...]]:
                *given, kind = values(self)
                return kind, tuple(given)

            found.__reduce__ = reduced
            return found

        return make


__all__ = ["record"]
