"""What git says when it fails → one line that says what is wrong and what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sharih.errors import one_line
from sharih.git.commands import GitError, gist

_NOTHING = "Nothing was published."
_OF_BRANCH: Final = re.compile(r"^[ +*=!-]\t\S*:refs/", re.MULTILINE)
"""A line of `git push --porcelain` about a branch, which there is once the remote was asked."""
_FATAL: Final = re.compile(r"^(?:fatal|remote): ", re.MULTILINE)
_OF_PUSH: Final = ("error: failed to push some refs", "To ")
"""How lines begin that git says after a hook has ended a push."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """A way in which a remote can fail."""

    signs: tuple[str, ...]
    """Regular expressions of what git says then."""
    reason: str
    remedy: str


_FAULTS: Final = (
    _Fault(
        ("GH006", "GH013", "[Pp]rotected branch", "rule violations"),
        "{remote} protects the branch {branch}",
        "Allow pushes to it in the repository's settings, or say another --branch.",
    ),
    _Fault(
        ("GH001", "exceeds GitHub's file size limit", "pack exceeds maximum allowed size"),
        "{remote} takes no file as large as one of these",
        "See ./inv check, and make it smaller.",
    ),
    _Fault(
        ("branch is currently checked out", "denyCurrentBranch"),
        "{branch} is checked out in the repository {remote}",
        "Publish to a bare repository, or say another --branch.",
    ),
    _Fault(
        ("hook declined", "pre-push hook", "hook refused"),
        "a hook refused the push: {hook}",
        "Do what it asks for, and publish again.",
    ),
    _Fault(
        ("could not read (?:Username|Password)", "terminal prompts disabled", "invalid credentials",
         "Authentication failed", r"Permission denied \((?:publickey|password|keyboard)",
         "Invalid username or", "(?:error|code): (?:401|403)", r"Permission to \S+ denied",
         "Write access to repository not granted"),
        "{remote} does not take these credentials",
        "Log in (gh auth login, an ssh key, or a credential helper) and publish again.",
    ),
    _Fault(
        ("Host key verification failed", "REMOTE HOST IDENTIFICATION"),
        "the host key of {remote} is not known here",
        "Connect to it once with ssh, compare the key, and publish again.",
    ),
    _Fault(
        ("Could not resolve", "[Nn]ame resolution", "Failed to connect", "[Cc]ould not connect",
         "Couldn't connect", "Connection (?:refused|timed out|reset)", "Network is unreachable",
         "No route to host", "Operation (?:timed out|too slow)", "unable to connect",
         "Name or service not known", "Resolving timed out"),
        "{remote} cannot be reached",
        "Look at the network, and publish again.",
    ),
    _Fault(
        ("does not appear to be a git repository", "[Rr]epository .*not found", "does not exist",
         "not found: did you run", "error: 404", "Could not read from remote", "not a git repo"),
        "{remote} leads to no repository, or to one you may not see",
        "Mend its address with:  git remote set-url {remote} ADDRESS",
    ),
    _Fault(
        ("SSL certificate", "certificate verif", "server certificate"),
        "the certificate of {remote} is not trusted here",
        "Look at its address and at the clock of this computer.",
    ),
    _Fault(("No space left",), "there is no room left", "Make some, and publish again."),
)  # fmt: skip


def explained(err: str, remote: str, branch: str) -> GitError:
    """Say in one line why a remote could not be read or written."""
    for fault in _FAULTS:
        if re.search("|".join(fault.signs), err):
            words = {"remote": remote, "branch": branch, "hook": _hook(err)}
            reason, remedy = fault.reason.format(**words), fault.remedy.format(**words)
            return GitError(f"{reason}. {_NOTHING} {remedy}")
    return GitError(f"{remote}: {gist(err)}. {_NOTHING} Mend that, and publish again.")


def stopped_here(err: str, out: str, hook: str) -> GitError | None:
    """Say in one line that a hook of the project's own ended a push; None where it did not.

    `out` is what `git push --porcelain` printed: of no branch, where the remote was not asked.
    `hook` is the path of the hook, as it is told.
    """
    if _OF_BRANCH.search(out) or "error: failed to push some refs" not in err or _FATAL.search(err):
        return None
    lines = (line.strip() for line in f"{err}\n{out}".splitlines() if not line.startswith(_OF_PUSH))
    said = next(filter(None, lines), "")
    why = one_line(said.removeprefix("error:").strip().rstrip(".")) or "it does not say why"
    remedy = "Do what it asks for, and publish again."
    return GitError(f"the hook {hook} refused the push: {why}. {_NOTHING} {remedy}")


def unrunnable(err: str, hook: str) -> GitError | None:
    """Say in one line that git could not run a hook of the project's own; None where it could."""
    found = re.search(r"^fatal: cannot run .*: (.+)$", err, re.MULTILINE)
    if found is None:
        return None
    remedy = "Its first line names the program that runs it: mend that, or remove the hook."
    return GitError(f"the hook {hook} cannot be run: {one_line(found[1])}. {_NOTHING} {remedy}")


def raced(err: str) -> bool:
    """Say whether a push failed because somebody else's came first."""
    return bool(
        re.search(
            r"non-fast-forward|fetch first|stale info|cannot lock ref|incorrect old value"
            r"|reference already exists|failed to update ref|but expected",
            err,
        )
    )


def _hook(err: str) -> str:
    """Give what a hook said first; without a word, that it said none."""
    for line in err.splitlines():
        text = line.strip()
        said = text.removeprefix("remote:").strip()
        if said and (text.startswith("remote:") or not text.startswith(("To ", "error:", "!"))):
            return gist(f"fatal: {said}")
    return "it does not say why"
