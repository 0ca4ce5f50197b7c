"""A folder that was named and is not there is told, and not taken for an empty one."""

from __future__ import annotations

import pytest

from sharih.__main__ import main
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


@pytest.mark.parametrize(
    "words",
    [
        ("build", "--site", "https://example.org"),
        ("build", "--site=https://example.org"),
        ("status", "--onl=about"),
        ("convert", "--dry"),
    ],
)
def test_an_option_is_not_guessed_from_its_beginning(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "unrecognized arguments" in capsys.readouterr().err


def test_an_address_that_is_none_is_told_by_the_option_that_says_it(project: Project) -> None:
    told = project.run("build", "--siteurl", "/x/y")
    assert told.returncode == 1
    assert told.stderr == (
        "--siteurl /x/y: is no address of a site. "
        "Write it as https://example.org or https://example.org/repo.\n"
    )
    assert not project.output.exists()
