"""A merge writes all of its files, though its run be killed between two of them."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sharih import files as writing
from sharih.conversion.merging import journal
from sharih.conversion.merging.journal import FILE_NAME, finish, write_all
from sharih.errors import ContentError
from sharih.inputs import Inputs
from tests.helpers.projects import ROOT


class Killed(BaseException):
    """What stands for the end of the process."""


def interrupted(content: Path, monkeypatch: pytest.MonkeyPatch) -> dict[Path, bytes]:
    """Write two files, and be killed when the first one is there; returns what was wanted."""
    wanted = {content / "a.md": b"new a\xff", content / "b.md": b"new b"}
    (content / "a.md").write_bytes(b"old a")

    def first_only(files: dict[Path, bytes]) -> None:
        path, data = next(iter(files.items()))
        path.write_bytes(data)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(journal, "replace_files", first_only)
        patched.setattr(Path, "unlink", lambda _path: None)  # nor does a process that is gone
        with pytest.raises(Killed):
            write_all(content, wanted)
    assert (content / FILE_NAME).is_file()
    return wanted


def test_what_was_written_of_a_merge_is_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = interrupted(tmp_path, monkeypatch)
    finish(tmp_path, Inputs.below(tmp_path))
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == wanted


@pytest.mark.parametrize("name", ["a.md", "b.md"])
def test_nothing_is_written_over_what_was_edited_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    interrupted(tmp_path, monkeypatch)
    (tmp_path / name).write_bytes(b"mine")
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.md")}
    finish(tmp_path, Inputs.below(tmp_path))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    "text",
    ["", "[", "7", "[7]", '[{"path": "a.md"}]',
     '[{"path": "a.md", "before": "", "after": "%"}]',
     '[{"path": "../out.md", "before": "", "after": "YQ=="}]',
     '[{"path": "link/out.md", "before": "", "after": "YQ=="}]',
     '[{"path": "/tmp/out.md", "before": "", "after": "YQ=="}]'],
)  # fmt: skip
def test_what_no_merge_has_written_there_is_taken_away(tmp_path: Path, text: str) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "link").symlink_to(tmp_path)
    (content / FILE_NAME).write_text(text, encoding="utf-8")
    finish(content, Inputs.below(content))
    assert [path.name for path in content.iterdir()] == ["link"]
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


def test_a_link_in_its_place_is_refused(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "private").write_bytes(b"[]")
    (content / FILE_NAME).symlink_to(tmp_path / "private")
    with pytest.raises(ContentError, match="leads out of the project"):
        finish(content, Inputs.below(content))


def test_a_full_disk_leaves_every_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_bytes(b"old a")
    flush, done = writing._flush, []

    def full_at_the_third(descriptor: int) -> None:
        done.append(descriptor)
        if len(done) == 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        flush(descriptor)

    monkeypatch.setattr(writing, "_flush", full_at_the_third)
    with pytest.raises(OSError, match="No space"):
        write_all(tmp_path, {tmp_path / "a.md": b"new a", tmp_path / "b.md": b"new b"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.md": b"old a"}


def test_a_conversion_that_was_killed_anywhere_is_finished_by_the_next(tmp_path: Path) -> None:
    """As if nobody had killed it: nothing twice, nothing lost, nothing left over."""
    words = [sys.executable, "-m", "tests.helpers.conversion_kills", str(tmp_path)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    *wrong, count = done.stdout.splitlines()
    assert wrong == []
    assert int(count) > 40
