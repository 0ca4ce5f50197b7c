"""Explainers → files for translators' programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.errors import ContentError, OutputError, Problem, shown_path
from sharih.exchange.explainers import load, slugs_of
from sharih.exchange.importing import is_imported
from sharih.exchange.passages import passages_of
from sharih.exchange.po_file import print_po
from sharih.exchange.records import SUFFIXES, Format
from sharih.exchange.xliff_file import print_xliff
from sharih.files import replace_file
from sharih.settings import Settings


@dataclass(frozen=True, slots=True)
class Exported:
    """A file for an explainer."""

    path: Path
    passages: int
    waiting: int
    """How many of them are not translated, or are to be looked at."""
    written: bool
    """Whether it was not there already, to the byte."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written, and where."""

    folder: Path
    format: Format
    only_open: bool = False
    """Whether to leave out what nobody has to look at."""
    replace: bool = False
    """Whether files give way that hold translations which are not in the texts."""


def export(slugs: Sequence[str], wanted: Export, settings: Settings) -> list[Exported]:
    """Write a file for each of these explainers, or for all: `FOLDER/SLUG/en.po`, `en.xlf`.

    Raises OutputError for a folder that the site itself has, and ContentError where an explainer
    cannot be read, where a file holds translations that were not imported yet, and where one
    cannot be written; in the first two cases nothing is written.
    """
    _check_folder(wanted.folder, settings)
    registry = load_registry(settings.registry, settings.inputs)
    files = [_file(slug, wanted, registry, settings) for slug in slugs or slugs_of(settings)]
    return [_written(data, exported) for data, exported in files]


def _check_folder(folder: Path, settings: Settings) -> None:
    """Raise OutputError for a folder in which files would be taken for others."""
    real = folder.resolve()
    for name, own in (("content", settings.content), ("output", settings.output),
                      ("seeds", settings.seeds)):  # fmt: skip
        if real.is_relative_to(own.resolve()):
            told = f"{shown_path(folder)} lies in the folder of {name}"
            raise OutputError(f"{told}. Name another one, such as --to translations.")


def _file(
    slug: str, wanted: Export, registry: Registry, settings: Settings
) -> tuple[bytes, Exported]:
    loaded = load(slug, settings, registry)
    file = passages_of(loaded.explainer, loaded.ledger, loaded.alignment, registry)
    waiting = tuple(passage for passage in file.passages if passage.state != "done")
    if wanted.only_open:
        file = replace(file, passages=waiting)
    path = wanted.folder / slug / f"{file.target_lang}{SUFFIXES[wanted.format]}"
    if not wanted.replace and not is_imported(path, loaded, registry):
        reason = "holds translations that are not in the text"
        remedy = f"Take them with import {shown_path(path)}, or say --replace."
        raise ContentError(Problem(path, None, reason, remedy))
    text = print_po(file) if wanted.format == "po" else print_xliff(file)
    exported = Exported(path, len(file.passages), len(waiting), True)
    return text.encode("utf-8"), exported


def _written(data: bytes, exported: Exported) -> Exported:
    path = exported.path
    try:
        if path.is_file() and path.read_bytes() == data:
            return replace(exported, written=False)
        replace_file(path, data)
    except OSError as error:
        reason = f"cannot be written ({error.strerror or error})"
        remedy = "Name a folder that can be written, with --to."
        raise ContentError(Problem(path, None, reason, remedy)) from None
    return exported
