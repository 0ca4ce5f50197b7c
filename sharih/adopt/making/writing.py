"""Adopted explainers and pages → their folders, each whole or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path

from sharih.adopt.making.blanks import is_blank
from sharih.adopt.making.explainers import Adopted
from sharih.errors import OutputError, shown_path
from sharih.files import create
from sharih.inputs import Inputs


def write(explainer: Adopted, content: Path, inputs: Inputs | None = None) -> None:
    """Write the folder of an explainer or a page, whole or not at all.

    `inputs` are the folders that its pictures may be copied from. Raises OutputError if it exists,
    and OSError where something cannot be read or written.
    """
    folder = content / explainer.folder
    blank = explainer.is_page and is_blank(folder, Inputs.below(content))
    if folder.exists() and not blank:
        raise OutputError(f"{shown_path(folder)}: is there already, and stays as it is.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".adopt-") as temporary:
        new = Path(temporary, "new")
        write_texts(explainer, new)
        for name, source in explainer.pictures.items():
            data = (inputs or Inputs.below(source.parent)).read(source)
            create(str(new / name), data)
        if blank:
            folder.rename(Path(temporary, "blank"))
        new.rename(folder)


def write_texts(explainer: Adopted, folder: Path) -> None:
    """Write the texts of an explainer or a page into a new folder."""
    folder.mkdir()
    for lang, text in explainer.texts.items():
        create(str(folder / f"{lang}.md"), text.text.encode())
