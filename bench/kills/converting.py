"""Conversions that are killed → drafts that are there or not, and all after the next one."""

from __future__ import annotations

import shutil
import signal
import tomllib
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from bench.kills.trees import State, mixture, same, state_of
from bench.kills.victims import Disturb, Takes, killed, run
from tests.helpers.newsroom import NEW, lines_of
from tests.helpers.projects import Project, copied_project

_REGISTER = "seeds.toml"
_SEEDS = 20
"""How many seeds a newsroom has; each is new, has changed, or is as it was."""


@dataclass(frozen=True, slots=True)
class _Newsroom:
    """A project with seeds to be converted, and what a conversion makes of it."""

    root: Path
    before: State
    after: State
    entries: tuple[dict[str, Any], dict[str, Any]]
    """What the register says of seeds, before and after."""


class Conversions:
    """`convert` of new seeds and of changed ones, whose drafts an editor has worked at."""

    name = "conversions"

    def __init__(self, folder: Path, chance: Random, variants: int) -> None:
        self._work = folder / "work"
        self.takes = Takes()
        self._newsrooms = [self._newsroom(folder / str(n), chance) for n in range(variants)]

    def _newsroom(self, folder: Path, chance: Random) -> _Newsroom:
        project = copied_project(folder / "project")
        shutil.rmtree(project.root / "theme")
        texts = {f"{number:02}.txt": lines_of(chance.randrange(10_000)) for number in range(_SEEDS)}
        known = dict(list(texts.items())[: _SEEDS // 2])
        _write(project, known)
        done = run(project.root, "convert")
        assert done.status == 0, done.said
        for draft in sorted(project.root.glob("content/explainers/*/ar.md"))[::3]:
            text = draft.read_text(encoding="utf-8")
            draft.write_text(f"{text.rstrip()}\n\nكلمة من المحرر.\n", encoding="utf-8")
        for name in chance.sample(sorted(known), _SEEDS // 4):
            texts[name] = (*texts[name], NEW)
        _write(project, texts)
        undisturbed = project.copied(folder / "undisturbed")
        with self.takes.timed():
            done = run(undisturbed.root, "convert")
        assert done.status == 0, done.said
        states = [state_of(each.root / "content") for each in (project, undisturbed)]
        registers = [_register(p.root / "content" / _REGISTER) for p in (project, undisturbed)]
        return _Newsroom(project.root, states[0], states[1], (registers[0], registers[1]))

    def killed(self, chance: Random, seconds: float, number: signal.Signals) -> str:
        """Let one be killed; returns of which state the files of drafts are then."""
        return self.disturbed(chance, partial(killed, seconds=seconds, number=number))

    def disturbed(self, chance: Random, disturb: Disturb) -> str:
        """Let something come between, and tell as `killed` does."""
        newsroom = chance.choice(self._newsrooms)
        shutil.rmtree(self._work, ignore_errors=True)
        shutil.copytree(newsroom.root, self._work)
        disturb(self._work, ("convert",))
        content = self._work / "content"
        found = mixture(*(_drafts(s) for s in (state_of(content), newsroom.before, newsroom.after)))
        _look_at_register(content / _REGISTER, newsroom)
        with self.takes.timed():
            done = run(self._work, "convert")
        assert done.status == 0, done.said
        same(state_of(content), newsroom.after)
        return found


def _register(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _drafts(state: State) -> State:
    """Leave out the register, which says of each seed by itself what became of it."""
    return {path: digest for path, digest in state.items() if path != _REGISTER}


def _look_at_register(path: Path, newsroom: _Newsroom) -> None:
    """Raise AssertionError where an entry is neither what it was nor what it becomes."""
    before, after = newsroom.entries
    for name, entry in _register(path).items():
        assert entry in (before.get(name), after.get(name)), f"{name} in {path.name} is neither"


def _write(project: Project, texts: dict[str, tuple[str, ...]]) -> None:
    for name, lines in texts.items():
        project.write(f"seeds/{name}", "\n".join((*lines, "")))
