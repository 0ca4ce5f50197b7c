"""What a build of a project remembers for the next: texts as they were read, files as made."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from sharih.content.topics import Registry
from sharih.output.places import places_of
from sharih.output.tree_files import Made
from sharih.rebuild.program import program_mark
from sharih.rebuild.stamps import digest_all
from sharih.rebuild.store import Store
from sharih.rebuild.texts import KnownText, TextMemory
from sharih.settings import Settings
from sharih.site.making import Known, Outcome
from sharih.site.pages.marks import Marker

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
TEXTS, FILES = "texts", "files"
"""The names under which it lies in the store."""


class Memory:
    """What is remembered of a project; with nothing remembered, everything is made anew."""

    def __init__(self, settings: Settings, *, empty: bool) -> None:
        """With `empty`, nothing of what was remembered is used."""
        self._settings = settings
        self._store = Store(places_of(settings.output).memory)
        self._empty = empty
        self._program = program_mark()
        self._texts: TextMemory | None = None

    def texts(self, registry: Registry) -> TextMemory:
        """Return what is known of texts that were read with a registry of these names."""
        settings = self._settings
        marker = Marker()
        names = marker.mark([(t.id, t.names, t.aliases, t.exact) for t in registry.topics.values()])
        folder = settings.content / "explainers"
        # Where a folder above is a link, it may lead elsewhere today, and may be refused there.
        places = "\0".join(map(str, (folder, folder.resolve(), settings.pictures))).encode()
        basis = digest_all([self._program, names, places])
        known = {} if self._empty else self._store.load(TEXTS) or {}
        found = {name: KnownText(*fields) for name, fields in known.items()}
        self._texts = TextMemory(str(folder), basis, found)
        return self._texts

    def text_mark(self) -> Callable[[str], bytes]:
        """Return what gives the mark of a text by its slug, of all that it was read from."""
        texts = self._texts
        marks = {} if texts is None else {
            name: digest_all([texts.basis, known.mark]) for name, known in texts.known.items()
        }  # fmt: skip
        # What would not tell that it has changed is like nothing that was before.
        return lambda slug: marks.get(slug) or secrets.token_bytes(16)

    def basis(self) -> bytes:
        """Return the mark of what all files are made with: program, settings, theme."""
        settings = self._settings
        theme = [part for path in theme_files(settings.theme) for part in
                 (str(path).encode(), settings.inputs.read(path))]  # fmt: skip
        return digest_all([self._program, settings_mark(settings), *theme])

    def files(self) -> Mapping[str, Known]:
        """Return the files of the site as they were made."""
        found = {} if self._empty else self._store.load(FILES) or {}
        return {path: Known(mark, Made(stamp, of)) for path, (mark, stamp, of) in found.items()}

    def save(self, outcomes: Iterable[Outcome]) -> None:
        """Remember the files of a site that is visible now, and the texts that it is made of."""
        if self._texts is not None:
            known = self._texts.known.items()
            self._store.save(TEXTS, {n: (t.files, t.basis, t.kept) for n, t in known})
        self._store.save(
            FILES, {o.put.path: (o.mark, o.put.made.stamp, o.put.made.digest) for o in outcomes}
        )


def theme_files(theme: Path) -> list[Path]:
    """List the files of a theme that pages are rendered with; static ones are known by content."""
    folders = (theme / "templates", theme / "locale")
    return [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]


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
