"""A built folder and the tip of a branch → the commit that puts the one onto the other.

All of it with git's plumbing, in an index of its own: the user's index, HEAD and working tree
are not looked at and not changed. What a publication writes before it is pushed are objects that
nothing names, as an interrupted `git fetch` leaves them.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from sharih.git.commands import Git, GitError

KEPT = ("CNAME", ".well-known")
"""Root files and folders of the branch that stay where the site has none of that name."""
TRAILER = "Sharih-Root"
SOURCE = "Sharih-Source"
_SOURCES = ("pelicanconf.py", "publishconf.py", "content", "seeds")
_LOOK_BACK = 50
"""How many commits are looked at for the last publication."""
_AUTHOR = {"NAME": "Sharih", "EMAIL": "sharih@localhost"}


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A file in a tree of git's."""

    mode: str
    digest: str


Files = Mapping[str, TreeEntry]
"""Path, as git has it (bytes decoded as the system's file names are) → file."""


@dataclass(frozen=True, slots=True)
class Tip:
    """What a branch of the remote holds."""

    commit: str | None
    """None where there is no such branch."""
    files: Files
    root: frozenset[str] | None
    """The names at the root that the last publication put there; None where there was none."""
    source: str | None
    """The commit of the sources that were published last."""


NO_TIP = Tip(None, {}, None, None)


@dataclass(frozen=True, slots=True)
class Change:
    """How a publication changes the branch."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    """Names at the root that are not of the site and stay."""

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def read_tip(git: Git, commit: str) -> Tip:
    """Read what a commit holds, and what of it was published by us."""
    files: dict[str, TreeEntry] = {}
    for line in git.run("ls-tree", "-r", "-z", "--full-tree", commit).out.split(b"\0"):
        if line:
            head, _, name = line.partition(b"\t")
            mode, _, digest = head.decode().split()
            files[os.fsdecode(name)] = TreeEntry(mode, digest)
    form = f"%(trailers:key={TRAILER},valueonly)%x00%(trailers:key={SOURCE},valueonly)%x01"
    words = ("--first-parent", f"--max-count={_LOOK_BACK}", f"--format={form}", commit)
    for record in git.run("log", *words).text.split("\x01"):
        root, _, source = record.partition("\0")
        if root.strip():
            names = frozenset(unquote(name) for name in root.split())
            return Tip(commit, files, names, source.strip() or None)
    return Tip(commit, files, None, None)


def holds_sources(tip: Tip) -> str | None:
    """Name a file of the branch that says it holds a project and no site; None for a site."""
    if tip.root is not None:
        return None
    roots = {name.partition("/")[0] for name in tip.files}
    return next((name for name in _SOURCES if name in roots), None)


def hash_site(git: Git, folder: Path, names: Iterable[str], *, write: bool) -> dict[str, TreeEntry]:
    """Give the digest of every file of a built site; with `write`, git keeps their content."""
    ordered = sorted(names)
    if any("\n" in name for name in ordered):
        raise GitError("A file's name has a line end in it. Nothing was published. Rename it.")
    paths = "".join(f"{folder / name}\n" for name in ordered)
    words = ("--no-filters", "--stdin-paths", *(("-w",) if write else ()))
    digests = git.run("hash-object", *words, data=os.fsencode(paths)).text.split()
    if len(digests) != len(ordered):
        raise GitError("git did not read every file of the site. Nothing was published.")
    pairs = zip(ordered, digests, strict=True)
    return {name: TreeEntry("100644", digest) for name, digest in pairs}


def merged(site: Files, tip: Tip) -> tuple[dict[str, TreeEntry], Change]:
    """Put a site in place of what the branch has; what others put at its root stays."""
    own = {name.partition("/")[0] for name in site}
    ours = tip.root if tip.root is not None else frozenset(_roots(tip.files) - set(KEPT))
    kept = {
        name: entry
        for name, entry in tip.files.items()
        if (root := name.partition("/")[0]) not in own and root not in ours
    }
    files = {**kept, **site}
    change = Change(
        added=tuple(sorted(files.keys() - tip.files.keys())),
        changed=tuple(
            sorted(n for n in files.keys() & tip.files.keys() if files[n] != tip.files[n])
        ),
        removed=tuple(sorted(tip.files.keys() - files.keys())),
        kept=tuple(sorted(_roots(kept))),
    )
    return files, change


def write_commit(git: Git, files: Files, tip: Tip, message: str) -> str:
    """Make the commit that holds these files, on top of the tip; returns its name."""
    with tempfile.TemporaryDirectory(prefix="sharih-index-") as folder:
        index = str(Path(folder, "index"))
        lines = (f"{entry.mode} {entry.digest}\t{name}\0" for name, entry in sorted(files.items()))
        data = os.fsencode("".join(lines))
        git.run("update-index", "-z", "--index-info", data=data, GIT_INDEX_FILE=index)
        tree = git.run("write-tree", GIT_INDEX_FILE=index).text
    parents = ("-p", tip.commit) if tip.commit else ()
    return git.run("commit-tree", tree, *parents, data=message.encode(), **_author(git)).text


def message(site: Files, source: str | None, *, dirty: bool) -> str:
    """Write the message of a publication; the same for the same site of the same sources."""
    changes = ", with changes that are not committed" if dirty else ""
    body = f"Built from {source[:12]}{changes}.\n\n" if source else ""
    roots = " ".join(quote(name) for name in sorted(_roots(site)))
    trailers = [f"{TRAILER}: {roots}", *([f"{SOURCE}: {source}"] if source else [])]
    return f"Publish the site\n\n{body}" + "\n".join(trailers) + "\n"


def _roots(files: Iterable[str]) -> set[str]:
    return {name.partition("/")[0] for name in files}


def _author(git: Git) -> dict[str, str]:
    """Name an author where git knows none; one it knows is taken from its settings."""
    found: dict[str, str] = {}
    for role in ("AUTHOR", "COMMITTER"):
        known = git.ask("-c", "user.useConfigOnly=true", "var", f"GIT_{role}_IDENT")
        if known.status:
            found |= {f"GIT_{role}_{part}": value for part, value in _AUTHOR.items()}
    return found
