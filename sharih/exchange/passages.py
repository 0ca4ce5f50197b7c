"""An explainer and its ledger → the passages for a translator, with all that helps him."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sharih.arabic import Lang
from sharih.content.editions import Edition, Explainer
from sharih.content.topics import Registry
from sharih.exchange.records import ExchangeFile, Passage, State, mark_of
from sharih.languages import other_language
from sharih.translation.alignment import Alignment, Pair
from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.states import UnitState, unit_states
from sharih.translation.statuses import OLDER, UnitStatus
from sharih.translation.unit_status import JOIN

_KINDS: Final = {
    "heading": "A heading.",
    "item": "An item of a list.",
    "definition": "A term or date on the first line, and what is said of it.",
    "quote": "A quotation; its last line says whose it is.",
    "row": "A row of a table: | stands between its cells.",
    "code": "Code.",
    "caption": "A picture: what is seen, its file, the caption.",
}
_LINK: Final = re.compile(r"\]\(((?:topic|explainer|page):[^()\s]+|#[^()\s]+)\)")
_MOST_NAMES: Final = 12


def passages_of(
    explainer: Explainer[Edition], ledger: Ledger, alignment: Alignment, registry: Registry
) -> ExchangeFile:
    """List the passages of an explainer's original, each with its translation and its state.

    Units that are translated as one are one passage. What only the translation has is left out.
    """
    lang = explainer.original.lang
    headings = {
        section.id: section.heading.text for section in explainer.original.sections
        if section.heading is not None
    }  # fmt: skip
    states = unit_states(alignment, ledger, lang, registry)
    found = tuple(
        _passage(pair, state, ledger, alignment, lang, [*_notes(pair, headings, lang, registry)])
        for pair, state in zip(alignment.pairs, states, strict=True)
        if pair.source
    )
    return ExchangeFile(explainer.slug, lang, other_language(lang), found, explainer.original.path)


def source_of(pair: Pair) -> str:
    """Write the units of the original as one text."""
    return JOIN.join(unit.text for unit in pair.source)


def target_of(pair: Pair) -> str:
    """Write what translates them as one text; nothing where it is still to be translated."""
    return "" if pair.status == "missing" else JOIN.join(unit.text for unit in pair.target)


def state_of(pair: Pair, status: UnitStatus, ledger: Ledger) -> State:
    """Tell the state of a translation; `status` is what the rules make of that of the pair."""
    if not target_of(pair):
        return "missing"
    if status == "machine":
        return "machine"
    if status in OLDER or is_unsure(pair, ledger.entries.get(pair.key)):
        return "fuzzy"
    return "done"


def is_unsure(pair: Pair, entry: LedgerEntry | None) -> bool:
    """Say whether somebody marked this translation as one to be looked at."""
    if entry is None or not entry.fuzzy or entry.machine:
        return False
    return entry.target == target_of(pair)


def old_source(pair: Pair, ledger: Ledger, alignment: Alignment) -> str:
    """Write the original as it was when it was translated; nothing where it is not known."""
    keys = [alignment.source_keys.get(unit.index, pair.key) for unit in pair.source]
    known = [ledger.entries[key].source for key in keys if key in ledger.entries]
    return JOIN.join(known) if len(known) == len(keys) else ""


def _passage(
    pair: Pair, state: UnitState, ledger: Ledger, alignment: Alignment, lang: Lang,
    notes: list[str],
) -> Passage:  # fmt: skip
    target = target_of(pair)
    previous = old_source(pair, ledger, alignment) if state.status in OLDER else ""
    source = source_of(pair)
    return Passage(
        pair.key,
        source,
        target,
        state_of(pair, state.status, ledger),
        previous if previous != source else "",
        mark_of(target),
        (*_status_notes(state, lang, changed=previous not in ("", source)), *notes),
        pair.source[0].line,
    )


def _status_notes(state: UnitState, lang: Lang, *, changed: bool) -> Iterator[str]:
    for reason in state.reasons:
        if reason.rule == "split":
            yield f"The original was split: it goes on in {reason.values}."
        elif reason.values:
            yield f"Look at the {reason.rule}: {_on_one_line(reason.values)}"
    if changed:
        yield "The original has changed since this was translated."
    elif state.status == "machine":
        yield "Translated by a machine; nobody has looked at it yet."
    elif state.status == "extra":
        yield f"Stands in the {_LANGUAGES[lang]} text alone; it may stay without a translation."


_LANGUAGES: Final = {"ar": "Arabic", "en": "English"}


def _notes(pair: Pair, headings: dict[str, str], lang: Lang, registry: Registry) -> Iterator[str]:
    """Say what a passage is, where it stands, and which names it is to have."""
    if pair.section == "@":
        yield "The title." if pair.key == "@title" else "The summary, for lists and searches."
    elif pair.source[0].kind != "heading" and pair.section in headings:
        yield f"Under: {_on_one_line(headings[pair.section])}"
    if kind := _KINDS.get(pair.source[0].kind):
        yield kind
    if len(pair.source) > 1 or len(pair.target) > 1:
        yield (
            f"{len(pair.source)} passages in the original, {len(pair.target)} in the translation; "
            "an empty line stands between them."
        )
    source = source_of(pair)
    if addresses := list(dict.fromkeys(_LINK.findall(source))):
        yield f"Addresses stay as they are: {', '.join(addresses)}"
    other = other_language(lang)
    topics = dict.fromkeys(mention.topic for mention in registry.mentions(source, lang))
    for ident in [*topics][:_MOST_NAMES]:
        names = registry.topics[ident].names
        yield f"Name: {_on_one_line(names[lang])} = {_on_one_line(names[other])}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
