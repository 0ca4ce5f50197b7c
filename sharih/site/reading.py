"""The folder of an explainer → what a site keeps of it, and its body; all of them, side by side."""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import load_again, load_entry
from sharih.content.topics import Registry
from sharih.errors import ContentError, Problem, Problems
from sharih.pictures.store import PictureStore
from sharih.processes import Meanwhile, can_fork, in_processes, told_if_ended, usable_processors
from sharih.rebuild.stamps import File
from sharih.rebuild.texts import Begun, KnownText, TextMemory
from sharih.records import record
from sharih.search.packing import packed_words
from sharih.settings import Settings
from sharih.site.kept import Body, KeptText, Text
from sharih.site.loading import load_body, load_text, lost_ledger_of
from sharih.translation.recording import is_recorded

FEWEST_FOR_FORKS: Final = 60
"""Fewer texts are read sooner in one process."""
CHUNK: Final = 16
"""How many texts are handed to a process at once."""
_NEAR: Final = 4
"""How many bodies are kept at hand that were read once more: the pages of one follow each other."""

Step = Callable[[int, int], None]
"""Told how many of how many are done."""
Kept = tuple[KeptText | None, tuple[Problem, ...], bool]
"""What is kept of a folder, if it is an explainer, what is wrong with it, and whether its ledger
does not know yet what is translated."""


@record(frozen=True, slots=True)
class _Read:
    """A folder that has just been read."""

    name: str
    files: tuple[File, ...] | None
    """Its files; None where they changed meanwhile, or would not tell that they change."""
    kept: bytes
    """A pickle of `Kept`."""
    words: bytes
    """Its words for the index, packed; nothing where they are not wanted."""


