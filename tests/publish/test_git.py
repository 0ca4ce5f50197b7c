"""Git as a program: what reaches it, and what it answers."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from sharih.errors import OutputError
from sharih.publish import find_destination
from tests.helpers.repositories import BRANCH, Repository, git


def test_an_address_that_leads_nowhere_is_told(repository: Repository, tmp_path: Path) -> None:
    git(repository.root, "remote", "set-url", "origin", str(tmp_path / "nothing.git"))
    with pytest.raises(OutputError, match="leads to no repository"):
        repository.publish()


def test_a_network_that_does_not_answer_is_told_without_the_password(
    repository: Repository,
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        address = f"http://editor:s3cret-word@127.0.0.1:{port}/site.git"
        git(repository.root, "remote", "set-url", "origin", address)
        with pytest.raises(OutputError, match="origin cannot be reached") as raised:
            repository.publish()
    assert "s3cret" not in str(raised.value)
    assert "s3cret" not in repository.destination().url


def test_settings_of_another_command_do_not_reach_git(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere.git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    monkeypatch.setenv("GIT_TRACE", "2")
    assert find_destination(repository.root, "origin", BRANCH).url == str(repository.remote)
