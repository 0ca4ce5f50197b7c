"""The picture files of an explainer → what pages can show of them, encoded once and kept."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sharih.errors import ContentError, Problem
from sharih.files import replace_file
from sharih.inputs import Inputs
from sharih.pictures.drawings import MOST_OF_DRAWING, DrawingError, drawing_size
from sharih.pictures.photograph_kinds import MOST_BYTES, Format, PhotographError, widths_of
from sharih.records import record

FOLDER: Final = "static/pictures"
_DARK: Final = b"prefers-color-scheme"
"""What asks in a drawing whether the paper is dark."""
_ENDINGS: Final = (".jpg", ".jpeg", ".png", ".webp", ".svg")


class PictureError(ValueError):
    """Why a picture cannot be shown; the text says it in a few words."""


@record(frozen=True, slots=True)
class Variant:
    """A file of a picture on the site."""

    path: str
    width: int
    kind: Format | None
    """None for a drawing, which is passed on as it is."""


@record(frozen=True, slots=True)
class Picture:
    """A picture as pages show it."""

    source: Path
    digest: str
    width: int
    height: int
    variants: tuple[Variant, ...]
    """In modern formats, the narrowest first; empty for a drawing."""
    fallback: Variant
    """What every browser can show."""
    needs_paper: bool = False
    """Whether it is a drawing for light paper: it has no colours of its own for dark."""

    @property
    def files(self) -> tuple[Variant, ...]:
        """Return every file of it."""
        return (*self.variants, self.fallback)


class PictureStore:
    """Reads and encodes pictures; what it made it keeps by content, from one run to the next."""

    def __init__(self, folder: Path | None, inputs: Inputs | None = None) -> None:
        """`folder` is where encoded pictures are kept; None keeps none.

        `inputs` are the folders where pictures may lie, by default that of each.
        """
        self._folder = folder
        self._inputs = inputs

    def picture(self, path: Path, slug: str) -> Picture:
        """Read a picture and make sure that it can be shown.

        Raises PictureError for one that cannot, ContentError for one that is refused, and OSError
        where there is none.
        """
        if path.suffix.lower() not in _ENDINGS:
            raise PictureError(f"no picture; use {', '.join(_ENDINGS)}")
        data = self._read(path)
        try:
            if path.suffix.lower() == ".svg":
                return _drawing(path, slug, data)
            picture = _photograph(path, slug, data)
            # The narrowest tells whether it is whole; on the first run it is needed anyway.
            self._encoded(picture, picture.files[0], data)
        except (DrawingError, PhotographError) as error:
            raise PictureError(str(error)) from None
        return picture

    def data(self, picture: Picture, variant: Variant) -> bytes:
        """Return the bytes of a file of a picture.

        Raises ContentError where they must be made of its source, which is another by now.
        """
        if variant.kind is None:
            return self._source(picture)
        return self._encoded(picture, variant, None)

    def _source(self, picture: Picture) -> bytes:
        try:
            data = self._read(picture.source)
        except OSError:
            data = b""
        if hashlib.sha256(data).hexdigest() != picture.digest:
            reason = "was changed while the site was being built"
            raise ContentError(
                Problem(picture.source, None, reason, "Build again; the site is as it was.")
            )
        return data

    def _read(self, path: Path) -> bytes:
        """Read a picture; of one that is too large, no more than tells that it is."""
        most = MOST_OF_DRAWING if path.suffix.lower() == ".svg" else MOST_BYTES
        return (self._inputs or Inputs.below(path.parent)).read(path, most)

    def _encoded(self, picture: Picture, variant: Variant, data: bytes | None) -> bytes:
        kind = variant.kind
        assert kind is not None  # noqa: S101 - drawings are not encoded  # nosec B101
        kept = self._folder / _name(picture.digest, variant) if self._folder else None
        if kept is not None:
            with contextlib.suppress(OSError):
                if found := kept.read_bytes():
                    return found
        from sharih.pictures.photographs import encoded  # Pillow is slow to import

        made = encoded(data or self._source(picture), variant.width, kind)
        if kept is not None:
            _keep(kept, made)
        return made


def files_of(pictures: Mapping[str, Picture]) -> dict[str, tuple[Picture, Variant]]:
    """List the files of pictures by their path on the site."""
    return {v.path: (picture, v) for picture in pictures.values() for v in picture.files}


def _drawing(path: Path, slug: str, data: bytes) -> Picture:
    width, height = drawing_size(data)
    digest = hashlib.sha256(data).hexdigest()
    variant = Variant(f"{FOLDER}/{slug}/{_stem(path)}.{digest[:10]}.svg", width, None)
    return Picture(path, digest, width, height, (), variant, _DARK not in data)


def _photograph(path: Path, slug: str, data: bytes) -> Picture:
    from sharih.pictures.photographs import shape_of  # Pillow is slow to import

    shape = shape_of(data)
    digest = hashlib.sha256(data).hexdigest()
    start = f"{FOLDER}/{slug}/{_stem(path)}"

    def variant(width: int, kind: Format) -> Variant:
        return Variant(f"{start}-{width}.{digest[:10]}.{kind}", width, kind)

    widths = widths_of(shape.width)
    # Older browsers are given a middle size: they are few, and often on slow lines.
    middle = widths[min(1, len(widths) - 1)]
    return Picture(
        path, digest, shape.width, shape.height,
        tuple(variant(width, "webp") for width in widths), variant(middle, shape.fallback),
    )  # fmt: skip


def _stem(path: Path) -> str:
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in path.stem.lower())
    return "-".join(part for part in kept.split("-") if part) or "picture"


def _name(digest: str, variant: Variant) -> str:
    from sharih.pictures.photographs import recipe  # Pillow is slow to import

    mark = hashlib.sha256(f"{digest} {variant.width} {variant.kind} {recipe()}".encode())
    return f"{mark.hexdigest()}.{variant.kind}"


def _keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; without room for it, it is made again the next time."""
    with contextlib.suppress(OSError):
        replace_file(path, data, durable=False)
