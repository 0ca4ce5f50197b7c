"""Files of translators' programs → the translations in them, written into the explainers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.errors import ContentError, Problem, shown_path
from sharih.exchange.explainers import Loaded, bytes_of, load, slugs_of, text_of
from sharih.exchange.files import read_file, read_named
from sharih.exchange.placing import Known, Placement, Taken, is_foreign, placed
from sharih.exchange.records import ExchangeFile, is_of
from sharih.exchange.taking import Outcome, with_passages
from sharih.files import locked, replace_files
from sharih.languages import other_language
from sharih.settings import Settings
from sharih.translation.alignment import same_record
from sharih.translation.recording import ledger_file
from sharih.translation.states import unit_states
from sharih.translation.unit_status import Judge


@dataclass(frozen=True, slots=True)
class Imported:
    """What came into one explainer."""

    path: Path
    """The file of its translation."""
    taken: tuple[Taken, ...]
    same: int
    empty: int


@dataclass(slots=True)
class Import:
    """What became of files."""

    explainers: list[Imported] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """Files that could not be used, and passages that have no place."""


def import_files(
    names: Iterable[Path],
    settings: Settings,
    *,
    into: str = "",
    replace: bool = False,
    dry_run: bool = False,
) -> Import:
    """Take the translations in files, and in all files of folders, into the explainers.

    An explainer gets all that has a place in it, or nothing. `into` names the explainer of files
    that do not say whose they are. With `replace`, a translation that was written into the text
    since gives way to that of the file. With `dry_run`, nothing is written. Raises ContentError
    where the registry of topics cannot be read.
    """
    found = Import()
    known = frozenset(slugs_of(settings))
    parts: dict[str, list[ExchangeFile]] = {}
    for name in names:
        for _, file in read_named(name):
            found.problems += file.problems
            for part in file.parts:
                slug = _slug_of(part, into, known, found)
                if slug and not _is_ledger(part, settings, found):
                    parts.setdefault(slug, []).append(part)
    registry = load_registry(settings.registry, settings.inputs)
    with locked(settings.content):
        for slug, files in sorted(parts.items()):
            try:
                one = _import(slug, files, registry, settings, (replace, dry_run), found)
            except ContentError as error:
                found.problems += error.problems
            else:
                found.explainers += [one] if one else []
    return found


def is_imported(path: Path, loaded: Loaded, registry: Registry) -> bool:
    """Say whether a file, if it is there, holds no translation that an explainer does not have.

    One that cannot be read holds none that anybody could take.
    """
    if not path.is_file():
        return True
    parts = read_file(path).parts
    if any(part.slug not in ("", loaded.explainer.slug) for part in parts):
        return False
    placement = _placement(loaded, parts, registry, replace=False)
    return not (placement.taken or placement.problems)


def _is_ledger(part: ExchangeFile, settings: Settings, found: Import) -> bool:
    """Say whether a file is one of the site's own, which is told then."""
    if not part.path.resolve().is_relative_to(settings.content.resolve()):
        return False
    reason = "is a ledger of the site, not an export"
    found.problems.append(Problem(part.path, None, reason, "Name a file that export has written."))
    return True


def _slug_of(part: ExchangeFile, into: str, known: frozenset[str], found: Import) -> str:
    """Tell which explainer a part of a file is about; empty, and a problem, where it cannot be."""
    if into and part.slug and part.slug != into:
        reason = f"is about {part.slug}, not about {into}"
        found.problems.append(Problem(part.path, part.line, reason, "Leave out --into."))
        return ""
    if part.slug and part.slug not in known:
        near = get_close_matches(part.slug, known, n=1)
        remedy = f"Did you mean {near[0]}?" if near else "Export one that there is."
        reason = f"is about {part.slug}, which is no explainer of this site"
        found.problems.append(Problem(part.path, part.line, reason, remedy))
        return ""
    slug = part.slug or into
    if not slug:
        slug = next((n for n in (part.path.parent.name, part.path.stem) if n in known), "")
    if slug:
        return slug
    remedy = "Name the explainer with --into SLUG."
    reason = "does not say which explainer it is about"
    found.problems.append(Problem(part.path, part.line, reason, remedy))
    return ""


