"""Two editions and their ledger → keyed pairs of units, each with its status.

Keys come from the ledger where the source is known there, by exact text, then by likeness, then
by position between neighbours that are known; what is new gets the next number of its section.
The translation is paired the same way, and what remains by an alignment after Gale and Church
(A program for aligning sentences in bilingual corpora, 1993), over kinds, lengths and numbers.
"""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sharih.arabic import Lang, digits, fold, majority_script
from sharih.blocks import Block, Unit, all_blocks
from sharih.explainers import Edition, Section
from sharih.ledger import Entry, Ledger

UnitStatus = Literal["fresh", "cosmetic", "stale", "material", "machine", "missing", "extra"]
STATUSES: tuple[UnitStatus, ...] = (
    "fresh", "cosmetic", "stale", "material", "machine", "missing", "extra",
)  # fmt: skip

_ALIKE = 0.6
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")
_NOT_WORDS = re.compile(r"[\W_]+")
_JOIN = "\n\n"


@dataclass(frozen=True, slots=True)
class Pair:
    """Units of the original and what translates them."""

    key: str
    """The key of the first source unit; for an extra one a key of its own."""
    section: str
    source: tuple[Unit, ...]
    target: tuple[Unit, ...]
    status: UnitStatus


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the two editions of an explainer correspond."""

    pairs: tuple[Pair, ...]
    """In the order of the original; `@title` and `@summary` first."""
    source_keys: Mapping[int, str]
    """Index of a unit of the original → its key, which is its id on the page."""
    target_keys: Mapping[int, str]
    """Index of a unit of the translation → its key."""
    target_status: Mapping[int, UnitStatus]

    def count(self, status: UnitStatus) -> int:
        """Return how many pairs have a status."""
        return sum(pair.status == status for pair in self.pairs)


def align(original: Edition, translation: Edition | None, ledger: Ledger) -> Alignment:
    """Give every unit its key and every pair its status."""
    by_section = _units_by_section(original)
    keys = _source_keys(by_section, ledger)
    pairs: list[Pair] = []
    if translation is not None:
        theirs = _units_by_section(translation)
        judge = _Judge(original.lang, translation.lang, ledger)
        pairs += _head_pairs(original, translation, judge)
        for section, units in by_section.items():
            pairs += _section_pairs(section, units, theirs.get(section, []), keys, judge)
        for section in theirs.keys() - by_section.keys():
            pairs += _section_pairs(section, [], theirs[section], keys, judge)
    else:
        for section, units in by_section.items():
            pairs += [Pair(keys[u.index], section, (u,), (), "missing") for u in units]
    target_keys, target_status = {}, {}
    for pair in pairs:
        for n, unit in enumerate(pair.target):
            target_keys[unit.index] = pair.key if n == 0 else f"{pair.key}-{n + 1}"
            target_status[unit.index] = pair.status
    return Alignment(tuple(pairs), keys, target_keys, target_status)


def updated(ledger: Ledger, alignment: Alignment) -> Ledger:
    """Record today's texts for every pair that is in step; what is stale keeps its history."""
    entries: dict[str, Entry] = {}
    for pair in alignment.pairs:
        if not pair.source:
            continue
        target = _JOIN.join(unit.text for unit in pair.target)
        for n, unit in enumerate(pair.source):
            key = alignment.source_keys.get(unit.index, pair.key)
            old = ledger.entries.get(key)
            if old is not None and (old.target or pair.status == "missing"):
                if pair.status not in ("fresh", "cosmetic"):
                    entries[key] = old
                    continue
            entry = old or Entry(key, unit.text)
            entries[key] = replace(
                entry,
                source=unit.text,
                target="" if pair.status == "missing" or n else target,
                fuzzy=False,
                machine=False,
                joined=pair.key if n else None,
                line=max(unit.line, 0),
            )
    retired = {**ledger.retired, **ledger.entries}
    return Ledger(entries, {key: e for key, e in retired.items() if key not in entries})


def same_record(first: Ledger, second: Ledger) -> bool:
    """Say whether two ledgers differ in nothing but line numbers."""

    def bare(entries: Mapping[str, Entry]) -> dict[str, Entry]:
        return {key: replace(entry, line=0) for key, entry in entries.items()}

    return bare(first.entries) == bare(second.entries) and (
        bare(first.retired) == bare(second.retired)
    )


def _units_by_section(edition: Edition) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for section in edition.sections:
        found.setdefault(section.id, []).extend(_section_units(section))
    return found


