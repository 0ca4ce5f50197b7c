"""Problems: the file they keep, how it is shown, and the order they are told in."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from sharih.errors import Problem, Problems

REMEDY = "Mend it."


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that the user stands in."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("target", ["../a.txt", "b.txt", "link.txt"])
def test_a_link_is_called_by_its_own_name(here: Path, target: str) -> None:
    link = here / "link.txt"
    link.symlink_to(target)
    for path in (link, Path("link.txt")):
        assert str(Problem(path, 1, "is wrong", REMEDY)) == "link.txt:1: is wrong. Mend it."


def test_a_problem_keeps_its_file_and_shows_it_as_it_would_be_typed(here: Path) -> None:
    inside = Problem(here / "content" / "topics.toml", 3, "is wrong", REMEDY)
    outside = Problem(here.parent / "a.txt", None, "is wrong", REMEDY, "warning")
    assert inside.path == here / "content" / "topics.toml"
    assert str(inside) == "content/topics.toml:3: is wrong. Mend it."
    assert str(outside) == f"{here.parent}/a.txt: warning: is wrong. Mend it."
    assert str(Problem(Path("../a.txt"), 1, "is wrong", REMEDY)) == "../a.txt:1: is wrong. Mend it."


def test_a_problem_that_was_remembered_is_the_same(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = Problem(here / "a.md", 2, "is wrong", REMEDY)
    monkeypatch.chdir(here.parent)
    again = pickle.loads(pickle.dumps(problem))  # noqa: S301 - made here
    assert (again, hash(again)) == (problem, hash(problem))
    assert again.path == here / "a.md"
    assert str(again) == "a.md:2: is wrong. Mend it."


def test_problems_are_told_once_by_file_as_shown_and_line(here: Path) -> None:
    problems = Problems()
    for name, line in (("b.md", 10), ("b.md", 9), ("../z.md", 1), ("a.md", None), ("b.md", 9)):
        problems.add(here / name, line, "is wrong", REMEDY)
    problems.add(Path("b.md"), 11, "is wrong", REMEDY)
    assert [str(problem).partition(": ")[0] for problem in problems] == [
        f"{here}/../z.md:1", "a.md", "b.md:9", "b.md:10", "b.md:11",
    ]  # fmt: skip
