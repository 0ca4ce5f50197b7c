"""A site gets an address with a tag where others can fetch it, and a wheel elsewhere."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from sharih.errors import SharihError
from sharih.package.wheel import wheel_of_clone
from sharih.start import origin
from sharih.start.origin import origin_of_clone, origin_of_program, public_address
from tests.helpers.clones import copied_clone, release
from tests.helpers.projects import ROOT
from tests.helpers.repositories import git

ADDRESS = "https://github.com/news/sharih.git"
TAGGED = f"sharih @ git+{ADDRESS}@v9.1.0"


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone that stands on a tag and has an address."""
    clone = copied_clone(tmp_path_factory.mktemp("clone") / "clone")
    release(clone, "9.1.0")
    git(clone, "remote", "add", "origin", "git@github.com:news/sharih.git")
    return clone


@pytest.fixture
def clone(tagged: Path, tmp_path: Path) -> Path:
    """Return a copy of that clone, which the test may change."""
    return Path(shutil.copytree(tagged, tmp_path / "clone"))


def test_a_clone_on_a_tag_is_named_by_address_and_tag(clone: Path) -> None:
    assert origin_of_clone(clone).requirement == TAGGED
    assert origin_of_clone(clone).wheel is None


def test_texts_and_tests_of_a_fork_make_no_other_program_of_it(clone: Path) -> None:
    (clone / "content").mkdir()
    (clone / "content/topics.toml").write_text("", encoding="utf-8")
    git(clone, "add", "content")
    git(clone, "commit", "-q", "-m", "Write")
    (clone / "pelicanconf.py").write_text("", encoding="utf-8")
    assert origin_of_clone(clone).requirement == TAGGED


@pytest.mark.parametrize("change", ["edit", "commit", "file", "theme", "pins"])
def test_a_program_that_differs_from_the_tag_is_brought_along(change: str, clone: Path) -> None:
    name = {"file": "sharih/new.py", "theme": "theme/static/icon.svg", "pins": "requirements.txt"}
    path = clone / name.get(change, "sharih/errors.py")
    with path.open("a", encoding="utf-8") as file:
        file.write("\n")
    if change == "commit":
        git(clone, "commit", "-q", "-a", "-m", "Change")
    found = origin_of_clone(clone)
    assert found.wheel is not None
    assert found.requirement == f"./wheels/{found.wheel.name}"
    assert found.wheel == wheel_of_clone(clone)


def test_a_clone_without_address_tag_or_repository_is_brought_along(clone: Path) -> None:
    git(clone, "tag", "-d", "v9.1.0")
    assert origin_of_clone(clone).wheel is not None
    git(clone, "tag", "9.1.0")
    assert origin_of_clone(clone).requirement == f"sharih @ git+{ADDRESS}@9.1.0"
    git(clone, "remote", "set-url", "origin", str(clone))
    assert origin_of_clone(clone).wheel is not None
    shutil.rmtree(clone / ".git")
    assert origin_of_clone(clone).wheel is not None


def test_in_a_fork_the_address_is_that_of_the_original(clone: Path) -> None:
    git(clone, "remote", "add", "upstream", "https://example.org/sharih")
    expected = "sharih @ git+https://example.org/sharih@v9.1.0"
    assert origin_of_clone(clone).requirement == expected


def test_a_copy_inside_of_another_repository_is_not_taken_for_that_one(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "remote", "add", "origin", ADDRESS)
    assert origin_of_clone(copied_clone(tmp_path / "vendor")).wheel is not None


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://github.com/a/b.git", "https://github.com/a/b.git"),
        ("https://me:word@github.com/a/b", "https://github.com/a/b"),
        ("https://token@git.example.org:8443/a/b", "https://git.example.org:8443/a/b"),
        ("git@github.com:a/b.git", "https://github.com/a/b.git"),
        ("git@git.example.org:a/b.git", "ssh://git@git.example.org/a/b.git"),
        ("ssh://git@gitlab.com/a/b", "https://gitlab.com/a/b"),
        ("ssh://git@git.example.org:2222/a/b", "ssh://git@git.example.org:2222/a/b"),
        ("git://example.org/a", "git://example.org/a"),
        ("/somewhere/sharih.git", None),
        ("../sharih", None),
        ("file:///somewhere/sharih.git", None),
        ("C:\\sharih", None),
        ("", None),
    ],
)
def test_an_address_is_one_that_others_can_fetch_from(url: str, address: str | None) -> None:
    assert public_address(url) == address


# ------------------------------------------------------------------ an installed package


@pytest.fixture(params=[True, False], ids=["marked", "unmarked"])
def installed(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Unpack a wheel, as an installer does, and let the program be that; returns its metadata."""
    wheel = wheel_of_clone(ROOT, marked=request.param)
    with zipfile.ZipFile(io.BytesIO(wheel.data)) as archive:
        archive.extractall(tmp_path)
    monkeypatch.setattr(origin, "CLONE", tmp_path)
    monkeypatch.setattr(origin, "PACKED", True)
    info = tmp_path / f"sharih-{wheel.version}.dist-info"
    with (info / "RECORD").open("a", encoding="utf-8") as record:
        record.write("../bin/sharih,,\nsharih/__pycache__/errors.cpython-313.pyc,,\n")
        record.write(f"{info.name}/INSTALLER,,\n{info.name}/direct_url.json,,\n")
    (info / "INSTALLER").write_text("pip\n", encoding="utf-8")
    return info


@pytest.mark.usefixtures("installed")
def test_an_installed_package_is_packed_into_the_wheel_that_it_came_from() -> None:
    assert origin_of_program().wheel == wheel_of_clone(ROOT)


@pytest.mark.parametrize(
    ("noted", "requirement"),
    [
        ({"vcs_info": {"vcs": "git", "requested_revision": "v0.1.0", "commit_id": "3f"}},
         f"sharih @ git+{ADDRESS}@v0.1.0"),
        ({"vcs_info": {"vcs": "git", "requested_revision": "main", "commit_id": "3f"}},
         f"sharih @ git+{ADDRESS}@3f"),
        ({"vcs_info": {"vcs": "git", "commit_id": "3f"}}, f"sharih @ git+{ADDRESS}@3f"),
        ({"archive_info": {}}, f"sharih @ {ADDRESS}"),
    ],
)  # fmt: skip
def test_what_the_installer_noted_names_it(
    noted: dict[str, object], requirement: str, installed: Path
) -> None:
    text = json.dumps({"url": ADDRESS, **noted})
    (installed / "direct_url.json").write_text(text, encoding="utf-8")
    assert origin_of_program().requirement == requirement


@pytest.mark.parametrize(
    "noted",
    [
        '{"url": "file:///x/sharih.whl", "archive_info": {}}',
        '{"url": "file:///x", "dir_info": {}}',
        '{"url": "https://example.org/x", "vcs_info": {}}',
        '{"url": "https://example.org/x", "vcs_info": 1}',
        "[]",
        "{",
    ],
)
def test_a_note_that_helps_nobody_leaves_it_to_a_wheel(noted: str, installed: Path) -> None:
    (installed / "direct_url.json").write_text(noted, encoding="utf-8")
    assert origin_of_program().wheel is not None


def test_a_package_that_nobody_installed_is_told(installed: Path) -> None:
    shutil.rmtree(installed)
    with pytest.raises(SharihError, match="was not installed by an installer"):
        origin_of_program()


def test_a_package_that_cannot_be_read_whole_is_told(installed: Path) -> None:
    (installed.parent / "sharih/errors.py").unlink()
    with pytest.raises(SharihError, match=r"errors\.py: cannot be read .*, so no wheel"):
        origin_of_program()
