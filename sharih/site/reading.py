"""The folder of an explainer → what a site keeps of it, and its body; all of them, side by side."""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Final

from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import load_again, load_entry
from sharih.content.figures import read_pictures
from sharih.content.pages import PageText, text_of_page
from sharih.content.section_rules import TIMELINE
from sharih.content.topics import Registry
from sharih.content.words import addresses, mentioned_topics, topics_of_texts, words_digest
from sharih.errors import ContentError, Problem, Problems
from sharih.inputs import Inputs
from sharih.languages import is_vague_date
from sharih.markdown.inline import plain_text
from sharih.pictures.store import PictureStore
from sharih.processes import Meanwhile, can_fork, in_processes, told_if_ended, usable_processors
from sharih.rebuild.stamps import File
from sharih.rebuild.texts import Begun, KnownText, TextMemory
from sharih.records import record
from sharih.search.packing import packed_words
from sharih.settings import Settings
from sharih.site.kept import (
    Body,
    Cells,
    DatedEntry,
    KeptEdition,
    KeptText,
    PageStanding,
    Text,
    TranslationNotice,
)
from sharih.translation.alignment import Alignment, align, align_in_step
from sharih.translation.ledger_file import read_ledger
from sharih.translation.recording import (
    is_recorded,
    ledger_path,
    lost_ledger,
    read_ledger_of,
)
from sharih.translation.statuses import UnitStatus
from sharih.translation.wrong_facts import with_wrong_facts

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


def lost_ledger_of(former: KeptText) -> Problem | None:
    """Say that the ledger has gone that knew what a machine translated, as a text was before."""
    translation = former.explainer.translation
    if translation is None:
        return None
    return lost_ledger(translation.path, former.counts.get("machine", 0))


def _changed(path: Path) -> ContentError:
    reason = "was changed while the site was being built"
    return ContentError(Problem(path, None, reason, "Build again; the site is as it was."))


def section_ids(edition: Edition) -> frozenset[str]:
    """Return the ids of the sections of an edition."""
    return frozenset(section.id for section in edition.sections)


def _empty(explainer: Explainer[Edition], edition: Edition) -> tuple[tuple[int, str], ...]:
    """List the sections that the page of an edition leaves out, by line and id.

    The page of a translation has what the original says in the place of what is not translated.
    """
    filled: frozenset[str] = frozenset()
    if edition is explainer.translation:
        filled = frozenset(s.id for s in explainer.original.sections if not s.empty)
    return tuple(
        ((section.heading or section.blocks[0]).line, section.id)
        for section in edition.sections
        if section.empty and section.id not in filled
    )


def load_text(
    explainer: Explainer[Edition],
    registry: Registry,
    problems: Problems | None = None,
    store: PictureStore | None = None,
    inputs: Inputs | None = None,
) -> Text:
    """Read ledger and pictures of an explainer, align its editions, and find topics and links.

    What is wrong with pictures goes to `problems`. Raises ContentError for a ledger that cannot
    be read.
    """
    problems = Problems() if problems is None else problems
    store = store or PictureStore(None)
    body = load_body(explainer, inputs, registry=registry)

    def kept(edition: Edition) -> KeptEdition:
        empty = _empty(explainer, edition)
        return _kept(edition, body.keys(edition.lang), empty, registry, store, problems)

    alignment = body.alignment
    counts, in_step = alignment.counts(), alignment.in_step
    return Text(KeptText(explainer.of(kept), counts, in_step, _cells(alignment, counts)), body)


def _cells(alignment: Alignment, counts: Mapping[UnitStatus, int]) -> Cells:
    """List the statuses of units where they differ; what has no original is no matter of status."""
    if len(counts.keys() - {"extra"}) < 2:
        return ()
    pairs = [pair for pair in alignment.pairs if pair.status != "extra"]
    return tuple([(pair.key, alignment.told(pair)) for pair in pairs])


def load_body(
    explainer: Explainer[Edition],
    inputs: Inputs | None = None,
    *,
    in_step: bool = False,
    registry: Registry | None = None,
) -> Body:
    """Read the ledger of an explainer and align its editions, which may be known to be in step.

    Raises ContentError for a ledger that cannot be read.
    """
    original, translation = explainer.original, explainer.translation
    if in_step and translation is not None:
        ledger = read_ledger(ledger_path(explainer.folder, original.lang), inputs)
        return Body(explainer, ledger, align_in_step(original, translation, ledger))
    ledger = read_ledger_of(explainer, inputs)
    return compared(
        Body(explainer, ledger, align(original, translation, ledger, registry)), registry
    )


def compared(body: Body, registry: Registry | None) -> Body:
    """Compare the facts of an explainer's editions, its names by another registry too."""
    ours, theirs = body.explainer.original, body.explainer.translation
    if theirs is None or registry is None:
        return body
    known = topics_of_texts(ours, registry), topics_of_texts(theirs, registry)
    alignment = with_wrong_facts(body.alignment, body.ledger, ours.lang, registry, known)
    return body if alignment is body.alignment else replace(body, alignment=alignment)


def page_standings(
    pages: Iterable[PageText], registry: Registry, inputs: Inputs, problems: Problems
) -> dict[str, PageStanding]:
    """Say where the translations of pages stand, by their names; a bad ledger is a problem."""
    found = {}
    for page in pages:
        if len(page.editions) < 2:
            continue
        try:
            body = load_body(text_of_page(page), inputs, registry=registry)
        except ContentError as error:
            problems.extend(error.problems)
            continue
        counts, translation = body.alignment.counts(), body.explainer.translation
        notice = TranslationNotice(
            counts.get("material", 0),
            bool(counts.get("stale")),
            counts.get("missing", 0),
            counts.get("machine", 0),
        )
        if translation is not None and not notice.is_empty:
            found[page.slug] = PageStanding(translation.lang, body, notice)
    return found


def with_topics(text: KeptText, body: Body, registry: Registry) -> KeptText:
    """Return what is kept of a text with the topics of another registry that it names."""

    def renewed(edition: KeptEdition) -> KeptEdition:
        whole = body.explainer.editions[edition.lang]
        return replace(edition, mentions=mentioned_topics(whole, registry))

    return replace(text, explainer=text.explainer.of(renewed))


def _kept(
    edition: Edition,
    keys: Mapping[int, str],
    empty: tuple[tuple[int, str], ...],
    registry: Registry,
    store: PictureStore,
    problems: Problems,
) -> KeptEdition:
    left_out = {ident for _, ident in empty}
    sections = section_ids(edition) - left_out
    links = addresses(edition)
    own = {address[1:] for _, address in links if address.startswith("#")}
    return KeptEdition(
        lang=edition.lang,
        path=edition.path,
        metadata=edition.metadata,
        sections=sections,
        addresses=links,
        anchors=frozenset(own & (sections | {*keys.values()} - left_out)),
        mentions=mentioned_topics(edition, registry),
        pictures=read_pictures(edition, edition.path.parent, store, problems),
        digest=words_digest(edition),
        timeline=tuple(_timeline(edition, keys)),
        empty=empty,
    )


def _timeline(edition: Edition, keys: Mapping[int, str]) -> Iterator[DatedEntry]:
    """Go through what an edition's timeline says, as far as it is dated."""
    for section in edition.sections:
        for block in section.blocks if section.id == TIMELINE else ():
            for item in block.items if block.kind == "definitions" else ():
                date = plain_text(item.head).strip()
                if is_vague_date(date):
                    key = keys.get(item.unit.index) if item.unit else None
                    yield DatedEntry(date, item.blocks, key)
