"""The folder of a site's content → its photographs, for whoever asks what is written in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sharih.errors import ContentError
from sharih.inputs import Inputs
from sharih.pictures.photograph_kinds import MOST_BYTES
from sharih.pictures.written_data import PHOTOGRAPHS


def photograph_files(content: Path, inputs: Inputs) -> Iterator[tuple[Path, bytes]]:
    """Go through the photographs beside texts, whether a text shows them or not.

    What is refused or cannot be read is left out; a build tells of it where a text names it.
    """
    for path in sorted((content / "explainers").glob("*/*")):
        if path.suffix.lower() not in PHOTOGRAPHS:
            continue
        try:
            data = inputs.read(path, MOST_BYTES)
        except (ContentError, OSError):
            continue
        if len(data) <= MOST_BYTES:
            yield path, data
