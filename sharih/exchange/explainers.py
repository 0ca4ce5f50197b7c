"""A folder in `content/explainers/` → an explainer with its ledger and texts, to be exchanged."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from sharih.arabic import Lang
from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import edition_of, load_entry
from sharih.content.suggestions import suggestion, suggestion_key
from sharih.content.topics import Registry
from sharih.errors import ContentError, Problem, Problems
from sharih.files import is_leftover
from sharih.languages import other_language
from sharih.settings import Settings
from sharih.slugs import is_slug
from sharih.translation.alignment import Alignment, align
from sharih.translation.completion import completed_text, translation_frame
from sharih.translation.ledger import Ledger
from sharih.translation.recording import ledger_path, read_ledger_of


@dataclass(frozen=True, slots=True)
class Loaded:
    """An explainer as it lies on the disk."""

    explainer: Explainer[Edition]
    """With a translation that is still to be begun, where there is none."""
    ledger: Ledger
    alignment: Alignment
    text: str
    """The text of its translation, or what that begins as: all of it in the original's words."""
    source: bytes
    """The file of the original."""
    translation: bytes | None
    """That of the translation; None where there is none."""
    kept: bytes | None
    """That of the ledger; None where there is none."""

    @property
    def lang(self) -> Lang:
        """The original's language."""
        return self.explainer.original.lang

    @property
    def path(self) -> Path:
        """The file of the translation, whether it is there or not."""
        return self.explainer.folder / f"{other_language(self.lang)}.md"

    @property
    def ledger_path(self) -> Path:
        """The file of its ledger."""
        return ledger_path(self.explainer.folder, self.lang)

    def is_as_it_was(self, settings: Settings) -> bool:
        """Say whether the files are still those that were read."""
        paths = (self.explainer.original.path, self.path, self.ledger_path)
        return [_bytes(path, settings) for path in paths] == [
            self.source, self.translation, self.kept,
        ]  # fmt: skip


def load(slug: str, settings: Settings, registry: Registry | None = None) -> Loaded:
    """Read an explainer by the name of its folder.

    Raises ContentError where there is none, where its texts have errors or its ledger is damaged.
    """
    folder = folder_of(slug, settings)
    problems = Problems()
    paths = [folder / f"{lang}.md" for lang in ("ar", "en")]
    before = [_bytes(path, settings) for path in paths]
    explainer = load_entry(folder, problems, settings.inputs)
    problems.raise_errors()
    if explainer is None or explainer.original.metadata.translation:
        remedy = "Write its original there, without Translation: true."
        raise ContentError(Problem(folder, None, "has no original", remedy))
    lang = explainer.original.lang
    path = ledger_path(folder, lang)
    kept = _bytes(path, settings)
    ledger = read_ledger_of(explainer, settings.inputs)
    source, translation = before if lang == "ar" else before[::-1]
    text = text_of(translation or b"")
    if explainer.translation is None:
        explainer, text = _begun(explainer, text_of(source or b""), ledger)
    alignment = align(explainer.original, explainer.translation, ledger, registry)
    return Loaded(explainer, ledger, alignment, text, source or b"", translation, kept)


def _begun(
    explainer: Explainer[Edition], source: str, ledger: Ledger
) -> tuple[Explainer[Edition], str]:
    """Begin the translation of an explainer that has none; nothing is written."""
    lang = explainer.original.lang
    text = completed_text(source, translation_frame(source), lang, ledger).text
    other = other_language(lang)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    translation = edition_of(other, explainer.folder / f"{other}.md", lines, Problems())
    return Explainer(explainer.slug, explainer.folder, explainer.original, translation), text


def folder_of(slug: str, settings: Settings) -> Path:
    """Return the folder of an explainer; raises ContentError where there is none."""
    folder = settings.content / "explainers" / slug
    if not is_slug(slug) or not folder.is_dir():
        raise ContentError(Problem(folder, None, "is not there", _meant(slug, settings)))
    return folder


def slugs_of(settings: Settings) -> list[str]:
    """List the folders that are explainers, in order."""
    folder = settings.content / "explainers"
    if not folder.is_dir():
        return []
    return sorted(
        path.name
        for path in folder.iterdir()
        if is_slug(path.name) and not is_leftover(path.name) and path.is_dir()
    )


def text_of(data: bytes) -> str:
    """Read the text of a file, with its line ends."""
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")


def bytes_of(text: str, before: bytes | None) -> bytes:
    """Write the text of a file, with the mark of its encoding where it had one."""
    mark = codecs.BOM_UTF8 if before and before.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode("utf-8")


def _bytes(path: Path, settings: Settings) -> bytes | None:
    try:
        return settings.inputs.read(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        raise ContentError(Problem(path, None, reason, "It must be a readable file.")) from None


def _meant(slug: str, settings: Settings) -> str:
    near = suggestion(slug, {suggestion_key(one): one for one in slugs_of(settings)})
    return f"Did you mean {near}?" if near else "Name the folder of an explainer."
