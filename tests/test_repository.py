"""The repository itself: what lies where, what is pinned, what is documented."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path

import polib
import pytest
from invoke.collection import Collection
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import tasks

TOP_LEVEL = (
    *("content", "theme", "seeds", "tests", "docs", "sharih"),
    *("pelicanconf.py", "publishconf.py", "tasks.py", "inv", "pyproject.toml", ".ci/run"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"),
)
REQUIREMENT_FILES = ("requirements.txt", "requirements-dev.txt")
# The text as the Free Software Foundation publishes it.
AGPL_3 = "0d96a4ff68ad6d4b6f1f30f713b18d5184912ba8dd389f86aa7710db079abcb0"
PIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[0-9][A-Za-z0-9.!+]*( ; [^#]+)?")

MACHINE_PATH = re.compile(r"(?<![\w.:~/$}-])/(?:root|home|Users|work|opt|mnt|media)/\w")
REGISTRY_HOST = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|yarnpkg|unpkg|jsdelivr|crates)\.(?:org|com|io|net)\b"
    r"|\b(?:deb\.debian|archive\.ubuntu)\.(?:org|com)\b|--(?:extra-)?index-[u]rl"
)


def project_files(root: Path) -> Iterator[Path]:
    """Yield the files that belong to the project: those git has or would take."""
    if shutil.which("git") and (root / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
            cwd=root,
            capture_output=True,
            check=True,
        ).stdout.split(b"\0")
        paths = [root / os.fsdecode(name) for name in listed if name]
        yield from (path for path in paths if path.is_file())
        return
    made = {".git", ".venv", "__pycache__", *tasks.MADE, *tasks.CACHES}
    for folder, names, files in os.walk(root):
        names[:] = [name for name in names if name not in made]
        yield from (Path(folder, name) for name in files)


def text_of(path: Path) -> str:
    """Return the text of a file; pictures and the like have none."""
    data = path.read_bytes()
    return "" if b"\0" in data else data.decode("utf-8", errors="replace")


def pins(root: Path) -> dict[str, str]:
    """Return the pinned version of each package by its canonical name."""
    lines = [line for name in REQUIREMENT_FILES for line in requirement_lines(root / name)]
    pairs = (line.split(" ;")[0].split("==") for line in lines)
    return {canonicalize_name(name): version for name, version in pairs}


def requirement_lines(path: Path) -> list[str]:
    """Return the lines of a requirement file that are no comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("name", TOP_LEVEL)
def test_the_top_level_has_what_people_look_for(root: Path, name: str) -> None:
    assert (root / name).exists()


@pytest.mark.parametrize("name", ["inv", ".ci/run"])
def test_the_scripts_can_be_started(root: Path, name: str) -> None:
    assert os.access(root / name, os.X_OK)


def test_the_licence_is_the_verbatim_agpl(root: Path) -> None:
    assert hashlib.sha256((root / "LICENSE").read_bytes()).hexdigest() == AGPL_3


@pytest.mark.parametrize("name", [*REQUIREMENT_FILES, "bench/requirements.txt"])
def test_requirement_files_hold_nothing_but_pins(root: Path, name: str) -> None:
    lines = requirement_lines(root / name)
    assert lines
    assert [line for line in lines if not PIN.fullmatch(line)] == []


def test_the_two_requirement_files_share_no_package(root: Path) -> None:
    first, second = (
        {canonicalize_name(line.split("==")[0]) for line in requirement_lines(root / name)}
        for name in REQUIREMENT_FILES
    )
    assert first.isdisjoint(second)


def test_every_package_that_a_pinned_one_needs_is_pinned_and_fits(root: Path) -> None:
    pinned = pins(root)
    needs = [Requirement(text) for name in pinned for text in requires(name) or ()]
    used = [need for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})]
    assert used
    assert [str(need) for need in used if canonicalize_name(need.name) not in pinned] == []
    assert [
        str(need) for need in used if pinned[canonicalize_name(need.name)] not in need.specifier
    ] == []


def test_the_pins_fit_the_versions_that_the_package_asks_for(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime = {line.split("==")[0].lower() for line in requirement_lines(root / "requirements.txt")}
    for text in project["dependencies"]:
        need = Requirement(text)
        assert need.name.replace("-", "_") in {name.replace("-", "_") for name in runtime}
        assert pins(root)[canonicalize_name(need.name)] in need.specifier
    for text in (text for extra in project["optional-dependencies"].values() for text in extra):
        need = Requirement(text)
        assert pins(root)[canonicalize_name(need.name)] in need.specifier


def test_no_file_names_a_path_of_somebodys_machine(root: Path) -> None:
    found = [path for path in project_files(root) if MACHINE_PATH.search(text_of(path))]
    assert found == []


def test_no_file_names_a_package_registry(root: Path) -> None:
    found = [path for path in project_files(root) if REGISTRY_HOST.search(text_of(path))]
    assert found == []


def documentation(root: Path) -> str:
    """Return the text of the README and all pages under docs/."""
    pages = [root / "README.md", root / "CONTRIBUTING.md", *sorted((root / "docs").rglob("*.md"))]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("name", sorted(Collection.from_module(tasks).task_names))
def test_every_task_and_its_options_are_documented(root: Path, name: str) -> None:
    text = documentation(root)
    assert re.search(rf"\binv {name}\b|`{name}`", text)
    options = [
        option
        for arg in Collection.from_module(tasks)[name].get_arguments()
        for option in arg.names
    ]
    missing = [o for o in options if f"--{o.replace('_', '-')}" not in text]
    assert missing == []


@pytest.fixture(scope="module")
def updated_catalogue(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """Return what `messages` would write, and how many texts lack a translation."""
    path = tmp_path_factory.mktemp("messages") / "theme.po"
    return path, tasks.update_catalogue(tasks.CATALOGUE, path)


def test_every_interface_text_is_translated(updated_catalogue: tuple[Path, int]) -> None:
    path, missing = updated_catalogue
    assert [entry.msgid for entry in polib.pofile(str(path)).untranslated_entries()] == []
    assert missing == 0


def test_the_arabic_catalogue_is_up_to_date(updated_catalogue: tuple[Path, int]) -> None:
    path, _ = updated_catalogue
    assert path.read_text(encoding="utf-8") == tasks.CATALOGUE.read_text(encoding="utf-8")


def test_updating_the_catalogue_keeps_the_plural_header_and_writes_no_dates(
    tmp_path: Path,
) -> None:
    old, new = tmp_path / "old.po", tmp_path / "new.po"
    catalogue = polib.POFile()
    catalogue.metadata = {"POT-Creation-Date": "2024-11-07 00:00+0000", "Plural-Forms": "wrong"}
    catalogue.save(str(old))
    tasks.update_catalogue(old, new)
    assert polib.pofile(str(new)).metadata == {
        "Language": "ar",
        "Plural-Forms": tasks.ARABIC_PLURALS,
    }
