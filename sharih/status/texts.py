"""The name of an explainer or a page → its texts, its ledger, and where each unit stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import load_editions, load_entry, roles
from sharih.content.metadata import PAGE_KEYS
from sharih.content.suggestions import suggestion, suggestion_key
from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.errors import ContentError, Problem, Problems
from sharih.files import is_leftover
from sharih.inputs import Inputs
from sharih.records import record
from sharih.settings import Settings
from sharih.status.rows import Kind, Row, row_of
from sharih.translation.alignment import Alignment, align, updated
from sharih.translation.ledger import Ledger
from sharih.translation.ledger_file import read_ledger
from sharih.translation.recording import ledger_path
from sharih.translation.states import TextState, state_with, text_state, told_states


@record(frozen=True, slots=True)
class Paired:
    """An explainer or a page with its ledger, and how its texts correspond."""

    kind: Kind
    explainer: Explainer[Edition]
    ledger: Ledger
    """As its file has it."""
    alignment: Alignment
    state: TextState

    def recorded(self) -> Ledger:
        """Return the ledger that knows what is translated now."""
        if self.explainer.translation is None:
            return self.ledger
        return updated(self.ledger, self.alignment)


def paired(
    explainer: Explainer[Edition], kind: Kind, inputs: Inputs, registry: Registry | None
) -> Paired:
    """Read the ledger of a text and say where it stands; raises ContentError for a bad one.

    Without a registry, names are not compared.
    """
    ledger = read_ledger(ledger_path(explainer.folder, explainer.original.lang), inputs)
    alignment = align(explainer.original, explainer.translation, ledger, registry)
    state = text_state(explainer, ledger, alignment, registry)
    return Paired(kind, explainer, ledger, alignment, state)


def text_row(
    explainer: Explainer[Edition], kind: Kind, inputs: Inputs, registry: Registry | None
) -> Row:
    """Sum up where a text stands; raises as `paired` does, and takes a part of its time."""
    original = explainer.original
    ledger = read_ledger(ledger_path(explainer.folder, original.lang), inputs)
    alignment = align(original, explainer.translation, ledger, registry)
    units, quiet = told_states(alignment, ledger, original.lang, registry)
    return row_of(state_with(explainer, units), kind, quiet)


def registry_of(settings: Settings) -> Registry | None:
    """Read the registry; None where it has errors, of which `status` tells by itself."""
    try:
        return load_registry(settings.registry, settings.inputs)
    except ContentError:
        return None


def named(settings: Settings, name: str) -> Paired:
    """Read the explainer or page of a name.

    Raises ContentError where there is none, with the nearest there is, and where it has errors.
    """
    problems = Problems()
    kind = kind_of(settings, name)
    if kind == "page":
        text = page_text(settings.pages / name, problems, settings.inputs)
    else:
        text = load_entry(settings.content / "explainers" / name, problems, settings.inputs)
    problems.raise_errors()
    assert text is not None  # noqa: S101 - or there was an error  # nosec B101
    return paired(text, kind, settings.inputs, registry_of(settings))


def page_text(folder: Path, problems: Problems, inputs: Inputs) -> Explainer[Edition] | None:
    """Read a page as a text and its translation; None, and a problem, where it cannot be used."""
    found = [*load_editions(folder, problems, PAGE_KEYS, inputs).values()]
    if not found:
        problems.add(folder, None, "a page without a text", "Write ar.md or en.md there.")
        return None
    return Explainer(folder.name, folder, *roles(found, problems))


def kind_of(settings: Settings, name: str) -> Kind:
    """Say whether a name is that of an explainer or of a page; raises ContentError for another."""
    folder = settings.content / "explainers"
    if name and Path(name).name == name and not is_leftover(name):
        if (folder / name).is_dir():
            return "explainer"
        if (settings.pages / name).is_dir():
            return "page"
    known = {suggestion_key(one): one for one in (*names_in(folder), *names_in(settings.pages))}
    near = suggestion(name, known)
    remedy = f"Did you mean {near}?" if near else "Name the folder of an explainer or of a page."
    raise ContentError(Problem(folder / name, None, "is not there", remedy))


def names_in(folder: Path) -> Iterator[str]:
    """List the folders of texts in a folder, in the order of their names."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and not is_leftover(path.name):
            yield path.name
