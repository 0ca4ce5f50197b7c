"""The workflows: what they may do, what they run, and that their actions are pinned."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

FOLDER = ".github"
USES = re.compile(r"uses: (\S+)(?: # (\S+))?$", re.MULTILINE)
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")


@pytest.fixture(scope="module")
def workflow(root: Path) -> str:
    """Return the text of the workflow that publishes."""
    return (root / FOLDER / "workflows" / "pages.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def program_workflow(root: Path) -> str:
    """Return the text of the workflow that tests the program."""
    return (root / FOLDER / "workflows" / "tests.yml").read_text(encoding="utf-8")


def job(workflow: str, name: str) -> str:
    """Return the lines of a job."""
    found = re.search(rf"^  {name}:\n((?:    .*\n|\n)+)", workflow, re.MULTILINE)
    assert found
    return found[1]


def test_zizmor_finds_nothing(root: Path) -> None:
    beside = Path(sys.executable).parent / "zizmor"
    program = str(beside) if beside.is_file() else shutil.which("zizmor")
    assert program, "zizmor is missing: pip install -r requirements-dev.txt"
    result = subprocess.run(
        [program, "--offline", "--no-progress", "--pedantic", FOLDER],
        cwd=root,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    assert "No findings to report" in result.stdout + result.stderr


def test_every_action_is_an_official_one_pinned_by_commit_with_its_release(
    workflow: str, program_workflow: str
) -> None:
    used = USES.findall(workflow + program_workflow)
    assert len(used) == (workflow + program_workflow).count("uses:") == 8
    assert [action for action, _ in used if not PINNED.fullmatch(action)] == []
    assert [release for _, release in used if not re.fullmatch(r"v\d+\.\d+\.\d+", release)] == []


def test_an_action_is_pinned_to_one_commit(workflow: str, program_workflow: str) -> None:
    commits: dict[str, set[str]] = {}
    for action, _ in USES.findall(workflow + program_workflow):
        name, _, commit = action.partition("@")
        commits.setdefault(name, set()).add(commit)
    assert all(len(found) == 1 for found in commits.values())


def test_only_the_job_that_publishes_may_write_and_it_runs_no_code_of_the_project(
    workflow: str,
) -> None:
    assert "\npermissions: {}\n" in workflow
    assert re.findall(r"(\S+): write", workflow) == ["pages", "id-token"]
    assert re.findall(r"(\S+): write", job(workflow, "deploy")) == ["pages", "id-token"]
    assert "run:" not in job(workflow, "deploy")
    assert "secrets." not in workflow


def test_pull_requests_are_built_and_checked_and_never_published(workflow: str) -> None:
    assert "pull_request_target" not in workflow
    deploy = job(workflow, "deploy")
    assert "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'" in deploy
    assert "needs: build" in deploy
    build = job(workflow, "build")
    for line in ("./inv build --no-convert --settings publishconf.py", "./inv check --settings"):
        assert line in build


def test_publishing_waits_for_no_test_of_the_program(workflow: str, program_workflow: str) -> None:
    assert "./inv test" not in workflow
    assert "./inv lint" not in workflow
    assert "./inv test" in program_workflow
    assert ": write" not in program_workflow


def test_the_program_is_tested_only_where_it_changed(program_workflow: str) -> None:
    workflow = yaml.safe_load(program_workflow)
    events = workflow[True]  # YAML 1.1 reads the key `on` as a truth value
    for event in ("push", "pull_request"):
        paths = events[event]["paths"]
        assert not any(path.startswith(("content", "seeds", "*.py")) for path in paths)
        assert {"sharih/**", "theme/**", "tests/**"} <= set(paths)


def test_the_site_is_built_anew_every_day(workflow: str) -> None:
    assert re.search(r'^    - cron: "\d+ \d+ \* \* \*"$', workflow, re.MULTILINE)


def test_the_docs_name_every_action(workflow: str, root: Path) -> None:
    text = (root / "docs" / "publish.md").read_text(encoding="utf-8")
    names = {action.partition("@")[0] for action, _ in USES.findall(workflow)}
    assert [name for name in names if f"https://github.com/{name}" not in text] == []


def test_bandit_finds_nothing(root: Path) -> None:
    words = [sys.executable, "-m", "bandit", "-q", "-c", "pyproject.toml", "-r", "sharih"]
    result = subprocess.run(words, cwd=root, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
