"""What engines have said, kept by content in `.sharih`: no text is asked about twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from sharih.engines.interface import Answer, Engine, Question, Workplace
from sharih.files import locked, make_folder, replace_file

FOLDER: Final = "translations"
"""The folder in `.sharih` of a project."""
_VERSION: Final = "1"
"""Of how texts are cut, asked and put together; another one begins anew."""


def cache_folder(root: Path) -> Path:
    """Name the folder that a project keeps answers in."""
    return root / ".sharih" / FOLDER


class AnswerCache:
    """The answers of an engine in one direction, in files that each hold a part of all."""

    def __init__(self, engine: Engine, place: Workplace, *, again: bool = False) -> None:
        """With `again`, what was said in earlier runs is asked anew, and kept in its place."""
        self._folder = cache_folder(place.root)
        self._mark = f"{_VERSION}\0{engine.name}\0{engine.mark}\0{place.pair}"
        self._kept = bool(engine.mark)
        self._again = again
        self._known: dict[str, dict[str, str]] = {}
        self._new: dict[str, dict[str, str]] = {}

    def get(self, question: Question) -> Answer | None:
        """Return what was said of a text; None where it has not been asked."""
        if self._again:
            return None
        key = self._key(question)
        text = self._shard(key[:2]).get(key)
        return None if text is None else Answer(text)

    def put(self, question: Question, answer: Answer) -> None:
        """Keep an answer; one that was refused, or only repeats the text, is asked for again."""
        repeats = answer.text.strip() == question.text.strip()
        if self._kept and not answer.refused and not repeats:
            key = self._key(question)
            self._shard(key[:2])[key] = answer.text
            self._new.setdefault(key[:2], {})[key] = answer.text

    def save(self) -> None:
        """Write what is new; a cache that cannot be written is none."""
        if not self._new:
            return
        with suppress(OSError):
            make_folder(self._folder)
            with locked(self._folder):
                for name, found in self._new.items():
                    entries = {**self._read(name), **found}
                    text = json.dumps(entries, ensure_ascii=False, indent=0, sort_keys=True)
                    replace_file(self._path(name), text.encode(), durable=False)
        self._new = {}

    def _key(self, question: Question) -> str:
        names = "".join(f"\0{one}\0{other}" for one, other in question.names)
        return hashlib.sha256(f"{self._mark}\0{question.text}{names}".encode()).hexdigest()

    def _shard(self, name: str) -> dict[str, str]:
        if name not in self._known:
            self._known[name] = {**self._read(name)} if self._kept else {}
        return self._known[name]

    def _read(self, name: str) -> Mapping[str, str]:
        """Read a file; one that is damaged holds nothing."""
        try:
            found = json.loads(self._path(name).read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {key: text for key, text in found.items() if isinstance(text, str)}

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"
