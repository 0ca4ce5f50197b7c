"""A project → the files that its site is made of, as they stand at one moment."""

from __future__ import annotations

from pathlib import Path

from sharih.look.own_files import own_sources
from sharih.rebuild.record import roots_of
from sharih.rebuild.snapshot import Snapshot, only_some, take
from sharih.settings import Settings


def inputs_of(settings: Settings, known: Snapshot | None, site: Path | None = None) -> Snapshot:
    """Look at the inputs of a build, or of the check of a site, before any is read.

    `known` is used if it is of the same.
    """
    others = [str(site)] if site else []
    roots = roots_of(str(settings.root), [*input_folders(settings), *others])
    roots += _own_files(settings)
    return known if known is not None and list(known.roots) == roots else take(roots)


def input_folders(settings: Settings) -> list[str]:
    """List the folders of a project that a build reads."""
    folders = (settings.content, settings.seeds, *settings.theme_folders, settings.own_theme)
    return [str(folder) for folder in dict.fromkeys(folders)]


def _own_files(settings: Settings) -> list[str]:
    """List the files of the site's look, a root for each of their folders."""
    folders: dict[str, list[str]] = {}
    for path in own_sources(settings.options.look, settings.root, settings.inputs):
        folders.setdefault(str(path.parent), []).append(path.name)
    return [only_some(folder, names) for folder, names in sorted(folders.items())]


def has_all(inputs: Snapshot, settings: Settings) -> bool:
    """Tell whether these files are still the same: a style sheet that changes may name others."""
    return set(_own_files(settings)) <= set(inputs.roots)
