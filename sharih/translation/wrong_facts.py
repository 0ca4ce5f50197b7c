"""An alignment → the same, with the pairs whose facts disagree although nothing has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.translation.alignment import Alignment, Pair
from sharih.translation.glance import UNKNOWN, Glance, Known, text_of, unsettled
from sharih.translation.ledger import Ledger
from sharih.translation.pairs import Paired, certain
from sharih.translation.statuses import UnitStatus
from sharih.translation.unit_status import text_before

_TRUSTED: Final[tuple[UnitStatus, ...]] = ("fresh", "cosmetic", "stale")
"""Of whose facts nothing is told yet."""


def with_wrong_facts(
    alignment: Alignment,
    ledger: Ledger,
    lang: Lang,
    registry: Registry | None = None,
    known: tuple[Known, Known] = UNKNOWN,
) -> Alignment:
    """Find the pairs that surely disagree in a fact which no editor waived for these texts.

    `lang` is the language of the original, and `ledger` what the alignment was made by. Without
    the registry, names are not compared; `known` is what is known of texts of both.
    """
    trusted = [pair for pair in alignment.pairs if pair.status in _TRUSTED]
    opened = unsettled(trusted, lang, registry, known)
    if not opened:
        return alignment
    asked = {pair.key: pair for pair in trusted}
    wrong = frozenset(
        [
            key
            for key, glance in opened.items()
            if _is_wrong(asked[key], glance, ledger, lang, registry)
        ]
    )
    if not wrong:
        return alignment
    told = [unit.index for key in wrong for unit in asked[key].target]
    status: Mapping[int, UnitStatus] = {
        **alignment.target_status,
        **dict.fromkeys(told, "material"),
    }
    return replace(alignment, wrong=wrong, target_status=status, in_step=False)


def _is_wrong(
    pair: Pair, glance: Glance, ledger: Ledger, lang: Lang, registry: Registry | None
) -> bool:
    source, target = text_of(pair.source), text_of(pair.target)
    pair_now = Paired(source, target, lang, registry, named=glance.named, agrees=glance.agrees)
    found = certain(pair_now)
    waived = _waived(pair, source, target, ledger) if found else ()
    return any(reason.rule not in waived for reason in found)


def _waived(pair: Pair, source: str, target: str, ledger: Ledger) -> tuple[str, ...]:
    """List the rules that an editor waived for these very texts."""
    entry = ledger.entries.get(pair.key)
    if entry is None or not entry.accepted or entry.target != target:
        return ()
    keys = [pair.key, *(key for key, e in ledger.entries.items() if e.joined == pair.key)]
    return entry.accepted if text_before(keys, ledger.entries) == source else ()
