"""The passages of an explainer ↔ the text of a PO file.

The key of a passage is its `msgctxt`. What is to be looked at is `fuzzy`, with the original as it
was in `#|`; an extracted comment has the mark of the translation that the file was written with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import polib

from sharih.errors import Problem
from sharih.exchange.records import ExchangeFile, Passage, ReadFile, State
from sharih.translation.po_entries import PoEntry, scan_po

SLUG_FIELD: Final = "X-Sharih-Explainer"
_MARK: Final = "As exported: "
_MARK_LINE: Final = re.compile(rf"{_MARK}([0-9a-f]+)\Z")
_MACHINE: Final = "x-machine"
_PLACE: Final = re.compile(r"([a-z0-9-]+)/(?:ar|en)\.md(?::|\Z)")
_REMEDY: Final = "Open the file in the program it comes from and save it as PO, in UTF-8."


def print_po(file: ExchangeFile) -> str:
    """Write a PO file; without dates, so that the same passages give the same bytes."""
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Project-Id-Version": file.slug,
        "Language": file.target_lang,
        "X-Source-Language": file.source_lang,
        SLUG_FIELD: file.slug,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    place = f"{file.slug}/{file.source_lang}.md"
    for passage in file.passages:
        flags = [] if passage.state in ("done", "missing") else ["fuzzy"]
        flags += [_MACHINE] if passage.state == "machine" else []
        notes = [*passage.notes, *([_MARK + passage.mark] if passage.mark else [])]
        catalogue.append(
            polib.POEntry(
                msgctxt=passage.key,
                msgid=passage.source,
                msgstr=passage.target,
                flags=flags,
                comment="\n".join(notes),
                previous_msgid=passage.previous or None,
                occurrences=[(place, str(passage.line))],
            )
        )
    return str(catalogue).rstrip("\n") + "\n"


def read_po_file(text: str, path: Path) -> ReadFile:
    """Read the text of a PO file, from whatever program it comes."""
    scan = scan_po(text)
    problems = [Problem(path, fault.line, fault.reason, _REMEDY) for fault in scan.faults]
    entries = [entry for entry in scan.entries if not (entry.obsolete or entry.broken)]
    head = next((entry for entry in entries if not entry.id and not entry.context), None)
    fields = _fields(head.text) if head else {}
    passages = tuple(_passage(entry) for entry in entries if entry is not head)
    slug = fields.get(SLUG_FIELD.lower(), "") or _slug_of(entries)
    part = ExchangeFile(
        slug, fields.get("x-source-language", ""), fields.get("language", ""), passages, path
    )
    return ReadFile((part,) if passages else (), tuple(problems))


def _fields(text: str) -> Mapping[str, str]:
    found = {}
    for line in text.split("\n"):
        key, colon, value = line.partition(":")
        if colon:
            found[key.strip().lower()] = value.strip()
    return found


def _slug_of(entries: list[PoEntry]) -> str:
    """Take the explainer from the places of entries, where all are of one."""
    places = {
        match[1] for entry in entries for place in entry.places if (match := _PLACE.search(place))
    }
    return places.pop() if len(places) == 1 else ""


def _passage(entry: PoEntry) -> Passage:
    fuzzy = "fuzzy" in entry.flags
    state: State = "missing" if not entry.text else "fuzzy" if fuzzy else "done"
    if fuzzy and entry.text and _MACHINE in entry.flags:
        state = "machine"
    marks = [match[1] for note in entry.notes if (match := _MARK_LINE.match(note))]
    return Passage(
        entry.context,
        entry.id,
        entry.text,
        state,
        mark=marks[0] if marks else "",
        line=entry.line,
        fault="has plural forms" if entry.plural else "",
    )
