"""A folder that was named and is not there is told, and not taken for an empty one."""

from __future__ import annotations

import pytest

from tests.helpers.projects import Project

TASKS = (("build",), ("check",), ("export",), ("import", "x.po"), ("serve", "--port", "0"))


@pytest.mark.parametrize("words", [*TASKS, ("convert",), ("new", "T")])
def test_seeds_that_are_not_there_are_told(project: Project, words: tuple[str, ...]) -> None:
    result = project.run(*words, "--seeds", "nowhere")
    assert result.returncode == 1
    assert result.stderr.startswith("nowhere: is not there. ")


@pytest.mark.parametrize("words", TASKS)
def test_a_content_folder_that_is_not_there_is_told_and_not_made(
    project: Project, words: tuple[str, ...]
) -> None:
    result = project.run(*words, "--content", "nowhere")
    assert result.returncode == 1
    assert result.stderr.startswith("nowhere: is not there. Name the folder of the explainers")
    assert not (project.root / "nowhere").exists()


def test_a_first_explainer_may_begin_a_folder(project: Project) -> None:
    assert project.run("new", "A title", "--content", "fresh").returncode == 0
    assert (project.root / "fresh/explainers").is_dir()
