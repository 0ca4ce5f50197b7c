"""A `pre-push` hook of the project's own that ends a publication."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from sharih.errors import OutputError
from sharih.git import process
from sharih.publish.faults import stopped_here
from tests.helpers.repositories import Repository, git

HOOK = ".git/hooks/pre-push"


def write_hook(path: Path, script: str, mode: int = 0o755) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(mode)


def runs(process: str) -> bool:
    """Say whether a process has not ended; one that nobody has asked about since has."""
    said = subprocess.run(
        ["ps", "-o", "stat=", "-p", process], capture_output=True, text=True, check=False
    )
    return said.stdout.strip()[:1] not in ("", "Z")


def told(repository: Repository) -> str:
    before = repository.state()
    with pytest.raises(OutputError) as raised:
        repository.publish()
    assert repository.state() == before
    assert repository.commits() == []
    return str(raised.value)


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("exit 1", "it does not say why"),
        ("echo 'Run the linter first.' >&2; exit 3", "Run the linter first"),
        ("echo 'Run the linter first.'; exit 1", "Run the linter first"),
        ("echo 'error: 2 faults' >&2; exit 1", "2 faults"),
        ("echo 'fetch first' >&2; exit 1", "fetch first"),
        ("echo; printf 'a\\033[1mb\\n' >&2; exit 1", r"a\x1b[1mb"),
    ],
)
def test_it_is_named_with_what_it_said(
    script: str, why: str, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_hook(repository.root / HOOK, script)
    monkeypatch.chdir(repository.root)
    assert told(repository) == (
        f"the hook {HOOK} refused the push: {why}. Nothing was published. "
        "Do what it asks for, and publish again."
    )


@pytest.mark.parametrize("program", ["/no/such/program", "/bin/sh\r"])
def test_one_that_cannot_be_run_is_named_and_nobody_waits_for_it(
    program: str, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.root)
    monkeypatch.setattr(process, "STEP", 0.1)
    write_hook(repository.root / HOOK, "exit 0")
    path = repository.root / HOOK
    path.write_bytes(path.read_bytes().replace(b"/bin/sh", program.encode()))
    assert told(repository) == (
        f"the hook {HOOK} cannot be run: No such file or directory. Nothing was published. "
        "Its first line names the program that runs it: mend that, or remove the hook."
    )


def test_one_that_never_ends_is_ended(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(process, "STEP", 0.1)
    monkeypatch.setattr(process, "LIMIT", 1.0)
    write_hook(repository.root / HOOK, f"echo $$ > {tmp_path}/hook; exec sleep 1000")
    assert "it did not end within 0 minutes. Nothing was published." in told(repository)
    assert not runs((tmp_path / "hook").read_text(encoding="utf-8").strip())


def test_one_that_leaves_something_running_ends_with_itself(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(process, "STEP", 0.1)
    write_hook(repository.root / HOOK, f"sleep 1000 &\necho $! > {tmp_path}/left")
    assert repository.publish().commit
    left = (tmp_path / "left").read_text(encoding="utf-8").strip()
    assert runs(left)  # it is the hook's, and is let run
    os.kill(int(left), signal.SIGKILL)


def test_one_that_asks_finds_no_terminal(repository: Repository) -> None:
    write_hook(repository.root / HOOK, "if (exec < /dev/tty) 2>/dev/null; then exit 1; fi")
    assert repository.publish().commit


def test_it_is_named_where_the_settings_of_git_have_it(repository: Repository) -> None:
    git(repository.root, "config", "core.hooksPath", "checks")
    write_hook(repository.root / "checks/pre-push", "exit 1")
    assert f"the hook {repository.root}/checks/pre-push refused" in told(repository)


def test_a_hook_of_the_remote_is_not_taken_for_it(repository: Repository) -> None:
    write_hook(repository.root / HOOK, "exit 0")
    repository.hook("pre-receive", "echo 'Only on weekdays.' >&2; exit 1")
    assert told(repository).startswith("a hook refused the push: Only on weekdays.")


def test_one_that_git_does_not_run_is_not_taken_for_it(repository: Repository) -> None:
    write_hook(repository.root / HOOK, "exit 1", mode=0o644)
    repository.publish()
    assert len(repository.commits()) == 1


@pytest.mark.parametrize(
    ("err", "out"),
    [
        ("fatal: unable to access\nerror: failed to push some refs to 'x'", "To x"),
        (
            "error: failed to push some refs to 'x'",
            "To x\n!\ta:refs/heads/b\t[rejected] (fetch first)",
        ),
        ("error: src refspec a does not match any", ""),
    ],
)
def test_what_git_or_the_remote_refuses_is_not_taken_for_it(err: str, out: str) -> None:
    assert stopped_here(err, out, HOOK) is None
