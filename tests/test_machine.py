"""How the tests' Chromium is found, and how it is fetched on machines of all kinds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import machine
from tests.helpers.browser import launch_options
from tests.helpers.machine import Machine

DEBIAN_ROOT = Machine(root=True, apt=True, snaps=False)
UBUNTU_ROOT = Machine(root=True, apt=True, snaps=True)
DEBIAN_USER = Machine(root=False, apt=True, snaps=False)
UBUNTU_USER = Machine(root=False, apt=True, snaps=True)
OTHER = Machine(root=True, apt=False, snaps=False)

GiveProgram = Callable[[str, str], str]


@pytest.fixture
def give_program(tmp_path: Path) -> GiveProgram:
    """Return `give(name, script)`, which puts a program into a folder and gives its path."""

    def give(name: str, script: str) -> str:
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    return give


def no_download(monkeypatch: pytest.MonkeyPatch) -> None:
    """Play a machine on which Playwright has fetched no Chromium."""
    monkeypatch.setattr(machine, "playwright_path", lambda: None)


def test_debian_as_root_gets_the_package_and_then_the_download() -> None:
    package, download = machine.ways_to_chromium(DEBIAN_ROOT)
    assert package[0][:2] == ("apt-get", "update")
    assert package[1][-2:] == ("chromium", "fonts-noto-core")
    assert download[0][-3:] == ("install", "--with-deps", "chromium")


def test_ubuntu_as_root_never_asks_for_the_package_that_is_only_a_snap() -> None:
    ways = machine.ways_to_chromium(UBUNTU_ROOT)
    assert [way[0][1:] for way in ways] == [
        ("-m", "playwright", "install", "--with-deps", "chromium")
    ]


@pytest.mark.parametrize("kind", [DEBIAN_USER, UBUNTU_USER, OTHER])
def test_others_get_the_download_alone(kind: Machine) -> None:
    ways = machine.ways_to_chromium(kind)
    assert [way[0][1:] for way in ways] == [("-m", "playwright", "install", "chromium")]


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        (DEBIAN_USER, "sudo apt-get install chromium fonts-noto-core"),
        (UBUNTU_USER, "playwright install-deps chromium"),
        (OTHER, "install Chromium or Google Chrome"),
    ],
)
def test_where_nothing_works_one_line_says_what_to_install(kind: Machine, command: str) -> None:
    line = machine.what_to_install(kind)
    assert command in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ID=debian\n", False),
        ("NAME=x\nID=ubuntu\nID_LIKE=debian\n", True),
        ('ID=pop\nID_LIKE="ubuntu debian"\n', True),
        ("", False),
    ],
)
def test_ubuntu_is_known_by_its_os_release(tmp_path: Path, text: str, expected: bool) -> None:
    path = tmp_path / "os-release"
    path.write_text(text, encoding="utf-8")
    assert machine.is_ubuntu(path) is expected


def test_the_named_chromium_comes_before_the_one_on_the_path(give_program: GiveProgram) -> None:
    named = give_program("mine", "echo Chromium 1")
    folder = str(Path(give_program("chromium", "echo Chromium 2")).parent)
    assert machine.find_chromium({machine.VARIABLE: named, "PATH": folder}) == named


def test_a_named_chromium_that_does_not_run_is_an_error() -> None:
    with pytest.raises(machine.SetupError, match=machine.VARIABLE):
        machine.find_chromium({machine.VARIABLE: "no/such/program", "PATH": ""})


def test_a_program_that_only_points_to_a_snap_is_passed_over(
    give_program: GiveProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_download(monkeypatch)
    folder = str(Path(give_program("chromium", "echo needs the Chromium snap; exit 1")).parent)
    assert machine.find_chromium({"PATH": folder}) is None
    chrome = give_program("google-chrome", "echo Google Chrome 1")
    assert machine.find_chromium({"PATH": folder}) == chrome


def test_a_chromium_that_is_there_is_not_installed_again(
    give_program: GiveProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = give_program("mine", "echo Chromium 1")
    monkeypatch.setenv(machine.VARIABLE, named)
    monkeypatch.setattr(machine, "succeeds", lambda command: pytest.fail(f"ran {command}"))
    assert machine.get_chromium(DEBIAN_ROOT) == named


def test_all_ways_are_tried_before_giving_up(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[machine.Command] = []

    def fails(command: machine.Command) -> bool:
        tried.append(command)
        return False

    monkeypatch.setattr(machine, "find_chromium", lambda: None)
    monkeypatch.setattr(machine, "succeeds", fails)
    with pytest.raises(machine.SetupError, match="apt-get install chromium"):
        machine.get_chromium(DEBIAN_ROOT)
    assert [command[0] for command in tried] == ["apt-get", machine.PLAYWRIGHT[0]]


def test_a_missing_arabic_font_is_a_warning_where_it_cannot_be_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(machine, "has_arabic_font", lambda: False)
    warning = machine.get_arabic_font(DEBIAN_USER)
    assert warning is not None
    assert "sudo apt-get install fontconfig fonts-noto-core" in warning


def test_the_sandbox_is_left_out_only_as_root() -> None:
    assert "--no-sandbox" in launch_options("chromium", root=True)["args"]
    assert "--no-sandbox" not in launch_options("chromium", root=False)["args"]
