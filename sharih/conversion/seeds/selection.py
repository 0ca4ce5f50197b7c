"""The folder of seeds and what a user asks for → the seeds to look at."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sharih.content.suggestions import suggestion, suggestion_key
from sharih.conversion.seeds.kinds import KINDS, kind_of, remedy_for
from sharih.errors import ContentError, Problem, Problems
from sharih.files import is_leftover

# Names stand in a list separated by commas, and in messages of one line.
_BAD_NAME: Final = re.compile(r"[,،\x00-\x1f\x7f\ud800-\udfff]|\A\s|\s\Z|\s\.\w+\Z")


# What tells people of the folder itself is no article.
_README: Final = re.compile(r"read[ _-]?me(?:\.\w+)?", re.IGNORECASE)
MOST_TOLD: Final = 20
"""So many files that are no seeds are told one by one."""
_MOST_COUNTED: Final = 1000


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks for, by names of seeds."""

    only: tuple[str, ...] = ()
    """Look at these alone; empty for all."""
    again: tuple[str, ...] = ()
    """Convert these anew, into new folders, whatever became of them before."""
    into: str | None = None
    """The explainer that all of them become, or become part of."""

    @property
    def names(self) -> tuple[str, ...]:
        """All seeds named; empty where none was."""
        return (*self.only, *self.again)


@dataclass(frozen=True, slots=True)
class Folder:
    """What the folder of seeds holds."""

    seeds: tuple[Path, ...] = ()
    """The seeds by name."""
    others: tuple[Path, ...] = ()
    """Files of other kinds, without what file managers and editors leave behind."""
    folders: tuple[Path, ...] = ()


def look_into(seeds: Path) -> Folder:
    """List what the folder of seeds holds; one that does not exist holds nothing.

    Raises ContentError where it cannot be read.
    """
    try:
        with os.scandir(seeds) as entries:
            found = {
                entry.name: entry.is_dir(follow_symlinks=False)
                for entry in entries
                if not is_leftover(entry.name) and not _README.fullmatch(entry.name)
            }
    except FileNotFoundError:
        return Folder()
    except OSError as error:
        reason = f"cannot be read as the folder of seeds ({error.strerror or error})"
        remedy = "Make it a readable folder, or name another one."
        raise ContentError(Problem(seeds, None, reason, remedy)) from None
    named = {name: kind_of(name) is not None for name in found}
    return Folder(
        tuple(seeds / name for name in sorted(found) if named[name]),
        tuple(seeds / name for name in sorted(found) if not named[name] and not found[name]),
        tuple(seeds / name for name in sorted(found) if not named[name] and found[name]),
    )


def seed_paths(seeds: Path) -> list[Path]:
    """List the seeds by name; a folder that does not exist holds none."""
    return list(look_into(seeds).seeds)


def not_read(folder: Folder, seeds: Path) -> Iterator[Problem]:
    """Tell what in the folder of seeds is no seed: each file, and each folder in it."""
    for path in folder.others[:MOST_TOLD]:
        reason = f"is no seed ({_ends(path)}), and is not read"
        yield Problem(path, None, reason, remedy_for(path.name), "warning")
    if len(folder.others) > MOST_TOLD:
        more = len(folder.others) - MOST_TOLD
        reason = f"holds {more} more files that are no seeds, and are not read"
        yield Problem(seeds, None, reason, "Take them out of the folder.", "warning")
    pages = tuple(path.stem for path in folder.seeds if kind_of(path) == "page")
    for path in folder.folders[:MOST_TOLD]:
        if pages and path.name.startswith(pages):
            continue  # what a browser saves beside a page: its pictures and styles
        if count := _files_below(path):
            files = "1 file" if count == 1 else f"{count} files"
            reason = f"is a folder with {files}, which are not read"
            remedy = f"Move what is to be read into {seeds.name} itself."
            yield Problem(path, None, reason, remedy, "warning")


def _ends(path: Path) -> str:
    return f"a file {path.suffix}" if path.suffix else "a file without an ending"


def _files_below(folder: Path) -> int:
    """Count the files below a folder that an editor put there; no more than a thousand."""
    count, folders = 0, [folder]
    while folders and count < _MOST_COUNTED:
        with suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                if is_leftover(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                else:
                    count += 1
    return count


def check_name(path: Path) -> None:
    """Raise ContentError for a name that cannot stand in a list or a message."""
    if _BAD_NAME.search(path.name):
        reason = "a name with a comma, control character or space at its edge"
        raise ContentError(Problem(path, None, reason, "Rename the file."))


def choose(
    paths: Sequence[Path], request: Request, seeds: Path
) -> tuple[list[Path], Iterable[Problem]]:
    """Choose the seeds that were named, in the order of the folder; all, where none was.

    A name may be given with the folder in front. Unknown ones come back as a problem each.
    """
    problems = Problems()
    if request.into is not None and not request.names:
        remedy = f"Name them: convert A.txt B.txt --into {request.into}."
        problems.add(seeds, None, "no seeds were named to go into one explainer", remedy)
    if not request.names:
        return ([] if request.into is not None else list(paths)), problems
    known = {path.name: path for path in paths}
    keys = {suggestion_key(name): name for name in known}
    chosen: dict[Path, None] = {}
    for name in request.names:
        if name in known:
            chosen[known[name]] = None
            continue
        whole = [name] if kind_of(name) else [f"{name}{end}" for end in KINDS]
        near = next(filter(None, (suggestion(one, keys) for one in whole)), None)
        remedy = f"Did you mean {near}?" if near else "See what the folder of seeds holds."
        problems.add(seeds / name, None, "there is no such seed", remedy)
    order = list(chosen)
    # The first one named begins the explainer; otherwise the folder's order is that of all runs.
    return (order if request.into is not None else sorted(order)), problems
