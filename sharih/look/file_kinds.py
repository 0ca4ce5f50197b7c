"""The bytes of a font or a picture → that they are what they are said to be."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_WEBP: Final = (b"RIFF", b"WEBP")
_AVIF: Final = (b"ftypavif", b"ftypavis")


class KindError(ValueError):
    """Why a file is not of the kind that its name says; the text says it in a few words."""


def check_woff2(data: bytes) -> None:
    """Raise KindError for what is no WOFF2 font."""
    if not data.startswith(b"wOF2"):
        raise KindError("no WOFF2 font; turn it into one, as woff2_compress does")


def check_drawing(data: bytes) -> None:
    """Raise KindError for an SVG that could run or fetch something."""
    drawing_size(data)


def drawing_size(data: bytes) -> tuple[int, int]:
    """Return width and height of an SVG. Raises KindError for one that could run something."""
    from sharih.pictures.drawings import DrawingError
    from sharih.pictures.drawings import drawing_size as size_of

    try:
        return size_of(data)
    except DrawingError as error:
        raise KindError(str(error)) from None


def photograph_size(data: bytes) -> tuple[int, int]:
    """Return width and height of a PNG, WebP or JPEG. Raises KindError for anything else."""
    from sharih.pictures.photograph_kinds import PhotographError
    from sharih.pictures.photographs import shape_of  # Pillow is slow to import

    try:
        shape = shape_of(data)
    except PhotographError as error:
        raise KindError(str(error)) from None
    return shape.width, shape.height


def check_of(ending: str) -> Callable[[bytes], None] | None:
    """Return what checks a file that a style sheet may ask for, by the ending of its name.

    None where a style sheet has no use for it.
    """
    return _CHECKS.get(ending)


def _begins(*starts: bytes, at: int = 0, what: str) -> Callable[[bytes], None]:
    def check(data: bytes) -> None:
        if not data[at:].startswith(starts):
            raise KindError(f"no {what}")

    return check


def _check_webp(data: bytes) -> None:
    if (data[:4], data[8:12]) != _WEBP:
        raise KindError("no WebP picture")


_CHECKS: Final = MappingProxyType({
    ".woff2": check_woff2,
    ".svg": check_drawing,
    ".png": _begins(_PNG, what="PNG picture"),
    ".jpg": _begins(b"\xff\xd8\xff", what="JPEG picture"),
    ".jpeg": _begins(b"\xff\xd8\xff", what="JPEG picture"),
    ".webp": _check_webp,
    ".avif": _begins(*_AVIF, at=4, what="AVIF picture"),
    ".ico": _begins(b"\0\0\1\0", what="icon"),
})  # fmt: skip
