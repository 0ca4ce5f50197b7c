"""Previews that are killed while the desk writes → texts before or after, and after another try."""

from __future__ import annotations

import json
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from random import Random
from typing import Any

from bench.kills.trees import State, mixture, put, same, state_of
from bench.kills.victims import PATIENCE, Takes, ended, group_is_gone, kill_group, start
from sharih.preview.desk_answers import TOKEN
from tests.helpers.previews import Preview
from tests.helpers.projects import Project
from tests.helpers.sample import MEETING
from tests.helpers.workspaces import small_project

_PATH = f"/desk/{MEETING}/"
_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\S*")
_ARABIC = "قال بوتين إن الكرملين لم يحدد موعدا. انظر [آخر](explainer:other)."
_ENGLISH = "The Kremlin said that there was no date yet."


@dataclass(frozen=True, slots=True)
class _Edit:
    """Something done at the desk, and what the files are after it."""

    wanted: dict[str, Any]
    after: State


class Edits:
    """What is written at the desk of `serve`, in either language, or found to be right."""

    name = "edits"

    def __init__(self, folder: Path, chance: Random, variants: int) -> None:
        self.takes = Takes()
        self._project = small_project(folder / "project")
        self._folder = self._project.root / "content"
        with _desk(self._project) as desk:  # the ledger comes to be with the first words
            assert desk.send(_words("target", _ENGLISH, "The Kremlin named no date.")) == 200
        self._before = self._project.copied(folder / "before").root / "content"
        self._edits = [self._made(edit) for edit in _made_up(chance, variants)]

    def _made(self, wanted: dict[str, Any]) -> _Edit:
        put(self._before, self._folder)
        with _desk(self._project) as desk, self.takes.timed():
            assert desk.send(wanted) == 200
        return _Edit(wanted, state_of(self._folder))

    def killed(self, chance: Random, seconds: float, number: signal.Signals) -> str:
        """Let a preview be killed so long after it was asked; returns of which state files are."""
        edit = chance.choice(self._edits)
        put(self._before, self._folder)
        with _desk(self._project) as desk:
            answered: list[int] = []
            asking = threading.Thread(target=lambda: answered.append(desk.send(edit.wanted)))
            asking.start()
            asking.join(seconds)
            said = bool(answered) and answered[0] == 200
            kill_group(desk.preview.process, number)
            asking.join(PATIENCE)
        found = mixture(state_of(self._folder), state_of(self._before), edit.after)
        assert not said or found == "new", "what was answered for is not in the files"
        with _desk(self._project) as desk, self.takes.timed():
            assert desk.send(edit.wanted) == 200, "the same words are refused after the kill"
        same(state_of(self._folder), edit.after)
        return found


@dataclass(frozen=True, slots=True)
class Desk:
    """A preview's desk, asked as its own page asks."""

    preview: Preview
    token: str

    def send(self, wanted: dict[str, Any]) -> int:
        """Have something done; returns the status of the answer, 0 where there was none."""
        headers = {TOKEN.replace("-", "_"): self.token}
        with suppress(OSError, HTTPException):
            return self.preview.post(_PATH, json.dumps(wanted).encode(), **headers)[0]
        return 0


@contextmanager
def _desk(project: Project) -> Iterator[Desk]:
    """Run a preview until the block ends, and kill what is left of it then."""
    process = start(project.root, "serve", "--port", "0")
    try:
        said: list[str] = []
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line)
            if found := _ADDRESS.search(line):
                preview = Preview(process, said, found[0], int(found[1]))
                named = re.search(rb'data-token="([^"]+)"', preview.get(_PATH)[2])
                assert named is not None, "the desk has no token"
                yield Desk(preview, named[1].decode())
                break
        else:
            raise AssertionError(f"no preview: {''.join(said)}")
    finally:
        kill_group(process, signal.SIGKILL)
        ended(process)
        assert group_is_gone(process.pid), "a process of the preview outlives it"


def _words(side: str, known: str, words: str) -> dict[str, Any]:
    wanted = {"do": "write", "key": "what.1", "side": side, "part": 0}
    return {**wanted, "known": known, "words": words}


def _made_up(chance: Random, count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        some = f"no date {chance.randrange(1000)}"
        if number % 3 == 0:
            yield _words("target", "The Kremlin named no date.", f"The Kremlin named {some}.")
        elif number % 3 == 1:
            yield _words("source", _ARABIC, _ARABIC.replace("موعدا", f"موعدا {some[-3:]}"))
        else:
            yield {"do": "accept", "key": "what.1"}
