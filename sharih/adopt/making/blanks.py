"""The pages of this site → those that are as `init` wrote them, so that others may come instead."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sharih.errors import ContentError
from sharih.inputs import Inputs
from sharih.languages import LANGS
from sharih.package.places import read

_TEXTS: Final = frozenset(f"{lang}.md" for lang in LANGS)
_LEDGERS: Final = frozenset(f"{lang}.po" for lang in LANGS)
"""What a build puts beside the texts."""


def blank_pages(content: Path, names: Iterable[str], inputs: Inputs) -> frozenset[str]:
    """Name the pages in which nobody has written anything yet."""
    return frozenset(name for name in names if is_blank(content / "pages" / name, inputs))


def is_blank(folder: Path, inputs: Inputs) -> bool:
    """Say whether the folder of a page holds what `init` wrote, and nothing else."""
    try:
        files = {path.name for path in folder.iterdir()}
        return _TEXTS <= files <= _TEXTS | _LEDGERS and all(
            inputs.read(folder / name) == read(f"sharih/data/site/{folder.name}/{name}")
            for name in _TEXTS
        )
    except (OSError, ContentError):
        return False