def _section_units(section: Section) -> list[Unit]:
    blocks = ([section.heading] if section.heading else []) + list(section.blocks)
    return [unit for block in all_blocks(tuple(blocks)) for unit in _block_units(block)]


def _block_units(block: Block) -> list[Unit]:
    own = [block.unit] if block.unit else []
    return own + [item.unit for item in block.items if item.unit]


def _source_keys(sections: Mapping[str, list[Unit]], ledger: Ledger) -> dict[int, str]:
    keys: dict[int, str] = {}
    free = {key: entry for key, entry in ledger.entries.items() if not key.startswith("@")}
    for section, units in sections.items():
        for unit in units:
            if _is_section_heading(units, unit, section):
                keys[unit.index] = section
                free.pop(section, None)
    _match_exact(sections, free, keys)
    for section, units in sections.items():
        _match_alike(section, units, free, keys)
    for section, units in sections.items():
        number = ledger.highest(section)
        for unit in units:
            if unit.index not in keys:
                number += 1
                keys[unit.index] = f"{section}.{number}"
    return keys


def _is_section_heading(units: list[Unit], unit: Unit, section: str) -> bool:
    return unit.kind == "heading" and unit is units[0] and section != "lead"


def _match_exact(
    sections: Mapping[str, list[Unit]], free: dict[str, Entry], keys: dict[int, str]
) -> None:
    """Take entries whose source is the unit's text: first of its section, then anywhere."""
    for anywhere in (False, True):
        for section, units in sections.items():
            for unit in units:
                if unit.index in keys:
                    continue
                for key, entry in free.items():
                    if entry.source == unit.text and (anywhere or _section_of(key) == section):
                        keys[unit.index] = key
                        del free[key]
                        break


def _match_alike(
    section: str, units: list[Unit], free: dict[str, Entry], keys: dict[int, str]
) -> None:
    """Between neighbours that are known, take the entry most alike, or the only one left."""
    order = [key for key in free if _section_of(key) == section]
    for unit in units:
        if unit.index in keys or not order:
            continue
        best = max(order, key=lambda key: _likeness(unit.text, free[key].source))
        if _likeness(unit.text, free[best].source) >= _ALIKE:
            keys[unit.index] = best
            order.remove(best)
            del free[best]
    left = [unit for unit in units if unit.index not in keys]
    if len(left) == len(order) == 1:
        keys[left[0].index] = order[0]
        del free[order[0]]


def _section_of(key: str) -> str:
    return key.rpartition(".")[0] or key


def _likeness(first: str, second: str) -> float:
    matcher = difflib.SequenceMatcher(None, first.split(), second.split(), autojunk=False)
    return matcher.ratio()


@dataclass(frozen=True, slots=True)
class _Judge:
    """Knows when a translation is behind its source."""

    source_lang: Lang
    target_lang: Lang
    ledger: Ledger

    def untranslated(self, unit: Unit) -> bool:
        """A block in the original's script is one nobody has translated, unless marked."""
        if unit.lang == self.source_lang or unit.kind == "code":
            return False
        return majority_script(unit.text) == self.source_lang

    def status(self, key: str, source: str, target: str, *, untranslated: bool) -> UnitStatus:
        if untranslated or not target:
            return "missing"
        entry = self.ledger.entries.get(key)
        if entry is None or not entry.target:
            return "fresh"
        if entry.fuzzy and entry.machine and entry.target == target:
            return "machine"
        if entry.source == source:
            return "fresh"
        if _words(entry.source) == _words(source):
            return "cosmetic"
        if entry.target != target:
            return "fresh"
        return "stale" if _numbers(entry.source) == _numbers(source) else "material"


def _head_pairs(original: Edition, translation: Edition, judge: _Judge) -> list[Pair]:
    pairs = []
    for n, name in enumerate(("title", "summary")):
        source = getattr(original.metadata, name)
        target = getattr(translation.metadata, name)
        if not source and not target:
            continue
        line = original.metadata.lines.get(name, 1)
        # Units of the head have negative indexes: they are no part of the document.
        first = Unit(-1 - n, "paragraph", source, line)
        second = Unit(-1 - n, "paragraph", target, translation.metadata.lines.get(name, 1))
        missing = judge.untranslated(second)
        status = judge.status(f"@{name}", source, target, untranslated=missing)
        pairs.append(Pair(f"@{name}", "@", (first,), (second,), status))
    return pairs


