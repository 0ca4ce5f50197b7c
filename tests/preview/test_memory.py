"""What the preview remembers from one start to the next."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tests.helpers.sample import MEETING
from tests.helpers.workspaces import made, shown, small_project, working


def test_what_was_read_before_is_remembered_and_never_out_of_date(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    first = shown(working(project))
    assert shown(working(project)) == first == made(project)
    path = project.explainer(MEETING) / "ar.md"
    times = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("بوتين", "بوتون"), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # the size is the same too
    assert shown(working(project)) == made(project) != first
    project.replace("content/topics.toml", 'en = "NATO"', 'en = "no date"')
    assert shown(working(project)) == made(project)


@pytest.mark.parametrize("junk", [b"", b"no database", b"SQLite format 3\x00" + b"x" * 5000])
def test_a_memory_of_no_use_is_begun_anew(tmp_path: Path, junk: bytes) -> None:
    project = small_project(tmp_path / "project")
    working(project)
    for path in (project.root / ".sharih").iterdir():
        path.write_bytes(junk)
    assert shown(working(project)) == made(project)


def test_a_text_whose_memory_is_lost_meanwhile_is_read_from_its_files(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    working(project)
    workspace = working(project)
    with sqlite3.connect(project.root / ".sharih" / "preview.sqlite") as database:
        database.execute("DELETE FROM texts")
    assert shown(workspace) == made(project)
