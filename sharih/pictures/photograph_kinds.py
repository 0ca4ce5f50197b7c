"""What photographs pages show, and in which sizes; known without what reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Format = Literal["webp", "jpg", "png"]

WIDTHS: Final = (480, 960, 1440)
"""Pages offer these; a photograph that is narrower is offered as wide as it is."""
KINDS: Final = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
"""What is taken in, by Pillow's names, and what older browsers are given."""
MOST_PIXELS: Final = 60_000_000
MOST_BYTES: Final = 30_000_000


class PhotographError(ValueError):
    """Why a photograph cannot be shown; the text says it in a few words."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the head of a file tells."""

    width: int
    """As it is seen, turned the right way up."""
    height: int
    fallback: Format


def widths_of(width: int) -> tuple[int, ...]:
    """List the widths a photograph is offered in, never wider than it is."""
    return tuple(sorted({min(width, wanted) for wanted in WIDTHS}))
