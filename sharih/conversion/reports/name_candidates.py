"""What seeds mention → names for the registry, as entries to paste, and tags for the drafts.

Every proposal is marked to be checked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import tomli_w

from sharih.arabic import transliterate
from sharih.content.topics import Registry
from sharih.conversion.names.known_names import KnownName
from sharih.conversion.reports.english_names import spelt_name
from sharih.conversion.reports.name_sightings import Sighting
from sharih.conversion.reports.outcomes import Candidate, SeedReport

FROM_MENTIONS: Final = 3
"""A name is proposed that one seed mentions so often, or two of them together."""
FROM_SEEDS: Final = 2
"""So many seeds count together."""
MOST: Final = 20
"""A run proposes at most this many names."""
FOR_TAG: Final = 2
"""A name becomes a tag of a draft whose seed mentions it so often."""
MOST_TAGS: Final = 20
"""So many drafts are told which tags they would get."""
CONTEXTS: Final = 3


@dataclass(slots=True)
class _Tally:
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    lang: str = "ar"
    mentions: int = 0
    most: int = 0
    """How often the seed mentions it that mentions it most."""
    known: KnownName | None = None
    seeds: dict[str, int] = field(default_factory=dict)
    """Seed → how often it mentions it."""
    contexts: list[str] = field(default_factory=list)


class Candidates:
    """Adds up what the seeds of a run mention."""

    __slots__ = ("_tallies",)

    def __init__(self) -> None:
        self._tallies: dict[str, _Tally] = {}

    def add(self, seed: str, found: Iterable[Sighting]) -> None:
        """Add what the seed of this name mentions."""
        for sighting in found:
            tally = self._tallies.setdefault(
                sighting.key, _Tally(lang=sighting.lang, known=sighting.known)
            )
            tally.names[sighting.name] += sighting.count
            if sighting.kind:
                tally.kinds[sighting.kind] += sighting.count
            tally.mentions += sighting.count
            tally.most = max(tally.most, sighting.count)
            tally.seeds[seed] = tally.seeds.get(seed, 0) + sighting.count
            if len(tally.contexts) < CONTEXTS:
                tally.contexts.append(sighting.context)

    def frequent(self) -> tuple[Candidate, ...]:
        """List the most frequent names; of a name and a part of it, the one that is met more."""
        found = {
            key: tally
            for key, tally in self._tallies.items()
            if tally.most >= FROM_MENTIONS
            or (tally.mentions >= FROM_MENTIONS and len(tally.seeds) >= FROM_SEEDS)
        }
        order = sorted(found, key=lambda key: (-found[key].mentions, key))
        chosen: list[str] = []
        for key in order:
            padded = f" {key} "
            if not any(padded in f" {other} " or f" {other} " in padded for other in chosen):
                chosen.append(key)
        return tuple(_candidate(found[key]) for key in chosen[:MOST])


def _candidate(tally: _Tally) -> Candidate:
    name = tally.names.most_common(1)[0][0]
    kind = tally.kinds.most_common(1)[0][0] if tally.kinds else "organisation"
    other = ""
    if tally.known is not None:
        name, other = tally.known.ar, tally.known.en
        if tally.lang == "en":
            name, other = other, name
    return Candidate(
        name,
        tally.lang,
        kind,
        tally.mentions,
        len(tally.seeds),
        tuple(tally.contexts),
        other,
        tuple(seed for seed, count in tally.seeds.items() if count >= FOR_TAG),
    )


def idents(candidates: Sequence[Candidate], registry: Registry) -> list[str]:
    """Give each candidate an id that no topic has."""
    taken = set(registry.topics)
    found: list[str] = []
    for candidate in candidates:
        said = transliterate(candidate.name if candidate.lang == "en" else _english(candidate))
        ident = stem = re.sub(r"[^a-z0-9]+", "-", said).strip("-") or "name"
        number = 1
        while ident in taken:
            number += 1
            ident = f"{stem}-{number}"
        taken.add(ident)
        found.append(ident)
    return found


def _english(candidate: Candidate) -> str:
    return candidate.other or spelt_name(candidate.name)


def as_toml(candidates: Sequence[Candidate], registry: Registry) -> str:
    """Write candidates as entries to paste into the registry."""
    parts = []
    for candidate, ident in zip(candidates, idents(candidates, registry), strict=True):
        names = {candidate.lang: candidate.name}
        names.setdefault("ar", candidate.other or candidate.name)
        names.setdefault("en", _english(candidate))
        seeds = "1 seed" if candidate.seeds == 1 else f"{candidate.seeds} seeds"
        lines = [
            f"[{ident}]  # check: {candidate.mentions} times in {seeds}",
            *(f"# … {_in_comment(context)} …" for context in candidate.contexts),
            _toml("kind", candidate.kind) + ("" if candidate.other else "  # check"),
        ]
        for lang in ("ar", "en"):
            sure = lang == candidate.lang or candidate.other
            mark = "" if sure else "  # check: spelt out"
            lines.append(_toml(lang, names[lang]) + mark)
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def tag_lines(
    candidates: Sequence[Candidate], registry: Registry, reports: Iterable[SeedReport]
) -> list[str]:
    """Write for each new draft the `Tags` line that it gets with its candidates, to be pasted."""
    named: dict[str, list[str]] = {}
    for candidate, ident in zip(candidates, idents(candidates, registry), strict=True):
        for seed in candidate.named_in:
            named.setdefault(seed, []).append(ident)
    lines = [
        f"{report.slug}/{report.brief.lang}.md: Tags: {', '.join([*report.tags, *more])}"
        for report in reports
        if report.slug and report.brief and (more := named.get(report.name))
    ]
    if len(lines) > MOST_TAGS:
        lines[MOST_TAGS:] = [f"and {len(lines) - MOST_TAGS} more"]
    return lines


def _toml(key: str, value: str) -> str:
    return tomli_w.dumps({key: value}).rstrip("\n")


def _in_comment(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)
