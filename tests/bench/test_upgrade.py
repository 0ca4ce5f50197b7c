"""`./inv upgrade` tells which newer versions fit together, and writes both files of pins."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from bench import dependencies, upgrade

REPORT = {
    "install": [
        {"metadata": {"name": "Markdown", "version": "4.0",
                      "requires_dist": ["importlib-metadata>=4; python_version < '3'",
                                        "PyYAML; extra == 'testing'", "Some_Lib>1"]}},
        {"metadata": {"name": "some.lib", "version": "2.1"}},
        {"metadata": {"name": "pytest", "version": "10.0", "requires_dist": ["some-lib"]}},
    ]
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project that asks for markdown, and for pytest beside it."""
    (tmp_path / "pyproject.toml").write_text(
        '[project]\ndependencies = ["markdown>=3"]\n[project.optional-dependencies]\nx = []\n',
        encoding="utf-8",
    )
    (tmp_path / "requirements.txt").write_text("# Ours.\nMarkdown==3.9\nmdurl==0.1\n", "utf-8")
    (tmp_path / "requirements-dev.txt").write_text("# Theirs.\npytest==10.0\n", "utf-8")
    for module in (dependencies, upgrade):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(upgrade, "reasons", lambda: ["markdown", "pytest"])
    return tmp_path


def answer(monkeypatch: pytest.MonkeyPatch, status: int, out: str, err: str = "") -> None:
    """Let pip answer so."""
    done = subprocess.CompletedProcess([], status, out, err)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)


def test_what_changes_is_told_and_nothing_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(monkeypatch, 0, json.dumps(REPORT))
    monkeypatch.setattr("sys.argv", ["upgrade"])
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert upgrade.main() == 0
    assert capsys.readouterr().out.splitlines() == [
        "requirements.txt: 3 of 2 change",
        "  markdown 3.9 → 4.0",
        "- mdurl 0.1",
        "+ some-lib 2.1",
        "requirements-dev.txt: 0 of 1 change",
        "",
    ]
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_files_are_written_with_their_comments_and_the_names_they_had(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, 0, json.dumps(REPORT))
    monkeypatch.setattr("sys.argv", ["upgrade", "--write"])
    assert upgrade.main() == 0
    ours, theirs = (folder / name for name in ("requirements.txt", "requirements-dev.txt"))
    assert ours.read_text("utf-8") == "# Ours.\nMarkdown==4.0\nsome.lib==2.1\n"
    assert theirs.read_text("utf-8") == "# Theirs.\npytest==10.0\n"


def test_why_nothing_could_be_chosen_is_told_in_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(monkeypatch, 1, "", "WARNING: x\nERROR: Could not find a version\nERROR: No matching\n")
    monkeypatch.setattr("sys.argv", ["upgrade", "--write"])
    assert upgrade.main() == 1
    assert capsys.readouterr().err == "No newer versions could be chosen: ERROR: No matching\n"
    assert "3.9" in (folder / "requirements.txt").read_text("utf-8")


def test_packages_that_need_each_other_come_to_an_end() -> None:
    packages = {
        "a": upgrade.Chosen("a", "1", ("b",)),
        "b": upgrade.Chosen("b", "1", ("a", "not-here")),
    }
    assert upgrade.closure(["A"], packages) == {"a", "b"}
