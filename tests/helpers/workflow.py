"""A workflow of GitHub Actions → the same steps, run here in a clean clone.

When it runs, what a step runs, under which condition and with which environment is read from the
workflow's file; only what actions of others do is played: checking out is a clone of depth one,
GitHub Pages is a folder. What the file asks for and nobody plays is an error.
Source: GitHub's documentation, Workflow syntax and Contexts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.helpers.expressions import evaluated, filled
from tests.helpers.repositories import git

WORKFLOW = ".github/workflows/pages.yml"
_OF_WORKFLOW = {"name", True, "permissions", "concurrency", "jobs"}
_OF_JOB = {"name", "if", "needs", "runs-on", "timeout-minutes", "permissions", "environment",
           "steps"}  # fmt: skip
_OF_STEP = {"continue-on-error", "name", "id", "if", "env", "run", "uses", "with"}
_ON = True  # YAML 1.1 reads the key `on` as a truth value


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the workflow did."""

    jobs: Mapping[str, bool]
    """Job → whether it succeeded; one that was not run is not here."""
    log: str
    """What its commands printed."""
    written: str
    """What they changed among the files that are under git, as `git status` lists it."""


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
    python: str = sys.executable
    """The Python with everything that the project's requirements name."""

    def run(self, event: str = "push", branch: str = "main", **inputs: bool) -> Outcome:
        """Run the workflow *Pages* for a push, a schedule, a pull request or by hand."""
        clone = self.temporary / "clone"
        source = f"file://{self.remote}"
        git(self.temporary, "clone", "-q", "--depth", "1", "-b", branch, source, str(clone))
        workflow = yaml.safe_load((clone / WORKFLOW).read_text("utf-8"))
        _refuse_others(workflow, _OF_WORKFLOW)
        jobs: dict[str, bool] = {}
        log: list[str] = []
        if is_meant(workflow[_ON], event, branch):
            ref = "refs/pull/1/merge" if event == "pull_request" else f"refs/heads/{branch}"
            given = _inputs(workflow[_ON], inputs) if event == "workflow_dispatch" else {}
            context = {"github": {"event_name": event, "ref": ref}, "inputs": given}
            for name, job in workflow["jobs"].items():
                _refuse_others(job, _OF_JOB)
                needs = [job["needs"]] if "needs" in job else []
                if all(map(jobs.get, needs)) and evaluated(job.get("if", "true"), context):
                    jobs[name] = self._job(job, clone, context, log)
        written = git(clone, "status", "--porcelain")
        shutil.rmtree(clone)
        shutil.rmtree(self._artifact, ignore_errors=True)
        return Outcome(jobs, "".join(log), written)

    def _job(
        self, job: Mapping[str, Any], clone: Path, context: Mapping[str, Any], log: list[str]
    ) -> bool:
        """Run the steps of a job; says whether all succeeded."""
        steps: dict[str, Any] = {}
        context = {**context, "steps": steps}
        kept: list[str] = []
        for step in job["steps"]:
            _refuse_others(step, _OF_STEP)
            if not evaluated(step.get("if", "true"), context):
                continue
            if step.get("run", "").startswith("sudo "):
                continue  # what a machine of GitHub's is given, this one has or does without
            if "run" in step:
                variables = {k: filled(v, context) for k, v in step.get("env", {}).items()}
                result = self._command(filled(step["run"], context), clone, variables)
                log.append(result.stdout)
                if result.returncode and not step.get("continue-on-error"):
                    return False
            else:
                name = step["uses"].partition("@")[0]
                if name == "actions/cache":
                    kept.append(step["with"]["path"])
                outputs = self._action(name, step, clone)
                steps[step.get("id", "")] = {"outputs": outputs}
        for path in kept:  # the action saves at the end of a job that succeeded
            shutil.rmtree(self._cache, ignore_errors=True)
            shutil.copytree(clone / path, self._cache)
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
        match name:
            case "actions/checkout":
                pass  # the clone is there
            case "actions/setup-python":
                lend_environment(clone, self.python)
            case "actions/cache":
                if self._cache.is_dir():
                    shutil.copytree(self._cache, clone / step["with"]["path"])
            case "actions/configure-pages":
                return {"base_url": self.address}
            case "actions/upload-pages-artifact":  # leaves out what begins with a dot, from v4 on
                hidden = shutil.ignore_patterns(".*")
                shutil.copytree(clone / step["with"]["path"], self._artifact, ignore=hidden)
            case "actions/deploy-pages":
                shutil.rmtree(self.pages, ignore_errors=True)
                shutil.copytree(self._artifact, self.pages)
                return {"page_url": self.address}
            case _:
                raise AssertionError(f"nobody knows here what {name} does")
        return {}

    @property
    def _cache(self) -> Path:
        return self.temporary / "cache"

    @property
    def _artifact(self) -> Path:
        return self.temporary / "artifact"


def is_meant(events: Mapping[str, Any], event: str, branch: str) -> bool:
    """Say whether a workflow runs for an event; a push may be meant on some branches only."""
    if event not in events:
        return False
    only = events[event] or {}
    if event == "push":
        _refuse_others(only, {"branches"})
        return branch in only.get("branches", [branch])
    assert event in ("schedule", "workflow_dispatch") or not only, only
    return True


def lend_environment(clone: Path, lent: str = sys.executable) -> None:
    """Let `./inv` of a clone find an environment ready for it, by default that of these tests."""
    python = clone / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text(f'#!/bin/sh\nexec "{lent}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    with (clone / "requirements.txt").open("rb") as requirements:
        done = subprocess.run(["cksum"], stdin=requirements, capture_output=True, check=True)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    stamp = f"{version} {done.stdout.decode()}"
    (clone / ".venv" / "installed").write_text(stamp, encoding="utf-8")


def _inputs(events: Mapping[str, Any], given: Mapping[str, bool]) -> dict[str, Any]:
    """Return what somebody who starts the workflow by hand gives it."""
    known = events["workflow_dispatch"]["inputs"]
    _refuse_others(given, known)
    return {name: given.get(name, said.get("default")) for name, said in known.items()}


def _refuse_others(found: Iterable[object], known: Iterable[object]) -> None:
    others = {*found} - {*known}
    assert not others, f"nobody knows here what {others} is"
