"""Passages that have a place → the text of the translation, and its ledger, with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sharih.arabic import Lang
from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import edition_of
from sharih.content.topics import Registry
from sharih.errors import Problems
from sharih.exchange.placing import Taken
from sharih.exchange.records import mark_of
from sharih.languages import other_language
from sharih.translation.acceptance import accepted
from sharih.translation.alignment import Alignment, Pair, align, updated
from sharih.translation.completion import completed_text
from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.rewriting import SUMMARY, TITLE, rewritten_as_far
from sharih.translation.states import text_state
from sharih.translation.unit_status import JOIN

_REWRITTEN: Final = ("new", "changed", "older")
"""What is done to a text; the other things are only done to its ledger."""

Refused = Mapping[str, str]
"""The key of a passage → why it cannot stand in its place."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A translation into which passages have come."""

    text: str
    ledger: Ledger
    refused: Refused = field(default_factory=dict)
    """They are not in it."""


def with_passages(
    source: str,
    translation: str,
    lang: Lang,
    ledger: Ledger,
    taken: Iterable[Taken],
    registry: Registry | None = None,
) -> Outcome:
    """Write passages into a translation and its ledger.

    `source` and `translation` are the texts of both files, `lang` is the original's language,
    `taken` are passages placed by the alignment of both with this ledger. Only the lines of their
    units change; what has no place there yet comes in where it has one in the original, with what
    it is part of. `registry` has the names that rules know. Nothing is read or written.
    """
    work = _Work(source, translation, lang, ledger, registry)
    left = [*taken]
    refused: dict[str, str] = {}
    while left:
        outcome = work.attempt(left)
        if not outcome.refused:
            return Outcome(outcome.text, outcome.ledger, refused)
        refused |= outcome.refused
        left = [one for one in left if one.pair.key not in refused]
    return Outcome(translation, ledger, refused)


class _Work:
    """The texts that passages come into."""

    def __init__(
        self, source: str, translation: str, lang: Lang, ledger: Ledger, registry: Registry | None
    ) -> None:
        self.registry = registry
        self.source = source
        self.translation = translation
        self.lang, self.other = lang, other_language(lang)
        self.ledger = ledger
        self.original = _edition(lang, source)

    def attempt(self, taken: Sequence[Taken]) -> Outcome:
        """Write all of these passages; where one cannot be, only why not is returned."""
        divided = [one for one in taken if len(_sources(one)) != len(one.pair.source)]
        if divided:
            return self.failed(divided, "was divided otherwise when it was translated")
        written = [one for one in taken if one.done in _REWRITTEN]
        text, known = self.with_places(written)
        pairs = {pair.key: pair for pair in self.align(text, known).pairs}
        homeless = [one for one in written if not _words(one, pairs)]
        if homeless:
            return self.failed(homeless, "has no place in the text")
        words = {at: value for one in written for at, value in _words(one, pairs).items()}
        made = rewritten_as_far(text, self.other, words)
        if made.refused:
            keys = {at: one for one in written for at in _words(one, pairs)}
            why = {keys[at].pair.key: reason for at, reason in made.refused.items()}
            return Outcome(self.translation, self.ledger, why)
        entries = {**known.entries}
        alignment = self.align(made.text, known)
        after = _edition(self.other, made.text)
        for one in taken:
            entries |= _entries(one, _text_of(pairs[one.pair.key], after), alignment, known)
        found = Ledger(entries, known.retired)
        found = updated(found, self.align(made.text, found))
        return Outcome(made.text, self.accepted(found, made.text, after, taken))

    def accepted(
        self, ledger: Ledger, text: str, translation: Edition, taken: Iterable[Taken]
    ) -> Ledger:
        """Waive the rules that speak against translations which were found right."""
        right = [one.pair.key for one in taken if one.done == "confirmed"]
        if not right:
            return ledger
        explainer = Explainer("", Path(), self.original, translation)
        state = text_state(explainer, ledger, self.align(text, ledger), self.registry)
        for key in right:
            ledger = accepted(ledger, state, key)
        return ledger

    def with_places(self, written: Sequence[Taken]) -> tuple[str, Ledger]:
        """Bring in what passages stand in; returns the text and what is known of it."""
        lacking = {u.index for one in written if not one.pair.target for u in one.pair.source}
        if lacking:
            texts = (self.source, self.translation)
            done = completed_text(*texts, self.lang, self.ledger, lacking, self.registry)
            return done.text, done.ledger
        alignment = self.align(self.translation, self.ledger)
        return self.translation, updated(self.ledger, alignment)

    def align(self, translation: str, ledger: Ledger) -> Alignment:
        theirs = _edition(self.other, translation)
        return align(self.original, theirs, ledger, self.registry)

    def failed(self, passages: Iterable[Taken], why: str) -> Outcome:
        return Outcome(self.translation, self.ledger, {one.pair.key: why for one in passages})


def _edition(lang: Lang, text: str) -> Edition:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return edition_of(lang, Path(f"{lang}.md"), text, Problems())


def _sources(one: Taken) -> list[str]:
    return one.source.split(JOIN) if len(one.pair.source) > 1 else [one.source]


def _words(one: Taken, pairs: Mapping[str, Pair]) -> dict[int, str]:
    """Say what each unit is to say that a passage is made of; nothing where there are none."""
    pair = pairs.get(one.pair.key)
    if pair is None or not pair.target:
        return {}
    parts = one.passage.target.split(JOIN) if len(pair.target) > 1 else [one.passage.target]
    if len(parts) != len(pair.target):
        return {}
    return {unit.index: part for unit, part in zip(pair.target, parts, strict=True)}


def _text_of(pair: Pair, edition: Edition) -> str:
    """Write what the units of a pair say now."""
    heads = {TITLE: edition.metadata.title, SUMMARY: edition.metadata.summary}
    units = edition.document.units
    return JOIN.join(
        heads[unit.index] if unit.index < 0 else units[unit.index].text for unit in pair.target
    )


def _entries(
    one: Taken, target: str, alignment: Alignment, known: Ledger
) -> Iterator[tuple[str, LedgerEntry]]:
    """Make the entries of the ledger for a passage: the first has the translation."""
    passage = one.passage
    by_machine = passage.state == "machine" and (
        one.done not in _REWRITTEN or passage.mark in ("", mark_of(passage.target))
    )
    for n, (unit, source) in enumerate(zip(one.pair.source, _sources(one), strict=True)):
        key = alignment.source_keys.get(unit.index, one.pair.key)
        old = known.entries.get(key)
        yield (
            key,
            LedgerEntry(
                key,
                source,
                "" if n else target,
                fuzzy=passage.state != "done" and not n,
                machine=by_machine and not n,
                accepted=old.accepted if old and one.done not in _REWRITTEN else (),
                joined=one.pair.key if n else None,
                line=unit.line,
                engine=old.engine if old and by_machine and not n else "",
            ),
        )
