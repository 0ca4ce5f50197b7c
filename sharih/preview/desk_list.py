"""The texts of a project → the list of what is to be translated at the desk."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from sharih.arabic import Lang
from sharih.content.pages import PageText, text_of_page
from sharih.desk.desk_page import DeskEntry, in_order
from sharih.desk.texts import TextKind
from sharih.errors import ContentError, shown_path
from sharih.preview.workspace import Workspace
from sharih.settings import Settings
from sharih.site.kept import KeptText
from sharih.site.loading import load_body
from sharih.slugs import is_slug
from sharih.status.entries import ENTRIES, entry_path, entry_rows
from sharih.status.rows import Row
from sharih.translation.states import UnitState
from sharih.translation.statuses import UnitStatus


@dataclass(frozen=True, slots=True)
class DeskList:
    """The explainers or the pages of a project, and how to get to the desk of each."""

    kind: TextKind
    entries: tuple[DeskEntry, ...]
    """Those that can be read, the worst first."""
    faulty: tuple[str, ...]
    """The names of those that cannot."""


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A name or definition of a topic or story that has to be looked at in its file."""

    words: str
    lang: Lang
    status: UnitStatus
    place: str
    """File and line, as problems name them."""


def open_names(settings: Settings) -> tuple[NameEntry, ...]:
    """List what topics and stories say in one language and not in the other, or not any more.

    Nothing of a file that cannot be read, which keeps the site from being shown.
    """
    found: list[NameEntry] = []
    for kind in ENTRIES:
        with suppress(ContentError):
            for row in entry_rows(entry_path(settings, kind), kind, settings.inputs):
                found += [_of_unit(row, unit) for unit in row.units if unit.is_open]
    return tuple(found)


def _of_unit(row: Row, unit: UnitState) -> NameEntry:
    place = f"{shown_path(row.source)}:{unit.source_line}"
    return NameEntry(unit.source, row.source_lang, unit.status, place)


def desk_lists(workspace: Workspace) -> tuple[DeskList, ...]:
    """Gather what there is to be translated, explainers before pages."""
    explainers = map(_of_explainer, workspace.texts())
    pages = [entry for page in workspace.pages() if (entry := _of_page(page, workspace))]
    return (
        _list("explainer", explainers, workspace),
        _list("page", pages, workspace),
    )


def _list(kind: TextKind, entries: Iterable[DeskEntry], workspace: Workspace) -> DeskList:
    ordered = in_order(entries)
    rest = workspace.slugs(kind) - {entry.slug for entry in ordered}
    return DeskList(kind, ordered, tuple(sorted(filter(is_slug, rest))))


def _of_explainer(text: KeptText) -> DeskEntry:
    original = text.explainer.original
    title, lang = original.metadata.title, original.lang
    return DeskEntry("explainer", text.explainer.slug, title, lang, text.counts)


def _of_page(page: PageText, workspace: Workspace) -> DeskEntry | None:
    """Say how a page stands; None where its ledger cannot be read, which its desk tells."""
    text = text_of_page(page)
    title, lang = text.original.metadata.title, text.original.lang
    try:
        body = load_body(text, workspace.settings.inputs, registry=workspace.registry)
    except ContentError:
        return None
    return DeskEntry("page", page.slug, title, lang, body.alignment.counts())
