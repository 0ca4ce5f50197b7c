"""The passages of an explainer ↔ the text of a file in XLIFF 1.2.

The key of a passage is the `id` and `resname` of its unit, its state stands in `state` and
`approved`, the original as it was in an `alt-trans`, the mark of the translation that the file
was written with in `extradata`. Words are plain text: what Markdown makes of them is a note.
Source: XLIFF Version 1.2, OASIS Standard, 1 February 2008.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from sharih.errors import Problem
from sharih.exchange.records import ExchangeFile, Passage, ReadFile, State
from sharih.exchange.xliff_elements import BadXliffError, File, Unit, read_elements

_STATES: Final[dict[State, str]] = {
    "missing": "new",
    "machine": "needs-review-translation",
    "fuzzy": "needs-review-translation",
    "done": "final",
}
_DONE: Final = frozenset({"final", "translated", "signed-off"})
_CHANGED: Final = "needs-translation"
"""The state of what is to be translated anew, as its original has changed."""
_BY_MACHINE: Final = frozenset({"leveraged-mt", "mt-suggestion"})
_PLACE: Final = re.compile(r"(?:.*/)?([a-z0-9-]+)/(?:ar|en)\.md\Z")
_REMEDY: Final = "Save it as XLIFF 1.2 in the program it comes from."


def print_xliff(file: ExchangeFile) -> str:
    """Write a file; without dates, so that the same passages give the same bytes."""
    return "\n".join(_lines(file)) + "\n"


def read_xliff_file(data: bytes, path: Path) -> ReadFile:
    """Read a file, from whatever program it comes."""
    try:
        files = read_elements(data)
    except BadXliffError as error:
        return ReadFile((), (Problem(path, error.line, error.reason, _REMEDY),))
    return ReadFile(tuple(_part(file, path) for file in files if file.units), ())


def _lines(file: ExchangeFile) -> Iterator[str]:
    original = quoteattr(f"{file.slug}/{file.source_lang}.md")
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    yield (
        f'<file original={original} source-language="{file.source_lang}" '
        f'target-language="{file.target_lang}" datatype="plaintext">'
    )
    yield "<body>"
    for passage in file.passages:
        yield from _unit(passage, file)
    yield "</body>"
    yield "</file>"
    yield "</xliff>"


def _unit(passage: Passage, file: ExchangeFile) -> Iterator[str]:
    key = quoteattr(passage.key)
    approved = "yes" if passage.state == "done" else "no"
    mark = f' extradata="{passage.mark}"' if passage.mark else ""
    yield f'<trans-unit id={key} resname={key} approved="{approved}" xml:space="preserve"{mark}>'
    yield f'<source xml:lang="{file.source_lang}">{_escaped(passage.source)}</source>'
    changed = passage.previous and passage.state == "fuzzy"
    state = _CHANGED if changed else _STATES[passage.state]
    made = ' state-qualifier="leveraged-mt"' if passage.state == "machine" else ""
    yield (
        f'<target xml:lang="{file.target_lang}" state="{state}"{made}>'
        f"{_escaped(passage.target)}</target>"
    )
    yield f"<note>{_escaped(f'{file.slug}/{file.source_lang}.md:{passage.line}')}</note>"
    yield from (f"<note>{_escaped(note)}</note>" for note in passage.notes)
    if passage.previous:
        yield (
            '<alt-trans alttranstype="previous-version">'
            f'<source xml:lang="{file.source_lang}">{_escaped(passage.previous)}</source>'
            f'<target xml:lang="{file.target_lang}">{_escaped(passage.target)}</target></alt-trans>'
        )
    yield "</trans-unit>"


def _escaped(text: str) -> str:
    return escape(text, {"\r": "&#13;"})


def _part(file: File, path: Path) -> ExchangeFile:
    place = _PLACE.match(file.attributes.get("original", ""))
    return ExchangeFile(
        place[1] if place else "",
        file.attributes.get("source-language", ""),
        file.attributes.get("target-language", ""),
        tuple(map(_passage, file.units)),
        path,
        file.line,
    )


def _passage(unit: Unit) -> Passage:
    key = unit.attributes.get("resname") or unit.attributes.get("id", "")
    fault = "has codes inside its translation" if unit.coded else ""
    return Passage(
        key,
        unit.source,
        unit.target,
        _state(unit),
        mark=unit.attributes.get("extradata", ""),
        line=unit.line,
        fault=fault,
    )


def _state(unit: Unit) -> State:
    if not unit.target.strip():
        return "missing"
    if unit.target_attributes.get("state-qualifier") in _BY_MACHINE:
        return "machine"
    state = unit.target_attributes.get("state", "")
    if unit.attributes.get("approved") == "yes":
        return "done" if not state.startswith("needs-") else "fuzzy"
    return "done" if not state or state in _DONE else "fuzzy"
