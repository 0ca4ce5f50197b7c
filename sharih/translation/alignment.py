"""Two editions and their ledger → keyed pairs of units, each with its status; and the ledger anew.

See `unit_keys` for how a unit of the original gets its key, `pairing` for what belongs together
and `edits` for what the statuses mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sharih.content.editions import LEAD, Edition, Section
from sharih.content.topics import Registry
from sharih.markdown.blocks import Unit
from sharih.records import record
from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.pairing import is_in_step, searched_pairs
from sharih.translation.statuses import UnitStatus
from sharih.translation.unit_keys import source_keys
from sharih.translation.unit_status import JOIN, Judge, in_step


@record(frozen=True, slots=True)
class Pair:
    """Units of the original and what translates them."""

    key: str
    """The key of the first source unit; for an extra one a key of its own."""
    section: str
    source: tuple[Unit, ...]
    target: tuple[Unit, ...]
    status: UnitStatus


@record(frozen=True, slots=True)
class Alignment:
    """How the two editions of an explainer correspond."""

    pairs: tuple[Pair, ...]
    """In the order of the original; `@title` and `@summary` first."""
    source_keys: Mapping[int, str]
    """Index of a unit of the original → its key, which is its id on the page."""
    target_keys: Mapping[int, str]
    """Index of a unit of the translation → its key."""
    target_status: Mapping[int, UnitStatus]
    in_step: bool = False
    """Whether each unit is translated by the one at its place, and nothing is behind."""
    wrong: frozenset[str] = frozenset()
    """The keys of pairs whose facts disagree although nothing has changed, where that was asked."""

    def told(self, pair: Pair) -> UnitStatus:
        """Return the status of a pair that readers are told: that of its facts, if it is wrong."""
        return "material" if pair.key in self.wrong else pair.status

    def counts(self) -> dict[UnitStatus, int]:
        """Return how many pairs are told to have each status; one that none has is left out."""
        return dict(Counter(map(self.told, self.pairs)))


def align(
    original: Edition,
    translation: Edition | None,
    ledger: Ledger,
    registry: Registry | None = None,
) -> Alignment:
    """Give every unit its key and every pair its status.

    Without the registry, no unit is said to be behind in the names it has.
    """
    ours = _units_by_section(original)
    keys = source_keys(ours, ledger)
    pairs: list[Pair] = []
    if translation is None:
        for section, units in ours.items():
            for unit in units:
                status: UnitStatus = "missing" if unit.text.strip() else "extra"
                pairs.append(Pair(keys[unit.index], section, (unit,), (), status))
        return Alignment(tuple(pairs), keys, {}, {})
    theirs = _units_by_section(translation)
    judge = Judge(original.lang, ledger, registry)
    pairs += _head_pairs(original, translation, judge)
    ordered = True
    for section in (*ours, *(section for section in theirs if section not in ours)):
        source, target = ours.get(section, []), theirs.get(section, [])
        if is_in_step(source, target, keys, ledger, original.lang):
            both = zip(source, target, strict=True)
            pairs += [_single(section, mine, other, keys, judge) for mine, other in both]
            continue
        ordered = False
        alone = section not in theirs and section != LEAD
        pairs += _searched_pairs(section, source, target, keys, judge, alone=alone)
    target_keys, target_status = {}, {}
    for pair in pairs:
        for n, unit in enumerate(pair.target):
            target_keys[unit.index] = pair.key if n == 0 else f"{pair.key}-{n + 1}"
            target_status[unit.index] = pair.status
    in_step = ordered and all(pair.status == "fresh" for pair in pairs)
    return Alignment(tuple(pairs), keys, target_keys, target_status, in_step)


def align_in_step(original: Edition, translation: Edition, ledger: Ledger) -> Alignment:
    """Align editions once more that `align` found to be in step, with this ledger.

    Should they have changed since, what is returned is of no use, but nothing is raised.
    """
    ours, theirs = _units_by_section(original), _units_by_section(translation)
    if {section: len(units) for section, units in ours.items()} != {
        section: len(units) for section, units in theirs.items()
    }:
        return align(original, translation, ledger)
    keys = source_keys(ours, ledger)
    pairs = [
        Pair(f"@{name}", "@", (mine,), (other,), "fresh")
        for name, mine, other in _head_units(original, translation)
        if mine.text
    ]
    for section, units in ours.items():
        for mine, other in zip(units, theirs[section], strict=True):
            pairs.append(Pair(keys[mine.index], section, (mine,), (other,), "fresh"))
    target_keys = {pair.target[0].index: pair.key for pair in pairs}
    target_status: dict[int, UnitStatus] = dict.fromkeys(target_keys, "fresh")
    return Alignment(tuple(pairs), keys, target_keys, target_status, in_step=True)


def updated(ledger: Ledger, alignment: Alignment) -> Ledger:
    """Record today's texts for every pair that is in step; what is behind keeps its history."""
    entries: dict[str, LedgerEntry] = {}
    for pair in alignment.pairs:
        target = "" if pair.status == "missing" else JOIN.join(unit.text for unit in pair.target)
        for n, unit in enumerate(pair.source):
            if not unit.text:
                continue
            key = alignment.source_keys.get(unit.index, pair.key)
            old = ledger.entries.get(key) or ledger.retired.get(key)
            if in_step(old, pair.status):
                entries[key] = replace(
                    old or LedgerEntry(key, unit.text),
                    source=unit.text,
                    target="" if n else target,
                    fuzzy=_is_unsure(old, target),
                    machine=False,
                    engine="",
                    accepted=_still_accepted(old, unit.text, "" if n else target),
                    joined=pair.key if n and target else None,
                    line=unit.line,
                )
            else:
                # A unit that has come to a pair which is behind is not translated with it yet.
                entries[key] = old or LedgerEntry(key, unit.text, line=unit.line)
    known = {**ledger.retired, **ledger.entries}
    return Ledger(entries, {key: old for key, old in known.items() if key not in entries})


