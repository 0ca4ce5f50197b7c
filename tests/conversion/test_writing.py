"""What is written to the content folder, also when something comes between."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sharih.conversion.drafts import drafts
from sharih.files import locked
from tests.helpers.newsroom import PRESS_SLUG, SLUG, Newsroom, lines_of
from tests.helpers.patience import WAIT
from tests.helpers.sample import SAMPLE


def test_a_full_disk_is_told_and_leaves_no_half_draft(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.add("a.txt")

    def full(path: str, _: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    monkeypatch.setattr(drafts, "create", full)
    conversion = newsroom.convert()
    assert "its draft cannot be written (No space left on device)" in str(conversion.problems[0])
    assert list(newsroom.explainers.iterdir()) == []
    monkeypatch.undo()
    assert newsroom.statuses() == [("a.txt", "new", SLUG)]


def test_a_second_command_waits_until_the_first_is_done(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    told: list[str] = []
    with ThreadPoolExecutor(1) as pool:
        with locked(newsroom.content):
            waiting = pool.submit(newsroom.statuses, on_wait=told.append)
            while not told:
                time.sleep(0.01)
            assert not newsroom.explainers.exists()
        assert waiting.result(WAIT) == [("a.txt", "new", SLUG)]


def test_a_run_that_was_killed_is_taken_up_by_the_next(newsroom: Newsroom, root: Path) -> None:
    for number in range(150):
        newsroom.add(f"{number:03}.txt", *lines_of(number))
    settings = str(SAMPLE / "pelicanconf.py")
    words = [sys.executable, "-m", "sharih", "convert", "--settings", settings]
    words += ["--seeds", str(newsroom.seeds), "--content", str(newsroom.content)]
    process = subprocess.Popen(
        words, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while process.poll() is None and len(list(newsroom.content.glob("explainers/kremlin*"))) < 5:
        time.sleep(0.005)
    process.kill()
    process.wait()
    made = {path.name for path in newsroom.content.glob("explainers/kremlin*")}
    (newsroom.explainers / ".draft-half").mkdir()
    newsroom.convert()
    slugs = [slug for *_, slug in newsroom.statuses()]
    assert len(set(slugs)) == 150
    assert made <= set(slugs)
    assert {path.name for path in newsroom.explainers.iterdir()} == set(slugs)


def test_an_editors_work_is_never_written_over(press: Newsroom) -> None:
    press.add("a.txt")
    press.convert()
    path = press.explainers / PRESS_SLUG / "ar.md"
    path.write_text("Title: لي\nSeed: a.txt\n\nنصي.\n", encoding="utf-8")
    press.convert()
    assert path.read_text(encoding="utf-8") == "Title: لي\nSeed: a.txt\n\nنصي.\n"


def test_what_is_left_of_an_interrupted_run_is_no_draft(press: Newsroom) -> None:
    partial = press.explainers / f".draft-{PRESS_SLUG}"
    partial.mkdir(parents=True)
    (partial / "ar.md").write_text("Title: half")
    press.add("a.txt")
    assert press.statuses() == [("a.txt", "new", PRESS_SLUG)]
    assert [path.name for path in press.explainers.iterdir()] == [PRESS_SLUG]


def test_a_content_folder_that_cannot_be_written_is_told(press: Newsroom) -> None:
    press.add("a.txt")
    press.explainers.write_text("a file in its place")
    conversion = press.convert()
    assert "its draft cannot be written" in str(conversion.problems[0])
