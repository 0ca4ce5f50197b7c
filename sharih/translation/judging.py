"""A pair of units, as it is and as its ledger has it → its status, and every rule that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.records import record
from sharih.translation.alignment import Pair
from sharih.translation.edits import Edit, edits
from sharih.translation.glance import SETTLED, Glance, text_of, unsettled
from sharih.translation.ledger import Ledger
from sharih.translation.pairs import Paired, doubts, pair_doubts
from sharih.translation.reasons import Judgement, Reason, Rule
from sharih.translation.statuses import UnitStatus
from sharih.translation.unit_status import JOIN

_ALONE: Final[tuple[UnitStatus, ...]] = ("missing", "extra")
_RULES: Final[Mapping[UnitStatus, Rule]] = {
    "cosmetic": "spelling",
    "stale": "words",
    "material": "words",
    "machine": "machine",
    "missing": "missing",
}


@record(frozen=True, slots=True)
class Judged:
    """What is asked of a pair."""

    status: UnitStatus
    """What its alignment says, which knows what changed and not what was wrong from the start."""
    edit: Edit
    accepted: tuple[str, ...] = ()
    """The rules waived for the texts as they were."""
    source_line: int = 0
    target_line: int = 0
    glance: Glance | None = None
    """What is known of the texts already."""


class PairJudge:
    """Judges the pairs of two texts as they are."""

    def __init__(
        self, pairs: Sequence[Pair], ledger: Ledger, lang: Lang, registry: Registry | None = None
    ) -> None:
        """`lang` is the language of the original; without the registry, names are not compared."""
        self._ledger = ledger
        self._lang = lang
        self._registry = registry
        self._joined: dict[str, list[str]] = {}
        for entry in ledger.entries.values():
            if entry.joined:
                self._joined.setdefault(entry.joined, []).append(entry.source)
        self._open = unsettled(pairs, lang, registry)

    def is_quiet(self, pair: Pair) -> bool:
        """Say whether a pair is fresh and nothing is to be told of it."""
        if pair.status != "fresh" or not pair.source or not pair.target or pair.key in self._open:
            return False
        found = doubts(text_of(pair.source), text_of(pair.target), self._lang)
        return next(found, None) is None

    def judge(self, pair: Pair) -> tuple[Edit, Judgement]:
        """Say what became of a pair, with its texts now and before."""
        entry = self._ledger.entries.get(pair.key)
        source, target = pair.source, pair.target
        before = ""
        if entry and entry.target:
            before = JOIN.join([entry.source, *self._joined.get(pair.key, ())])
        then = entry.target if entry else ""
        edit = Edit(before, text_of(source), then, text_of(target), self._lang, self._registry)
        judged = Judged(
            pair.status,
            edit,
            entry.accepted if entry else (),
            source[0].line if source else 0,
            target[0].line if target else 0,
            self._open.get(pair.key, SETTLED),
        )
        return edit, judgement(judged)


def judgement(judged: Judged) -> Judgement:
    """Say which rules explain the status of a pair, and compare its texts as they are.

    A pair that disagrees in its facts is material, also where nothing changed since it was
    translated.
    """
    status, edit = judged.status, judged.edit
    rule = _RULES.get(status)
    own: tuple[Reason, ...] = (Reason(rule),) if rule is not None else ()
    if status in _ALONE:
        return Judgement(status, own)
    found = _differences(judged)
    if status in ("stale", "material"):
        known = edits(edit)
        own = known.reasons if known.status == status else own
    told = {reason.rule for reason in own}
    own = tuple([_placed(reason, found) for reason in own])
    further = [reason for reason in found if reason.rule not in told]
    wrong = any(not reason.doubt for reason in further)
    if wrong and status != "machine":
        facts = [reason for reason in further if not reason.doubt]
        doubts = [reason for reason in further if reason.doubt]
        return Judgement("material", (*_but_words(own), *facts, *doubts))
    return Judgement(status, (*own, *further))


def _differences(judged: Judged) -> tuple[Reason, ...]:
    """List what differs in the texts as they are, but for what was waived for them."""
    edit, glance = judged.edit, judged.glance
    waived: tuple[str, ...] = ()
    if (edit.before, edit.target_before) == (edit.now, edit.target):
        waived = judged.accepted
    pair = Paired(
        edit.now,
        edit.target,
        edit.lang,
        edit.registry,
        judged.source_line,
        judged.target_line,
        glance.named if glance else None,
        glance.agrees if glance else None,
    )
    return tuple([reason for reason in pair_doubts(pair) if reason.rule not in waived])


def _placed(reason: Reason, found: tuple[Reason, ...]) -> Reason:
    """Say where what changed stands, as the comparison of the texts as they are knows it."""
    for other in found:
        if other.rule == reason.rule and not other.doubt:
            return Reason(reason.rule, reason.values, other.source_line, other.target_line)
    return reason


def _but_words(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple([reason for reason in reasons if reason.rule not in ("spelling", "words")])
