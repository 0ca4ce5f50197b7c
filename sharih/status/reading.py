"""The folder of all explainers → a row of each, read side by side, and only where it changed."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from sharih.content.explainers import load_entry
from sharih.content.topics import Registry
from sharih.errors import ContentError, Problem, Problems
from sharih.inputs import Inputs
from sharih.processes import can_fork, in_processes, told_if_ended, usable_processors
from sharih.rebuild.stamps import File
from sharih.rebuild.texts import TextMemory
from sharih.status.rows import Row
from sharih.status.texts import text_row
from sharih.translation.recording import lost_ledger

FEWEST_FOR_FORKS: Final = 150
"""Fewer texts are read sooner in one process."""
CHUNK: Final = 32
"""How many texts are handed to a process at once."""

Step = Callable[[int, int], None]
"""Told how many of how many are read."""
Told = tuple[Row | None, tuple[Problem, ...]]
"""The row of a folder, where it is an explainer without errors, and those."""
_Made = tuple[str, bytes, tuple[File, ...] | None]
"""A folder, a pickle of what is told of it, and its files where that can be remembered."""


class RowReader:
    """Reads explainers of a folder, in several processes where that is soonest."""

    def __init__(
        self,
        folder: Path,
        inputs: Inputs,
        memory: TextMemory | None,
        registry: Callable[[], Registry | None],
    ) -> None:
        """With `memory`, what is as it was is not read; what was read is remembered there.

        `registry` is asked for the names of the project only where a text is read.
        """
        self._folder = folder
        self._inputs = inputs
        self._memory = memory
        self._registry = registry

    def rows(self, on_step: Step) -> Iterator[Told]:
        """Go through all explainers in the order of their names."""
        folder = self._folder
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        found = self._recalled(names)
        fresh = [name for name in names if name not in found]
        for count, (name, kept, files) in enumerate(self._read(fresh), 1):
            found[name] = kept
            if self._memory is not None and files is not None:
                self._memory.learn(name, files, kept)
            on_step(count, len(fresh))
        for name in names:
            yield pickle.loads(found[name])  # noqa: S301 - our own, of this run or of another  # nosec B301

    def _recalled(self, names: Sequence[str]) -> dict[str, bytes]:
        if self._memory is None:
            return {}
        self._memory.forget_all_but(names)
        found = {}
        for name in names:
            known = self._memory.known.get(name)
            if text := self._memory.recall(name):
                found[name] = text.kept
            elif known is not None and known.basis == self._memory.basis:
                row: Row | None = pickle.loads(known.kept)[0]  # noqa: S301 - our own  # nosec B301
                if row and (lost := lost_ledger(row.target, row.counts.get("machine", 0))):
                    found[name] = pickle.dumps((None, (lost,)), pickle.HIGHEST_PROTOCOL)
                    self._memory.known[name] = known  # until there is one again
        return found

    def _read(self, names: Sequence[str]) -> Iterator[_Made]:
        jobs = usable_processors() if len(names) >= FEWEST_FOR_FORKS and can_fork() else 1
        chunks = [names[at : at + CHUNK] for at in range(0, len(names), CHUNK)]
        if names and (registry := self._registry()) is not None:
            registry.prepare()  # once, and not in each process
        made = in_processes(self._chunk, chunks, jobs) if jobs > 1 else map(self._chunk, chunks)
        with told_if_ended("reading texts"):
            yield from chain.from_iterable(made)

    def _chunk(self, names: Sequence[str]) -> list[_Made]:
        return [self._one(name) for name in names]

    def _one(self, name: str) -> _Made:
        begun = self._memory.begin(name) if self._memory is not None else None
        problems = Problems()
        found: Row | None = None
        try:
            explainer = load_entry(self._folder / name, problems, self._inputs)
            if explainer is not None and not problems.errors:
                found = text_row(explainer, "explainer", self._inputs, self._registry())
        except ContentError as error:
            problems.extend(error.problems)
        wrong = tuple(problems.errors)
        files = self._memory.end(name, begun) if self._memory is not None and not wrong else None
        return name, pickle.dumps((found, wrong), pickle.HIGHEST_PROTOCOL), files
