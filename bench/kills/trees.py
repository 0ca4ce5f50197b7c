"""A folder → what is in its files; two such states → what a third one has of each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

State = Mapping[str, str]
"""The digest of every file, by its path in the folder."""


def state_of(folder: Path) -> State:
    """Read a folder; one that is not there has no files."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def is_partial(path: str) -> bool:
    """Whether a file is the rest of one that was being written, which nothing reads."""
    parts = path.split("/")
    begun = any(part == ".merging" or part.startswith(".draft-") for part in parts)
    return begun or parts[-1].endswith(".partial")


def mixture(now: State, old: State, new: State) -> str:
    """Say of which of two states each file is: `old`, `new`, or `some of each`.

    Raises AssertionError where a file is of neither, what is left of one being written aside.
    """
    now = {path: digest for path, digest in now.items() if not is_partial(path)}
    differing = {path for path in {*old, *new} if old.get(path) != new.get(path)}
    for path in {*now, *old, *new}:
        assert now.get(path) in (old.get(path), new.get(path)), f"{path} is neither old nor new"
    ours = {path for path in differing if now.get(path) == new.get(path)}
    return "old" if not ours else "new" if ours == differing else "some of each"


def differences(now: State, expected: State) -> Iterator[str]:
    """Name the files that differ between two states."""
    for path in sorted({*now, *expected}):
        if now.get(path) != expected.get(path):
            how = "is missing" if path not in now else "is too many" if path not in expected else ""
            yield f"{path} {how or 'differs'}"


def same(now: State, expected: State) -> None:
    """Raise AssertionError with the files that differ, if there are any."""
    found = list(differences(now, expected))
    assert not found, f"after the next run: {', '.join(found[:5])} ({len(found)} files)"


def put(source: Path, target: Path) -> None:
    """Make a folder like another one; files that are the same already are not touched."""
    wanted = state_of(source)
    for path in set(now := state_of(target)) - set(wanted):
        (target / path).unlink()
    for path, digest in wanted.items():
        if now.get(path) != digest:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / path, target / path)
    for folder in sorted(target.rglob("*"), reverse=True):
        if folder.is_dir() and not (source / folder.relative_to(target)).is_dir():
            folder.rmdir()
