"""A registry as it was read → plain values that a store keeps, and back for as long as it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from sharih.content.topics import Registry, Topic
from sharih.errors import Problem

_FORM: Final = 2
"""The form of what is kept; another one is not read."""


@dataclass(frozen=True, slots=True)
class RegistryCache:
    """Where a registry is kept from one build to the next.

    Only one that has no errors is kept. What cannot be read or written is as if nothing were
    kept.
    """

    program: bytes
    """The mark of the program that has checked it: another one may find other faults."""
    load: Callable[[], Any]
    """Returns what was saved last; anything where that is broken."""
    save: Callable[[object], None]
    """Keeps a value of mappings, tuples, texts, bytes and numbers, if that can be done."""

    def recall(self, path: Path, data: bytes) -> Registry | None:
        """Return the registry that was read from these bytes; None where none is known."""
        try:
            mark, rows, warnings = self.load()
            if mark != self._mark(data):
                return None
            told = [Problem(path, line, why, what, "warning") for line, why, what in warnings]
            topics = {row[0]: _topic(*row) for row in rows}
            return Registry(path, MappingProxyType(topics), tuple(told))
        except (TypeError, ValueError, LookupError, AttributeError):
            return None

    def learn(self, registry: Registry, data: bytes) -> None:
        """Keep a registry that was read from these bytes."""
        rows = tuple([_row(topic) for topic in registry.topics.values()])
        warnings = tuple([(p.line, p.reason, p.remedy) for p in registry.warnings])
        self.save((self._mark(data), rows, warnings))

    def _mark(self, data: bytes) -> bytes:
        return hashlib.sha256(b"%d %s %s" % (_FORM, self.program, data)).digest()


def _row(topic: Topic) -> tuple[Any, ...]:
    return (
        topic.id, topic.kind,
        topic.names["ar"], topic.names["en"],
        topic.aliases["ar"], topic.aliases["en"],
        topic.about["ar"], topic.about["en"],
        topic.wikidata, topic.exact, topic.line, topic.common,
    )  # fmt: skip


def _topic(  # noqa: PLR0913, PLR0917 - the fields of a row, in their order
    ident: str, kind: str, arabic: str, english: str,
    arabic_aliases: tuple[str, ...], english_aliases: tuple[str, ...],
    arabic_about: str, english_about: str,
    wikidata: str | None, exact: tuple[str, ...], line: int, common: bool,
) -> Topic:  # fmt: skip
    return Topic(
        ident,
        kind,
        {"ar": arabic, "en": english},
        {"ar": arabic_aliases, "en": english_aliases},
        {"ar": arabic_about, "en": english_about},
        wikidata,
        exact,
        line,
        common,
    )
