"""Texts that were read before → the same texts, without reading them again.

What is kept of a text lies apart from its body, which is only fetched when what has the whole text
is looked at. So a preview of a site that has not changed starts at once. The memory lies in
`.sharih/`; without it, or with one that is of no use, everything is read anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import pickle
import sqlite3
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sharih
from sharih.errors import Problem
from sharih.files import make_folder
from sharih.site.kept import Body, KeptText, Text

Stamp = tuple[tuple[str, int, int, int], ...]
"""Name, times (of its content and of its entry) and size of every file in a folder."""

_SPOILT = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, KeyError,
           TypeError, ValueError)  # fmt: skip
"""What reading a pickle may raise where its bytes are not what was written."""
_TABLE = "CREATE TABLE IF NOT EXISTS texts (name TEXT PRIMARY KEY, mark TEXT, head BLOB, body BLOB)"


class Memory:
    """What was read in earlier runs, by the name of its folder."""

    def __init__(self, path: Path) -> None:
        """`path` is the file that it lies in."""
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

    def body(self, name: str, mark: str) -> Body | None:
        """Return the body of a text that has this mark; None where it is forgotten or spoilt."""
        query = "SELECT body FROM texts WHERE name = ? AND mark = ?"
        with contextlib.suppress(*_SPOILT):
            for (data,) in self._ask(query, name, mark):
                found: Body = pickle.loads(data)  # noqa: S301 - our own file, beside the settings  # nosec B301
                return found
        return None

    def keep(self, texts: Mapping[str, tuple[Stamp, Text, tuple[Problem, ...]]]) -> None:
        """Remember texts that were just read, with their warnings."""
        rows = [
            (name, self.mark(stamp), pickle.dumps((text.kept, problems)), pickle.dumps(text.body))
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


def kept_text(head: bytes) -> tuple[KeptText, tuple[Problem, ...]]:
    """Return what is kept of a text, and its warnings, from its head.

    Raises KeyError for a head that is spoilt.
    """
    try:
        found: tuple[KeptText, tuple[Problem, ...]] = pickle.loads(head)  # noqa: S301 - as above  # nosec B301
    except _SPOILT:
        raise KeyError(head) from None
    return found


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open the memory; one that is broken is begun anew, and none is no failure."""
    for _ in range(2):
        try:
            make_folder(path.parent)
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
