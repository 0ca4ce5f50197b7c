"""Everything that a terminal runs does without what only Linux has."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
from pathlib import Path
from typing import Any

import pytest

from sharih import processes
from sharih.conversion import workers
from sharih.files import replace_file
from sharih.site import reading
from sharih.site.making import maker
from tests.helpers.projects import Project, digests


class NoExchange:
    """A C library that cannot exchange two folders."""


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what macOS has not, and give what it has."""
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    for module in (processes, workers, reading, maker):
        monkeypatch.setattr(module, "can_fork", lambda: False)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_words, **_more: NoExchange())
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", fcntl.F_GETFD, raising=False)


@pytest.mark.usefixtures("elsewhere")
def test_a_site_is_built_checked_and_built_again(built_project: Project) -> None:
    before = digests(built_project.output)
    assert built_project.built("--clean") == before
    assert built_project.built("--no-convert") == before
    template = "theme/templates/partials/footer.html"
    built_project.replace(template, "<footer", "<footer data-new")
    assert built_project.built("--no-convert") != before
    checked = built_project.run("check")
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.usefixtures("elsewhere")
def test_seeds_become_drafts(project: Project) -> None:
    project.write("seeds/bread.txt", "هل يرتفع سعر الخبز؟\nقالت الوزارة إن الأسعار لن تتغير.\n")
    assert "bread.txt → " in project.run("convert").stdout


def refuse(*_words: Any) -> None:
    """Do what a call does that a file system has not."""
    raise OSError(errno.ENOTSUP, "Operation not supported")


def test_where_a_file_system_has_no_locks_a_build_does_without(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fcntl, "flock", refuse)
    assert project.built()


def test_a_file_is_flushed_as_far_as_the_system_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    synced: list[int] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _file, what: asked.append(what))
    monkeypatch.setattr(os, "fsync", synced.append)
    replace_file(tmp_path / "a", b"1")
    assert (asked, synced) == ([51], [])
    monkeypatch.setattr(fcntl, "fcntl", refuse)
    replace_file(tmp_path / "a", b"2")
    assert len(synced) == 1
    monkeypatch.delattr(fcntl, "F_FULLFSYNC")
    replace_file(tmp_path / "a", b"3")
    assert len(synced) == 2
    replace_file(tmp_path / "a", b"4", durable=False)
    assert len(synced) == 2
