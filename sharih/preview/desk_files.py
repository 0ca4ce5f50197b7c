"""The files of a text ↔ what stands at the desk; each is written as a whole or not at all."""

from __future__ import annotations

import codecs
import errno
import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sharih.arabic import Lang
from sharih.content.explainers import decoded
from sharih.desk.texts import DeskTexts, Standing, TextKind, original_of, standing_of
from sharih.desk.writing import Change, Question, Written, still_right, written
from sharih.errors import ContentError, Problem
from sharih.files import locked, replace_file
from sharih.inputs import Inputs
from sharih.languages import LANGS
from sharih.preview.workspace import Workspace
from sharih.translation.alignment import same_record
from sharih.translation.ledger import LedgerEntry
from sharih.translation.ledger_file import read_ledger
from sharih.translation.recording import ledger_file, ledger_path

_TRIES: Final = 5
"""How often words are put into a text anew that somebody else saves at the same moment."""
_NEAR: Final = 8
"""How many texts are kept at hand."""
_NAMES: Final = (*(f"{lang}.md" for lang in LANGS), *(f"{lang}.po" for lang in LANGS))
_NAMED: Final[Mapping[TextKind, str]] = {"explainer": "an explainer", "page": "a page"}

Make = Callable[[Standing], Written | Question]


@dataclass(frozen=True, slots=True)
class _Read:
    """The files of a text and what they say."""

    data: Mapping[str, bytes]
    """What lies in each file, by its name."""
    standing: Standing


class DeskFiles:
    """Reads and writes the explainers and pages of a project for the desk."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lock = threading.Lock()
        self._near: OrderedDict[Path, _Read] = OrderedDict()
        self._opened: dict[tuple[Path, str], dict[str, LedgerEntry]] = {}

    def read(self, folder: Path) -> Standing:
        """Read a text as it is now. Raises ContentError for what cannot be read."""
        return self._read(folder).standing

    def write(self, folder: Path, change: Change) -> tuple[Standing, Written | Question]:
        """Put words into a file; returns how things stood before, and what became of them.

        Raises ContentError where they cannot stand there, and OSError where a file cannot be
        written; each file is the old one or the new one then.
        """
        opened = self._opened.get((folder, change.key), {})
        before, made = self._save(folder, lambda now: written(now, change, opened))
        if isinstance(made, Written) and made.earlier is not None:
            # Put back as it was, it is as old as it was.
            known = self._opened.setdefault((folder, change.key), {})
            known[made.earlier.target] = made.earlier
        return before, made

    def accept(self, folder: Path, key: str) -> tuple[Standing, Written]:
        """Record that a translation is right as it stands; raises as `write` does."""
        before, made = self._save(folder, lambda now: still_right(now, key))
        if not isinstance(made, Written):  # pragma: no cover - nothing is asked then
            raise TypeError
        if entry := made.standing.ledger.entries.get(key):
            self._opened.setdefault((folder, key), {})[entry.target] = entry
        return before, made

    def _save(self, folder: Path, make: Make) -> tuple[Standing, Written | Question]:
        # Seeds are merged into the same files under this lock of the folder of the content.
        with self._lock, locked(self._workspace.settings.content):
            for _ in range(_TRIES):
                read = self._read(folder)
                made = make(read.standing)
                if isinstance(made, Question):
                    return read.standing, made
                files = _files_of(made, read)
                if not files:
                    return read.standing, made
                if _data(folder, self._workspace.settings.inputs) != read.data:
                    continue  # somebody has just saved one of them
                for name, data in files.items():
                    replace_file(folder / name, data)
                standing = self._keep(folder, {**read.data, **files}, made.standing)
                return read.standing, replace(made, standing=standing)
        raise OSError(errno.EBUSY, "saved by another program again and again", str(folder))

    def _read(self, folder: Path) -> _Read:
        inputs, registry = self._workspace.settings.inputs, self._workspace.registry
        data = _data(folder, inputs)
        near = self._near.get(folder)
        if near is not None and near.data == data and near.standing.files.registry is registry:
            return near
        kind: TextKind = "page" if folder.parent == self._workspace.settings.pages else "explainer"
        texts = {lang: _text(folder, lang, data) for lang in LANGS if f"{lang}.md" in data}
        if not texts:
            reason, remedy = f"{_NAMED[kind]} without a text", "Write ar.md or en.md."
            raise ContentError(Problem(folder, None, reason, remedy))
        ledger = read_ledger(ledger_path(folder, original_of(folder, texts)), inputs)
        standing = standing_of(DeskTexts(folder, texts, ledger, registry, kind=kind))
        self._keep(folder, data, standing)
        return self._near[folder]

    def _keep(self, folder: Path, data: Mapping[str, bytes], standing: Standing) -> Standing:
        standing = replace(standing, files=replace(standing.files, mark=_mark(data)))
        self._near[folder] = _Read(data, standing)
        self._near.move_to_end(folder)
        while len(self._near) > _NEAR:
            self._near.popitem(last=False)
        return standing


def _files_of(made: Written, read: _Read) -> dict[str, bytes]:
    """Say which files are to be written: texts first, so that no ledger is ahead of them."""
    found = {}
    for lang, text in made.texts.items():
        name = f"{lang}.md"
        mark = codecs.BOM_UTF8 if read.data.get(name, b"").startswith(codecs.BOM_UTF8) else b""
        found[name] = mark + text.encode()
    if made.keeps_ledger and not same_record(made.standing.ledger, read.standing.files.ledger):
        path, data = ledger_file(made.standing.explainer, made.standing.ledger)
        found[path.name] = data
    return found


def _data(folder: Path, inputs: Inputs) -> dict[str, bytes]:
    """Read the files of a text, those that are there."""
    found = {}
    for name in _NAMES:
        if os.path.lexists(path := folder / name):
            try:
                found[name] = inputs.read(path)
            except FileNotFoundError:
                continue  # saved by being renamed, and not there for a moment
            except OSError as error:
                reason = f"cannot be read: {error.strerror}"
                problem = Problem(path, None, reason, "It must be a readable file.")
                raise ContentError(problem) from None
    return found


def _text(folder: Path, lang: Lang, data: Mapping[str, bytes]) -> str:
    name = f"{lang}.md"
    return decoded(data[name], folder / name)


def _mark(data: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, found in sorted(data.items()):
        digest.update(f"{name} {len(found)}\n".encode() + found)
    return digest.hexdigest()[:32]
