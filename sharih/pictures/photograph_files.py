"""The folder of a site's content → its photographs, for whoever asks what is written in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sharih.errors import ContentError
from sharih.inputs import Inputs
from sharih.pictures.photograph_kinds import MOST_BYTES
from sharih.pictures.written_data import OTHERS, PHOTOGRAPHS, may_tell


def photograph_files(content: Path, inputs: Inputs) -> Iterator[tuple[Path, bytes]]:
    """Go through the photographs beside texts, whether a text shows them or not.

    What is refused or cannot be read is left out; a build tells of it where a text names it.
    """
    for path, data in _files(content, inputs, PHOTOGRAPHS):
        if len(data) <= MOST_BYTES:
            yield path, data


def untold_photographs(content: Path, inputs: Inputs) -> Iterator[Path]:
    """List the photographs beside texts that may tell more than they show and cannot be bared.

    They are of kinds that no page shows, whatever they are called.
    """
    for path, data in _files(content, inputs, (*PHOTOGRAPHS, *OTHERS)):
        if may_tell(data):
            yield path


def _files(content: Path, inputs: Inputs, endings: tuple[str, ...]) -> Iterator[tuple[Path, bytes]]:
    """Read the files with an ending; of one that is too large, as much as tells that it is."""
    for path in sorted([*content.glob("explainers/*/*"), *content.glob("pages/*/*")]):
        if path.suffix.lower() in endings:
            with suppress(ContentError, OSError):
                yield path, inputs.read(path, MOST_BYTES)
