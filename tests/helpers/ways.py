"""A project that is its own newsroom's, under git, and the two ways from there to its readers."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from tests.helpers.projects import ROOT, Project, digests
from tests.helpers.repositories import BRANCH, git
from tests.helpers.sample import SAMPLE
from tests.helpers.workflow import Actions

ADDRESS = "https://news.example.net/site"
_PROGRAM = ("sharih", "theme", ".github", ".gitignore", "inv", "tasks.py", "requirements.txt")
"""What a newsroom keeps of the repository, besides the settings: no content, seeds or tests."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of sending a project to its readers."""

    done: bool
    """Whether they have it now."""
    log: str
    """What was printed."""


@dataclass(slots=True)
class Home:
    """A newsroom's project under git, with a bare repository as its remote."""

    project: Project
    remote: Path
    day: str = "2025-01-12"
    """The day it is."""

    def run(self, *words: str) -> Sent:
        """Run a command of Sharih on the day it is."""
        with patch.dict(os.environ, self.environment):
            result = self.project.run(*words)
        return Sent(result.returncode == 0, result.stdout + result.stderr)

    def build_and_push(self, *options: str) -> None:
        """Build, which keeps ledgers and register, and push what has changed to `main`."""
        built = self.run("build", *options)
        assert built.done, built.log
        self.push()

    def push(self) -> None:
        """Commit what has changed and push it to `main`."""
        git(self.project.root, "add", "-A")
        if git(self.project.root, "status", "--porcelain"):
            git(self.project.root, "commit", "-q", "-m", self.day)
        git(self.project.root, "push", "-q", "origin", "main")

    def content(self) -> dict[str, str]:
        """Return the digest of every file in the folder of the content."""
        return digests(self.project.root / "content")

    @property
    def environment(self) -> dict[str, str]:
        """What the environment says of the day."""
        noon = dt.datetime.fromisoformat(f"{self.day}T12:00:00+00:00")
        return {"SOURCE_DATE_EPOCH": str(int(noon.timestamp()))}


@dataclass(slots=True)
class Way(ABC):
    """A way from a newsroom's home to its readers."""

    home: Home
    _shown: int = field(default=0, init=False)

    @abstractmethod
    def send(self, event: str = "push", *, remove: bool = False) -> Sent:
        """Send what was pushed to the readers; with `remove`, pages may vanish."""

    @abstractmethod
    def readers_folder(self) -> Path:
        """Return a folder, made anew, with the files that readers get; empty at the beginning.

        What begins with a dot is for GitHub Pages, and not there.
        """

    def _new_folder(self) -> Path:
        self._shown += 1
        folder = self.home.remote.parent / f"{type(self).__name__}-{self._shown}"
        folder.mkdir()
        return folder


class ByBranch(Way):
    """An editor publishes: `./inv publish` pushes the site to the Pages branch."""

    def send(self, event: str = "push", *, remove: bool = False) -> Sent:
        """Publish; it makes no difference here what it is done for."""
        return self.home.run("publish", *(["--remove"] if remove else []))

    def readers_folder(self) -> Path:
        """Check the Pages branch out."""
        folder = self._new_folder()
        if git(self.home.remote, "for-each-ref", f"refs/heads/{BRANCH}"):
            git(folder, "clone", "-q", "-b", BRANCH, str(self.home.remote), ".")
            shutil.rmtree(folder / ".git")
            (folder / ".nojekyll").unlink()
        return folder


class ByWorkflow(Way):
    """GitHub publishes: the workflow of the repository runs for what is pushed, and daily."""

    def send(self, event: str = "push", *, remove: bool = False) -> Sent:
        """Run the workflow; pages may vanish only where somebody starts it by hand."""
        actions = self.actions
        outcome = actions.run("workflow_dispatch", remove=True) if remove else actions.run(event)
        assert outcome.written == "", "the workflow wrote into the project"
        assert outcome.jobs, "the workflow did not run"
        return Sent(outcome.jobs == {"build": True, "deploy": True}, outcome.log)

    def readers_folder(self) -> Path:
        """Copy what GitHub Pages serves."""
        folder = self._new_folder()
        if self._pages.exists():
            shutil.copytree(self._pages, folder, dirs_exist_ok=True)
        return folder

    @property
    def actions(self) -> Actions:
        """What GitHub knows of the repository."""
        remote = self.home.remote
        return Actions(remote, self._pages, ADDRESS, remote.parent, self.home.environment)

    @property
    def _pages(self) -> Path:
        return self.home.remote.parent / "pages"


def new_home(folder: Path) -> Home:
    """Make a repository with the program and nothing to read, pushed to a bare remote."""
    project = Project(folder / "project")
    project.root.mkdir()
    settings = (SAMPLE / "pelicanconf.py", SAMPLE / "publishconf.py")
    for source in (*(ROOT / name for name in _PROGRAM), *settings):
        if source.is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, project.root / source.name, ignore=ignore)
        else:
            shutil.copy(source, project.root)
    project.replace("publishconf.py", '"https://example.org"', f'"{ADDRESS}"')
    remote = folder / "remote.git"
    git(folder, "init", "-q", "--bare", "-b", "main", str(remote))
    git(project.root, "init", "-q", "-b", "main")
    git(project.root, "remote", "add", "origin", str(remote))
    git(project.root, "add", "-A")
    git(project.root, "commit", "-q", "-m", "Begin")
    git(project.root, "push", "-q", "origin", "main")
    return Home(project, remote)
