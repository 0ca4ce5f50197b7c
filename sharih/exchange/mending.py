"""A damaged ledger → the same with all that can be read of it, where somebody asks for that."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import load_entry
from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.errors import ContentError, Problem, Problems
from sharih.exchange.explainers import folder_of
from sharih.files import locked, replace_files
from sharih.settings import Settings
from sharih.translation.alignment import align, updated
from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.ledger_faults import LedgerScan, is_of_another, scan_ledger
from sharih.translation.recording import ledger_file, ledger_path


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of a ledger."""

    path: Path
    faults: int
    """How many kinds of faults it had; nothing was done where it had none."""
    kept: int = 0
    """How many of its entries could be kept."""
    lost: int = 0
    """How many could not, or only their keys."""
    copy: Path | None = None
    """Where it lies as it was."""


def mend_ledger(slug: str, settings: Settings, *, dry_run: bool = False) -> Mended:
    """Write the ledger of an explainer anew, of what can be read of it and of today's texts.

    As it was it stays beside it, under a name that ends in `~`. Raises ContentError where there is
    no such explainer, where its texts or the registry have errors, and where a file cannot be
    written.
    """
    with locked(settings.content):
        folder = folder_of(slug, settings)
        problems = Problems()
        explainer = load_entry(folder, problems, settings.inputs)
        problems.raise_errors()
        if explainer is None:
            raise ContentError(Problem(folder, None, "has no text", "Write ar.md there."))
        path = ledger_path(folder, explainer.original.lang)
        if not path.is_file():
            return Mended(path, 0)
        data = settings.inputs.read(path)
        scan = scan_ledger(data, path.stem)
        ledger = _ledger(scan, explainer)
        foreign = is_of_another(ledger, explainer)
        faults = len(scan.faults) + foreign
        if not faults:
            return Mended(path, 0)
        registry = load_registry(settings.registry, settings.inputs)
        known = Ledger() if foreign else ledger
        count = len(scan.entries) + len(scan.retired)
        lost = count if foreign else scan.lost
        count = 0 if foreign else len(known.entries) + len(known.retired)
        if dry_run:
            return Mended(path, faults, count, lost)
        copy = _free_name(path)
        _write(explainer, known, registry, {copy: data})
    return Mended(path, faults, count, lost, copy)


def _ledger(scan: LedgerScan, explainer: Explainer[Edition]) -> Ledger:
    """Make a ledger; of entries with one key, take the one that knows what the texts say."""
    texts = {
        unit.text
        for edition in explainer.editions.values()
        for unit in edition.document.units
    }  # fmt: skip
    entries = _chosen(scan.entries, texts)
    retired = _chosen(scan.retired, texts)
    return Ledger(entries, {key: e for key, e in retired.items() if key not in entries})


def _chosen(entries: Iterable[LedgerEntry], texts: set[str]) -> dict[str, LedgerEntry]:
    found: dict[str, LedgerEntry] = {}
    for entry in entries:
        other = found.get(entry.key)
        if other is None or _known(entry, texts) > _known(other, texts):
            found[entry.key] = entry
    return found


def _known(entry: LedgerEntry, texts: set[str]) -> int:
    return (entry.source in texts) + 2 * (entry.target in texts)


def _write(
    explainer: Explainer[Edition], known: Ledger, registry: Registry, copy: Mapping[Path, bytes]
) -> None:
    recorded = known
    if explainer.translation is not None:
        alignment = align(explainer.original, explainer.translation, known, registry)
        recorded = updated(known, alignment)
    path, data = ledger_file(explainer, recorded)
    try:
        replace_files({**copy, path: data})
    except OSError as error:
        reason = f"cannot be written ({error.strerror or error})"
        remedy = "Make room, and see that it can be written; it is as it was."
        raise ContentError(Problem(path, None, reason, remedy)) from None


def _free_name(path: Path) -> Path:
    names = itertools.chain([f"{path.name}~"], (f"{path.name}.{n}~" for n in itertools.count(2)))
    return next(place for name in names if not (place := path.with_name(name)).exists())
