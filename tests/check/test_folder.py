"""A built site is read in several processes as in one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sharih import processes
from sharih.check import folder
from sharih.check.folder import list_site, read_folder
from sharih.errors import OutputError


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Return a folder with more pages than are handed over at once."""
    for number in range(120):
        text = f'<html lang="ar"><title>{number}</title><a href="/{number}/">شرح</a></html>'
        (tmp_path / f"{number}.html").write_text(text, encoding="utf-8")
    (tmp_path / "index.html").write_text("<html></html>", encoding="utf-8")
    return tmp_path


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Return a function that has few pages read in two processes, forked or new ones."""

    def use(forked: bool) -> None:
        monkeypatch.setattr(folder, "_FEW", 100)
        monkeypatch.setattr(folder, "usable_processors", lambda: 2)
        monkeypatch.setattr(processes, "can_fork", lambda: forked)

    return use


def test_what_a_build_remembers_is_no_part_of_a_site(tmp_path: Path) -> None:
    for name in ("index.html", "a/b.html", ".nojekyll", ".sharih/output/lock", "a/.sharih/x"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"<p>")
    (tmp_path / ".sharih" / "link").symlink_to(tmp_path)
    files, irregular = list_site(tmp_path)
    assert (sorted(files), irregular) == ([".nojekyll", "a/b.html", "index.html"], {})


@pytest.mark.parametrize("forked", [True, False])
def test_several_processes_read_what_one_reads(
    pages: Path, several: Callable[[bool], None], forked: bool
) -> None:
    alone = read_folder(pages, "https://example.org", "")
    several(forked)
    together = read_folder(pages, "https://example.org", "")
    assert together == alone
    assert list(together.pages) == list(alone.pages)


def test_a_process_that_is_ended_from_outside_is_told_in_one_line(
    pages: Path, several: Callable[[bool], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    several(True)
    monkeypatch.setattr(folder, "read_page", lambda *_: os._exit(9))
    with pytest.raises(OutputError, match="was ended from outside") as caught:
        read_folder(pages, "https://example.org", "")
    assert "\n" not in str(caught.value)
