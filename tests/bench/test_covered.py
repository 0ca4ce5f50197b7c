"""`./inv coverage` tells of each room of the program which branches its tests take."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bench import covered


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that measurements are kept in."""
    monkeypatch.setattr(covered, "KEPT", tmp_path)
    return tmp_path


def told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Say words to it; returns what it prints."""
    monkeypatch.setattr("sys.argv", ["covered", *words])
    assert covered.main() == 0
    return capsys.readouterr().out


def test_what_tests_take_is_kept_also_where_they_start_commands_and_fork(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told(monkeypatch, capsys, "test_slugs.py")
    assert (kept / "test_slugs.py").is_file()
    text = told(monkeypatch, capsys, "--told", "--missing")
    assert "Measured of 1 of" in text
    assert "| `all` |" in text
    report = {line.split()[0]: line for line in text.splitlines() if line.startswith("sharih/")}
    assert "sharih/conversion/quotes/quotes.py" in report  # what nothing has loaded counts too
    assert "sharih/slugs.py" not in report  # all of it is reached


def test_what_a_killed_process_left_half_written_is_passed_over(kept: Path) -> None:
    from coverage import CoverageData

    (kept / "broken").write_bytes(b"no database")
    data = CoverageData(str(kept / "whole"))
    covered._take(data, kept / "broken")
    assert not data.measured_files()


def test_rooms_are_those_that_test_the_program() -> None:
    assert {"arabic", "test_build.py", "site"} <= set(covered.rooms())
    assert not {"bench", "helpers", "quality", "cases"} & set(covered.rooms())


def test_all_tests_are_run_at_once_and_told_alone(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept / "arabic").touch()
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    with monkeypatch.context() as patched:
        patched.setattr(subprocess, "run", run)
        text = told(monkeypatch, capsys, "--whole", "--workers", "3")
    (command,) = commands
    assert command[command.index("pytest") :][:4] == ["pytest", "-q", "--no-header", "tests"]
    assert command[-2:] == ["-n", "3"]
    assert "Measured of 0 of 1 rooms of tests: " in text  # nothing was run
    assert "The tests took " in text
