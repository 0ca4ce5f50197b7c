"""Folders of texts → what was kept of each when it was last read, if it is as it was then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sharih.rebuild.stamps import File, Stamp, as_they_were, digest_all, look, read_files
from sharih.records import record


@record(frozen=True, slots=True)
class KnownText:
    """A folder as it was read."""

    files: tuple[File, ...]
    basis: bytes
    """The mark of what it was read with, beside its own files."""
    kept: bytes
    """What was kept of it: a pickle."""

    @property
    def mark(self) -> bytes:
        """What tells its files from others; those with a dot in front are no part of a text."""
        parts = (part for file in self.files if not _is_hidden(file) for part in _parts(file))
        return digest_all(parts)


def _is_hidden(file: File) -> bool:
    return file[0].startswith(".")


def _parts(file: File) -> tuple[bytes, bytes]:
    return file[0].encode("utf-8", "surrogateescape"), file[2]


@record(frozen=True, slots=True)
class Begun:
    """A folder as it was before it was read."""

    stamps: list[tuple[str, Stamp]]
    files: tuple[File, ...]


class TextMemory:
    """What is known of the texts of a site, by the names of their folders."""

    def __init__(self, folder: str, basis: bytes, known: Mapping[str, KnownText]) -> None:
        """`folder` is that of all texts, `basis` the mark of what this build reads them with."""
        self.folder = folder
        self.basis = basis
        self.known: dict[str, KnownText] = dict(known)
        """As the last build left it; as this one does, for each text it has looked at."""
        self.indexes = False
        """Whether the words of what is read are wanted too."""
        self.words: dict[str, bytes] = {}
        """The words of texts that were read, packed, where they are wanted."""

    def recall(self, name: str) -> KnownText | None:
        """Return what is known of a text; None where it must be read again."""
        known = self.known.pop(name, None)
        if known is None or known.basis != self.basis:
            return None
        folder = f"{self.folder}/{name}"
        here = look(folder)
        try:
            files = as_they_were(folder, here, known.files) if here is not None else None
        except OSError:
            return None
        if files is None:
            return None
        found = known if files == list(known.files) else replace(known, files=tuple(files))
        self.known[name] = found
        return found

    def begin(self, name: str) -> Begun | None:
        """Note a folder as it is before it is read; None where its stamps would not tell."""
        folder = f"{self.folder}/{name}"
        here = look(folder)
        try:
            return Begun(here, tuple(read_files(folder, here))) if here is not None else None
        except OSError:
            return None

    def end(self, name: str, begun: Begun | None) -> tuple[File, ...] | None:
        """Return the files of a folder that has been read; None where they changed meanwhile."""
        if begun is None or look(f"{self.folder}/{name}") != begun.stamps:
            return None
        return begun.files

    def learn(self, name: str, files: tuple[File, ...], kept: bytes) -> KnownText:
        """Remember what was kept of a text that had these files before it was read."""
        self.known[name] = found = KnownText(files, self.basis, kept)
        return found

    def is_still(self, name: str, known: KnownText) -> bool:
        """Tell whether a folder is as it was when it was last looked at in this build."""
        here = look(f"{self.folder}/{name}")
        try:
            return here is not None and bool(
                as_they_were(f"{self.folder}/{name}", here, known.files)
            )
        except OSError:
            return False

    def forget_all_but(self, names: Iterable[str]) -> None:
        """Drop what is no longer there."""
        there = set(names)
        for name in self.known.keys() - there:
            del self.known[name]
