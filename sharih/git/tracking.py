"""Files of a project → which of them git knows, and which it is told to leave alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from sharih.git.commands import Git, GitError
from sharih.records import record


@record(frozen=True, slots=True)
class IgnoreRule:
    """A line of a file that names what git leaves alone."""

    source: str
    """The file, as git names it from the folder of the project."""
    line: int
    pattern: str


def tracked(root: Path, folder: Path) -> frozenset[Path] | None:
    """List the files below a folder that git knows, committed or about to be.

    None where the project `root` lies in no repository, or where there is no git.
    """
    try:
        answer = Git(root).ask("ls-files", "-z", "--", os.fspath(folder))
    except GitError:
        return None
    if answer.status:
        return None
    names = answer.out.split(b"\0")
    return frozenset(root / os.fsdecode(name) for name in names if name)


def deciding_files(root: Path) -> tuple[Path, ...]:
    """List the files that say what git knows of a project, and what it leaves alone.

    Where there is no repository, that which would be one.
    """
    own = root / ".gitignore"
    try:
        answer = Git(root).ask("rev-parse", "--show-toplevel", "--git-path", "index")
    except GitError:
        return (own,)
    lines = os.fsdecode(answer.out).splitlines()
    if answer.status or len(lines) != 2:
        return (own, root / ".git")
    top, index = lines
    return tuple(dict.fromkeys((own, Path(top) / ".gitignore", root / index)))


def ignored(root: Path, files: Iterable[Path]) -> Mapping[Path, IgnoreRule]:
    """Find the files that git leaves alone, with the rule that says so; they need not be there."""
    known = {os.fspath(path): path for path in files}
    asked = b"\0".join(map(os.fsencode, known))
    words = ("check-ignore", "--verbose", "-z", "--stdin")
    # It takes no patterns, and fails where it is told so.
    answer = Git(root).ask(*words, data=asked, GIT_LITERAL_PATHSPECS="0")
    fields = [os.fsdecode(field) for field in answer.out.split(b"\0")]
    found = {}
    for source, line, pattern, name in zip(*(fields[at::4] for at in range(4)), strict=False):
        if not pattern.startswith("!"):
            found[known[name]] = IgnoreRule(source, int(line), pattern)
    return found
