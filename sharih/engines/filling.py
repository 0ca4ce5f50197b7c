"""An explainer's original, its translation and its ledger → both with what lacks, by a machine.

What comes in is marked in the ledger as such. A passage that cannot be taken stays in the
original's words, where it is missing for everybody to see. Nothing is read or written here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sharih.arabic import Lang
from sharih.content.editions import Edition
from sharih.content.explainers import edition_of
from sharih.content.topics import Registry
from sharih.engines.prefilling.passages import LETTERS, Passage, all_passages, with_words
from sharih.engines.prefilling.prefilled import Prefilled, named
from sharih.errors import Problems
from sharih.languages import other_language
from sharih.markdown.blocks import Unit
from sharih.translation.alignment import Pair, align, updated
from sharih.translation.completion import completed_text
from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.rewriting import HEAD_UNITS, rewritten_as_far
from sharih.translation.unit_status import Judge

Prefill = Callable[[Sequence[str]], Mapping[str, Prefilled]]
"""Translates passages, as far as it can."""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A unit that is missing still."""

    line: int
    """Where it stands in the original."""
    reason: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A translation that lacks less."""

    text: str
    ledger: Ledger
    taken: int
    """How many units a machine has translated."""
    left: tuple[NotTaken, ...]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A unit that nobody has translated."""

    key: str
    source: Unit
    target: Unit
    """What stands in its place."""
    passages: tuple[tuple[Passage, Passage], ...]
    """Those of the original, each with the one in the translation that gets other words."""

    @property
    def texts(self) -> Iterator[str]:
        """What is to be translated."""
        return (ours.text for ours, _ in self.passages)

    def translated(self, made: Mapping[str, Prefilled]) -> str:
        """Write it with its translation."""
        words = {theirs: made[ours.text].text for ours, theirs in self.passages}
        return with_words(self.target.text, words)


def filled(
    texts: tuple[str, str],
    lang: Lang,
    ledger: Ledger,
    prefill: Prefill,
    registry: Registry | None = None,
) -> Filled:
    """Translate what a translation lacks.

    `texts` are those of whole files, of the original and of the translation; `lang` is the
    original's language, `registry` has the names that rules know. What `prefill` raises is raised.
    """
    completed = completed_text(*texts, lang, ledger, registry=registry)
    ours = _edition(lang, texts[0])
    theirs = _edition(other_language(lang), completed.text)
    alignment = align(ours, theirs, completed.ledger, registry)
    judge = Judge(lang, completed.ledger)
    found = [one for pair in alignment.pairs for one in _wanted(pair, judge)]
    wanted = [one for one in found if isinstance(one, _Wanted)]
    left = [one for one in found if isinstance(one, NotTaken)]
    made = prefill([text for one in wanted for text in one.texts])
    taken: list[_Wanted] = []
    for one in wanted:
        doubts = [doubt for text in one.texts for doubt in made[text].doubts]
        if doubts:
            left.append(NotTaken(one.source.line, doubts[0]))
        else:
            taken.append(one)
    text, kept, unfit = _written(completed.text, theirs.lang, taken, made)
    left = sorted([*left, *unfit], key=lambda one: one.line)
    if not kept:
        return Filled(texts[1], ledger, 0, tuple(left))
    known = updated(completed.ledger, alignment)
    words = _words(_edition(theirs.lang, text))
    return Filled(text, _recorded(known, kept, made, words), len(kept), tuple(left))


def _wanted(pair: Pair, judge: Judge) -> Iterator[_Wanted | NotTaken]:
    """Say what is to be translated of a pair: its unit, nothing, or why it cannot be."""
    if pair.status != "missing" or not any(unit.text for unit in pair.source):
        return
    line = pair.source[0].line
    if len(pair.source) != 1 or len(pair.target) != 1:
        yield NotTaken(line, "what stands in its place is more or less than it")
        return
    source, target = pair.source[0], pair.target[0]
    ours, theirs = (all_passages(unit.kind, unit.text) for unit in (source, target))
    if source.kind != target.kind or [p.form for p in ours] != [p.form for p in theirs]:
        yield NotTaken(line, "what stands in its place is something else")
        return
    lang = judge.source_lang
    both = [(ours, theirs) for ours, theirs in zip(ours, theirs, strict=True)
            if LETTERS[lang].search(theirs.text)]  # fmt: skip
    if any(_is_begun(*passages, other_language(lang)) for passages in both):
        yield NotTaken(line, "somebody has begun to translate it")
    else:
        yield _Wanted(pair.key, source, target, tuple(both))


def _is_begun(ours: Passage, theirs: Passage, lang: Lang) -> bool:
    """Say whether words of a language stand in a passage that its original has not."""
    words = (re.findall(rf"{LETTERS[lang].pattern}+", one.text) for one in (theirs, ours))
    return not set(next(words)) <= set(next(words))


def _written(
    text: str, lang: Lang, taken: Sequence[_Wanted], made: Mapping[str, Prefilled]
) -> tuple[str, list[_Wanted], list[NotTaken]]:
    """Put translations in; returns the text, what came in, and what would be something else."""
    found = rewritten_as_far(text, lang, {one.target.index: one.translated(made) for one in taken})
    refused = found.refused
    kept = [one for one in taken if one.target.index not in refused]
    unfit = [
        NotTaken(one.source.line, f"its translation {refused[one.target.index]}")
        for one in taken
        if one.target.index in refused
    ]
    return found.text, kept, unfit


def _recorded(
    known: Ledger,
    taken: Sequence[_Wanted],
    made: Mapping[str, Prefilled],
    words: Mapping[int, str],
) -> Ledger:
    """Mark what a machine has translated as such, by the name of what did it.

    `words` are those of the units of the translation, by their indexes.
    """
    entries = dict(known.entries)
    for one in taken:
        old = entries.get(one.key) or LedgerEntry(one.key, one.source.text)
        entries[one.key] = replace(
            old,
            source=one.source.text,
            target=words[one.target.index],
            fuzzy=True,
            machine=True,
            accepted=(),
            joined=None,
            line=one.source.line,
            engine=named(made[text].by for text in one.texts),
        )
    retired = {key: entry for key, entry in known.retired.items() if key not in entries}
    return Ledger(entries, retired)


def _words(edition: Edition) -> dict[int, str]:
    """Return the words of each unit by its index; those of the head have negative ones."""
    found = {unit.index: unit.text for unit in edition.document.units}
    heads = {index: getattr(edition.metadata, key) for index, key in HEAD_UNITS.items()}
    return found | heads


def _edition(lang: Lang, text: str) -> Edition:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return edition_of(lang, Path(f"{lang}.md"), text, Problems())
