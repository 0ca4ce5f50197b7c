"""What git knows of the files of a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.git.tracking import IgnoreRule, deciding_files, ignored, tracked
from tests.helpers.repositories import git

NAMES = ("texts/a b/ar.md", "texts/شرح/en.po", "texts/[x]/en.po", "texts/new.po")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with some files, which is no repository yet."""
    for name in NAMES:
        path = tmp_path / name
        path.parent.mkdir(parents=True) if not path.parent.exists() else None
        path.write_text("x", encoding="utf-8")
    return tmp_path


def test_without_a_repository_nothing_is_known(root: Path) -> None:
    assert tracked(root, root / "texts") is None
    assert deciding_files(root) == (root / ".gitignore", root / ".git")


def test_without_git_nothing_is_known(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(root, "init", "-q")
    monkeypatch.setenv("PATH", str(root))
    assert tracked(root, root / "texts") is None
    assert deciding_files(root) == (root / ".gitignore",)


def test_what_is_added_is_known_by_whatever_name(root: Path) -> None:
    git(root, "init", "-q")
    assert tracked(root, root / "texts") == frozenset()
    git(root, "add", "--", *NAMES[:3])
    (root / NAMES[0]).unlink()
    assert tracked(root, root / "texts") == frozenset(root / name for name in NAMES[:3])


def test_what_is_left_alone_is_told_with_the_line_that_says_so(root: Path) -> None:
    git(root, "init", "-q")
    files = [root / name for name in NAMES]
    assert ignored(root, files) == {}
    rules = "# ours\n*.po\n!/texts/new.po\n"
    (root / ".gitignore").write_text(rules, encoding="utf-8")
    rule = IgnoreRule(".gitignore", 2, "*.po")
    missing = root / "texts/none/en.po"
    found = ignored(root, [*files, missing])
    assert found == dict.fromkeys((root / NAMES[1], root / NAMES[2], missing), rule)


def test_a_project_in_a_folder_of_a_repository_is_known_too(root: Path) -> None:
    git(root, "init", "-q")
    git(root, "add", "-A")
    inner = root / "texts"
    assert tracked(inner, inner / "a b") == frozenset([root / NAMES[0]])
    own, top, index = deciding_files(inner)
    assert (own, top) == (inner / ".gitignore", root / ".gitignore")
    assert index.resolve() == root / ".git" / "index"
