"""A folder is taken for what it was only where its files surely have the content they had."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from sharih.rebuild import stamps
from sharih.rebuild.stamps import File, as_they_were, is_settled, look, read_files

SECOND = 1_000_000_000


def read(folder: Path) -> list[File]:
    here = look(str(folder))
    assert here is not None
    return read_files(str(folder), here)


def still(folder: Path, known: list[File]) -> list[File] | None:
    here = look(str(folder))
    assert here is not None
    return as_they_were(str(folder), here, known)


def settle(folder: Path) -> list[File]:
    """Read a folder once its stamps can be trusted."""
    known = read(folder)
    while any(stamp is None for _, stamp, _ in known):
        time.sleep(0.01)
        known = read(folder)
    return known


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ar.md").write_text("Title: خبر\n\nنص.\n", encoding="utf-8")
    (tmp_path / "en.md").write_text("Title: News\n\nText.\n", encoding="utf-8")
    return tmp_path


def test_files_that_nobody_touched_are_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = settle(folder)
    monkeypatch.setattr(stamps, "_digest_of", lambda *_: pytest.fail("was read"))
    assert still(folder, known) == known


def test_a_file_that_was_touched_is_read_and_is_the_same(folder: Path) -> None:
    known = settle(folder)
    os.utime(folder / "ar.md", ns=(0, SECOND // 3))
    found = still(folder, known)
    assert found is not None
    assert [(name, digest) for name, _, digest in found] == [(n, d) for n, _, d in known]


def test_other_content_of_the_same_size_and_time_is_seen(folder: Path) -> None:
    known = settle(folder)
    before = (folder / "en.md").stat()
    (folder / "en.md").write_text("Title: News\n\nTwit.\n", encoding="utf-8")
    os.utime(folder / "en.md", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert still(folder, known) is None


@pytest.mark.parametrize("change", ["added", "removed", "renamed"])
def test_a_file_that_came_or_went_is_seen(folder: Path, change: str) -> None:
    known = settle(folder)
    if change == "added":
        (folder / "en.po").write_bytes(b"")
    elif change == "removed":
        (folder / "en.md").unlink()
    else:
        (folder / "en.md").rename(folder / "fr.md")
    assert still(folder, known) is None


def test_a_file_read_just_after_it_was_written_is_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = (folder / "ar.md").stat().st_ctime_ns
    with monkeypatch.context() as patch:
        patch.setattr(time, "time_ns", lambda: written + 1)
        known = read(folder)
    assert {name: stamp for name, stamp, _ in known}["ar.md"] is None
    assert still(folder, known) is not None


def test_clocks_that_know_whole_seconds_only_are_trusted_later() -> None:
    fine, coarse = (7, 12 * SECOND + 5, 1, 1), (7, 12 * SECOND, 1, 1)
    assert is_settled(fine, 13 * SECOND)
    assert not is_settled(coarse, 13 * SECOND)
    assert is_settled(coarse, 15 * SECOND)


def test_a_folder_with_a_link_is_never_taken_for_what_it_was(folder: Path) -> None:
    (folder / "map.png").symlink_to(folder / "ar.md")
    assert look(str(folder)) is None
    assert look(str(folder / "ar.md")) is None
    assert look(str(folder / "gone")) is None
