"""A check that is asked for again is answered at once, if nothing it depends on has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sharih.check.sources import Sources, read_sources
from sharih.settings import Settings
from sharih.site.stages import Stages
from tests.helpers.projects import Project
from tests.helpers.repositories import git
from tests.helpers.sample import MEETING

AR = f"content/explainers/{MEETING}/ar.md"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Note each time that sources are read to be checked."""
    found: list[Path] = []
    read = read_sources

    def noted(settings: Settings, stages: Stages) -> Sources:
        found.append(settings.root)
        return read(settings, stages)

    monkeypatch.setattr("sharih.check.checking.read_sources", noted)
    return found


@pytest.fixture
def checked(built_project: Project, reads: list[Path]) -> Project:
    """Return a project with a site, which has been checked."""
    longer(built_project, "pelicanconf.py", 'SHARIH_STYLES = ["look.css"]')
    built_project.write("look.css", "p { color: teal }\n")
    time.sleep(0.2)  # else the times of its files could not be trusted
    built_project.run("check")
    reads.clear()
    return built_project


@pytest.mark.parametrize("words", [(), ("--json",), ("--strict",)])
def test_the_same_is_said_without_reading_anything(
    built_project: Project, reads: list[Path], words: tuple[str, ...]
) -> None:
    time.sleep(0.2)
    first = built_project.run("check", *words)
    assert len(reads) == 1
    again = built_project.run("check", *words)
    assert len(reads) == 1
    assert (again.returncode, again.stdout, again.stderr) == (
        first.returncode, first.stdout, first.stderr,
    )  # fmt: skip


def touched(project: Project) -> None:
    os.utime(project.root / AR)


def longer(project: Project, path: str, line: str) -> None:
    text = (project.root / path).read_text("utf-8")
    project.write(path, f"{text}\n{line}\n")


CHANGES: dict[str, Callable[[Project], object]] = {
    "a text": lambda project: project.replace(AR, "Title: ", "Title: عنوان: "),
    "a time": touched,
    "a page of the site": lambda project: project.replace("output/ar/index.html", "<h1", "<h2"),
    "a file in the site": lambda project: project.write("output/en/note.txt", "more"),
    "a template": lambda project: longer(project, "theme/templates/404.html", ""),
    "a style sheet of the site": lambda project: project.write("look.css", "p { color: red }\n"),
    "a setting": lambda project: project.write(
        "pelicanconf.py",
        (project.root / "pelicanconf.py").read_text("utf-8") + "\nSITENAME = 'X'\n",
    ),
    "the registry": lambda project: project.write(
        "content/topics.toml", (project.root / "content/topics.toml").read_text("utf-8") + "\n#\n"
    ),
    "what git leaves alone": lambda project: project.write(".gitignore", "*.po\n"),
    "a repository": lambda project: git(project.root, "init", "-q"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_all_is_read_again_where_something_changed(
    checked: Project, reads: list[Path], change: str
) -> None:
    CHANGES[change](checked)
    checked.run("check")
    assert len(reads) == 1


def test_what_git_knows_is_a_part_of_the_question(checked: Project, reads: list[Path]) -> None:
    git(checked.root, "init", "-q")
    git(checked.root, "add", "content")
    time.sleep(0.2)
    checked.run("check")
    checked.run("check")
    assert len(reads) == 1
    git(checked.root, "rm", "-q", "--cached", f"content/explainers/{MEETING}/en.po")
    assert f"{MEETING}/en.po: warning: not under version control" in checked.run("check").stdout
    assert len(reads) == 2


def test_other_words_are_another_question(checked: Project, reads: list[Path]) -> None:
    checked.run("check", "--strict")
    assert len(reads) == 1


def test_another_day_is_another_question(
    checked: Project, reads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: time.time_ns() / 1e9 + 86_400)
    checked.run("check")
    assert len(reads) == 1
