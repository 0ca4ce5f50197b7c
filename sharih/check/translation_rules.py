"""The texts of a site and what rules say of them → facts in which a translation is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sharih.check.sources import Sources
from sharih.errors import Problem
from sharih.site.model import Publication
from sharih.status.memory import RowMemory
from sharih.status.reading import RowReader
from sharih.status.rows import Row
from sharih.translation.reasons import Reason
from sharih.translation.states import UnitState

_UNTIL_THEN: Final = "until then readers are told beside it."


def changed_facts(sources: Sources) -> Iterator[Problem]:
    """Find translations that say other numbers, dates, names or addresses than their original.

    What `status` remembers of texts that are as they were is not looked at again.
    """
    shown = {p.slug for p in sources.site.publications if is_translated(p)}
    for row in _rows(sources) if shown else ():
        for unit in row.units:
            if unit.status == "material" and row.name in shown:
                yield _problem(row, unit)


def is_translated(publication: Publication) -> bool:
    """Say whether a site shows the translation of a text."""
    edition = publication.explainer.translation
    return edition is not None and edition.lang in publication.editions


def _rows(sources: Sources) -> list[Row]:
    settings, content = sources.site.settings, sources.content
    memory = RowMemory(settings)
    registry = content.registry if content.topics_known else None
    folder = settings.content / "explainers"
    reader = RowReader(folder, settings.inputs, memory.texts, lambda: registry)
    rows = [row for row, _ in reader.rows(lambda _done, _total: None) if row is not None]
    memory.save()
    return rows


def _problem(row: Row, unit: UnitState) -> Problem:
    facts = [r for r in unit.reasons if not r.doubt and r.rule != "split"]
    said = "; ".join([_said(reason, row) for reason in facts])
    place = f"line {unit.source_line} of {row.source.name}"
    if unit.before and (unit.source, unit.target) != (unit.before, unit.target_before):
        reason = f"the original has changed in its facts since this was translated ({said})"
        remedy = f"Bring it up to date with {place}; {_UNTIL_THEN}"
    else:
        reason = f"it says something else than the original: {said}"
        remedy = (
            f"Compare it with {place}; ./inv accept {row.name}#{unit.key} says that it is right."
        )
    return Problem(row.target, max(unit.target_line, 1), reason, remedy, "warning")


def _said(reason: Reason, row: Row) -> str:
    """Say what a rule found, and where it stands and does not stand."""
    ours = f"{row.source.name}:{reason.source_line}" if reason.source_line else ""
    theirs = f"{row.target.name}:{reason.target_line}" if reason.target_line else ""
    first, apart, second = reason.values.partition(" ≠ ")
    if apart:
        return f"{first} stands in {ours}, and {second} in {theirs}" if ours else reason.values
    if ours and not theirs and "←" not in first and "→" not in first:
        return f"{first} stands in {ours} and not in {row.target.name}"
    if theirs and not ours:
        return f"{first} stands in {theirs} and not in {row.source.name}"
    return f"{reason.rule}: {first}" if first else reason.rule
