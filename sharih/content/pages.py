"""Folders under `content/pages/` → pages that explain nothing, such as that about the site."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any, Final

from sharih.arabic import Lang
from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import load_editions, roles
from sharih.content.figures import read_pictures
from sharih.content.metadata import PAGE_KEYS
from sharih.errors import Problem, Problems
from sharih.files import is_leftover
from sharih.inputs import Inputs
from sharih.languages import LANGS, other_language
from sharih.pictures.store import Picture, PictureStore
from sharih.records import record
from sharih.routes import RESERVED_FOR_LISTS
from sharih.slugs import SLUG_REMEDY, UNFIT_FOLDER, is_slug

_SHARED: Final = ("date", "place", "order")
"""What a page has from its other language where its own head has none: names of `Metadata`."""


@record(frozen=True, slots=True)
class PageText:
    """A folder: one page in one or two languages; the name of the folder is its address."""

    slug: str
    folder: Path
    editions: Mapping[Lang, Edition]
    """Arabic first; never empty."""
    pictures: Mapping[Lang, Mapping[str, Picture]] = field(default_factory=dict)
    """The pictures of each language by the name of their file."""
    unseen: Mapping[Lang, tuple[Problem, ...]] = field(default_factory=dict)
    """What keeps pictures of each language from being shown."""

    @property
    def date(self) -> dt.date | None:
        """The day from which readers get it, if it says one."""
        return next((e.metadata.date for e in self.editions.values() if e.metadata.date), None)


def text_of_page(page: PageText) -> Explainer[Edition]:
    """Tell the original of a page from its translation; what is wrong with that is told before."""
    return Explainer(page.slug, page.folder, *roles([*page.editions.values()], Problems()))


def load_pages(
    folder: Path,
    problems: Problems,
    inputs: Inputs | None = None,
    pictures: Path | None = None,
    *,
    files_of_host: bool = False,
) -> dict[str, PageText]:
    """Read the pages below a folder, in the order of their names; what is wrong is a problem.

    `pictures` is where encoded pictures are kept. With `files_of_host`, files that lie between the
    folders are those of Pelican's own pages.
    Raises OSError where the folder cannot be read.
    """
    inputs = inputs or Inputs.below(folder.parent)
    store = PictureStore(pictures, inputs)
    pages: dict[str, PageText] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if is_leftover(path.name) or (files_of_host and path.is_file()):
            continue
        if fault := inputs.fault(path) or _fault(path):
            problems.add(path, None, *fault)
        elif page := _load(path, problems, inputs):
            pages[page.slug] = _with_pictures(page, store, problems)
    return pages


def _fault(path: Path) -> tuple[str, str] | None:
    """Say why what lies among the folders of pages is none, and what to do."""
    if not path.is_dir():
        remedy = "Make a folder of that name with ar.md or en.md in it."
        return "a file where pages' folders lie", remedy
    if not is_slug(path.name):
        return UNFIT_FOLDER, SLUG_REMEDY
    if not os.access(path, os.X_OK):
        return "cannot be opened: Permission denied", "Give yourself the right to open the folder."
    if path.name in RESERVED_FOR_LISTS:
        return f"the name {path.name} is reserved for a page of the site", "Rename the folder."
    return None


def _load(folder: Path, problems: Problems, inputs: Inputs) -> PageText | None:
    """Read one folder; None (and a problem) where it has no usable text."""
    editions = load_editions(folder, problems, PAGE_KEYS, inputs)
    if not editions:
        if not any(os.path.lexists(folder / f"{lang}.md") for lang in LANGS):
            remedy = "Write ar.md or en.md, or remove the folder."
            problems.add(folder, None, "a page without a text", remedy)
        return None
    return PageText(folder.name, folder, _completed(editions))


def _with_pictures(page: PageText, store: PictureStore, problems: Problems) -> PageText:
    """Read the pictures of a page, but for those of texts that were withdrawn."""
    pictures: dict[Lang, Mapping[str, Picture]] = {}
    unseen: dict[Lang, tuple[Problem, ...]] = {}
    for lang, edition in page.editions.items():
        if edition.metadata.status != "withdrawn":
            found = Problems()
            pictures[lang] = read_pictures(edition, page.folder, store, found)
            unseen[lang] = tuple(found.warnings)
            problems.extend(found)
    return replace(page, pictures=pictures, unseen=unseen)


def _completed(editions: Mapping[Lang, Edition]) -> dict[Lang, Edition]:
    """Let each text have what the other says of both; one that says nothing is published."""
    found = {}
    for lang, edition in editions.items():
        own = edition.metadata
        other = editions.get(other_language(lang), edition).metadata
        said = {key: _either(getattr(own, key), getattr(other, key)) for key in _SHARED}
        status = own.status if "status" in own.lines else "published"
        found[lang] = replace(edition, metadata=replace(own, status=status, **said))
    return found


def _either(own: object, other: object) -> Any:
    return other if own in (None, ()) else own
