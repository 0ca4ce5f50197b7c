"""The door for input files: ordinary files of the project are read, everything else is refused."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from sharih.errors import ContentError
from sharih.inputs import Inputs


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project's folder, beside which lies a private file."""
    (tmp_path / "private.txt").write_text("private")
    made = tmp_path / "project"
    (made / "content").mkdir(parents=True)
    return made


def refused(inputs: Inputs, path: Path) -> str:
    """Return the line by which a file is refused."""
    with pytest.raises(ContentError) as caught:
        inputs.read(path)
    return str(caught.value)


def test_an_ordinary_file_is_read(project: Path) -> None:
    path = project / "content" / "ar.md"
    path.write_bytes(b"x" * 3_000_000)
    inputs = Inputs.below(project)
    assert inputs.allows(path)
    assert len(inputs.read(path)) == 3_000_000
    assert len(inputs.read(path, most=10)) == 11
    path.write_bytes(b"")
    assert inputs.read(path) == b""


def test_a_file_that_is_not_there_is_not_found(project: Path) -> None:
    inputs = Inputs.below(project)
    assert not inputs.allows(project / "ar.md")
    with pytest.raises(FileNotFoundError):
        inputs.read(project / "ar.md")


def test_a_link_inside_the_project_is_followed(project: Path) -> None:
    (project / "content" / "map.png").write_bytes(b"map")
    (project / "content" / "same.png").symlink_to("map.png")
    assert Inputs.below(project).read(project / "content" / "same.png") == b"map"


def test_a_link_that_leads_out_is_refused_with_where_it_leads(project: Path) -> None:
    path = project / "content" / "ar.md"
    path.symlink_to("../../private.txt")
    inputs = Inputs.below(project)
    told = refused(inputs, path)
    assert "ar.md: is a link that leads out of the project, to " in told
    assert "private.txt" in told
    assert not inputs.allows(path)


def test_a_file_in_a_linked_folder_is_refused(project: Path) -> None:
    (project.parent / "elsewhere").mkdir()
    (project.parent / "elsewhere" / "ar.md").write_text("private")
    (project / "content" / "slug").symlink_to("../../elsewhere")
    told = refused(Inputs.below(project), project / "content" / "slug" / "ar.md")
    assert "lies in a folder that is a link that leads out of the project" in told


def test_a_file_far_below_a_linked_folder_is_refused(project: Path) -> None:
    folder = project.parent / "elsewhere" / "one" / "two"
    folder.mkdir(parents=True)
    (folder / "ar.md").write_text("private")
    inputs = Inputs.below(project)
    here = project / "content" / "slug"
    (here / "one" / "two").mkdir(parents=True)
    (here / "one" / "two" / "ar.md").write_text("text")
    assert inputs.read(here / "one" / "two" / "ar.md") == b"text"
    here.rename(project / "content" / "other")
    here.symlink_to("../../elsewhere")
    assert "lies in a folder that is a link" in refused(inputs, here / "one" / "two" / "ar.md")
    assert inputs.read(project / "content" / "other" / "one" / "two" / "ar.md") == b"text"


def test_a_folder_that_the_settings_name_is_where_it_leads(project: Path) -> None:
    (project.parent / "elsewhere").mkdir()
    (project.parent / "elsewhere" / "a.txt").write_text("seed")
    (project / "seeds").symlink_to("../elsewhere")
    path = project / "seeds" / "a.txt"
    assert not Inputs.below(project).allows(path)
    assert Inputs.below(project, project / "seeds").read(path) == b"seed"


def test_a_link_into_the_repository_itself_is_refused(project: Path) -> None:
    (project / ".git").mkdir()
    (project / ".git" / "config").write_text("password")
    (project / "content" / "ar.md").symlink_to("../.git/config")
    told = refused(Inputs.below(project), project / "content" / "ar.md")
    assert "is a link that leads into .git" in told


def test_links_that_lead_nowhere_and_in_a_circle_are_told(project: Path) -> None:
    (project / "nowhere").symlink_to("gone")
    (project / "circle").symlink_to("circle")
    inputs = Inputs.below(project)
    assert "is a link that leads nowhere" in refused(inputs, project / "nowhere")
    assert "is a link that leads in a circle" in refused(inputs, project / "circle")


def test_pipes_sockets_devices_and_folders_are_never_opened(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)  # the path of a socket must be short
    os.mkfifo("pipe")
    Path("folder").mkdir()
    Path("device").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        inputs = Inputs.below(project)
        told = {name: refused(inputs, project / name) for name in ("pipe", "folder", "socket")}
        assert "leads out of the project" in refused(inputs, project / "device")
        assert "is a device" in refused(Inputs.below(project, Path("/dev")), project / "device")
    assert "is a named pipe, not a file" in told["pipe"]
    assert "is a folder, not a file" in told["folder"]
    assert "is a socket, not a file" in told["socket"]
