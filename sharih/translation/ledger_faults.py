"""The bytes of a damaged ledger → what is wrong with it, line by line, and what can be kept."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import FORBIDDEN, told_character
from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.po_entries import PoEntry, PoFault, scan_po
from sharih.translation.printed_ledger import KEY, entry_of
from sharih.translation.unit_status import bare_words

_CHARSET: Final = re.compile(rb"charset=([A-Za-z0-9_.:-]+)")
_UTF8: Final = ("utf-8", "us-ascii", "ascii")
_LANGUAGE: Final = re.compile(r"(?m)^Language:[ \t]*([A-Za-z]+)")
_FEW: Final = 3
"""From so many entries on, of as many words each, a ledger can be told from another's."""
_ALIKE: Final = 0.5
_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class LedgerScan:
    """What could be read of a ledger."""

    entries: tuple[LedgerEntry, ...]
    """In order; keys may stand among them twice. Of one with a fault, only key and source."""
    retired: tuple[LedgerEntry, ...]
    lost: int
    """How many entries are not among them, or without their translation."""
    faults: tuple[PoFault, ...]
    """In the order of lines; each reason once, with how often it is there."""


def scan_ledger(data: bytes, lang: str) -> LedgerScan:
    """Read a ledger as far as it can be read; `lang` is the language it translates into."""
    text, faults = _text(data)
    scan = scan_po(text)
    faults += scan.faults
    kept: dict[bool, list[LedgerEntry]] = {False: [], True: []}
    seen: set[str] = set()
    lost = 0
    for entry in scan.entries:
        if not entry.context and not entry.id and not entry.obsolete:
            faults += _of_header(entry, data, lang)
            continue
        fault = None if entry.broken else _of_entry(entry, seen)
        faults += [fault] if fault else []
        lost += entry.broken or fault is not None
        if KEY.fullmatch(entry.context):
            kept[entry.obsolete].append(_entry(entry))
            seen.add(entry.context)
    ordered = sorted(faults, key=lambda fault: fault.line)
    return LedgerScan(tuple(kept[False]), tuple(kept[True]), lost, tuple(_each_once(ordered)))


def is_of_another(ledger: Ledger, explainer: Explainer[Edition]) -> bool:
    """Say whether a ledger is that of another text: nothing in it is or was said in this one."""
    title = ledger.entries.get("@title")
    if title is not None and title.source == explainer.original.metadata.title:
        return False
    known = [e for e in ledger.entries.values() if len(bare_words(e.source).split()) >= _FEW]
    if len(known) < _FEW:
        return False
    ours, theirs = _texts(explainer.original), _texts(explainer.translation)
    if any(bare_words(e.source) in ours or bare_words(e.target) in theirs for e in known):
        return False
    bags = [Counter(text.split()) for text in ours]
    for entry in known[:_MOST]:
        words = Counter(bare_words(entry.source).split())
        if any(_likeness(words, bag) >= _ALIKE for bag in bags):
            return False
    return True


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 0.0


def _texts(edition: Edition | None) -> set[str]:
    if edition is None:
        return set()
    texts = [edition.metadata.title, *(unit.text for unit in edition.document.units)]
    return {bare_words(text) for text in texts} - {""}


def _text(data: bytes) -> tuple[str, list[PoFault]]:
    """Decode a file: as UTF-8, else in the encoding it names, else what of it is UTF-8."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        named = _named(data)
    if named and named not in _UTF8:
        with suppress(UnicodeDecodeError, LookupError):
            text = data.decode(named)
            return text, [PoFault(line, f"not UTF-8, but {named}")]
    return data.decode("utf-8", "surrogateescape"), []


def _named(data: bytes) -> str:
    found = _CHARSET.search(data)
    return found[1].decode("ascii").lower() if found else ""


def _of_header(entry: PoEntry, data: bytes, lang: str) -> Iterator[PoFault]:
    named = _named(data)
    if named and named not in _UTF8:
        with suppress(UnicodeDecodeError):
            data.decode("utf-8")
            yield PoFault(entry.line, f"its header says that it is in {named}, and it is in UTF-8")
    said = _LANGUAGE.search(entry.text)
    if said and lang in ("ar", "en") and said[1].lower() != lang:
        yield PoFault(entry.line, f"its header says that it translates into {said[1]}")


def _of_entry(entry: PoEntry, seen: set[str]) -> PoFault | None:
    if not entry.context:
        return PoFault(entry.line, "an entry without msgctxt")
    if not KEY.fullmatch(entry.context):
        return PoFault(entry.line, f"the key {entry.context} is that of no passage")
    if found := FORBIDDEN.search(entry.id + entry.text):
        return PoFault(entry.line, f"{entry.context} holds {told_character(found[0])}")
    if entry.plural:
        return PoFault(entry.line, f"{entry.context} has plural forms")
    if entry.context in seen:
        return PoFault(entry.line, f"the key {entry.context} stands twice")
    return None


def _entry(entry: PoEntry) -> LedgerEntry:
    if entry.broken or entry.plural:
        return LedgerEntry(entry.context, FORBIDDEN.sub("", entry.id))
    places = [place.rpartition(":")[2] for place in entry.places]
    line = next((int(n) for n in places if n.isdecimal() and n.isascii()), 0)
    return entry_of(
        entry.context,
        FORBIDDEN.sub("", entry.id),
        FORBIDDEN.sub("", entry.text),
        notes=entry.notes,
        flags=(*entry.flags, *entry.notes),
        line=line,
    )


def _each_once(faults: Sequence[PoFault]) -> Iterator[PoFault]:
    counts = Counter(fault.reason for fault in faults)
    for reason in dict.fromkeys(fault.reason for fault in faults):
        first = next(fault for fault in faults if fault.reason == reason)
        more = f" (and in {counts[reason] - 1} more lines)" if counts[reason] > 2 else ""
        yield PoFault(first.line, reason + more)
