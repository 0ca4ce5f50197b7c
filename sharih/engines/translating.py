"""Explainers and pages of a project → their translations with what lacked, and their ledgers."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import load_editions, load_entry, roles
from sharih.content.metadata import PAGE_KEYS
from sharih.content.suggestions import suggestion, suggestion_key
from sharih.engines.filling import Filled, NotTaken, filled
from sharih.engines.site_engines import SiteEngines
from sharih.errors import ContentError, Problem, Problems
from sharih.files import locked, replace_file
from sharih.languages import other_language
from sharih.settings import Settings
from sharih.slugs import is_slug
from sharih.translation.completion import translation_frame
from sharih.translation.ledger import Ledger
from sharih.translation.recording import ledger_file, read_ledger_of

_KINDS: Final = ("explainers", "pages")
"""The folders of the content that texts lie in."""


@dataclass(frozen=True, slots=True)
class Translated:
    """What came into the translation of an explainer."""

    slug: str
    original: Path
    path: Path
    taken: int
    """How many units a machine has translated; nothing was written where none."""
    left: tuple[NotTaken, ...]
    """Those that are missing still."""


@dataclass(frozen=True, slots=True)
class _Files:
    """What an explainer's files are, as they were read."""

    explainer: Explainer[Edition]
    path: Path
    """The translation's file, which need not be there."""
    data: tuple[bytes, bytes]
    """The bytes of the original and of the translation."""
    known: Ledger

    @property
    def texts(self) -> tuple[str, str]:
        """The texts of the original and of the translation, which is begun where there is none."""
        source = _text(self.data[0])
        begun = self.explainer.translation is not None
        return source, _text(self.data[1]) if begun else translation_frame(source)


def translate(slug: str, engines: SiteEngines) -> Translated:
    """Translate what the translation of an explainer or a page lacks; write it with its ledger.

    Where somebody has edited a text meanwhile, it is done once more with what is there now: what
    engines said is known. Raises ContentError where there is no such folder or a text of it
    has an error, and EngineError where the engine cannot go on; its files are then as they were.
    """
    settings = engines.settings
    files = _read(slug, settings)
    while True:
        lang = files.explainer.original.lang
        made = partial(engines.translate, lang=lang)
        found = filled(files.texts, lang, files.known, made, engines.registry)
        now = files
        if found.taken:
            with locked(settings.content):
                now = _read(slug, settings)
                if now == files:
                    _write(files, found)
        if now == files:
            original = files.explainer.original.path
            return Translated(slug, original, files.path, found.taken, found.left)
        files = now


def _read(slug: str, settings: Settings) -> _Files:
    """Read the files of an explainer; raises ContentError where they have errors."""
    explainer = _loaded(slug, settings)
    lang = explainer.original.lang
    path = explainer.folder / f"{other_language(lang)}.md"
    read = settings.inputs.read
    data = read(explainer.original.path), read(path) if explainer.translation else b""
    known = read_ledger_of(explainer, settings.inputs)
    return _Files(explainer, path, data, known)


def names_of(settings: Settings) -> Iterator[str]:
    """Go through the names of all explainers and pages, each kind in its order."""
    for kind in _KINDS:
        folder = settings.content / kind
        if folder.is_dir():
            yield from sorted(p.name for p in folder.iterdir() if p.is_dir() and is_slug(p.name))


def _loaded(name: str, settings: Settings) -> Explainer[Edition]:
    """Read an explainer or a page; raises ContentError where there is none, or it has errors."""
    folder = _folder(name, settings)
    problems = Problems()
    if folder.parent.name == "pages":
        found = [*load_editions(folder, problems, PAGE_KEYS, settings.inputs).values()]
        explainer = Explainer(name, folder, *roles(found, problems)) if found else None
    else:
        explainer = load_entry(folder, problems, settings.inputs)
    problems.raise_errors()
    if explainer is None:
        raise ContentError(Problem(folder, None, "has no text", "Write ar.md or en.md there."))
    if explainer.original.metadata.translation:
        other = f"{other_language(explainer.original.lang)}.md"
        reason = f"says that it is a translation, and its original {other} is not there"
        line = explainer.original.metadata.lines.get("translation")
        remedy = "Remove Translation: true, and do this again."
        raise ContentError(Problem(explainer.original.path, line, reason, remedy))
    return explainer


def _folder(name: str, settings: Settings) -> Path:
    """Find the folder of an explainer or a page; raises ContentError where there is none."""
    if is_slug(name):
        for kind in _KINDS:
            if (folder := settings.content / kind / name).is_dir():
                return folder
    near = suggestion(name, {suggestion_key(one): one for one in names_of(settings)})
    remedy = f"Did you mean {near}?" if near else "Name the folder of an explainer or of a page."
    raise ContentError(Problem(settings.content / _KINDS[0] / name, None, "is not there", remedy))


def _text(data: bytes) -> str:
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")


def _write(files: _Files, found: Filled) -> None:
    """Write first what is known of the translation: it holds of the text as it was, too."""
    mark = codecs.BOM_UTF8 if files.data[1].startswith(codecs.BOM_UTF8) else b""
    written = dict([ledger_file(files.explainer, found.ledger)])
    written[files.path] = mark + found.text.encode("utf-8")
    for path, data in written.items():
        try:
            replace_file(path, data)
        except OSError as error:
            reason = f"cannot be written ({error.strerror or error})"
            remedy = "Make it a file that can be written, and do this again."
            raise ContentError(Problem(path, None, reason, remedy)) from None
