"""The tables of `topics.toml` and `stories.toml` → where their names and definitions stand.

They are read as TOML and nothing more: a table that lacks a name keeps a site from being built,
and is told here all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from sharih.arabic import Lang
from sharih.content.toml_source import TomlSource, read_toml
from sharih.inputs import Inputs
from sharih.languages import LANGS, other_language
from sharih.status.rows import Kind, Row, row_of
from sharih.translation.reasons import Reason
from sharih.translation.states import TextState, UnitState

_ABOUT: Final = "about"
_MISSING: Final = (Reason("missing"),)


def entry_rows(path: Path, kind: Kind, inputs: Inputs) -> Iterator[Row]:
    """Say what each language of a file of names waits for; nothing of one that is not there.

    Raises ContentError where it cannot be read.
    """
    try:
        source = read_toml(path, inputs)
    except FileNotFoundError:
        return
    tables = {key: table for key, table in source.data.items() if isinstance(table, dict)}
    for lang in LANGS:
        units = tuple(_units(source, tables, lang))
        # What Arabic has and English may lack stands in the first row, the other way in the next.
        if lang == LANGS[0] or any(unit.is_open for unit in units):
            yield row_of(TextState(kind, lang, path, path, path, units), kind)


def _units(
    source: TomlSource, tables: Mapping[str, Mapping[str, Any]], lang: Lang
) -> Iterator[UnitState]:
    for ident, table in tables.items():
        yield from _unit(source, (ident,), table, lang)
        about = table.get(_ABOUT)
        if isinstance(about, dict):
            yield from _unit(source, (ident, _ABOUT), about, lang)


def _unit(
    source: TomlSource, keys: tuple[str, ...], table: Mapping[str, Any], lang: Lang
) -> Iterator[UnitState]:
    """Compare what two keys of a table say; nothing where the original's is not there."""
    ours, theirs = (_said(table, each) for each in (lang, other_language(lang)))
    if not ours:
        return
    missing = not theirs
    yield UnitState(
        ".".join(keys),
        keys[0],
        "paragraph",
        "missing" if missing else "fresh",
        _MISSING if missing else (),
        ours,
        "",
        theirs,
        "",
        # Lines are looked for only where they are told.
        (source.line(*keys, lang) or 0) if missing else 0,
        0,
    )


def _said(table: Mapping[str, Any], lang: Lang) -> str:
    value = table.get(lang)
    return value.strip() if isinstance(value, str) else ""
