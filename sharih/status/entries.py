"""The tables of `topics.toml` and `stories.toml` → where their names and definitions stand.

They are read as TOML and nothing more: a table that lacks a name keeps a site from being built,
and is told here all the same. Where a ledger lies beside the file (`topics.po`), which `accept`
begins, what changes in Arabic and not in English is known too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from sharih.arabic import Lang
from sharih.content.toml_source import TomlSource, read_toml
from sharih.inputs import Inputs
from sharih.languages import LANGS, other_language
from sharih.markdown.blocks import Unit
from sharih.records import record
from sharih.settings import Settings
from sharih.slugs import is_slug
from sharih.status.rows import Kind, Row, is_told, row_of
from sharih.translation.alignment import Alignment, Pair, same_record, updated
from sharih.translation.ledger import Ledger
from sharih.translation.ledger_file import print_ledger, read_ledger
from sharih.translation.states import TextState, UnitState, unit_states
from sharih.translation.unit_status import Judge

ENTRIES: Final[tuple[Kind, ...]] = ("topics", "stories")
"""The files of names."""
_ABOUT: Final = "about"
_OF_ABOUT: Final = ".1"
"""What the key of a definition ends in: that of a passage, as a ledger has it."""
_Said = tuple[str, str, str, str]
"""The table and the key of a name or definition, and what it says in both languages."""


@record(frozen=True, slots=True)
class EntryText:
    """A file of names, as a text that is translated from one language into the other."""

    kind: Kind
    ledger: Ledger
    alignment: Alignment
    state: TextState

    @property
    def is_begun(self) -> bool:
        """Whether there is a ledger of it."""
        return os.path.lexists(self.state.ledger_path)

    def recorded(self) -> Ledger:
        """Return the ledger that knows what both languages say now."""
        return updated(self.ledger, self.alignment)

    def file(self, ledger: Ledger) -> tuple[Path, bytes]:
        """Write a ledger as the file it lies in: its path and its bytes."""
        state = self.state
        text = print_ledger(ledger, state.target_lang, state.source_path.name)
        return state.ledger_path, text.encode("utf-8")


def entry_path(settings: Settings, kind: Kind) -> Path:
    """Return the file of names of a kind."""
    return settings.registry if kind == "topics" else settings.stories


def entry_texts(path: Path, kind: Kind, inputs: Inputs) -> Iterator[EntryText]:
    """Read a file of names: what English lacks of Arabic first, then what Arabic lacks.

    Nothing where the file is not there. Raises ContentError where it, or its ledger, cannot be
    read.
    """
    try:
        source = read_toml(path, inputs)
    except FileNotFoundError:
        return
    for lang in LANGS:
        # There is one ledger: Arabic is what all names are translated from.
        ledger_path = path.with_suffix(".po")
        ledger = read_ledger(ledger_path, inputs) if lang == LANGS[0] else Ledger()
        alignment = _aligned(_said(source.data, lang), lang, ledger)
        units = unit_states(alignment, ledger, lang)
        units = tuple([_placed(unit, source, lang) if is_told(unit) else unit for unit in units])
        state = TextState(kind, lang, path, path, ledger_path, units)
        yield EntryText(kind, ledger, alignment, state)


def entry_rows(path: Path, kind: Kind, inputs: Inputs) -> Iterator[Row]:
    """Say what each language of a file of names waits for; raises as `entry_texts` does."""
    for text in entry_texts(path, kind, inputs):
        state = text.state
        if state.source_lang != LANGS[0]:
            missing = tuple([unit for unit in state.units if unit.status == "missing"])
            state = replace(state, units=missing)
        if state.source_lang == LANGS[0] or state.units:
            yield row_of(state, kind)


def ledger_updates(settings: Settings) -> Iterator[tuple[Path, bytes]]:
    """Bring ledgers that somebody has begun up to date; raises as `entry_texts` does.

    Nothing is written: the path and the bytes of each file that is to be another.
    """
    for kind in ENTRIES:
        path = entry_path(settings, kind)
        if not os.path.lexists(path.with_suffix(".po")):
            continue
        text = next(entry_texts(path, kind, settings.inputs), None)
        if text is not None and not same_record(text.recorded(), text.ledger):
            yield text.file(text.recorded())


def _said(data: Mapping[str, Any], lang: Lang) -> Iterator[_Said]:
    """Go through what a language says, with what the other says of the same."""
    for ident, table in data.items():
        if not (isinstance(table, dict) and is_slug(ident)):
            continue  # building tells
        # The keys of a ledger begin with a letter.
        name = ident if ident[0].isalpha() else f"n-{ident}"
        for key, values in ((name, table), (f"{name}{_OF_ABOUT}", table.get(_ABOUT))):
            ours, theirs = (_value(values, each) for each in (lang, other_language(lang)))
            if ours:
                yield ident, key, ours, theirs


def _value(table: object, lang: Lang) -> str:
    value = table.get(lang) if isinstance(table, dict) else None
    return value.strip() if isinstance(value, str) else ""


def _aligned(said: Iterable[_Said], lang: Lang, ledger: Ledger) -> Alignment:
    judge = Judge(lang, ledger)
    pairs, keys = [], {}
    for number, (ident, key, ours, theirs) in enumerate(said):
        source = (Unit(number, "paragraph", ours, 0),)
        # A name may be the same in both: MAGA, or one in the other's letters.
        target = (Unit(number, "paragraph", theirs, 0, other_language(lang)),) if theirs else ()
        status = judge.status([key], [ours], target)
        pairs.append(Pair(key, ident, source, target, status))
        keys[number] = key
    return Alignment(tuple(pairs), keys, {}, {})


def _placed(unit: UnitState, source: TomlSource, lang: Lang) -> UnitState:
    """Say where a unit stands, which is looked for only where it is told."""
    keys = (unit.section, _ABOUT) if unit.key.endswith(_OF_ABOUT) else (unit.section,)
    return replace(
        unit,
        source_line=source.line(*keys, lang) or 0,
        target_line=source.line(*keys, other_language(lang)) or 0 if unit.target else 0,
    )
