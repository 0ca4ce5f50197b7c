"""The files of a project → where everything that it says in two languages stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import Final

from sharih.content.topics import Registry
from sharih.errors import ContentError, Problems
from sharih.rebuild.texts import TextMemory
from sharih.settings import Settings
from sharih.status.entries import entry_rows
from sharih.status.reading import RowReader, Step
from sharih.status.rows import Kind, Row, Survey, row_of, worst_first
from sharih.status.texts import named, names_in, page_text, registry_of, text_row

FILES: Final[tuple[Kind, ...]] = ("topics", "stories", "interface")
"""What can be named beside explainers and pages."""


def survey(
    settings: Settings, memory: TextMemory | None = None, on_step: Step | None = None
) -> Survey:
    """Look at all explainers and pages, both files of names, and the texts of the interface.

    What was read is remembered in `memory`; what is as it was then is not read again. `on_step`
    is told how many explainers are read of those that must be. What cannot be read is told, and
    keeps nothing else from being looked at.
    """
    problems = Problems()
    rows: list[Row] = []
    registry = cache(partial(registry_of, settings))
    reader = RowReader(settings.content / "explainers", settings.inputs, memory, registry)
    for row, wrong in reader.rows(on_step or (lambda _done, _total: None)):
        problems.extend(wrong)
        rows += [row] if row is not None else []
    for name in names_in(settings.pages):
        rows += _page_rows(settings, name, registry, problems)
    for kind in FILES:
        rows += _file_rows(settings, kind, problems)
    return Survey(worst_first(rows), tuple(problems))


def survey_of(settings: Settings, names: Sequence[str]) -> Survey:
    """Look at some of them; raises ContentError for a name that nothing has."""
    problems = Problems()
    rows: list[Row] = []
    for name in dict.fromkeys(names):
        if kind := next((kind for kind in FILES if kind == name), None):
            rows += _file_rows(settings, kind, problems)
        else:
            found = named(settings, name)
            rows.append(row_of(found.state, found.kind))
    return Survey(worst_first(rows), tuple(problems))


def _page_rows(
    settings: Settings,
    name: str,
    registry: Callable[[], Registry | None],
    problems: Problems,
) -> Iterator[Row]:
    found = Problems()
    try:
        text = page_text(settings.pages / name, found, settings.inputs)
        if text is not None and not found.errors:
            yield text_row(text, "page", settings.inputs, registry())
    except ContentError as error:
        found.extend(error.problems)
    problems.extend(found.errors)


def _file_rows(settings: Settings, kind: Kind, problems: Problems) -> Iterator[Row]:
    try:
        if kind == "interface":
            # Reading templates takes more than a text does to be read, and is seldom asked for.
            from sharih.status.interface import interface_row

            yield interface_row(settings)
        else:
            path = settings.registry if kind == "topics" else settings.stories
            yield from entry_rows(path, kind, settings.inputs)
    except ContentError as error:
        problems.extend(error.problems)
