"""`--json` of every command: one answer, in one form, whatever goes wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.projects import Project, copied_project

KEYS = {"path", "line", "reason", "remedy", "severity"}


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Project:
    return copied_project(tmp_path / "project")


def answered(project: Project, *words: str) -> tuple[int, dict[str, Any]]:
    """Run a command for another program; its answer is all it prints there."""
    result = project.run(*words, "--json")
    return result.returncode, json.loads(result.stdout)


def damage(project: Project) -> list[str]:
    """Damage five files in five ways; returns where, in order."""
    text, other = sorted((project.root / "content/explainers").glob("*/ar.md"))
    for path, words in (
        (text, "[a](explainer:none)"),
        (other, "```"),
        (project.root / "content/stories.toml", "kind = 1"),
        (project.root / "content/topics.toml", "[odd\n"),
    ):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{words}\n")
    about = project.root / "content/pages/about/ar.md"
    about.write_bytes(b"Title: \xff\n")
    places = (text, other, about, *(project.root / "content").glob("[st]*s.toml"))
    shown = (path.relative_to(project.root).as_posix() for path in places)
    return sorted(path for path in shown if not path.endswith("seeds.toml"))


@pytest.mark.parametrize("words", [("build", "--no-convert"), ("build",)])
def test_all_that_is_wrong_is_answered_in_order(project: Project, words: tuple[str, ...]) -> None:
    damaged = damage(project)
    status, said = answered(project, *words)
    assert (status, said["failure"]) == (1, None)
    assert all(problem.keys() == KEYS for problem in said["problems"])
    errors = [p["path"] for p in said["problems"] if p["severity"] == "error"]
    assert list(dict.fromkeys(errors)) == damaged
    assert said["errors"] == len(errors)
    places = [(p["path"], p["line"] or 0) for p in said["problems"]]
    assert places == sorted(places)


def test_what_was_done_is_answered_also_where_nothing_was(project: Project) -> None:
    status, said = answered(project, "build")
    assert (status, said["errors"], said["problems"]) == (0, 0, [])
    assert said["files"]["added"] > said["pages"] > 0
    nothing = said | {"files": {"added": 0, "changed": 0, "removed": 0}}
    answered(project, "build")
    assert answered(project, "build") == (0, nothing)  # it is not looked at any more
    assert answered(project, "build", "--quiet") == (0, nothing)


def test_a_seed_that_cannot_be_converted_is_an_error_of_a_site_that_is_built(
    project: Project,
) -> None:
    project.write("seeds/empty.txt", "")
    status, said = answered(project, "build")
    assert (status, said["errors"]) == (1, 1)
    assert said["problems"][0]["path"] == "seeds/empty.txt"
    assert said["pages"] > 0


@pytest.mark.parametrize("task", ["build", "convert", "check", "status"])
def test_what_ends_a_command_is_answered(project: Project, task: str) -> None:
    project.write("pelicanconf.py", "SHARIH_DRAFTS = 7\n")
    status, said = answered(project, task)
    assert (status, said["errors"], said["failure"]) == (1, 1, None)
    assert said["problems"][0]["path"] == "pelicanconf.py"
    assert said["problems"][0].keys() >= KEYS


def test_what_is_no_file_is_a_failure(project: Project) -> None:
    status, said = answered(project, "convert", "--report", "a.txt", "--again", "a.txt")
    assert (status, said["errors"], said["problems"]) == (1, 1, [])
    assert "--report" in said["failure"]
