"""Builds and publications that are killed → the old site or the new one, whole."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from bench.kills.trees import State, mixture, put, same, state_of
from bench.kills.variants import INPUTS, keep_inputs, made_up, varied
from bench.kills.victims import Disturb, Takes, killed, run
from tests.helpers.projects import Project
from tests.helpers.repositories import BRANCH, Repository, git, isolate

_ADDRESS: Final = "https://news.example.net"


@dataclass(frozen=True, slots=True)
class _Variant:
    """A state of a project, and what a command makes of it that nobody disturbs."""

    inputs: Path
    content: State
    """What the command leaves in the content folder."""
    made: State | str
    """The site, or the tree of git that was published."""


class Builds:
    """`build`, seeds included."""

    name = "builds"

    def __init__(self, folder: Path, chance: Random, variants: int) -> None:
        self.project = made_up(folder / "project")
        self._variants = [self._variant(folder / str(n), chance) for n in range(variants)]
        self.takes = Takes()
        self._now = 0
        self._change_to(0)
        self._next_run()

    def _variant(self, folder: Path, chance: Random) -> _Variant:
        project = self.project.copied(folder / "project")
        varied(project, chance)
        inputs = keep_inputs(project, folder)
        done = run(project.root, "build")
        assert done.status == 0, done.said
        content = state_of(project.root / "content")
        return _Variant(inputs, content, state_of(project.output))

    def killed(self, chance: Random, seconds: float, number: signal.Signals) -> str:
        """Let one be killed; returns whether the site is the `old` or the `new` one then."""
        return self.disturbed(chance, partial(killed, seconds=seconds, number=number))

    def disturbed(self, chance: Random, disturb: Disturb) -> str:
        """Let something come between, and tell as `killed` does."""
        was = self._variants[self._now]
        self._now = chance.choice([n for n in range(len(self._variants)) if n != self._now])
        self._change_to(self._now)
        wanted = self._variants[self._now]
        disturb(self.project.root, ("build",))
        found = mixture(state_of(self.project.output), as_state(was.made), as_state(wanted.made))
        assert found != "some of each", "the site is neither the old nor the new one"
        mixture(state_of(self.project.root / "content"), state_of(wanted.inputs / "content"),
                wanted.content)  # fmt: skip
        self._next_run()
        return found

    def _change_to(self, number: int) -> None:
        for name in INPUTS:
            put(self._variants[number].inputs / name, self.project.root / name)

    def _next_run(self) -> None:
        with self.takes.timed():
            done = run(self.project.root, "build")
        assert done.status == 0, done.said
        same(state_of(self.project.output), as_state(self._variants[self._now].made))
        same(state_of(self.project.root / "content"), self._variants[self._now].content)


class Publications:
    """`publish` to a bare repository; what receives there outlives the sender, as elsewhere."""

    name = "publications"

    def __init__(self, folder: Path, chance: Random, variants: int) -> None:
        os.environ.update(isolate(dict(os.environ), folder))
        base = made_up(folder / "project")
        base.write(".gitignore", "/output/\n/.sharih/\n__pycache__/\n")
        base.replace("publishconf.py", '"https://example.org"', f'"{_ADDRESS}"')
        self._variants = []
        for number in range(variants):
            project = base.copied(folder / str(number) / "project")
            varied(project, chance, keeps_pages=True)
            inputs = keep_inputs(project, folder / str(number))
            _publish(where := _under_git(project))
            content = state_of(project.root / "content")
            self._variants.append(_Variant(inputs, content, _tree(where)))
        self._where = _under_git(base)
        self.takes = Takes()
        self._now = 0
        self._change_to(0)
        self._next_run()

    def killed(self, chance: Random, seconds: float, number: signal.Signals) -> str:
        """Let one be killed; returns whether the `old` or the `new` site is public then."""
        return self.disturbed(chance, partial(killed, seconds=seconds, number=number))

    def disturbed(self, chance: Random, disturb: Disturb) -> str:
        """Let something come between, and tell as `killed` does."""
        was = self._variants[self._now]
        self._now = chance.choice([n for n in range(len(self._variants)) if n != self._now])
        self._change_to(self._now)
        wanted, before = self._variants[self._now], self._where.state()
        disturb(self._where.root, ("publish",))
        tree = _settled(self._where)
        assert tree in (was.made, wanted.made), "what is public is neither old nor new"
        assert self._where.state() == before, "the user's repository has changed"
        self._next_run()
        return "new" if tree == wanted.made else "old"

    def _change_to(self, number: int) -> None:
        for name in INPUTS:
            put(self._variants[number].inputs / name, self._where.root / name)

    def _next_run(self) -> None:
        with self.takes.timed():
            _publish(self._where)
        assert _tree(self._where) == self._variants[self._now].made, (
            "not the new site was published"
        )
        git(self._where.remote, "fsck", "--strict")


def as_state(made: State | str) -> State:
    """Take what was made for the state of a folder."""
    assert not isinstance(made, str)
    return made


def _under_git(project: Project) -> Repository:
    """Put a project under git, beside a bare repository that it publishes to."""
    remote = project.root.parent / "remote.git"
    git(project.root.parent, "init", "-q", "--bare", str(remote))
    git(project.root, "init", "-q", "-b", "main")
    git(project.root, "remote", "add", "origin", str(remote))
    # The receiving end is in a session of its own: it is not killed with the sender.
    git(project.root, "config", "remote.origin.receivepack", "setsid -w git-receive-pack")
    git(project.root, "add", "-A")
    git(project.root, "commit", "-q", "-m", "Begin")
    return Repository(project.root, project.output, remote)


def _publish(where: Repository) -> None:
    done = run(where.root, "publish")
    assert done.status == 0, done.said


def _tree(where: Repository) -> str:
    return where.branch("rev-parse", f"{BRANCH}^{{tree}}")


def _settled(where: Repository) -> str:
    """Return what is public, once the receiving end has noticed that its sender is gone."""
    for _ in range(100):
        if not list(where.remote.glob("objects/tmp_objdir*")) and not list(
            where.remote.rglob("*.lock")
        ):
            break
        time.sleep(0.05)
    return _tree(where)
