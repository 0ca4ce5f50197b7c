"""An explainer or a page → its other language with all that it lacks, for a translator."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sharih.arabic import Lang
from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import edition_of, load_editions, load_entry, roles
from sharih.content.head import read_fields, split_head
from sharih.content.metadata import KEYS, PAGE_KEYS
from sharih.content.suggestions import suggestion, suggestion_key
from sharih.content.topics_file import load_registry
from sharih.conversion.state.claims import read_claims
from sharih.errors import ContentError, Problem, Problems
from sharih.files import locked, replace_file
from sharih.languages import other_language
from sharih.settings import Settings
from sharih.slugs import SLUG_REMEDY, UNFIT_FOLDER, is_slug
from sharih.translation.completion import completed_text, translation_frame
from sharih.translation.recording import ledger_file, read_ledger_of


@dataclass(frozen=True, slots=True)
class Paired:
    """What came into a translation."""

    path: Path
    original: Path
    begun: bool
    """Whether there was no such file before."""
    brought: int
    """How many passages came in; nothing was written where none did."""


def pair(name: str, settings: Settings) -> Paired:
    """Bring into the translation of an explainer or a page what only its original has.

    `name` is that of its folder. What is there stays as it is; and a ledger is kept of it.
    Raises ContentError where there is no such folder, where a text of it or the registry has an
    error, and where a file cannot be read or written.
    """
    with locked(settings.content):
        explainers, pages = (settings.content / kind for kind in ("explainers", "pages"))
        inside = name and Path(name).name == name  # no path that leads elsewhere
        for folder in (explainers / name, pages / name) if inside else ():
            if folder.is_dir():
                if not is_slug(name):
                    raise ContentError(Problem(folder, None, UNFIT_FOLDER, SLUG_REMEDY))
                return _paired(folder, settings, is_page=folder.parent == pages)
        raise ContentError(Problem(explainers / name, None, "is not there", _meant(name, settings)))


def _meant(name: str, settings: Settings) -> str:
    claims = read_claims(settings.content, settings.inputs)
    known = (one for one in (*claims.folders, *claims.pages) if is_slug(one))
    there = {suggestion_key(one): one for one in known}
    near = suggestion(name, there)
    return f"Did you mean {near}?" if near else "Name the folder of an explainer or of a page."


def _paired(folder: Path, settings: Settings, *, is_page: bool) -> Paired:
    problems = Problems()
    explainer = _loaded(folder, settings, problems, is_page=is_page)
    problems.raise_errors()
    if explainer is None or explainer.original.metadata.translation:
        raise ContentError(_without_original(folder, explainer))
    original = explainer.original
    lang, other = original.lang, other_language(original.lang)
    path = folder / f"{other}.md"
    data = settings.inputs.read(path) if explainer.translation else b""
    source = _text(settings.inputs.read(original.path))
    text = _text(data) if explainer.translation else translation_frame(source)
    known = read_ledger_of(explainer, settings.inputs)
    registry = load_registry(settings.registry, settings.inputs)
    completed = completed_text(source, text, lang, known, registry=registry)
    if completed.text != text or not explainer.translation:
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        files = {path: mark + completed.text.encode("utf-8")}
        _check(other, path, completed.text, PAGE_KEYS if is_page else KEYS)
        # First what is known of the translation, which holds without what comes in too.
        _write({**dict([ledger_file(explainer, completed.ledger)]), **files})
    if explainer.translation:
        return Paired(path, original.path, False, completed.brought)
    head = read_fields(split_head(text)[0])
    in_head = sum(bool(head[key].value) for key in ("title", "summary") if key in head)
    return Paired(path, original.path, True, completed.brought + in_head)


def _loaded(
    folder: Path, settings: Settings, problems: Problems, *, is_page: bool
) -> Explainer[Edition] | None:
    if not is_page:
        return load_entry(folder, problems, settings.inputs)
    found = load_editions(folder, problems, PAGE_KEYS, settings.inputs)
    editions = [*found.values()]
    return Explainer(folder.name, folder, *roles(editions, problems)) if editions else None


def _without_original(folder: Path, explainer: Explainer[Edition] | None) -> Problem:
    if explainer is None:
        return Problem(folder, None, "has no text", "Write ar.md or en.md there.")
    path, lines = explainer.original.path, explainer.original.metadata.lines
    missing = f"{other_language(explainer.original.lang)}.md"
    reason = f"says that it is a translation, and its original {missing} is not there"
    remedy = "Remove Translation: true, and do this again."
    return Problem(path, lines.get("translation"), reason, remedy)


def _text(data: bytes) -> str:
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")


def _check(lang: Lang, path: Path, text: str, keys: tuple[str, ...]) -> None:
    """Raise ContentError where what has come in could not be built."""
    problems = Problems()
    edition_of(lang, path, text.replace("\r\n", "\n").replace("\r", "\n"), problems, keys)
    problems.raise_errors()


def _write(files: Mapping[Path, bytes]) -> None:
    for path, data in files.items():
        try:
            replace_file(path, data)
        except OSError as error:
            reason = f"cannot be written ({error.strerror or error})"
            remedy = "Make it a file that can be written, and do this again."
            raise ContentError(Problem(path, None, reason, remedy)) from None
