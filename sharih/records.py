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
        pickle: each field goes through a function. Its methods are compiled for each class when
        the program starts; these are compiled once.
        """
        made = dataclass(slots=slots, repr=False, eq=False)

        def make(cls: type) -> type:
            found = made(cls)
            of_all = fields(found)
            # All values at once: of a single name there would be no tuple.
            values = attrgetter(*(field.name for field in of_all), "__class__")

            def reduced(self: object) -> tuple[type, tuple[object, ...]]:
                *given, kind = values(self)
                return kind, tuple(given)

            found.__compared__ = attrgetter(
                *(field.name for field in of_all if field.compare), "__class__"
            )
            found.__reduce__ = reduced
            for name, method in (("__repr__", _told), ("__eq__", _is_equal)):
                if name not in cls.__dict__:
                    setattr(found, name, method)
            found.__hash__ = _hashed if frozen else None
            return found

        return make

    def _told(self: object) -> str:
        shown = [field.name for field in fields(self) if field.repr]
        told = (f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{self.__class__.__qualname__}({', '.join(told)})"

    def _is_equal(self: object, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        compared = self.__compared__
        return compared(self) == compared(other)

    def _hashed(self: object) -> int:
        return hash(self.__compared__(self))


__all__ = ["record"]
