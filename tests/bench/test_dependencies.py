"""docs/dependencies.md says what is installed, under which licence, and why."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bench import dependencies
from bench.dependencies import FILES, PAGE, Reason, needed_by, pinned, reasons, rows, updated

PACKAGES = [package for file in FILES.values() for package in pinned(file)]


def test_the_tables_are_current() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert updated(page) == page, "run: ./inv dependencies --write"


def test_every_licence_is_told() -> None:
    assert "not told" not in PAGE.read_text(encoding="utf-8")


def test_why_is_said_of_all_that_nothing_else_needs_and_of_nothing_that_is_not_there(
    root: Path,
) -> None:
    told, needed = set(reasons()), set(needed_by(PACKAGES))
    assert {package.key for package in PACKAGES} - needed <= told
    assert told <= {package.key for package in PACKAGES}
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {canonicalize_name(Requirement(text).name) for text in project["dependencies"]}
    assert asked <= told


def test_a_package_that_others_need_says_which_and_one_with_a_reason_says_that() -> None:
    packages = [package for package in PACKAGES if package.name in {"pluggy", "pytest"}]
    why = {"pytest": Reason("runs them", "unittest", "MIT, by hand")}
    found = list(rows(packages, why, {"pluggy": ["pytest", "Hatchling"]}))[2:]
    assert found == [
        f"| pluggy | {packages[0].version} | MIT | needed by Hatchling, pytest |  |",
        f"| pytest | {packages[1].version} | MIT, by hand | runs them | unittest |",
    ]


def test_a_page_that_lacks_a_table_is_told() -> None:
    with pytest.raises(ValueError, match="no place for the table development"):
        updated(PAGE.read_text(encoding="utf-8").replace("<!-- end of development -->", ""))


def test_a_package_that_is_not_installed_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "some.txt").write_text("no-such-package==1.0\n", encoding="utf-8")
    monkeypatch.setattr(dependencies, "FILES", {"runtime": str(tmp_path / "some.txt")})
    monkeypatch.setattr("sys.argv", ["dependencies"])
    assert dependencies.main() == 1
    assert capsys.readouterr().err.startswith("no-such-package is not installed")
