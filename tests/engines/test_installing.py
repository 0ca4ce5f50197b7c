"""What an engine needs is installed by the command that asks for it, and by nothing else."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from sharih.engines import installing
from sharih.engines.installing import PACKAGES, installer, missing
from sharih.engines.interface import EngineError, Workplace
from sharih.engines.known import open_engine
from tests.helpers.projects import ROOT


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the packages of engines seem not to be installed."""
    monkeypatch.setattr(installing, "find_spec", lambda _name: None)


@pytest.mark.usefixtures("absent")
def test_without_leave_to_install_it_is_told_how() -> None:
    place = Workplace("ar", "en", Path(), Path())
    told = r"^firefox: fxtranslate must be installed\. \./inv translate does it, or:  pip install"
    with pytest.raises(EngineError, match=told):
        open_engine("firefox", place)
    with pytest.raises(EngineError, match=r"^ctranslate2: ctranslate2 and sentencepiece must be"):
        open_engine("ctranslate2", place)


def test_only_the_environment_of_the_project_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert installer(tmp_path, print) is None
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    assert installer(tmp_path, print) is not None


@pytest.mark.usefixtures("absent")
def test_it_is_said_before_it_is_done_and_a_failure_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def run(words: list[str], **_more: object) -> subprocess.CompletedProcess[str]:
        said.append(" ".join(words[1:]))
        error = "WARNING: x\nERROR: Could not find a version\n"
        return subprocess.CompletedProcess(words, 1, "", error)

    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    monkeypatch.setattr("subprocess.run", run)
    install = installer(tmp_path, said.append)
    assert install is not None
    with pytest.raises(EngineError, match=r"could not be installed \(Could not find a version\)"):
        install("firefox")
    assert said == [
        "Installing fxtranslate==0.5.0 into .venv (2 MB, MPL-2.0), once.",
        "-m pip install --quiet fxtranslate==0.5.0",
    ]


def test_nothing_is_missing_for_an_engine_that_needs_nothing() -> None:
    assert missing("memory") == missing("http") == missing("another") == []


def test_what_is_installed_is_what_the_extras_say_and_what_is_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tested = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8").splitlines()
    for engine, packages in PACKAGES.items():
        extra = {
            one.name: one for one in map(Requirement, project["optional-dependencies"][engine])
        }
        assert set(extra) == {Requirement(one).name for one in packages.values()}
        for one in map(Requirement, packages.values()):
            (pin,) = one.specifier
            assert pin.version in extra[one.name].specifier
            assert str(one) in tested
