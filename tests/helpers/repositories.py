"""A repository with a project, a bare one as its remote, and what a test asks of both."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from sharih.publish import Destination, Published, find_destination, publish

BRANCH = "gh-pages"


def git(folder: Path, *words: str, text: str | None = None) -> str:
    """Run git, which must succeed; returns what it answered."""
    done = subprocess.run(
        ["git", *words], cwd=folder, input=text, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@dataclass(frozen=True, slots=True)
class Repository:
    """A project under git, the folder of its built site, and the remote it publishes to."""

    root: Path
    site: Path
    remote: Path

    def publish(self, *, dry_run: bool = False, branch: str = BRANCH) -> Published:
        """Publish the folder of the site."""
        return publish(self.site, self.destination(branch), lambda _line: None, dry_run=dry_run)

    def destination(self, branch: str = BRANCH) -> Destination:
        """Find where it publishes to."""
        return find_destination(self.root, "origin", branch)

    def write(self, name: str, text: str = "words") -> None:
        """Write a file of the site."""
        path = self.site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def branch(self, *words: str) -> str:
        """Ask git about the remote."""
        return git(self.remote, *words)

    def files(self) -> set[str]:
        """List the files the branch of the remote holds."""
        return set(self.branch("ls-tree", "-r", "--name-only", BRANCH).splitlines())

    def commits(self) -> list[str]:
        """List the commits of the branch, the newest first; none where there is no branch."""
        if not self.branch("for-each-ref", f"refs/heads/{BRANCH}"):
            return []
        return self.branch("log", "--format=%H", BRANCH).splitlines()

    def hook(self, name: str, script: str) -> None:
        """Give the remote a hook."""
        path = self.remote / "hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def commit_elsewhere(self, name: str, text: str, folder: Path) -> str:
        """Put a file onto the branch as somebody else would; returns the commit."""
        if not folder.exists():
            git(folder.parent, "clone", "-q", "-b", BRANCH, str(self.remote), str(folder))
        git(folder, "pull", "-q")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", f"Create {name}")
        git(folder, "push", "-q", "origin", BRANCH)
        return git(folder, "rev-parse", "HEAD")

    def state(self) -> tuple[str, ...]:
        """Describe all that publishing must leave alone: HEAD, branches, index, files.

        What a check remembers in `.sharih/` may come to be; git is not to see it.
        """
        index = self.root / ".git" / "index"
        status = ("status", "--porcelain", "--ignored")
        return (
            git(self.root, "symbolic-ref", "HEAD"),
            git(self.root, "for-each-ref", "refs/heads", "refs/tags"),
            git(self.root, "--no-optional-locks", *status).replace("!! .sharih/", "").strip(),
            str(index.stat().st_mtime_ns),
            index.read_bytes().hex(),
            " ".join(sorted(path.name for path in (self.root / ".git").iterdir())),
        )


def new_repository(folder: Path) -> Repository:
    """Make a project with one commit, a small site and an empty remote."""
    made = Repository(folder / "project", folder / "site", folder / "remote.git")
    made.root.mkdir()
    git(folder, "init", "-q", "--bare", str(made.remote))
    git(made.root, "init", "-q", "-b", "main")
    git(made.root, "remote", "add", "origin", str(made.remote))
    (made.root / "pelicanconf.py").write_text("SITEURL = ''\n", encoding="utf-8")
    git(made.root, "add", "-A")
    git(made.root, "commit", "-q", "-m", "Begin")
    for name in (".nojekyll", "index.html", "404.html", "ar/index.html", "ar/bread/index.html"):
        made.write(name, f"<p>{name}</p>")
    return made


def isolate(environment: dict[str, str], folder: Path) -> dict[str, str]:
    """Return an environment in which git knows nobody's settings but the test's."""
    settings = folder / "gitconfig"
    lines = '[user]\nname = Editor\nemail = editor@localhost\n[protocol "file"]\nallow = always\n'
    settings.write_text(lines, encoding="utf-8")
    kept = {name: value for name, value in environment.items() if not name.startswith("GIT_")}
    return {
        **kept,
        "GIT_CONFIG_GLOBAL": str(settings),
        "GIT_CONFIG_SYSTEM": os.devnull,
        "HOME": str(folder),
    }