def _section_pairs(
    section: str,
    source: list[Unit],
    target: list[Unit],
    keys: Mapping[int, str],
    judge: _Judge,
) -> list[Pair]:
    pairs = []
    extra = 0
    for ours, theirs in _match_targets(source, target, keys, judge):
        if not ours:
            extra += 1
            pairs.append(Pair(f"{section}.x{extra}", section, (), tuple(theirs), "extra"))
            continue
        key = keys[ours[0].index]
        status = judge.status(
            key,
            ours[0].text,
            _JOIN.join(unit.text for unit in theirs),
            untranslated=any(judge.untranslated(unit) for unit in theirs),
        )
        pairs.append(Pair(key, section, tuple(ours), tuple(theirs), status))
    return pairs


def _match_targets(
    source: list[Unit], target: list[Unit], keys: Mapping[int, str], judge: _Judge
) -> list[tuple[list[Unit], list[Unit]]]:
    """Pair the units of a section: known translations are anchors, the rest is aligned."""
    anchors = _anchors(source, target, keys, judge)
    out = []
    s = t = 0
    for at, to in [*anchors, (len(source), len(target))]:
        out += _gale_church(source[s:at], target[t:to], _cost(judge))
        if at < len(source):
            out.append(([source[at]], [target[to]]))
        s, t = at + 1, to + 1
    return out


def _anchors(
    source: list[Unit], target: list[Unit], keys: Mapping[int, str], judge: _Judge
) -> list[tuple[int, int]]:
    """Positions that belong together for sure, rising in both."""
    texts: dict[str, list[int]] = {}
    for n, unit in enumerate(target):
        texts.setdefault(unit.text, []).append(n)
    found = []
    last = -1
    joined = {e.joined for e in judge.ledger.entries.values() if e.joined}
    for n, unit in enumerate(source):
        key = keys[unit.index]
        entry = judge.ledger.entries.get(key)
        if key in joined or (entry and (entry.joined or _JOIN in entry.target)):
            continue
        known = [entry.target] if entry and entry.target else []
        if n == 0 and unit.kind == "heading" and target and target[0].kind == "heading":
            known.append(target[0].text)
        for text in [*known, unit.text]:
            at = next((m for m in texts.get(text, ()) if m > last), None)
            if at is not None:
                found.append((n, at))
                last = at
                break
    return found


Cost = Callable[[Sequence[Unit], Sequence[Unit]], float]
_MOVES = ((1, 1), (2, 1), (1, 2), (1, 0), (0, 1))


def _gale_church(
    source: list[Unit], target: list[Unit], cost: Cost
) -> list[tuple[list[Unit], list[Unit]]]:
    """Align two lists by dynamic programming; returns groups in order."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(source) + 1):
        for j in range(len(target) + 1):
            choices = [
                (best[i - a, j - b][0] + cost(source[i - a : i], target[j - b : j]), (a, b))
                for a, b in _MOVES
                if i >= a and j >= b
            ]
            if choices:
                best[i, j] = min(choices)
    groups = []
    i, j = len(source), len(target)
    while i or j:
        a, b = best[i, j][1]
        groups.append((source[i - a : i], target[j - b : j]))
        i, j = i - a, j - b
    return groups[::-1]


def _cost(judge: _Judge) -> Cost:
    def cost(source: Sequence[Unit], target: Sequence[Unit]) -> float:
        if not source or not target:
            return 3.0
        kinds = {unit.kind for unit in source} == {unit.kind for unit in target}
        first = sum(len(unit.text) for unit in source)
        second = sum(len(unit.text) for unit in target)
        # English runs some 1.1 times as long as the Arabic it translates.
        expected = 1.1 if judge.source_lang == "ar" else 1 / 1.1
        length = abs(math.log(max(second, 1) / max(first, 1) / expected))
        ours = _numbers("\n".join(unit.text for unit in source))
        theirs = _numbers("\n".join(unit.text for unit in target))
        differ = sum(((ours - theirs) + (theirs - ours)).values())
        together = 1.5 if len(source) + len(target) > 2 else 0.0
        # Headings, items and rows are never translated two as one.
        if together and any(unit.kind not in ("paragraph", "quote") for unit in source):
            together = 6.0
        return length + min(differ, 3) * 0.6 + (0.0 if kinds else 2.5) + together

    return cost


def _words(text: str) -> str:
    return _NOT_WORDS.sub(" ", fold(text)).strip()


def _numbers(text: str) -> Counter[str]:
    return Counter(_NUMBERS.findall(digits(text, "latn")))
