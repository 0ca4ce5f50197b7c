"""A built site → a commit on the Pages branch of a remote, pushed without force."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sharih.check.folder import list_site
from sharih.errors import OutputError, shown_path
from sharih.git.commands import Git, GitError, secrets_of, ssh_without_prompts, without_secrets
from sharih.publish.branch import (
    NO_TIP,
    Change,
    Tip,
    hash_site,
    holds_sources,
    merged,
    message,
    read_tip,
    write_commit,
)
from sharih.publish.faults import explained, raced, stopped_here, unrunnable

_ATTEMPTS = 6
_DEPTH = "50"

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did, or would do."""

    change: Change
    commit: str | None
    """The commit that was pushed; None where nothing changed, or where it was only a trial."""
    remote: str
    """The address, without secrets."""
    before: str | None
    """The commit the branch had; None where there was no branch."""


@dataclass(frozen=True, slots=True)
class Destination:
    """A branch of a remote, in a repository that is ready for publishing."""

    git: Git
    remote: str
    branch: str
    url: str
    """The address, without secrets."""
    source: str | None
    """The commit of the sources; None before the first."""
    dirty: tuple[str, ...]
    """The files of the project with changes that are not committed."""


def find_destination(root: Path, remote: str, branch: str) -> Destination:
    """Look at the repository a project lies in, before anything is built.

    Raises GitError where it has no such remote, or where the branch cannot be published to.
    """
    git = Git(root)
    _check_repository(git, root)
    if git.ask("check-ref-format", f"refs/heads/{branch}").status or branch.startswith("-"):
        raise GitError(f"{branch} cannot be the name of a branch. Say another --branch.")
    if git.ask("symbolic-ref", "--quiet", "--short", "HEAD").text == branch:
        reason = f"{branch} is the branch you are on, which holds the sources"
        raise GitError(f"{reason}. Say another --branch, such as gh-pages.")
    url = git.ask("remote", "get-url", "--push", "--", remote)
    if url.status or not url.text:
        known = ", ".join(git.ask("remote").text.split()) or "none"
        remedy = f"Add it with:  git remote add {remote} ADDRESS"
        raise GitError(f"there is no remote {remote} (known: {known}). {remedy}")
    secrets = (*secrets_of(url.text), *secrets_of(git.ask("remote", "get-url", remote).text))
    git = Git(root, secrets, ssh_without_prompts(git))
    head = git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}").text or None
    status = git.run("status", "--porcelain=v1", "-z", "--untracked-files=normal", "--", ".")
    changed = _changed_files(status.out.decode("utf-8", "replace"))
    shown = without_secrets(url.text, secrets)
    return Destination(git, remote, branch, shown, head, changed)


def publish(folder: Path, to: Destination, say: Say, *, dry_run: bool) -> Published:
    """Put a built site onto the branch, on top of whatever is there, without force.

    Raises GitError, with the remote as it was; and OutputError for a folder that is no site.
    """
    built = read_site(folder)
    site = hash_site(to.git, folder, built, write=not dry_run)
    told = False
    for attempt in range(_ATTEMPTS):
        tip = _fetched_tip(to)
        if kind := holds_sources(tip):
            reason = f"{to.branch} of {to.remote} holds {kind}, so it is no branch of a site"
            raise GitError(f"{reason}. Nothing was published. Say another --branch.")
        if not told:
            _tell_of_newer_sources(to, tip, say)
            told = True
        files, change = merged(site, tip)
        if dry_run or (tip.commit and not change):
            return Published(change, None, to.url, tip.commit)
        text = message(site, to.source, dirty=bool(to.dirty))
        commit = write_commit(to.git, files, tip, text)
        if _pushed(to, commit):
            return Published(change, commit, to.url, tip.commit)
        say(f"Somebody else published meanwhile; building upon it ({attempt + 1}).")
    raise GitError(
        f"{to.branch} of {to.remote} changed with every attempt. Nothing was published. "
        "Publish again in a while."
    )


def read_site(folder: Path) -> list[str]:
    """List the files of a built site; raises OutputError where it has what cannot be published."""
    files, irregular = list_site(folder)
    for name, what in irregular.items():
        raise OutputError(
            f"{shown_path(folder / name)}: {what}, which is not published. Put the file there."
        )
    for name in files:
        if any(part.lower() == ".git" for part in name.split("/")):
            raise OutputError(f"{shown_path(folder / name)}: lies in a .git. Remove it.")
    return list(files)


