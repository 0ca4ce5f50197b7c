"""A temporary copy of the project, and commands run in it as a user would."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

from sharih.__main__ import main
from tests.helpers.sample import SAMPLE

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with content, theme, seeds and settings of its own."""

    root: Path

    @property
    def output(self) -> Path:
        """The folder the site is built into."""
        return self.root / "output"

    def explainer(self, slug: str) -> Path:
        """The folder of an explainer."""
        return self.root / "content" / "explainers" / slug

    def copied(self, folder: Path) -> Project:
        """Copy it, with its site if that was built."""
        return Project(Path(shutil.copytree(self.root, folder, symlinks=True)))

    def write(self, path: str, text: str) -> Path:
        """Write a file of the project."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def replace(self, path: str, old: str, new: str) -> None:
        """Change words in a file, which must be there."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new, 1))

    def run(self, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Do what `python -m sharih` with these words does, in this process.

        A process of its own takes half a second more, which counts where hundreds are started;
        `run_apart` is for tests of what only a process has.
        """
        out, err = io.StringIO(), io.StringIO()
        with (
            patch.dict(os.environ, COLUMNS="200"),
            chdir(cwd or self.root),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            status = main(words)
        return subprocess.CompletedProcess(words, status, out.getvalue(), err.getvalue())

    def run_apart(
        self, *words: str, environment: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run `python -m sharih` with these words, as a user does."""
        return self.module("sharih", *words, environment=environment, cwd=cwd)

    def module(
        self,
        module: str,
        *words: str,
        environment: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a Python module that can import the package."""
        return subprocess.run(
            [sys.executable, "-m", module, *words],
            cwd=cwd or self.root,
            env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200", **(environment or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def built(self, *words: str) -> dict[str, str]:
        """Build, which must succeed, and return the digest of every file of the site."""
        result = self.run("build", *words)
        assert result.returncode == 0, result.stderr
        return digests(self.output)


def copied_project(folder: Path) -> Project:
    """Copy what a user has into a folder: the files of the sample, and the theme."""
    shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "theme", folder / "theme")
    return Project(folder)


def digests(folder: Path) -> dict[str, str]:
    """Return path and SHA-256 of every file in a folder."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def explainer_text(title: str, body: str, **metadata: str) -> str:
    """Write the text of an edition."""
    head = {"Title": title, "Status": "published", "Date": "2026-01-02", "Summary": "خلاصة قصيرة.",
            "Rights": "حقوق النص لأصحابه.", **metadata}  # fmt: skip
    lines = [f"{key}: {value}" for key, value in head.items() if value]
    return "\n".join(lines) + f"\n\n{body}\n"