def _is_unsure(entry: LedgerEntry | None, target: str) -> bool:
    """Say whether a translation that somebody marked as not reviewed is still the same."""
    return entry is not None and entry.fuzzy and not entry.machine and entry.target == target


def _still_accepted(entry: LedgerEntry | None, source: str, target: str) -> tuple[str, ...]:
    """List the rules that were waived for these very texts: another text is another matter."""
    same = entry is not None and (entry.source, entry.target) == (source, target)
    return entry.accepted if entry is not None and same else ()


def same_record(first: Ledger, second: Ledger) -> bool:
    """Say whether two ledgers differ in nothing but line numbers."""

    def bare(entries: Mapping[str, LedgerEntry]) -> dict[str, LedgerEntry]:
        return {key: replace(entry, line=0) for key, entry in entries.items()}

    return bare(first.entries) == bare(second.entries) and (
        bare(first.retired) == bare(second.retired)
    )


def _head_pairs(original: Edition, translation: Edition, judge: Judge) -> list[Pair]:
    pairs = []
    for name, ours, theirs in _head_units(original, translation):
        if ours.text or theirs.text:
            key = f"@{name}"
            status = judge.status([key], [ours.text], [theirs]) if ours.text else "extra"
            source = (ours,) if ours.text else ()
            target = (theirs,) if theirs.text else ()
            pairs.append(Pair(key, "@", source, target, status))
    return pairs


def _head_units(original: Edition, translation: Edition) -> Iterator[tuple[str, Unit, Unit]]:
    for n, name in enumerate(("title", "summary")):
        # Units of the head have negative indexes: they are no part of the document.
        ours, theirs = (
            Unit(-1 - n, "paragraph", getattr(e.metadata, name), e.metadata.lines.get(name, 1))
            for e in (original, translation)
        )
        yield name, ours, theirs


def _searched_pairs(
    section: str,
    source: Sequence[Unit],
    target: Sequence[Unit],
    keys: Mapping[int, str],
    judge: Judge,
    *,
    alone: bool,
) -> list[Pair]:
    pairs = []
    extra = 0
    for mine, other in searched_pairs(source, target, keys, judge.ledger, judge.source_lang):
        ours = tuple([source[at] for at in mine])
        theirs = tuple([target[at] for at in other])
        if ours:
            group = [keys[unit.index] for unit in ours]
            status = judge.status(group, [unit.text for unit in ours], theirs)
            if not theirs and (alone or all(unit.kind == "caption" for unit in ours)):
                # One language may have a section or a picture that the other has not.
                status = "extra"
            pairs.append(Pair(group[0], section, ours, theirs, status))
        else:
            extra += 1
            pairs.append(Pair(f"{section}.x{extra}", section, (), theirs, "extra"))
    return pairs


def _single(section: str, ours: Unit, theirs: Unit, keys: Mapping[int, str], judge: Judge) -> Pair:
    """Pair a unit with the one that translates it."""
    key, targets = keys[ours.index], (theirs,)
    status = judge.status((key,), (ours.text,), targets)
    return Pair(key, section, (ours,), targets, status)


def _units_by_section(edition: Edition) -> dict[str, list[Unit]]:
    """Part the units of a document where sections begin; each has its heading's unit first."""
    found: dict[str, list[Unit]] = {}
    units = edition.document.units
    bounds = [*map(_first_unit, edition.sections), len(units)]
    for section, (start, end) in zip(edition.sections, pairwise(bounds), strict=True):
        found.setdefault(section.id, []).extend(units[start:end])
    return found


def _first_unit(section: Section) -> int:
    return section.heading.unit.index if section.heading and section.heading.unit else 0
