"""The ledgers of a site → a table of what was translated, kept in `.sharih` and brought up to date.

Only ledgers that have changed are read again, and none before something is asked.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from weakref import finalize

from sharih.arabic import Lang
from sharih.engines.memory.ledger_pairs import translated_pairs
from sharih.errors import ContentError
from sharih.files import make_folder
from sharih.inputs import Inputs
from sharih.languages import LANGS, other_language
from sharih.translation.bare_words import bare_words
from sharih.translation.ledger import Ledger
from sharih.translation.ledger_file import read_ledger

FILE: Final = "memory.sqlite3"
_VERSION: Final = 1
_PATIENCE: Final = 30
"""Seconds to wait for another program that writes to the table."""
_SCHEMA: Final = """
CREATE TABLE ledger (id INTEGER PRIMARY KEY, path TEXT UNIQUE, stamp TEXT);
CREATE TABLE unit (
    id INTEGER PRIMARY KEY, ledger INTEGER, lang TEXT, key TEXT, digest BLOB, source TEXT,
    target TEXT
);
CREATE INDEX of_ledger ON unit (ledger);
CREATE INDEX of_digest ON unit (digest);
"""
_SCHEMA_OF_WORDS: Final = """
CREATE VIRTUAL TABLE bare USING fts5 (words, content='', detail=none, columnsize=0);
CREATE VIRTUAL TABLE counts USING fts5vocab (bare, row);
"""
"""Not every SQLite can look for words; without that only what is the same is found."""
_SAME: Final = """
SELECT source, target, path, key FROM unit JOIN ledger ON ledger.id = unit.ledger
WHERE unit.lang = ? AND unit.digest = ? LIMIT ?
"""
_ALIKE: Final = """
SELECT source, target, path, key FROM unit JOIN ledger ON ledger.id = unit.ledger
WHERE unit.lang = ? AND unit.id IN (SELECT value FROM json_each(?))
"""
_HOLDERS: Final = "SELECT rowid FROM bare WHERE bare MATCH ? LIMIT ?"
_RARITY: Final = (
    "SELECT term FROM counts WHERE term IN (SELECT value FROM json_each(?))"
    " ORDER BY doc, term LIMIT ?"
)
_MOST_WORDS: Final = 8
"""Of a text, so many of its rarest words are looked for."""
_MOST: Final = 40
"""So many texts that share those words are looked at closely."""
_MOST_HOLDERS: Final = 3000
"""Of the texts that have a word, so many are asked for."""
_MANY: Final = 500
"""Reading more ledgers than this takes a moment, which is told."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A text and what it was translated into."""

    source: str
    target: str
    slug: str
    key: str