class TextReader:
    """Reads the explainers of a project, in several processes where that is soonest."""

    def __init__(self, settings: Settings, registry: Registry, memory: TextMemory | None) -> None:
        """With `memory`, what is as it was is not read; what was read is remembered there."""
        self._folder = settings.content / "explainers"
        self._registry = registry
        self._memory = memory
        self._inputs = settings.inputs
        self._store = PictureStore(settings.pictures, self._inputs)
        self._texts: dict[str, KeptText] = {}
        self._bodies: dict[str, Body] = {}
        self.fresh = 0
        """How many were read, and not known from before."""
        self.unrecorded: list[str] = []
        """The explainers read whose ledgers do not know yet what is translated."""
        self._lost: dict[str, Problem] = {}
        """Texts whose ledgers have gone that knew of passages of a machine."""
        self._near: OrderedDict[str, Body] = OrderedDict()

    def read_all(
        self,
        problems: Problems,
        on_step: Step | None = None,
        meanwhile: Meanwhile | None = None,
    ) -> dict[str, KeptText]:
        """Read every explainer, in the order of their slugs; what is wrong goes to `problems`.

        `on_step` is told how many are read of those that must be; `meanwhile` is done here where
        other processes read them.
        """
        there = self._folder.iterdir() if self._folder.is_dir() else ()
        names = sorted(path.name for path in there)
        if self._memory is not None:
            self._memory.forget_all_but(names)
        found = self._recalled(names)
        fresh = [name for name in names if name not in found]
        self.fresh = len(fresh)
        found |= self._fresh(fresh, on_step or (lambda _done, _total: None), meanwhile)
        texts = {}
        for name in names:
            text, wrong, unrecorded = found[name]
            problems.extend(wrong)
            if text is not None:
                texts[name] = text
            if unrecorded:
                self.unrecorded.append(name)
        self._texts = texts
        return texts

    def read_some(self, names: Iterable[str]) -> dict[str, Kept]:
        """Read some folders in this process."""
        return {name: self._here(name) for name in names}

    def body(self, slug: str) -> Body:
        """Return the body of an explainer.

        Raises ContentError where it must be read once more and has changed since.
        """
        if slug in self._bodies:
            return self._bodies[slug]
        if slug not in self._near:
            self._near[slug] = self._body(slug)
            if len(self._near) > _NEAR:
                self._near.popitem(last=False)
        return self._near[slug]

    def _body(self, slug: str) -> Body:
        path = self._folder / slug
        known = self._memory.known.get(slug) if self._memory is not None else None
        text = self._texts.get(slug) if known is not None else None
        explainer: Explainer[Edition] | None
        try:
            if text is not None:
                explainer = load_again(text.explainer, self._inputs)
            else:
                explainer = load_entry(path, Problems(), self._inputs)
            in_step = text is not None and text.in_step
            body = self._loaded(explainer, in_step=in_step) if explainer else None
        except ContentError:
            body = None  # it could be read before
        if body is None or not self._is_still(slug, known):
            raise _changed(path)
        return body

    def _loaded(self, explainer: Explainer[Edition], *, in_step: bool) -> Body:
        return load_body(explainer, self._inputs, in_step=in_step, registry=self._registry)

    def _is_still(self, slug: str, known: KnownText | None) -> bool:
        """Tell whether a folder is as it was read before, as far as that is known."""
        return self._memory is None or known is None or self._memory.is_still(slug, known)

    def _recalled(self, names: Sequence[str]) -> dict[str, Kept]:
        if self._memory is None:
            return {}
        found = {}
        for name in names:
            known = self._memory.known.get(name)
            if text := self._memory.recall(name):
                found[name] = pickle.loads(text.kept)  # noqa: S301 - ours  # nosec B301
            elif known is not None and known.basis == self._memory.basis:
                former: KeptText | None = pickle.loads(known.kept)[0]  # noqa: S301 - ours  # nosec B301
                if former is not None and (lost := lost_ledger_of(former)):
                    self._lost[name] = lost
                    self._memory.known[name] = known  # until there is one again
        return found

    def _fresh(
        self, names: Sequence[str], on_step: Step, meanwhile: Meanwhile | None
    ) -> dict[str, Kept]:
        jobs = usable_processors() if len(names) >= FEWEST_FOR_FORKS and can_fork() else 1
        found: dict[str, Kept] = {}
        if jobs == 1:
            for name in names:
                found[name] = self._here(name)
                on_step(len(found), len(names))
            return found
        chunks = [names[at : at + CHUNK] for at in range(0, len(names), CHUNK)]
        self._registry.prepare()
        with told_if_ended("reading texts"):
            made = in_processes(self._read_chunk, chunks, jobs, meanwhile)
            for read in chain.from_iterable(made):
                kept: Kept = pickle.loads(read.kept)  # noqa: S301 - from a process of ours  # nosec B301
                found[read.name] = kept
                self._learn(read.name, read.files, kept, read.kept)
                self._learn_words(read.name, read.words)
                on_step(len(found), len(names))
        return found

    def _here(self, name: str) -> Kept:
        """Read a folder in this process, and keep its body at hand."""
        begun = self._memory.begin(name) if self._memory is not None else None
        kept, body = self._read(name)
        if body is not None:
            self._bodies[name] = body
        self._learn_words(name, self._words(body))
        if files := self._files(name, begun):
            self._learn(name, files, kept, pickle.dumps(kept))
        return kept

    def _files(self, name: str, begun: Begun | None) -> tuple[File, ...] | None:
        return self._memory.end(name, begun) if self._memory is not None else None

    def _read_chunk(self, names: Sequence[str]) -> list[_Read]:
        return [self._read_apart(name) for name in names]

    def _read_apart(self, name: str) -> _Read:
        begun = self._memory.begin(name) if self._memory is not None else None
        kept, body = self._read(name)
        pickled = pickle.dumps(kept, pickle.HIGHEST_PROTOCOL)
        return _Read(name, self._files(name, begun), pickled, self._words(body))

    def _read(self, name: str) -> tuple[Kept, Body | None]:
        problems = Problems()
        text: Text | None = None
        if name in self._lost:
            problems.extend([self._lost[name]])
        try:
            if explainer := load_entry(self._folder / name, problems, self._inputs):
                text = load_text(explainer, self._registry, problems, self._store, self._inputs)
        except ContentError as error:
            problems.extend(error.problems)
        found = tuple(problems)
        if text is None:
            return (None, found, False), None
        body = text.body
        unrecorded = not is_recorded(body.explainer, body.ledger, body.alignment)
        return (text.kept, found, unrecorded), body

    def _words(self, body: Body | None) -> bytes:
        """Return the words of a text, as long as it is at hand, where they are wanted."""
        wanted = self._memory is not None and self._memory.indexes and body is not None
        return packed_words(body.explainer) if wanted and body else b""

    def _learn_words(self, name: str, words: bytes) -> None:
        if self._memory is not None and words:
            self._memory.words[name] = words

    def _learn(self, name: str, files: tuple[File, ...] | None, kept: Kept, pickled: bytes) -> None:
        """Remember a text that is good; what has errors is read again."""
        faulty = any(problem.severity == "error" for problem in kept[1])
        if self._memory is not None and files is not None and not faulty:
            self._memory.learn(name, files, pickled)


def _changed(path: Path) -> ContentError:
    reason = "was changed while the site was being built"
    return ContentError(Problem(path, None, reason, "Build again; the site is as it was."))
