"""What a build of a project remembers for the next: texts as they were read, files as made."""

from __future__ import annotations

import pickle
import re
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from sharih.content.registry_cache import RegistryCache
from sharih.content.topics import Registry
from sharih.output.places import places_of
from sharih.output.tree_files import Made
from sharih.rebuild.program import program_mark
from sharih.rebuild.stamps import File, digest_all
from sharih.rebuild.store import Store
from sharih.rebuild.texts import KnownText, TextMemory
from sharih.routes import path_of
from sharih.settings import JINJA, Settings
from sharih.site.kept import Fetch, KeptText
from sharih.site.making.built import Told
from sharih.site.making.compiled_templates import CompiledTemplates
from sharih.site.making.indexing import FormerIndex, Indexing
from sharih.site.making.maker import SiteMaker
from sharih.site.making.outcomes import Known, Outcome, Tree
from sharih.site.making.site_links import Links
from sharih.site.making.word_memory import WordMemory
from sharih.site.model import Site
from sharih.site.pages.assets import Assets
from sharih.site.pages.marks import Marker
from sharih.site.pages.render import renderer_of
from sharih.site.pages.templates import Templates

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
TEXTS, FILES, SITE, TOLD, TOPICS, INDEX = "texts", "files", "site", "told", "topics", "index"
ASSETS = "assets"
"""The names under which it lies in the store."""


class Memory:
    """What is remembered of a project; with nothing remembered, everything is made anew."""

    def __init__(self, settings: Settings, *, empty: bool) -> None:
        """With `empty`, nothing of what was remembered is used."""
        self._settings = settings
        self._store = Store(places_of(settings.output).memory)
        self._empty = empty
        self._program: bytes | None = None
        self._marks: dict[tuple[File, ...], bytes] = {}
        self._texts: TextMemory | None = None
        self._basis: bytes | None = None
        self._templates: Templates | None = None
        self._assets: Assets | None = None
        self._words: WordMemory | None = None
        self._indexing: Indexing | None = None

    def topics(self) -> RegistryCache:
        """Return where the registry is kept as it was read."""

        def load() -> object:
            return None if self._empty else self._store.load(TOPICS)

        return RegistryCache(self._of_program(), load, partial(self._store.save, TOPICS))

    def texts(self, registry: Registry) -> TextMemory:
        """Return what is known of texts that were read with a registry of these names."""
        settings = self._settings
        marker = Marker()
        topics = registry.topics.values()
        names = marker.mark([(t.id, t.kind, t.names, t.aliases, t.exact) for t in topics])
        folder = settings.content / "explainers"
        # Where a folder above is a link, it may lead elsewhere today, and may be refused there.
        places = "\0".join(map(str, (folder, folder.resolve(), settings.pictures))).encode()
        basis = digest_all([self._of_program(), names, places])
        known = {} if self._empty else self._store.load(TEXTS) or {}
        found = {name: KnownText(*fields) for name, fields in known.items()}
        self._texts = TextMemory(str(folder), basis, found)
        return self._texts

    def texts_to_index(self, registry: Registry) -> TextMemory:
        """Return the same for a build, which needs the words of what is read for the index."""
        texts = self.texts(registry)
        texts.indexes = self._settings.options.search
        return texts

    def indexing(self) -> Indexing:
        """Return what makes the index, of what is remembered of it and of the texts."""
        if self._texts is None:
            raise ValueError("texts are not known yet")
        found = None if self._empty else self._store.load(INDEX)
        former = FormerIndex(*found) if found else None
        self._words = WordMemory(self._store, self._texts.words, empty=self._empty)
        self._indexing = Indexing(former, self._words, self.text_mark, self._texts.basis)
        return self._indexing

    def _save_index(self) -> None:
        if self._texts is not None and self._words is not None and self._indexing is not None:
            self._words.save(self._texts.known, self.text_mark)
            self._store.save(INDEX, tuple(self._indexing.now))

    def text(self, slug: str) -> KeptText | None:
        """Return what is kept of a text as it was last read; None where that is not known."""
        known = self._texts.known.get(slug) if self._texts else None
        if known is None or self._texts is None or known.basis != self._texts.basis:
            return None
        found: KeptText | None = pickle.loads(known.kept)[0]  # noqa: S301 - our own file  # nosec B301
        return found

    def text_mark(self, slug: str) -> bytes:
        """Return the mark of a text, of all that it was read from."""
        known = self._texts.known.get(slug) if self._texts else None
        if known is None or self._texts is None:
            return secrets.token_bytes(16)  # like nothing that was before
        if known.files not in self._marks:
            self._marks[known.files] = digest_all([self._texts.basis, known.mark])
        return self._marks[known.files]

    def files_of_texts(self) -> dict[str, tuple[File, ...]]:
        """Return the files of the texts as they are known now, by the names of their folders."""
        known = self._texts.known.items() if self._texts else ()
        return {name: text.files for name, text in known}

    def basis(self) -> bytes:
        """Return the mark of what all files are made with: program, settings, theme."""
        if self._basis is not None:
            return self._basis
        settings = self._settings
        theme = [part for path in theme_files(settings) for part in
                 (str(path).encode(), settings.inputs.read(path))]  # fmt: skip
        own = _own_code(settings)
        self._basis = digest_all([self._of_program(), settings_mark(settings), *own, *theme])
        return self._basis

    def templates(self) -> CompiledTemplates:
        """Return where the code of the theme's templates is kept."""
        return CompiledTemplates(self._store, self.basis(), empty=self._empty)

    def compile_templates(self) -> None:
        """Make the code of the theme's templates, before anything is known of the site."""
        with suppress(Exception):  # what is wrong with them is told when the site is made
            self._templates = Templates(self._settings, None, compiled=self.templates())

    def files(self) -> Mapping[str, Known]:
        """Return the files of the site as they were made."""
        found = {} if self._empty else self._store.load(FILES) or {}
        return {path: Known(mark, Made(stamp, of)) for path, (mark, stamp, of) in found.items()}

    def maker(
        self, site: Site, fetch: Fetch, tree: Tree, *, of_pages_alone: bool = False
    ) -> SiteMaker:
        """Return what makes the files of a site that differ from those remembered.

        `fetch` returns the bodies of its explainers. Where `of_pages_alone` are to be made, and
        nothing of the theme has changed, its files are known by their names. Raises ContentError
        for a theme that cannot be read.
        """
        assets: Assets | None = None
        if of_pages_alone and (kept := self._store.load(ASSETS)):
            assets = pickle.loads(kept)  # noqa: S301 - our own file  # nosec B301
        renderer = renderer_of(site, fetch, self.templates(), self._templates, assets)
        self._assets = renderer.assets
        return SiteMaker(
            renderer,
            tree,
            text_mark=self.text_mark,
            basis=self.basis(),
            known=self.files(),
            indexing=self.indexing(),
        )

    def save(self, outcomes: Iterable[Outcome], site: Site, told: Told) -> None:
        """Remember the files of a site that is visible now, and what they are made of."""
        outcomes = list(outcomes)
        shown: dict[str, list[str]] = {}
        for outcome in outcomes:
            for slug in outcome.shown:
                shown.setdefault(slug, []).append(path_of(outcome.put.path))
        self._save_texts()
        self._save_index()
        self._store.save(FILES, {outcome.put.path: _plain(outcome) for outcome in outcomes})
        if self._assets is not None:
            self._store.save(ASSETS, pickle.dumps(replace(self._assets, files={})))
        self._store.save(SITE, (Links.of(site).as_tuple(), shown))
        self._store.save(TOLD, pickle.dumps((self._of_program(), self.basis(), told)))

    def save_some(self, outcomes: Iterable[Outcome], told: Told) -> dict[str, Made]:
        """Remember the files that differ from those remembered; returns all of the site's."""
        found = self._store.load(FILES) or {}
        found.update((outcome.put.path, _plain(outcome)) for outcome in outcomes)
        self._save_texts()
        self._save_index()
        self._store.save(FILES, found)
        self._store.save(TOLD, pickle.dumps((self._of_program(), self.basis(), told)))
        return {path: Made(stamp, digest) for path, (_, stamp, digest) in found.items()}

    def site(self) -> tuple[Links, dict[str, list[str]], Told] | None:
        """Return how the site hung together, which pages showed which texts, and what was told.

        None where nothing is remembered.
        """
        found, told = self._store.load(SITE), self._store.load(TOLD)
        if found is None or told is None or self._empty:
            return None
        self._program, self._basis, record = pickle.loads(told)  # noqa: S301 - our own file  # nosec B301
        return Links(*found[0]), found[1], record

    def _of_program(self) -> bytes:
        if self._program is None:
            self._program = program_mark()
        return self._program

    def _save_texts(self) -> None:
        if self._texts is not None:
            known = self._texts.known.items()
            self._store.save(TEXTS, {n: (t.files, t.basis, t.kept) for n, t in known})


