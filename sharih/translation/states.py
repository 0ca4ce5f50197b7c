"""An explainer, its ledger and how its editions correspond → where each of its units stands.

What `status`, `diff` and `accept`, the desk, the engines and the exchange with other programs
speak of; nothing here is read or written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sharih.arabic import Lang
from sharih.content.editions import Edition, Explainer
from sharih.content.topics import Registry
from sharih.languages import other_language
from sharih.markdown.blocks import UnitKind
from sharih.records import record
from sharih.translation.alignment import Alignment, Pair, align
from sharih.translation.judging import PairJudge
from sharih.translation.ledger import Ledger
from sharih.translation.reasons import Reason
from sharih.translation.recording import ledger_path
from sharih.translation.splits import splits
from sharih.translation.statuses import UnitStatus


@record(frozen=True, slots=True)
class UnitState:
    """A unit of an original (or several that are translated as one) and its translation."""

    key: str
    """Its key in the ledger, which is its id on the page; one with `.x` has no original."""
    section: str
    kind: UnitKind
    status: UnitStatus
    reasons: tuple[Reason, ...]
    """The gravest first; doubts last."""
    source: str
    """The original's Markdown now; empty where it is extra."""
    before: str
    """The original as it was when it was translated; empty where that is not known."""
    target: str
    """The translation now; empty where there is none."""
    target_before: str
    """The translation as it was recorded last."""
    source_line: int
    """First line in the original's file, from 1; 0 where it is extra."""
    target_line: int
    """First line in the translation's file, from 1; 0 where there is none."""
    accepted: tuple[str, ...] = ()
    """The rules an editor waived for this pair."""
    sources: tuple[tuple[str, str, int], ...] = ()
    """The units of the original that are translated as one: key, Markdown and line of each."""

    @property
    def words(self) -> int:
        """How many words a translator has to look at."""
        return len((self.source or self.target).split())

    @property
    def is_open(self) -> bool:
        """Whether somebody has to do something about it."""
        return self.status not in ("fresh", "cosmetic", "extra")


@record(frozen=True, slots=True)
class TextState:
    """Where a translation stands, unit by unit."""

    name: str
    """The slug of the explainer, or the name of the page."""
    source_lang: Lang
    source_path: Path
    target_path: Path
    """It need not be there yet."""
    ledger_path: Path
    units: tuple[UnitState, ...]
    """In the order of the original; `@title` and `@summary` first."""

    @property
    def target_lang(self) -> Lang:
        """The language translated into."""
        return other_language(self.source_lang)

    def counts(self) -> Mapping[UnitStatus, int]:
        """Return how many units have each status; a status that none has is left out."""
        return dict(Counter(unit.status for unit in self.units))


def text_state(
    explainer: Explainer[Edition],
    ledger: Ledger,
    alignment: Alignment,
    registry: Registry | None = None,
) -> TextState:
    """Say where each unit of an explainer stands; `alignment` is that by this ledger.

    Without the registry, names are not compared.
    """
    units = unit_states(alignment, ledger, explainer.original.lang, registry)
    return state_with(explainer, units)


def state_with(explainer: Explainer[Edition], units: tuple[UnitState, ...]) -> TextState:
    """Make the state of an explainer of those of its units."""
    original, other = explainer.original, other_language(explainer.original.lang)
    return TextState(
        explainer.slug,
        original.lang,
        original.path,
        explainer.translation.path if explainer.translation else explainer.folder / f"{other}.md",
        ledger_path(explainer.folder, original.lang),
        units,
    )


def state_of(
    explainer: Explainer[Edition], ledger: Ledger, registry: Registry | None = None
) -> TextState:
    """Align an explainer by its ledger and say where each unit stands."""
    alignment = align(explainer.original, explainer.translation, ledger, registry)
    return text_state(explainer, ledger, alignment, registry)


def told_states(
    alignment: Alignment, ledger: Ledger, source_lang: Lang, registry: Registry | None = None
) -> tuple[tuple[UnitState, ...], tuple[Pair, ...]]:
    """Say the same of those pairs of which anything is to be told; and return the other ones.

    Of those all is said with that: they are fresh.
    """
    judge = PairJudge(alignment.pairs, ledger, source_lang, registry)
    quiet = [judge.is_quiet(pair) for pair in alignment.pairs]
    pairs = [pair for pair, is_quiet in zip(alignment.pairs, quiet, strict=True) if not is_quiet]
    rest = [pair for pair, is_quiet in zip(alignment.pairs, quiet, strict=True) if is_quiet]
    return _states(pairs, alignment, judge, ledger), tuple(rest)


def unit_states(
    alignment: Alignment, ledger: Ledger, source_lang: Lang, registry: Registry | None = None
) -> tuple[UnitState, ...]:
    """Say where every pair of units stands, and why."""
    judge = PairJudge(alignment.pairs, ledger, source_lang, registry)
    return _states(alignment.pairs, alignment, judge, ledger)


def _states(
    pairs: Sequence[Pair], alignment: Alignment, judge: PairJudge, ledger: Ledger
) -> tuple[UnitState, ...]:
    keys = alignment.source_keys
    states = tuple([_unit_state(pair, judge, ledger, keys) for pair in pairs])
    parts = splits(alignment.pairs, ledger)
    return tuple([_of_split(state, parts) for state in states]) if parts else states


def _of_split(state: UnitState, parts: Mapping[str, tuple[str, ...]]) -> UnitState:
    """Say of a passage that another one has the rest of what it said: nothing was taken out."""
    if state.key not in parts:
        return state
    others = Reason("split", ", ".join(f"#{key}" for key in parts[state.key]))
    return replace(state, reasons=(others, *state.reasons))


def _unit_state(pair: Pair, judge: PairJudge, ledger: Ledger, keys: Mapping[int, str]) -> UnitState:
    entry = ledger.entries.get(pair.key)
    source, target = pair.source, pair.target
    edit, judged = judge.judge(pair)
    accepted = entry.accepted if entry else ()
    reasons = judged.reasons
    if _may_be_missing(pair):
        same = entry is not None and entry.source == edit.now
        if not (same and "missing" in accepted):
            reasons = (*reasons, Reason("missing", doubt=True))
    return UnitState(
        pair.key,
        pair.section,
        (*source, *target)[0].kind,
        judged.status,
        reasons,
        edit.now,
        edit.before,
        edit.target,
        edit.target_before,
        source[0].line if source else 0,
        target[0].line if target and target[0].text else 0,
        accepted,
        tuple([(keys.get(unit.index, pair.key), unit.text, unit.line) for unit in source]),
    )


def _may_be_missing(pair: Pair) -> bool:
    """Say whether a section begins that only the original has, on purpose or not translated yet."""
    alone = pair.status == "extra" and pair.source and not pair.target
    return bool(alone) and pair.source[0].kind == "heading"
