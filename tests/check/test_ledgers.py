"""Ledgers that no other copy of a site has, as git tells."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sharih.check.ledger_rules import unkept_ledgers
from sharih.check.sources import read_sources
from sharih.errors import Problem, Problems
from sharih.settings import load_settings
from sharih.site.project import load_content
from sharih.site.recording import record
from sharih.translation.ledger import Ledger
from sharih.translation.ledger_file import print_ledger
from tests.helpers.projects import Project, copied_project, explainer_text
from tests.helpers.repositories import git

EXPLAINER, PAGE = "content/explainers/bread", "content/pages/about"
COMMIT = ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "x")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project whose texts and ledgers are committed."""
    made = copied_project(tmp_path / "project")
    shutil.rmtree(made.root / "content" / "explainers")
    made.write(f"{EXPLAINER}/ar.md", explainer_text("الخبز", "نص."))
    made.write(f"{EXPLAINER}/en.md", english("Bread"))
    monkeypatch.chdir(made.root)
    content = load_content(load_settings(made.root / "pelicanconf.py"), Problems())
    assert record(map(content.body, content.texts))
    made.write(f"{PAGE}/en.po", print_ledger(Ledger(), "en", "ar.md"))
    git(made.root, "init", "-q")
    commit(made)
    return made


def english(title: str, **head: str) -> str:
    """Write a translation that is whole."""
    own = {"Summary": "In one line.", "Rights": "The site's.", "Translation": "true"}
    return explainer_text(title, "Text.", **(own | head))


def commit(project: Project) -> None:
    """Commit all that git does not leave alone."""
    git(project.root, "add", "-A")
    git(project.root, *COMMIT)


def found(project: Project) -> list[Problem]:
    """List what is found."""
    return [*unkept_ledgers(read_sources(load_settings(project.root / "pelicanconf.py")))]


def told(project: Project) -> dict[str, str]:
    """Return the reasons by file; each is a warning with a remedy."""
    problems = found(project)
    assert all(problem.severity == "warning" and problem.remedy for problem in problems)
    return {problem.shown: problem.reason.partition(",")[0] for problem in problems}


def test_what_is_committed_is_no_matter(project: Project) -> None:
    assert told(project) == {}


def test_a_ledger_that_was_forgotten_is_told(project: Project) -> None:
    git(project.root, "rm", "-q", "--cached", f"{EXPLAINER}/en.po", f"{PAGE}/en.po")
    git(project.root, *COMMIT)
    reason = "not under version control as its texts are"
    assert told(project) == {f"{EXPLAINER}/en.po": reason, f"{PAGE}/en.po": reason}
    (problem, _) = found(project)
    assert problem.remedy == f"Commit it: git add {EXPLAINER}/en.po"
    git(project.root, "add", f"{EXPLAINER}/en.po")
    assert told(project).keys() == {f"{PAGE}/en.po"}


def test_a_ledger_that_is_ignored_is_told_with_the_line_that_says_so(project: Project) -> None:
    git(project.root, "rm", "-q", "--cached", f"{EXPLAINER}/en.po")
    project.write(".gitignore", "output/\n*.po\n")
    commit(project)
    assert told(project) == {f"{EXPLAINER}/en.po": "ignored by git (.gitignore:2: *.po)"}


def test_a_copy_that_has_no_ledger_is_told(project: Project, tmp_path: Path) -> None:
    git(project.root, "rm", "-q", f"{EXPLAINER}/en.po")
    git(project.root, *COMMIT)
    git(tmp_path, "clone", "-q", str(project.root), "clone")
    clone = Project(tmp_path / "clone")
    assert [problem.reason.partition(",")[0] for problem in found(clone)] == ["not there"]


@pytest.mark.parametrize(
    "change",
    [{"Status": "draft"}, {"Status": "withdrawn"}],
)
def test_what_readers_do_not_get_is_no_matter(project: Project, change: dict[str, str]) -> None:
    git(project.root, "rm", "-q", "--cached", f"{EXPLAINER}/en.po")
    project.write(f"{EXPLAINER}/en.md", english("Bread", **change))
    assert told(project) == {}


def test_what_is_not_committed_yet_is_no_matter(project: Project) -> None:
    project.write(f"{EXPLAINER}er/ar.md", explainer_text("الخباز", "نص."))
    project.write(f"{EXPLAINER}er/en.md", english("Baker"))
    assert told(project) == {}


def test_without_a_repository_nothing_is_told(project: Project) -> None:
    shutil.rmtree(project.root / ".git")
    assert told(project) == {}