def _plain(outcome: Outcome) -> tuple[bytes, tuple[int, int, int], bytes]:
    return outcome.mark, outcome.put.made.stamp, outcome.put.made.digest


def theme_files(settings: Settings) -> list[Path]:
    """List the files of a theme that pages are rendered with; static ones are known by content."""
    folders = (*settings.template_folders, settings.theme / "locale")
    return [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]


def _own_code(settings: Settings) -> list[bytes]:
    """Read the settings files, where what pages are made with is a function in one of them."""
    if not any(map(settings.pelican.get, JINJA)):
        return []
    return [settings.inputs.read(path) for path in sorted(settings.root.glob("*.py"))]


def settings_mark(settings: Settings) -> bytes:
    """Return the mark of the settings that pages show or are made by."""
    own = (settings.options, settings.siteurl, settings.base, settings.per_page)
    raw = sorted((name, _told(value)) for name, value in settings.pelican.items())
    return Marker().mark(own, raw)


def _told(value: object) -> str:
    """Tell a setting as text, the same in each process: what has no order is sorted."""
    if isinstance(value, Mapping):
        return repr([(_told(key), _told(each)) for key, each in value.items()])
    if isinstance(value, set | frozenset):
        return repr(sorted(map(_told, value)))
    # Where a function or another object lies in memory differs each time.
    return _ADDRESS.sub("", repr(value))
