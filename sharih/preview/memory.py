"""Texts that were read before → the same texts, without reading them again.

What the rest of a site must know of a text is kept apart from its blocks, which are only fetched
for its own page. So a preview of a site that has not changed starts at once. The memory lies in
`.sharih/`; without it, or with one that is of no use, everything is read anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import pickle
import sqlite3
import sys
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sharih
from sharih.arabic import Lang
from sharih.content.editions import Edition, Explainer
from sharih.content.metadata import Metadata
from sharih.errors import Problem
from sharih.pictures.store import Picture
from sharih.site.project import Text
from sharih.translation.alignment import Alignment
from sharih.translation.ledger import Ledger
from sharih.translation.statuses import UnitStatus

Stamp = tuple[tuple[str, int, int, int], ...]
"""Name, times (of its content and of its entry) and size of every file in a folder."""

_SPOILT = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, KeyError,
           TypeError, ValueError)  # fmt: skip
"""What reading a pickle may raise where its bytes are not what was written."""
_TABLE = "CREATE TABLE IF NOT EXISTS texts (name TEXT PRIMARY KEY, mark TEXT, head BLOB, body BLOB)"


@dataclass(frozen=True, slots=True)
class _Head:
    """What is kept of a text for the others."""

    folder: Path
    editions: tuple[tuple[Lang, Path, Metadata], ...]
    """The original first."""
    counts: Mapping[UnitStatus, int]
    mentions: Mapping[Lang, frozenset[str]]
    addresses: Mapping[Lang, tuple[tuple[int, str], ...]]
    anchors: Mapping[Lang, frozenset[str]]
    pictures: Mapping[Lang, Mapping[str, Picture]]
    problems: tuple[Problem, ...]


class _Edition(Edition):
    """An edition whose blocks are fetched when they are first asked for."""

    __slots__ = ("_fetch",)
    _fetch: Callable[[], Text]

    def __getattr__(self, name: str) -> Any:
        # Called for fields that have not been set.
        if name not in ("document", "sections"):
            raise AttributeError(name)
        real = self._fetch().explainer.editions[self.lang]
        for field in ("document", "sections"):
            object.__setattr__(self, field, getattr(real, field))
        return object.__getattribute__(self, name)


class _Alignment(Alignment):
    """An alignment whose pairs are fetched when they are first asked for."""

    __slots__ = ("_counts", "_fetch")
    _counts: Mapping[UnitStatus, int]
    _fetch: Callable[[], Text]

    def __getattr__(self, name: str) -> Any:
        if name not in Alignment.__slots__:
            raise AttributeError(name)
        real = self._fetch().alignment
        for field in Alignment.__slots__:
            object.__setattr__(self, field, getattr(real, field))
        return object.__getattribute__(self, name)

    def count(self, status: UnitStatus) -> int:
        """Return how many pairs have a status."""
        return self._counts.get(status, 0)


class Memory:
    """What was read in earlier runs, by the name of its folder."""

    def __init__(self, path: Path, read: Callable[[str], Text]) -> None:
        """`read` reads a folder anew, where its blocks turn out to be forgotten."""
        self._read = read
        self.topics = ""
        """The names of all topics: texts are remembered with those they mention."""
        self._lock = threading.Lock()
        self._code = _code_mark()
        self._database = _opened(path)

    def recall(self) -> dict[str, tuple[str, bytes]]:
        """Return the mark and head of every text."""
        rows = self._ask("SELECT name, mark, head FROM texts")
        return {name: (mark, head) for name, mark, head in rows}

    def mark(self, stamp: Stamp) -> str:
        """Return the mark of a text as it is now, under these topics and by this program."""
        text = repr((stamp, self.topics, self._code, str(Path.cwd())))
        return hashlib.sha256(text.encode()).hexdigest()

    def text(self, name: str, mark: str, head: bytes) -> tuple[Text, tuple[Problem, ...]]:
        """Make a text from its head, and return it with its warnings.

        Raises KeyError for a head that is spoilt.
        """
        try:
            known: _Head = pickle.loads(head)  # noqa: S301 - our own file, beside the settings
        except _SPOILT:
            raise KeyError(name) from None

        fetched: list[Text] = []

        def fetch() -> Text:
            if not fetched:
                fetched.append(body())
            return fetched[0]

        def body() -> Text:
            query = "SELECT body FROM texts WHERE name = ? AND mark = ?"
            with contextlib.suppress(*_SPOILT):
                for (data,) in self._ask(query, name, mark):
                    found: Text = pickle.loads(data)  # noqa: S301 - as above
                    return found
            return self._read(name)

        editions = [_edition(*parts, fetch) for parts in known.editions]
        translation = editions[1] if len(editions) > 1 else None
        explainer = Explainer(name, known.folder, editions[0], translation)
        alignment = _Alignment.__new__(_Alignment)
        object.__setattr__(alignment, "_counts", known.counts)
        object.__setattr__(alignment, "_fetch", fetch)
        # The ledger is for recording translations, which is done with texts just read.
        text = Text(explainer, Ledger(), alignment, known.mentions, known.addresses, known.anchors,
                    known.pictures)  # fmt: skip
        return text, known.problems

    def keep(self, texts: Mapping[str, tuple[Stamp, Text, tuple[Problem, ...]]]) -> None:
        """Remember texts that were just read."""
        rows = [
            (name, self.mark(stamp), pickle.dumps(_head(text, problems)), pickle.dumps(text))
            for name, (stamp, text, problems) in texts.items()
        ]
        with self._lock, contextlib.suppress(sqlite3.Error):
            if self._database is not None:
                with self._database:
                    self._database.executemany("REPLACE INTO texts VALUES (?, ?, ?, ?)", rows)

    def forget(self, names: set[str]) -> None:
        """Drop what is no longer there."""
        with self._lock, contextlib.suppress(sqlite3.Error):
            if self._database is not None and names:
                with self._database:
                    self._database.executemany(
                        "DELETE FROM texts WHERE name = ?", [(name,) for name in names]
                    )

    def _ask(self, query: str, *values: str) -> list[Any]:
        with self._lock, contextlib.suppress(sqlite3.Error):
            if self._database is not None:
                return self._database.execute(query, values).fetchall()
        return []


def _head(text: Text, problems: tuple[Problem, ...]) -> _Head:
    editions = text.explainer.editions.values()
    return _Head(
        folder=text.explainer.folder,
        editions=tuple((edition.lang, edition.path, edition.metadata) for edition in editions),
        counts=dict(Counter(pair.status for pair in text.alignment.pairs)),
        mentions=dict(text.mentions),
        addresses=dict(text.addresses),
        anchors=dict(text.anchors),
        pictures=dict(text.pictures),
        problems=problems,
    )


def _edition(lang: Lang, path: Path, metadata: Metadata, fetch: Callable[[], Text]) -> Edition:
    edition = _Edition.__new__(_Edition)
    fields = {"lang": lang, "path": path, "metadata": metadata, "_fetch": fetch}
    for name, value in fields.items():
        object.__setattr__(edition, name, value)
    return edition


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open the memory; one that is broken is begun anew, and none is no failure."""
    for _ in range(2):
        try:
            path.parent.mkdir(exist_ok=True)
            database = sqlite3.connect(path, timeout=0.2, check_same_thread=False)
            # What a power cut spoils is read anew; waiting for the disk is not worth it.
            database.execute("PRAGMA synchronous = OFF")
            database.execute(_TABLE)
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
        except OSError:
            return None
        else:
            return database
    return None


def _code_mark() -> str:
    """Tell this version of the program from any other that read texts differently."""
    folder = Path(sharih.__file__).parent
    files = sorted(folder.rglob("*.py")) + sorted((folder / "data").glob("*"))
    stats = [(str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in files]
    return hashlib.sha256(repr((sys.version, stats)).encode()).hexdigest()
