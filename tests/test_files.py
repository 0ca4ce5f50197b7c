"""A file is the old one or the new one, whatever happens to the one who writes it."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from sharih.files import is_leftover, replace_file


def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path: Path) -> None:
    former = os.umask(0o027)
    try:
        replace_file(tmp_path / "deep" / "a", b"new")
    finally:
        os.umask(former)
    assert stat.S_IMODE((tmp_path / "deep" / "a").stat().st_mode) == 0o640


@pytest.mark.parametrize("name", [".sharih/output/build/status", ".sharih/pictures/a.webp"])
def test_git_is_told_to_leave_alone_what_can_be_made_again(tmp_path: Path, name: str) -> None:
    ignore = tmp_path / ".sharih" / ".gitignore"
    replace_file(tmp_path / "content" / "a", b"new")
    assert not ignore.parent.exists()
    replace_file(tmp_path / name, b"new", durable=False)
    assert ignore.read_bytes() == b"*\n"
    ignore.write_bytes(b"# ours\n")
    replace_file(tmp_path / name, b"newer")
    assert ignore.read_bytes() == b"# ours\n"
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    ignore.write_bytes(b"*\n")
    status = ["git", "status", "--porcelain", "--untracked-files=all"]
    said = subprocess.run(status, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert said.stdout == "?? content/a\n"


@pytest.mark.parametrize("durable", [True, False])
def test_a_replaced_file_keeps_its_mode_and_leaves_nothing_beside_it(
    tmp_path: Path, durable: bool
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o604)
    replace_file(path, b"new", durable=durable)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o604
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    replace_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_write_that_fails_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def no_room(_descriptor: int, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", no_room)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "name",
    ["desktop.ini", "Desktop.ini", "Thumbs.db", ".DS_Store", "._ar.md", "~$ar.md", "ar.md~",
     "Icon\r", "__MACOSX", "@eaDir"],
)  # fmt: skip
def test_what_file_managers_leave_behind_is_known(name: str) -> None:
    assert is_leftover(name)


@pytest.mark.parametrize("name", ["ar.md", "desktop", "icon", "kremlin", "a~b.txt"])
def test_what_a_user_made_is_no_leftover(name: str) -> None:
    assert not is_leftover(name)


def test_what_a_killed_process_left_half_written_goes_when_the_file_is_written_again(
    tmp_path: Path,
) -> None:
    with subprocess.Popen(["true"]) as ended:
        pass
    path = tmp_path / "a.md"
    for name in (f".a.md.{ended.pid}-7.partial", f".a.md.{2**70}-7.partial"):
        (tmp_path / name).write_bytes(b"half")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir() if str(ended.pid) in p.name] == []


def test_what_another_is_writing_and_what_is_no_such_file_stays(tmp_path: Path) -> None:
    kept = [
        f".a.md.{os.getpid()}-7.partial",  # another thread
        f".b.md.{2**22}-7.partial",  # of another file
        ".a.md.x-7.partial",
        "a.md.partial",
    ]
    for name in kept:
        (tmp_path / name).write_bytes(b"half")
    replace_file(tmp_path / "a.md", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*kept, "a.md"])