class MemoryIndex:
    """All that was translated and looked at on a site."""

    def __init__(self, root: Path, content: Path, say: Callable[[str], None]) -> None:
        self._path = root / ".sharih" / FILE
        self._explainers = content / "explainers"
        self._say = say
        self._open: sqlite3.Connection | None = None
        self._has_words = True

    def same(self, text: str, lang: Lang) -> list[Earlier]:
        """List what says the same in a language, but for spelling and punctuation."""
        rows = self._table().execute(_SAME, (lang, _digest(bare_words(text)), _MOST))
        return [_earlier(row) for row in rows]

    def alike(self, text: str, lang: Lang) -> list[Earlier]:
        """List what has the rarest words of a text; whether it is like it must be looked at."""
        table = self._table()
        if not self._has_words:
            return []
        shared: Counter[int] = Counter()
        for word in self._rarest(bare_words(text)):
            found = table.execute(_HOLDERS, (f'"{word}"', _MOST_HOLDERS))
            shared.update(ident for (ident,) in found)
        idents = json.dumps([ident for ident, _ in shared.most_common(_MOST)])
        return [_earlier(row) for row in table.execute(_ALIKE, (lang, idents))]

    def _rarest(self, bare: str) -> list[str]:
        """Choose the words of a text that fewest others have."""
        words = [word for word in dict.fromkeys(bare.split()) if word.isalnum()]
        rows = self._table().execute(_RARITY, (json.dumps(words), _MOST_WORDS))
        return [term for (term,) in rows]

    def _table(self) -> sqlite3.Connection:
        """Open the table, brought up to date once."""
        if self._open is None:
            self._open = self._kept() or self._up_to_date(None)
            finalize(self, self._open.close)
        return self._open

    def _kept(self) -> sqlite3.Connection | None:
        """Open what is kept; None where it cannot be used now, as where nothing can be written."""
        with suppress(sqlite3.OperationalError):
            try:
                return self._up_to_date(self._path)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # damaged, or of another version
                with suppress(OSError):
                    self._path.unlink()
                return self._up_to_date(self._path)
        return None

    def _up_to_date(self, path: Path | None) -> sqlite3.Connection:
        if path is not None:
            with suppress(OSError):
                make_folder(path.parent)
        # It may be closed by another thread than the one that works with it.
        table = sqlite3.connect(
            path or ":memory:", timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            self._prepare(table)
        except BaseException:
            table.close()
            raise
        return table

    def _prepare(self, table: sqlite3.Connection) -> None:
        table.execute("PRAGMA synchronous = OFF")  # it can be made again at any time
        version = table.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError(f"version {version}")
        if version == 0:
            _make(table)
        query = "SELECT count(*) FROM sqlite_master WHERE name = 'bare'"
        self._has_words = bool(table.execute(query).fetchone()[0])
        self._update(table)

    def _update(self, table: sqlite3.Connection) -> None:
        """Read the ledgers that have changed; forget those that are gone."""
        stamps = dict(self._stamps())
        known = {path: (ident, stamp) for ident, path, stamp in
                 table.execute("SELECT id, path, stamp FROM ledger")}  # fmt: skip
        changed = [path for path, stamp in stamps.items() if known.get(path, (0, ""))[1] != stamp]
        gone = [path for path in known if path not in stamps]
        if not changed and not gone:
            return
        if len(changed) > _MANY:
            self._say(f"Reading {len(changed)} ledgers for the translation memory, once.")
        table.execute("BEGIN IMMEDIATE")
        try:
            for path in [*gone, *(path for path in changed if path in known)]:
                self._forget(table, known[path][0])
            for path in changed:
                self._read(table, path, stamps[path])
            table.execute("COMMIT")
        except BaseException:
            table.execute("ROLLBACK")
            raise

    def _stamps(self) -> Iterator[tuple[str, str]]:
        """Go through the ledgers that are there, each with what changes where it changes."""
        with suppress(OSError), closing(os.scandir(self._explainers)) as folders:
            for folder in folders:
                for lang in LANGS:
                    path = f"{folder.path}/{lang}.po"
                    with suppress(OSError):
                        status = os.stat(path)  # noqa: PTH116 - thousands of them
                        yield path, f"{status.st_mtime_ns}-{status.st_size}-{status.st_ino}"

    def _read(self, table: sqlite3.Connection, path: str, stamp: str) -> None:
        try:
            ledger = read_ledger(Path(path), Inputs.below(self._explainers))
        except (ContentError, OSError):
            ledger = Ledger()  # other commands tell what is wrong with it
        query = "INSERT INTO ledger (path, stamp) VALUES (?, ?)"
        ident = table.execute(query, (path, stamp)).lastrowid
        lang = other_language("ar" if path.endswith("ar.po") else "en")
        for key, source, target in translated_pairs(ledger):
            bare = bare_words.__wrapped__(source)
            query = "INSERT INTO unit (ledger, lang, key, digest, source, target)"
            values = (ident, lang, key, _digest(bare), source, target)
            unit = table.execute(f"{query} VALUES (?, ?, ?, ?, ?, ?)", values).lastrowid
            if self._has_words:
                table.execute("INSERT INTO bare (rowid, words) VALUES (?, ?)", (unit, bare))

    def _forget(self, table: sqlite3.Connection, ledger: int) -> None:
        query = "SELECT id, source FROM unit WHERE ledger = ?"
        for unit, source in table.execute(query, (ledger,)) if self._has_words else ():
            query = "INSERT INTO bare (bare, rowid, words) VALUES ('delete', ?, ?)"
            table.execute(query, (unit, bare_words(source)))
        table.execute("DELETE FROM unit WHERE ledger = ?", (ledger,))
        table.execute("DELETE FROM ledger WHERE id = ?", (ledger,))


def _earlier(row: tuple[str, str, str, str]) -> Earlier:
    source, target, path, key = row
    return Earlier(source, target, Path(path).parent.name, key)


def _make(table: sqlite3.Connection) -> None:
    """Make what is in the table, at once: another program may do the same."""
    table.execute("BEGIN IMMEDIATE")
    if table.execute("PRAGMA user_version").fetchone()[0] == 0:
        for statement in filter(str.strip, _SCHEMA.split(";")):
            table.execute(statement)
        with suppress(sqlite3.OperationalError):
            for statement in filter(str.strip, _SCHEMA_OF_WORDS.split(";")):
                table.execute(statement)
        table.execute(f"PRAGMA user_version = {_VERSION}")
    table.execute("COMMIT")


def _digest(bare: str) -> bytes:
    return hashlib.sha256(bare.encode()).digest()[:8]