def _import(
    slug: str,
    files: list[ExchangeFile],
    registry: Registry,
    settings: Settings,
    how: tuple[bool, bool],
    found: Import,
) -> Imported | None:
    replace, dry_run = how
    loaded = load(slug, settings, registry)
    usable = [file for file in files if _is_usable(file, loaded, registry, found)]
    if not usable:
        return None
    placement = _placement(loaded, usable, registry, replace=replace)
    outcome = _outcome(loaded, placement, registry)
    refused = [one for one in placement.taken if outcome and one.pair.key in outcome.refused]
    taken = tuple(one for one in placement.taken if one not in refused)
    found.problems += placement.problems
    for one in refused:
        reason = f"{one.pair.key} {outcome.refused[one.pair.key] if outcome else ''}"
        remedy = "Write it into the text by hand."
        found.problems.append(Problem(one.path, one.passage.line, reason, remedy, "warning"))
    if taken and outcome and not dry_run:
        _write(loaded, outcome, settings)
    return Imported(loaded.path, taken, placement.same, placement.empty)


def _known(loaded: Loaded, registry: Registry, *, replace: bool) -> Known:
    states = unit_states(loaded.alignment, loaded.ledger, loaded.lang, registry)
    return Known(
        loaded.alignment,
        loaded.ledger,
        Judge(loaded.lang, loaded.ledger),
        loaded.explainer.original.path.name,
        frozenset(registry.topics),
        {state.key: state.status for state in states},
        replace,
    )


def _placement(
    loaded: Loaded, files: Iterable[ExchangeFile], registry: Registry, *, replace: bool
) -> Placement:
    return placed(files, _known(loaded, registry, replace=replace))


def _is_usable(file: ExchangeFile, loaded: Loaded, registry: Registry, found: Import) -> bool:
    """Say whether a file is about an explainer and translates it into the right language."""
    wanted = other_language(loaded.lang)
    if file.target_lang and not is_of(file.target_lang, wanted):
        reason = f"translates into {file.target_lang}, and {loaded.path.name} is in {wanted}"
        remedy = f"Export the explainer anew, and translate into {wanted}."
    elif is_foreign(file, _known(loaded, registry, replace=False)):
        reason = f"holds nothing that {shown_path(loaded.explainer.original.path)} says or said"
        remedy = "See that it is about this explainer, or export it anew."
    else:
        return True
    found.problems.append(Problem(file.path, file.line, reason, remedy))
    return False


def _outcome(loaded: Loaded, placement: Placement, registry: Registry) -> Outcome | None:
    """Write what was placed into the texts; None where there is nothing."""
    if not placement.taken:
        return None
    source = text_of(loaded.source)
    return with_passages(source, loaded.text, loaded.lang, loaded.ledger, placement.taken, registry)


def _write(loaded: Loaded, outcome: Outcome, settings: Settings) -> None:
    """Write text and ledger, both or none; raises ContentError where they changed meanwhile."""
    files: dict[Path, bytes] = {}
    data = bytes_of(outcome.text, loaded.translation)
    if data != loaded.translation:
        files[loaded.path] = data
    if not same_record(outcome.ledger, loaded.ledger):
        path, written = ledger_file(loaded.explainer, outcome.ledger)
        files[path] = written
    if not loaded.is_as_it_was(settings):
        reason = "was changed while it was being read"
        raise ContentError(Problem(loaded.path, None, reason, "Import once more."))
    _replace(files)


def _replace(files: Mapping[Path, bytes]) -> None:
    try:
        replace_files(files)
    except OSError as error:
        path = next(iter(files))
        reason = f"cannot be written ({error.strerror or error})"
        remedy = "Make room, and see that it can be written; nothing has come in."
        raise ContentError(Problem(path, None, reason, remedy)) from None
