"""A workflow of GitHub Actions → the same steps, run here in a clean clone.

What a step runs, under which condition and with which environment is read from the workflow's
file; only what actions of others do is played: checking out is a clone of depth one, GitHub Pages
is a folder. Source: GitHub's documentation, Workflow syntax and Contexts.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.helpers.repositories import git

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_WORD = re.compile(r"\s*(?:('(?:[^']|'')*')|(&&|\|\||==|!=|!|\(|\))|([\w.-]+))")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the workflow did."""

    jobs: Mapping[str, bool]
    """Job → whether it succeeded; one that was not run is not here."""
    log: str
    """What its commands printed."""


@dataclass(slots=True)
class Actions:
    """A repository on GitHub as far as its workflow knows it."""

    remote: Path
    """The bare repository that is pushed to."""
    pages: Path
    """What GitHub Pages serves; there once something was published."""
    address: str
    """Where GitHub Pages serves it."""
    temporary: Path
    """A folder for clones."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """What the machine has set, such as SOURCE_DATE_EPOCH."""
    runs: int = 0

    def run(self, event: str = "push", branch: str = "main", **inputs: bool) -> Outcome:
        """Run the workflow *Pages* for a push, a schedule, a pull request or by hand."""
        self.runs += 1
        clone = self.temporary / f"run-{self.runs}"
        source = f"file://{self.remote}"
        git(self.temporary, "clone", "-q", "--depth", "1", "-b", branch, source, str(clone))
        workflow = yaml.safe_load((clone / ".github/workflows/pages.yml").read_text("utf-8"))
        context: dict[str, Any] = {
            "github": {"event_name": event, "ref": f"refs/heads/{branch}"},
            "inputs": inputs,
        }
        jobs: dict[str, bool] = {}
        log: list[str] = []
        for name, job in workflow["jobs"].items():
            needs = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
            if all(jobs.get(need) for need in needs) and evaluated(job.get("if", "true"), context):
                jobs[name] = self._job(job, clone, context, log)
        return Outcome(jobs, "".join(log))

    def _job(self, job: Mapping[str, Any], clone: Path, context: Mapping[str, Any],
             log: list[str]) -> bool:  # fmt: skip
        steps: dict[str, Any] = {}
        context = {**context, "steps": steps}
        for step in job["steps"]:
            if not evaluated(step.get("if", "true"), context):
                continue
            if "run" in step:
                variables = {k: filled(v, context) for k, v in step.get("env", {}).items()}
                result = self._command(filled(step["run"], context), clone, variables)
                log.append(result.stdout)
                if result.returncode:
                    return False
            else:
                outputs = self._action(step["uses"].partition("@")[0], step, clone)
                steps[step.get("id", "")] = {"outputs": outputs}
        return True

    def _command(
        self, words: str, clone: Path, variables: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-e", "-c", words],
            cwd=clone,
            env={**os.environ, "CI": "true", "COLUMNS": "200", **self.environment, **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def _action(self, name: str, step: Mapping[str, Any], clone: Path) -> dict[str, str]:
        """Do what one of GitHub's own actions does, and return its outputs."""
        kept = self.temporary / "artifact"
        match name:
            case "actions/checkout":
                pass  # the clone is there
            case "actions/setup-python":
                lend_environment(clone)
            case "actions/configure-pages":
                return {"base_url": self.address}
            case "actions/upload-pages-artifact":
                shutil.rmtree(kept, ignore_errors=True)
                shutil.copytree(clone / step["with"]["path"], kept)
            case "actions/deploy-pages":
                shutil.rmtree(self.pages, ignore_errors=True)
                shutil.copytree(kept, self.pages)
                return {"page_url": self.address}
            case _:
                raise AssertionError(f"nobody knows here what {name} does")
        return {}


def lend_environment(clone: Path) -> None:
    """Let `./inv` of a clone use the environment of these tests, if it is one of `./inv`'s."""
    if (Path(sys.prefix) / "installed").is_file():
        (clone / ".venv").symlink_to(sys.prefix)


def filled(text: object, context: Mapping[str, Any]) -> str:
    """Put values in place of the expressions in a text."""
    return _EXPRESSION.sub(lambda found: _shown(_Reader(found[1], context).value()), str(text))


def evaluated(condition: object, context: Mapping[str, Any]) -> bool:
    """Say whether a condition holds; `success()` is implied, as in a workflow."""
    text = str(condition).strip()
    inner = _EXPRESSION.fullmatch(text)
    return bool(_Reader(inner[1] if inner else text, context).value())


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


class _Reader:
    """Works an expression out: names, texts, !, ==, !=, &&, || and brackets."""

    def __init__(self, text: str, context: Mapping[str, Any]) -> None:
        self.words = [found.group().strip() for found in _WORD.finditer(text)]
        assert "".join(self.words) == re.sub(r"\s", "", text) or "'" in text, text
        self.context = context

    def value(self) -> Any:
        found = self._either()
        assert not self.words, self.words
        return found

    def _either(self) -> Any:
        left = self._both()
        while self.words[:1] == ["||"]:
            self.words.pop(0)
            right = self._both()
            left = left or right
        return left

    def _both(self) -> Any:
        left = self._same()
        while self.words[:1] == ["&&"]:
            self.words.pop(0)
            right = self._same()
            left = left and right
        return left

    def _same(self) -> Any:
        left = self._one()
        while self.words[:1] in (["=="], ["!="]):
            equal = self.words.pop(0) == "=="
            left = (left == self._one()) is equal
        return left

    def _one(self) -> Any:
        word = self.words.pop(0)
        if word == "!":
            return not self._one()
        if word == "(":
            found = self._either()
            assert self.words.pop(0) == ")"
            return found
        if word.startswith("'"):
            return word[1:-1].replace("''", "'")
        if word in ("true", "false"):
            return word == "true"
        found = self.context
        for part in word.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found
