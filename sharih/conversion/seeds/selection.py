"""The folder of seeds and what a user asks for → the seeds to look at."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sharih.content.suggestions import suggestion, suggestion_key
from sharih.errors import ContentError, Problem, Problems
from sharih.files import is_leftover

# Names stand in a list separated by commas, and in messages of one line.
_BAD_NAME: Final = re.compile(r"[,،\x00-\x1f\x7f\ud800-\udfff]|\A\s|\s\Z|\s\.txt\Z")


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


def seed_paths(seeds: Path) -> list[Path]:
    """List the seeds by name; a folder that does not exist holds none."""
    try:
        with os.scandir(seeds) as entries:
            names = [entry.name for entry in entries]
    except FileNotFoundError:
        return []
    except OSError as error:
        reason = f"cannot be read as the folder of seeds ({error.strerror or error})"
        remedy = "Make it a readable folder, or name another one."
        raise ContentError(Problem(seeds, None, reason, remedy)) from None
    return [
        seeds / name
        for name in sorted(names)
        if not is_leftover(name) and name.lower().endswith(".txt")
    ]


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
        near = suggestion(name if name.lower().endswith(".txt") else f"{name}.txt", keys)
        remedy = f"Did you mean {near}?" if near else "See what the folder of seeds holds."
        problems.add(seeds / name, None, "there is no such seed", remedy)
    order = list(chosen)
    # The first one named begins the explainer; otherwise the folder's order is that of all runs.
    return (order if request.into is not None else sorted(order)), problems
