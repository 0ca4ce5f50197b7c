"""The wheel that is written here is the one that hatchling builds, with all that a site needs."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from sharih.errors import ContentError
from sharih.package.wheel import Wheel, wheel_of_clone
from tests.helpers.clones import copied_clone
from tests.helpers.projects import ROOT, digests
from tests.helpers.sample import SAMPLE

NEEDED = (
    "sharih/theme/templates/base.html",
    "sharih/theme/static/css/main.css",
    "sharih/theme/locale/ar/LC_MESSAGES/theme.po",
    "sharih/data/agencies.toml",
    "sharih/py.typed",
    "sharih/carried/requirements.txt",
    "sharih/carried/CHANGELOG.md",
    "sharih/carried/inv",
    "sharih/carried/pages.yml",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of the wheel that hatchling builds."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    return files_of(path.read_bytes())


@pytest.fixture(scope="module")
def ours() -> Wheel:
    """Return the wheel as it is written here, under the version of the package alone."""
    return wheel_of_clone(ROOT, marked=False)


def files_of(wheel: bytes) -> dict[str, bytes]:
    """Read the files of a wheel."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def metadata(files: dict[str, bytes]) -> Message:
    """Read the metadata in a wheel."""
    (name,) = (name for name in files if name.endswith(".dist-info/METADATA"))
    return Parser().parsestr(files[name].decode())


def test_a_wheel_has_theme_texts_data_pins_and_what_a_site_is_begun_with(
    built: dict[str, bytes],
) -> None:
    assert set(NEEDED) <= built.keys()
    assert not any(".pyc" in name or name.startswith("tests/") for name in built)


def test_ours_has_the_files_of_hatchlings_byte_for_byte(
    built: dict[str, bytes], ours: Wheel
) -> None:
    files = files_of(ours.data)
    differing = {name for name in files if files[name] != built.get(name)}
    assert files.keys() == built.keys()
    assert {name.rpartition("/")[2] for name in differing} == {"METADATA", "RECORD", "WHEEL"}


def test_ours_says_of_itself_what_hatchlings_says(built: dict[str, bytes], ours: Wheel) -> None:
    said, expected = metadata(files_of(ours.data)), metadata(built)
    assert said.get_payload() == expected.get_payload()
    for key in set(expected.keys()) - {"Metadata-Version", "Requires-Dist"}:
        assert said.get_all(key) == expected.get_all(key), key
    assert needs(said) == needs(expected)


def needs(said: Message) -> set[str]:
    """List what a package needs, in one spelling."""
    texts = said.get_all("Requires-Dist", [])
    return {str(Requirement(text)).lower().replace("_", "-") for text in texts}


def test_the_same_program_is_the_same_wheel_and_another_has_another_version(
    ours: Wheel, tmp_path: Path
) -> None:
    copied_clone(tmp_path)
    assert wheel_of_clone(tmp_path, marked=False) == ours
    first = wheel_of_clone(tmp_path)
    assert re.fullmatch(r"sharih-\d+\.\d+\.\d+\+[0-9a-f]{10}-py3-none-any\.whl", first.name)
    (tmp_path / "sharih" / ".errors.py.swp").write_text("x", encoding="utf-8")
    assert wheel_of_clone(tmp_path) == first
    with (tmp_path / "theme/static/css/base.css").open("a", encoding="utf-8") as file:
        file.write("/* mine */\n")
    assert wheel_of_clone(tmp_path).version != first.version


def test_a_folder_that_is_no_clone_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "other"\n', encoding="utf-8")
    with pytest.raises(ContentError, match="is no clone of Sharih"):
        wheel_of_clone(tmp_path)


def test_a_site_made_by_what_is_in_a_wheel_is_the_one_made_in_a_clone(
    built: dict[str, bytes], site: Path, tmp_path: Path
) -> None:
    for name, data in built.items():
        path = tmp_path / "installed" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    project = shutil.copytree(SAMPLE, tmp_path / "project")
    command = [sys.executable, "-m", "sharih", "build", "--no-convert", "--quiet"]
    environment = {"PYTHONPATH": str(tmp_path / "installed"), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert digests(project / "output") == digests(site)
