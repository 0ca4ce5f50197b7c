"""The folders of explainers → their texts, each read again only when it changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sharih.content.explainers import load_entry
from sharih.content.topics import Registry, Topic
from sharih.errors import ContentError, Problem, Problems
from sharih.files import is_leftover
from sharih.inputs import Inputs
from sharih.pictures.store import PictureStore
from sharih.preview.memory import Memory, Stamp, kept_text
from sharih.site.kept import Body, Fetch, KeptText, Text
from sharih.site.loading import compared, load_body, load_text, lost_ledger_of, with_topics
from sharih.translation.statuses import OLDER

_BEHIND: Final = frozenset(OLDER)
_REMEDY = "It must be a readable file."


class Texts:
    """What is kept of the texts of a project by slug, their bodies, and what is wrong with each."""

    def __init__(
        self, content: Path, registry: Registry, memory: Path, inputs: Inputs | None = None
    ) -> None:
        """`memory` is the file that remembers texts from one run to the next.

        `inputs` are the folders that files of texts may lie in, by default the content's.
        """
        self.folder = content / "explainers"
        self.registry = registry
        self._inputs = inputs or Inputs.below(content)
        self._texts: dict[str, KeptText] = {}
        self._bodies: dict[str, Callable[[], Body]] = {}
        self._former: dict[str, KeptText] = {}
        """Texts as they were before they were read again."""
        self._problems: dict[str, list[Problem]] = {}
        self._stamps: dict[str, Stamp] = {}
        self._store = PictureStore(memory.parent / "pictures", self._inputs)
        self._memory = Memory(memory)

    def __getitem__(self, slug: str) -> KeptText:
        return self._texts[slug]

    def __contains__(self, slug: str) -> bool:
        return slug in self._texts

    def known(self) -> Mapping[str, KeptText]:
        """Return the texts that can be read by their slugs, as they are kept now."""
        return MappingProxyType(self._texts)

    def __iter__(self) -> Iterator[KeptText]:
        return iter(self._texts.values())

    def names(self) -> AbstractSet[str]:
        """Name the folders that were read, also those in which something is wrong."""
        return self._stamps.keys()

    def body(self, slug: str) -> Body:
        """Return the body of a text, fetched when it is first asked for.

        Raises ContentError where it must be read and its files have gone.
        """
        return self._bodies[slug]()

    def bodies(self) -> Fetch:
        """Return what fetches the bodies of the texts as they are now, whatever changes later."""
        now = dict(self._bodies)
        return lambda slug: now[slug]()

    def problems(self) -> Iterator[Problem]:
        """List what is wrong with the files, warnings too."""
        for found in self._problems.values():
            yield from found

    def faulty(self) -> set[str]:
        """Name the folders with errors: an editor may not have finished writing there."""
        return {
            name
            for name, found in self._problems.items()
            if any(problem.severity == "error" for problem in found)
        }

    def name_of(self, path: Path) -> str | None:
        """Name the explainer's folder that a path lies in; None for other paths."""
        if self.folder not in path.parents:
            return None
        return path.relative_to(self.folder).parts[0]

    def read(self, names: Iterable[str]) -> None:
        """Read folders again that changed, came or went."""
        known = set(names)
        for name in sorted(known):
            self._read(name)
        self._keep(known)

    def read_all(self) -> None:
        """Read every folder, as far as it is not remembered as it is."""
        remembered = self._memory.recall()
        fresh = set()
        names = _names(self.folder)
        for name in names:
            stamp = self._stamp(name)
            mark, head = remembered.get(name, ("", b""))
            if mark != self._memory.mark(stamp):
                fresh.add(name)
                continue
            try:
                self._texts[name], problems = kept_text(head)
            except KeyError:
                fresh.add(name)
                continue
            self._bodies[name] = cache(partial(self._fetch, name, mark))
            self._stamps[name] = stamp
            if problems:
                self._problems[name] = list(problems)
        self._memory.forget(remembered.keys() - set(names))
        self.read(fresh)

    def stamp(self) -> set[str]:
        """Look at every folder without reading it; return the names of those that changed."""
        here = set(_names(self.folder))
        gone = self._stamps.keys() - here
        return gone | {name for name in here if self._stamps.get(name) != self._stamp(name)}

    def know(self, registry: Registry) -> None:
        """Take in another registry: texts may name other topics now."""
        names = repr(_names_of(registry.topics))
        self.registry = registry
        if names == self._memory.topics:
            return
        self._memory.topics = names
        for slug, text in self._texts.items():
            self._texts[slug] = with_topics(text, self.body(slug), registry)
        # Whether a passage is behind or wrong in its names is another question now.
        self.read([slug for slug, text in self._texts.items() if self._may_differ(slug, text)])

    def _may_differ(self, slug: str, text: KeptText) -> bool:
        body = self.body(slug)
        return bool(text.counts.keys() & _BEHIND) or compared(body, self.registry) is not body

    def _read(self, name: str) -> None:
        if former := self._texts.get(name):
            self._former[name] = former
        self._drop(name)
        path = self.folder / name
        if is_leftover(name) or not os.path.lexists(path):
            self._stamps.pop(name, None)
            return
        # Before reading: what changes meanwhile is seen as changed the next time.
        self._stamps[name] = self._stamp(name)
        problems = Problems()
        if name in self._former and (lost := lost_ledger_of(self._former[name])):
            problems.extend([lost])
        try:
            explainer = load_entry(path, problems, self._inputs)
            if explainer is not None:
                text = load_text(explainer, self.registry, problems, self._store, self._inputs)
                self._texts[name], body = text.kept, text.body
                self._bodies[name] = lambda: body
        except ContentError as error:
            problems.extend(error.problems)
        except OSError as error:
            reason = f"cannot be read ({error.strerror or error})"
            problems.add(Path(error.filename or path), None, reason, _REMEDY)
        if len(problems):
            self._problems[name] = list(problems)

    def _drop(self, name: str) -> None:
        """Leave out a text; its body is fetched first: the site on show may still need it."""
        if name in self._bodies:
            with suppress(ContentError, OSError):
                self.body(name)
        for known in (self._texts, self._bodies, self._problems):
            known.pop(name, None)

    def _keep(self, names: set[str]) -> None:
        """Remember texts without errors; those with errors will be read again."""
        good = {name for name in names if name in self._texts} - self.faulty()
        self._memory.keep(
            {
                name: (
                    self._stamps[name],
                    Text(self._texts[name], self.body(name)),
                    tuple(self._problems.get(name, ())),
                )
                for name in good
            }
        )
        self._memory.forget(names - good)

    def _fetch(self, name: str, mark: str) -> Body:
        """Return the body of a text that was recalled, or read it anew where it is forgotten."""
        if body := self._memory.body(name, mark):
            return body
        explainer = load_entry(self.folder / name, Problems(), self._inputs)
        if explainer is None:
            problem = Problem(Path(name), None, "has gone", "Wait until it is read again.")
            raise ContentError(problem)
        return load_body(explainer, self._inputs, registry=self.registry)

    def _stamp(self, name: str) -> Stamp:
        try:
            with os.scandir(self.folder / name) as entries:
                found = [(entry.name, entry.stat()) for entry in entries]
        except OSError:
            return ()
        return tuple(sorted((n, s.st_mtime_ns, s.st_ctime_ns, s.st_size) for n, s in found))


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir() if not is_leftover(path.name)]
    except OSError:
        return []


def _names_of(topics: Mapping[str, Topic]) -> list[tuple[object, ...]]:
    return [(t.id, t.names, t.aliases, t.exact) for t in topics.values()]
