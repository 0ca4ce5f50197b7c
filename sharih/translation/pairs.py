"""A text and its translation → what of numbers, dates, names and links only one of them has.

What surely differs is told as such; what a reader must settle is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.facts import links, names
from sharih.facts.agreement import surely_agree
from sharih.facts.comparing import differences
from sharih.facts.negations import may_negate, surely_negated
from sharih.facts.reading import read_facts
from sharih.facts.records import Fact, Facts
from sharih.languages import other_language
from sharih.records import record
from sharih.translation.reasons import Reason, Rule

_QUOTED: Final = re.compile('[«“"][^«»“”"]+[»”"]')
_MARK: Final = re.compile("[«»“”\"‘’'„‹›>]")
_FEWEST_LETTERS: Final = 120
_LENGTHS: Final = (0.45, 2.6)
"""How much shorter and longer a translation may be without a doubt, in characters."""


Named = tuple[frozenset[str], frozenset[str]]
"""The names of a text and of its translation, as ids of topics."""


@record(frozen=True, slots=True)
class Paired:
    """A text and its translation."""

    source: str
    target: str
    lang: Lang
    """The language of the original."""
    registry: Registry | None = None
    """Without it, names are not compared."""
    source_line: int = 0
    """Where the text begins in its file, from 1; 0 where that is not asked."""
    target_line: int = 0
    named: Named | None = None
    """The names that both texts have, where that is known already."""
    agrees: bool | None = None
    """Whether both surely say the same in numbers and dates, where that was asked already."""


def pair_doubts(pair: Paired) -> tuple[Reason, ...]:
    """Compare a text with its translation: what surely differs comes first, then what may."""
    if not pair.source.strip() or not pair.target.strip():
        return ()
    found = [*_facts(pair), *_links(pair), *_names(pair)]
    found += doubts(pair.source, pair.target, pair.lang)
    return tuple(sorted(found, key=lambda reason: reason.doubt)) if found else ()


def certain(pair: Paired) -> list[Reason]:
    """List what surely differs in numbers, dates, names and links."""
    found = [*_facts(pair), *_links(pair), *_names(pair)]
    return [reason for reason in found if not reason.doubt]


def _facts(pair: Paired) -> Iterator[Reason]:
    agrees = pair.agrees
    if surely_agree(pair.source, pair.target, pair.lang) if agrees is None else agrees:
        return
    ours = read_facts(pair.source, pair.lang)
    theirs = read_facts(pair.target, other_language(pair.lang))
    lost, new = differences(ours, theirs)
    if not lost and not new:
        return
    for dates in (False, True):
        first, second = ([f for f in s if f.is_date == dates] for s in (lost, new))
        yield from _told("date" if dates else "number", first, second, (ours, theirs), pair)


def _told(
    rule: Rule, lost: list[Fact], new: list[Fact], facts: tuple[Facts, Facts], pair: Paired
) -> Iterator[Reason]:
    ours, theirs = facts
    for mine, other in zip_longest(lost, new):
        said = [ours.written(mine)] if mine else []
        said += [theirs.written(other)] if other else []
        yield Reason(
            rule,
            " ≠ ".join(said),
            pair.source_line + ours.line(mine) if mine and pair.source_line else 0,
            pair.target_line + theirs.line(other) if other and pair.target_line else 0,
        )


def doubts(source: str, target: str, lang: Lang) -> Iterator[Reason]:
    """Find what only a reader can settle of a text and its translation."""
    other = other_language(lang)
    sides = ((source, lang, target, other), (target, other, source, lang))
    for text, its, beside, others in sides:
        if surely_negated(text, its) and not may_negate(beside, others):
            yield Reason("negation", doubt=True)
            break
    quoted = _QUOTED.search(target) if _has_marks(target) else None
    if quoted and not _MARK.search(source):
        # Reported speech is another thing than words that somebody has said.
        yield Reason("quotation", quoted[0], doubt=True)
    mine, theirs = len(source), len(target)
    if mine > _FEWEST_LETTERS and not _LENGTHS[0] < theirs / mine < _LENGTHS[1]:
        yield Reason("length", f"{mine} ≠ {theirs}", doubt=True)


def _has_marks(text: str) -> bool:
    """Say whether quotation marks begin in a text, which few have, and takes less to be told."""
    return '"' in text or "“" in text or "«" in text


def _links(pair: Paired) -> Iterator[Reason]:
    if "://" not in pair.source and "://" not in pair.target:
        return
    lost, new = links.differing(links.links(pair.source), links.links(pair.target))
    sites = {links.site(address) for address in new}
    swapped = [address for address in lost if links.site(address) in sites]
    if swapped:
        of_it = [address for address in new if links.site(address) == links.site(swapped[0])]
        yield Reason("link", f"{swapped[0]} ≠ {of_it[0]}")
    elif lost or new:
        yield Reason("link", " ≠ ".join([*lost[:1], *new[:1]]), doubt=True)


def _names(pair: Paired) -> Iterator[Reason]:
    registry = pair.registry
    if registry is None:
        return
    other = other_language(pair.lang)
    ours, theirs = pair.named or (
        names.named(registry, pair.source, pair.lang),
        names.named(registry, pair.target, other),
    )
    if ours == theirs:
        return
    lost = names.unexplained(registry, ours - theirs, pair.target, other)
    new = names.unexplained(registry, theirs - ours, pair.source, pair.lang)
    for kind in {**lost, **new}:
        mine, others = lost.get(kind, []), new.get(kind, [])
        if not mine and not others:
            continue
        swapped = mine and others
        listed = kind == "person" and mine and _of_kind(registry, ours & theirs, kind)
        told = _named(registry, pair, mine, others)
        if swapped or listed:
            yield told
        elif mine:
            yield Reason("name", told.values, told.source_line, told.target_line, doubt=True)


def _of_kind(registry: Registry, topics: Iterable[str], kind: str) -> bool:
    return any(registry.topics[ident].kind == kind for ident in topics)


def _named(registry: Registry, pair: Paired, mine: Sequence[str], others: Sequence[str]) -> Reason:
    said, lines = [], []
    for topics, text, lang, line in (
        (mine, pair.source, pair.lang, pair.source_line),
        (others, pair.target, other_language(pair.lang), pair.target_line),
    ):
        found = [names.written(registry, text, lang, ident) for ident in topics]
        lines.append(line + text.count("\n", 0, found[0][1]) if line and found else 0)
        if found:
            said.append(", ".join(name for name, _ in found))
    return Reason("name", " ≠ ".join(said), lines[0], lines[1])
