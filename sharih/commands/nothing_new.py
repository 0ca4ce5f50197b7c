"""A build that succeeded → what tells the same command, asked again, that nothing is to be done."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sharih.cards.design import UNSHAPED
from sharih.days import beginning
from sharih.output.places import places_of
from sharih.rebuild import record
from sharih.rebuild.checked import CHECK, Said, remember_said
from sharih.rebuild.snapshot import Snapshot
from sharih.rebuild.store import Store
from sharih.settings import Settings
from sharih.settings_file import is_self_contained
from sharih.site.sources import has_all, input_folders

if TYPE_CHECKING:  # what `status` has no need of takes longer to import than a text to be read
    from sharih.site.making.built import Built

_NEVER_ALIKE: Final = frozenset({"--clean", "--remove"})
"""What has something done although nothing has changed."""


def remember(
    settings: Settings,
    path: Path,
    words: Sequence[str],
    inputs: Snapshot,
    built: Built,
    lines: Iterable[str],
) -> None:
    """Remember a build, so that the same command, given again, is done at once.

    `path` is the settings file and `lines` what a build of nothing new prints. Where the
    files that were read, or what else decides of a build, could change unseen, nothing is
    remembered.
    """
    places = places_of(settings.output)
    store = Store(places.memory)
    store.remove(record.NAME)
    trusted = inputs.is_settled() and is_self_contained(path) and has_all(inputs, settings)
    if built.seed_errors or built.recorded or not trusted or _NEVER_ALIKE.intersection(words):
        return
    if any(warning.reason == UNSHAPED for warning in built.told.warnings):
        return  # what is missing may be installed by then
    folders = input_folders(settings)
    zone = settings.timezone
    until = beginning(built.told.next_day, zone) if built.told.next_day else math.inf
    texts = settings.content / "explainers"
    standing = record.Standing(
        texts=str(texts),
        absent=[folder for folder in folders if folder not in inputs.roots],
        output=places.visible,
        hidden=places.hidden,
        files={name: made.stamp for name, made in built.files.items()},
        foreign=built.change.foreign,
        folders=built.change.folders,
    )
    days = (beginning(settings.day, zone), until)
    known = {str(texts / name): files for name, files in built.texts.items()}
    told = _joined(lines), _joined(map(str, built.told.warnings))
    record.save(store, words, inputs, standing, days, told, known, built.former)


def remember_said_of(
    settings: Settings,
    path: Path,
    words: Sequence[str],
    inputs: Snapshot,
    site: Path,
    said: Said,
    name: str = CHECK,
) -> None:
    """Remember what a command said of a site, so that the same one is answered at once.

    `path` is the settings file, `name` that of the record. Where the files that were read, or
    what else decides of what is said, could change unseen, nothing is remembered.
    """
    if not (inputs.is_settled() and is_self_contained(path) and has_all(inputs, settings)):
        return
    zone = settings.timezone
    day = settings.day
    until = math.inf if day == dt.date.max else beginning(day + dt.timedelta(1), zone)
    absent = [folder for folder in input_folders(settings) if folder not in inputs.roots]
    store = Store(places_of(site).memory)
    remember_said(store, words, inputs, absent, (beginning(day, zone), until), said, name)


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
