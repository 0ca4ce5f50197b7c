"""The one door to git: what is told where it cannot be used, and how ssh is kept from asking."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from sharih.git.commands import Git, GitAnswer, GitError, ssh_without_prompts
from sharih.publish.branch import hash_site


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (FileNotFoundError(2, "No such file"), "There is no git on this computer. Install git."),
        (PermissionError(13, "Permission denied"),
         "git cannot be run: Permission denied. Mend that."),
    ],
)  # fmt: skip
def test_a_git_that_cannot_be_run_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, told: str
) -> None:
    def start(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(subprocess, "Popen", start)
    with pytest.raises(GitError) as caught:
        Git(tmp_path).ask("status")
    assert str(caught.value) == told


def test_a_command_that_fails_says_which_and_why(alone: Path) -> None:
    with pytest.raises(GitError, match=r"^git cat-file failed: .*Nothing was published\.$"):
        Git(alone).run("cat-file", "-t", "0" * 40)


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({}, "ssh"),
        ({"GIT_SSH_COMMAND": "/usr/bin/ssh -i key"}, "/usr/bin/ssh -i key"),
        ({"GIT_SSH_COMMAND": "plink -batch"}, None),
        ({"GIT_SSH": "/usr/bin/other"}, None),
    ],
)
def test_ssh_never_asks_and_another_program_is_left_alone(
    alone: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], command: str | None
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    found = ssh_without_prompts(Git(alone))
    if command is None:
        assert found == {}
    else:
        assert found["GIT_SSH_COMMAND"].startswith(f"{command} -o BatchMode=yes ")


def test_a_name_with_a_line_end_is_no_file_of_a_site(alone: Path) -> None:
    with pytest.raises(GitError, match="has a line end in it"):
        hash_site(Git(alone), alone, ["a", "b\nc"], write=False)


def test_files_that_git_did_not_read_are_missed(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = b"e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\n"
    monkeypatch.setattr(Git, "run", lambda *_, **__: GitAnswer(0, one, ""))
    assert hash_site(Git(alone), alone, ["a"], write=False)["a"].digest == one.decode().strip()
    with pytest.raises(GitError, match="did not read every file"):
        hash_site(Git(alone), alone, ["a", "b"], write=False)
