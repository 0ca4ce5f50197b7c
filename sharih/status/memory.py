"""Rows of explainers as they were last read ↔ a file beside the output."""

from __future__ import annotations

from sharih.content.toml_source import toml_bytes
from sharih.errors import ContentError
from sharih.output.places import places_of
from sharih.rebuild.program import program_mark
from sharih.rebuild.stamps import digest_all
from sharih.rebuild.store import Store
from sharih.rebuild.texts import KnownText, TextMemory
from sharih.settings import Settings

_NAME = "status"
"""The name under which it lies in the store."""


class RowMemory:
    """What is known of the explainers of a project; nothing of it is needed."""

    def __init__(self, settings: Settings) -> None:
        """Load what is remembered, as far as this program read it in these folders."""
        folder = settings.content / "explainers"
        places = "\0".join(map(str, (folder, folder.resolve(), settings.root))).encode()
        self._store = Store(places_of(settings.output).memory)
        known = self._store.load(_NAME) or {}
        found = {name: KnownText(*fields) for name, fields in known.items()}
        self.texts = TextMemory(
            str(folder), digest_all([program_mark(), _names(settings), places]), found
        )

    def save(self) -> None:
        """Remember the texts as they are known now."""
        known = self.texts.known.items()
        self._store.save(_NAME, {n: (t.files, t.basis, t.kept) for n, t in known})


def _names(settings: Settings) -> bytes:
    """Return the file of names, by which texts are compared; nothing where it cannot be read."""
    try:
        return toml_bytes(settings.registry, settings.inputs)
    except (ContentError, OSError):
        return b""
