"""A ledger → the texts that somebody has translated, each with its translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sharih.markdown.grammar import cells
from sharih.translation.ledger import Ledger

_SPEAKER: Final = ("— ", "– ", "-- ")


def translated_pairs(ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    """Go through what somebody has translated or looked at: units, and their lines and cells."""
    for entry in ledger.entries.values():
        if not entry.target or entry.fuzzy or entry.machine or entry.joined:
            continue
        yield entry.key, entry.source, entry.target
        for source, target in _parts(entry.source, entry.target):
            if source != target:
                yield entry.key, source, target


def _parts(source: str, target: str) -> Iterator[tuple[str, str]]:
    """Part a quotation and its speaker, a term and what it means, the cells of a row."""
    split = cells if source.startswith("|") and target.startswith("|") else _lines
    ours, theirs = split(source), split(target)
    if len(ours) == len(theirs) > 1:
        yield from zip(ours, theirs, strict=True)


def _lines(text: str) -> list[str]:
    found = []
    for line in text.split("\n"):
        words = line.strip().removeprefix(": ").strip()
        for sign in _SPEAKER:
            words = words.removeprefix(sign)
        found.append(words)
    return [line for line in found if line]
