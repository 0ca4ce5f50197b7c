"""How many pictures follow one another → how much of the width of the text each of them has."""

from __future__ import annotations

from typing import Final, Literal

from sharih.records import record

Share = Literal["whole", "half", "third"]
ALONE: Final = "(min-width: 46rem) 42rem, 100vw"
"""The `sizes` of a picture that has the width of the text."""
_WIDE: Final[dict[Share, str]] = {"whole": "42rem", "half": "21rem", "third": "14rem"}
_FOUR: Final = 4


@record(frozen=True, slots=True)
class Place:
    """The room of a picture in a gallery."""

    share: Share
    """What it has of the width on a wide screen, where a row has up to three."""
    sizes: str
    """Its `sizes`; on a telephone a row has two, and the first of an odd number has one alone."""


def places(count: int) -> tuple[Place, ...]:
    """Divide pictures into full rows, those of fewer pictures first."""
    first: tuple[Share, ...] = ((), ("whole",), ("half", "half"))[count % 3]
    if count == _FOUR:
        first = ("half", "half", "half", "half")
    third: Share = "third"
    shares = [*first, *([third] * (count - len(first)))]
    narrow = ["100vw" if count % 2 and not at else "50vw" for at in range(count)]
    return tuple([
        Place(share, f"(min-width: 46rem) {_WIDE[share]}, {small}")
        for share, small in zip(shares, narrow, strict=True)
    ])  # fmt: skip