def host_of_domain(to: Destination, site: Path, published: Published) -> str | None:
    """Read the custom domain of the site: from its CNAME, or from that of the branch."""
    own = site / "CNAME"
    if own.is_file():
        return own.read_text(encoding="utf-8", errors="replace").strip()
    if "CNAME" in published.change.kept and published.before:
        return to.git.ask("cat-file", "blob", f"{published.before}:CNAME").text
    return None


def differs_from_domain(siteurl: str, domain: str | None) -> str | None:
    """Say that SITEURL is not the custom domain, where it is not."""
    host = (urlsplit(siteurl).hostname or "").lower()
    if domain and host != domain.lower():
        return f"warning: CNAME says {domain}, SITEURL {siteurl}. Make them one in publishconf.py."
    return None


def _check_repository(git: Git, root: Path) -> None:
    inside = git.ask("rev-parse", "--is-inside-work-tree")
    if "dubious ownership" in inside.err:
        reason = f"{shown_path(root)}: this repository is another user's"
        raise GitError(f"{reason}. Trust it with:  git config --global --add safe.directory PATH")
    if inside.text != "true":
        remedy = "Make one with:  git init, and commit your project."
        raise GitError(f"{shown_path(root)}: no git repository. {remedy}")


def _changed_files(status: str) -> tuple[str, ...]:
    """List the files that `git status --porcelain -z` names, a renamed one by its new name."""
    found = []
    records = iter(status.split("\0"))
    for record in records:
        if len(record) > 3:
            found.append(record[3:])
            if "R" in record[:2] or "C" in record[:2]:
                next(records, None)
    return tuple(found)


def _fetched_tip(to: Destination) -> Tip:
    """Fetch the branch as it is now; what the user has checked out is not touched."""
    ref = f"refs/heads/{to.branch}"
    listed = to.git.ask("ls-remote", "--", to.remote, ref)
    if listed.status:
        raise explained(listed.err, to.remote, to.branch)
    lines = [line.split("\t") for line in listed.text.splitlines()]
    commit = next((digest for digest, name in lines if name == ref), None)
    if commit is None:
        return NO_TIP
    if to.git.ask("cat-file", "-e", f"{commit}^{{tree}}").status or _is_shallow(to.git):
        words = ["--no-tags", "--no-write-fetch-head", "--quiet"]
        if _is_shallow(to.git):
            words.append(f"--depth={_DEPTH}")
        fetched = to.git.ask("fetch", *words, "--", to.remote, ref)
        if fetched.status:
            raise explained(fetched.err, to.remote, to.branch)
    return read_tip(to.git, commit)


def _is_shallow(git: Git) -> bool:
    return git.ask("rev-parse", "--is-shallow-repository").text == "true"


def _pushed(to: Destination, commit: str) -> bool:
    """Push a commit; False where another push came first.

    Raises GitError for whatever else went wrong.
    """
    ref = f"refs/heads/{to.branch}"
    words = ("--porcelain", "--no-follow-tags", "--no-progress", "--", to.remote)
    answer = to.git.ask("push", *words, f"{commit}:{ref}")
    if not answer.status:
        return True
    # The line may have broken after the branch had been moved.
    now = to.git.ask("ls-remote", "--", to.remote, ref)
    if not now.status and now.text.startswith(commit):
        return True
    out = without_secrets(answer.text, to.git.secrets)
    if hook := _own_hook(to.git):
        shown = shown_path(hook)
        if stopped := unrunnable(answer.err, shown) or stopped_here(answer.err, out, shown):
            raise stopped
    said = f"{answer.err}\n{out}"
    if raced(said):
        return False
    raise explained(said, to.remote, to.branch)


def _own_hook(git: Git) -> Path | None:
    """Find the hook that git asks before a push; None where there is none that it would run."""
    found = git.folder / git.ask("rev-parse", "--git-path", "hooks/pre-push").text
    return found if found.is_file() and os.access(found, os.X_OK) else None


def _tell_of_newer_sources(to: Destination, tip: Tip, say: Say) -> None:
    """Warn where the site was last built from sources that this repository has not taken in."""
    if not tip.source or not to.source:
        return
    known = to.git.ask("merge-base", "--is-ancestor", tip.source, to.source)
    if known.status:
        say(
            f"warning: the site was last built from {tip.source[:12]}, which your branch does not "
            "have. Run git pull first if its changes are to stay."
        )
