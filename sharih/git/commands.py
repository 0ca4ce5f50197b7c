"""Words for git → what it answered; never a prompt, never a secret, never another's repository."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from sharih.errors import OutputError, one_line
from sharih.git import process

_OF_ANOTHER_REPOSITORY = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_INDEX_VERSION", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE",
    "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE", "GIT_QUARANTINE_PATH",
    "GIT_EDITOR", "GIT_PAGER", "SSH_ASKPASS", "LANGUAGE",
)  # fmt: skip
_CALM = (
    # What a user set for himself and that would write beside what is asked for, or print.
    "core.splitIndex=false", "core.fsmonitor=false", "index.sparse=false", "gc.auto=0",
    "maintenance.auto=false", "push.followTags=false", "push.gpgSign=false", "color.ui=false",
    "submodule.recurse=false", "push.recurseSubmodules=no", "fetch.recurseSubmodules=no",
    "fetch.prune=false", "fetch.pruneTags=false",
    # A line that says nothing for a minute is given up.
    "http.lowSpeedLimit=1000", "http.lowSpeedTime=60",
)  # fmt: skip
_TOKEN = re.compile(r"\b(?:gh[pousr]_|github_pat_|glpat-)[A-Za-z0-9_-]{8,}")
_USERINFO = re.compile(r"(?P<scheme>\b[a-z][a-z0-9+.-]*://)[^\s'\"<>]*@", re.IGNORECASE)
_HEADER = re.compile(r"(?i)\b(authorization:\s*)\S+(?:\s+\S+)?")


class GitError(OutputError):
    """Git could not do what it was asked for."""


@dataclass(frozen=True, slots=True)
class GitAnswer:
    """What git answered."""

    status: int
    out: bytes
    err: str
    """What it said beside, without secrets."""

    @property
    def text(self) -> str:
        """Return the answer as a line of text."""
        return self.out.decode("utf-8", "replace").strip()


@dataclass(frozen=True, slots=True)
class Git:
    """Git in one folder."""

    folder: Path
    """Where commands run; in the user's project."""
    secrets: tuple[str, ...] = field(default=(), repr=False)
    """Words of the remote's address that no message may have."""
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What is said to git beside the user's own environment."""

    def ask(self, *words: str, data: bytes = b"", **more: str) -> GitAnswer:
        """Run git; returns what it answered, whatever that is. `more` goes into its environment.

        Raises GitError only where there is no git.
        """
        command = ["git", "--no-optional-locks", *_configured(_CALM), *words]
        environment = {**_environment(), **self.environment, **more}
        try:
            done = process.run(command, self.folder, environment, data)
        except FileNotFoundError:
            raise GitError("There is no git on this computer. Install git.") from None
        except OSError as error:
            raise GitError(f"git cannot be run: {error.strerror}. Mend that.") from None
        err = without_secrets(done.stderr.decode("utf-8", "replace"), self.secrets)
        return GitAnswer(done.returncode, done.stdout, err)

    def run(self, *words: str, data: bytes = b"", **more: str) -> GitAnswer:
        """Run git, which must succeed; raises GitError with what it said."""
        answer = self.ask(*words, data=data, **more)
        if answer.status:
            raise GitError(f"git {words[0]} failed: {gist(answer.err)}. Nothing was published.")
        return answer


def without_secrets(text: str, secrets: Iterable[str] = ()) -> str:
    """Take names, passwords and tokens out of a text that git wrote."""
    for secret in secrets:
        text = text.replace(secret, "…")
    text = _USERINFO.sub(r"\g<scheme>", text)
    text = _HEADER.sub(r"\1…", text)
    return _TOKEN.sub("…", text)


def secrets_of(url: str) -> tuple[str, ...]:
    """List the words of an address that are secret: what stands before the @, and its parts."""
    found = re.match(r"[a-z][a-z0-9+.-]*://(.*)@", url, re.IGNORECASE)
    if not found or url.lower().startswith("ssh://"):
        return ()
    whole = found[1]
    name, _, password = whole.partition(":")
    # A password may be in a message as written or decoded; a short name is no secret.
    parts = {whole, password, unquote(password)} | (
        {name, unquote(name)} if not password else set()
    )
    return tuple(sorted((part for part in parts if len(part) > 3), key=len, reverse=True))


def gist(err: str) -> str:
    """Find the line that says what went wrong, without git's own words around it."""
    lines = [line.strip() for line in err.splitlines() if line.strip()]
    for mark in ("remote: error:", "fatal:", "error:", "remote:"):
        for line in lines:
            if line.startswith(mark) and line.removeprefix(mark).strip():
                return one_line(line.removeprefix(mark).strip().rstrip("."))
    return one_line(lines[-1].rstrip(".")) if lines else "it does not say why"


def ssh_without_prompts(git: Git) -> Mapping[str, str]:
    """Return what makes ssh fail where it would ask; a program other than ssh is left alone."""
    own = os.environ.get("GIT_SSH_COMMAND") or git.ask("config", "core.sshCommand").text
    if not own and os.environ.get("GIT_SSH"):
        return {}
    command = own or "ssh"
    program = command.split()[0].rpartition("/")[2]
    if program not in ("ssh", "ssh.exe"):
        return {}
    options = "-o BatchMode=yes -o ConnectTimeout=30 -o ServerAliveInterval=15"
    return {"GIT_SSH_COMMAND": f"{command} {options}"}


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _OF_ANOTHER_REPOSITORY
        and not name.startswith(("GIT_TRACE", "GIT_CURL_VERBOSE", "LC_"))
    }
    return {
        **kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GCM_INTERACTIVE": "never",
        "GIT_LITERAL_PATHSPECS": "1", "GIT_ADVICE": "0", "GIT_NO_REPLACE_OBJECTS": "1",
    }  # fmt: skip


def _configured(settings: Sequence[str]) -> Iterable[str]:
    for setting in settings:
        yield from ("-c", setting)
