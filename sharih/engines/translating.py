"""Explainers of a project → their translations with what lacked, written with their ledgers."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sharih.arabic import Lang
from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import load_entry
from sharih.content.suggestions import suggestion, suggestion_key
from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.engines.filling import Filled, NotTaken, filled
from sharih.engines.installing import Install
from sharih.engines.interface import Workplace
from sharih.engines.known import open_engine
from sharih.engines.local.models import model_folders
from sharih.engines.memory import SAME
from sharih.engines.prefilling.asking import Asked, Step
from sharih.engines.prefilling.prefill import Prefilled, prefill
from sharih.errors import ContentError, Problem, Problems
from sharih.files import locked, replace_file
from sharih.languages import other_language
from sharih.settings import Settings
from sharih.slugs import is_slug
from sharih.translation.completion import translation_frame
from sharih.translation.ledger_file import read_ledger
from sharih.translation.recording import ledger_file, ledger_path

MEMORY: Final = "memory"


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


class Translator:
    """Translates explainers of a project; an engine is made once for each direction."""

    def __init__(
        self,
        settings: Settings,
        name: str,
        say: Callable[[str], None],
        install: Install | None = None,
        step: Step | None = None,
    ) -> None:
        """Read the registry; `install` brings packages that the engine needs and that are missing.

        `say` is given lines that a waiting user should see, `step` how far the engine is. Raises
        ContentError where the registry has an error.
        """
        self._settings = settings
        self._name = name
        self._say = say
        self._install = install
        self._step = step
        self._registry: Registry = load_registry(settings.registry, settings.inputs)
        self._asked: dict[tuple[str, Lang], Asked] = {}
        self.asked = 0
        """How many texts the engine was asked about."""

    def open(self, source: Lang = "ar") -> None:
        """Make the engine ready, so that what is wrong with it is told before anything else.

        Raises EngineError.
        """
        self._engine(self._name, source)

    def translate(self, slug: str) -> Translated:
        """Translate what the translation of an explainer lacks, and write it with its ledger.

        Raises ContentError where there is no such explainer or a text of it has an error, and
        EngineError where the engine cannot go on; its files are then as they were.
        """
        with locked(self._settings.content):
            explainer = _loaded(slug, self._settings)
            original, lang = explainer.original, explainer.original.lang
            path = explainer.folder / f"{other_language(lang)}.md"
            data = self._settings.inputs.read(path) if explainer.translation else b""
            source = _text(self._settings.inputs.read(original.path))
            text = _text(data) if explainer.translation else translation_frame(source)
            known = read_ledger(ledger_path(explainer.folder, lang), self._settings.inputs)
            found = filled((source, text), lang, known, self._prefill(lang), path)
            if found.taken:
                _write(explainer, path, found, data)
        return Translated(slug, original.path, path, found.taken, found.left)

    def _prefill(self, lang: Lang) -> Callable[[Sequence[str]], Mapping[str, Prefilled]]:
        def made(texts: Sequence[str]) -> Mapping[str, Prefilled]:
            if not texts:
                return {}
            earlier: dict[str, Prefilled] = {}
            if self._name != MEMORY:
                engine = self._engine(self._name, lang)
                said = prefill(texts, self._engine(MEMORY, lang))
                earlier = {text: one for text, one in said.items() if _is_same(one)}
            else:
                engine = self._engine(MEMORY, lang)
            before = engine.asked
            rest = [text for text in texts if text not in earlier]
            try:
                return {**prefill(rest, engine, self._step), **earlier}
            finally:
                self.asked += engine.asked - before

        return made

    def _engine(self, name: str, source: Lang) -> Asked:
        if (name, source) not in self._asked:
            place = workplace(self._settings, name, source, self._say)
            engine = open_engine(name, place, self._install)
            self._asked[name, source] = Asked(engine, place, self._registry)
        return self._asked[name, source]


def workplace(settings: Settings, name: str, source: Lang, say: Callable[[str], None]) -> Workplace:
    """Say what an engine is made for, as the settings and the environment have it."""
    return Workplace(
        source,
        other_language(source),
        settings.root,
        settings.content,
        settings.options.engines.get(name, {}),
        model_folders(settings.options.models, settings.root, os.environ),
        os.environ,
        say,
    )


def explainers_of(settings: Settings) -> Iterator[str]:
    """Go through the names of all folders of explainers, in their order."""
    folder = settings.content / "explainers"
    if folder.is_dir():
        yield from sorted(p.name for p in folder.iterdir() if p.is_dir() and is_slug(p.name))


def _is_same(one: Prefilled) -> bool:
    return not one.doubts and one.grade == SAME


def _loaded(slug: str, settings: Settings) -> Explainer[Edition]:
    """Read an explainer; raises ContentError where there is none, or it has errors."""
    folder = settings.content / "explainers" / slug
    inside = bool(slug) and Path(slug).name == slug and is_slug(slug)
    if inside and (settings.content / "pages" / slug).is_dir() and not folder.is_dir():
        remedy = f"Translate it yourself: ./inv new --pair {slug}"
        reason = "is a page, of which no ledger tells what a machine has translated"
        raise ContentError(Problem(settings.content / "pages" / slug, None, reason, remedy))
    if not inside or not folder.is_dir():
        near = suggestion(slug, {suggestion_key(one): one for one in explainers_of(settings)})
        remedy = f"Did you mean {near}?" if near else "Name the folder of an explainer."
        raise ContentError(Problem(folder, None, "is not there", remedy))
    problems = Problems()
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


def _text(data: bytes) -> str:
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")


def _write(explainer: Explainer[Edition], path: Path, found: Filled, before: bytes) -> None:
    """Write first what is known of the translation: it holds of the text as it was, too."""
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    files = dict([ledger_file(explainer, found.ledger)])
    files[path] = mark + found.text.encode("utf-8")
    for file, data in files.items():
        try:
            replace_file(file, data)
        except OSError as error:
            reason = f"cannot be written ({error.strerror or error})"
            remedy = "Make it a file that can be written, and do this again."
            raise ContentError(Problem(file, None, reason, remedy)) from None
