"""A title → the folder of an explainer that is still to be written, whole or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sharih.arabic import NONCHARACTER, Lang, majority_script
from sharih.content.editions import Explainer
from sharih.content.explainers import edition_of
from sharih.content.stories_file import load_stories
from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.conversion.drafts.drafts import write_draft
from sharih.conversion.drafts.slug_proposals import free_slug, stem_of
from sharih.errors import ContentError, OutputError, Problem, Problems, one_line
from sharih.files import locked
from sharih.languages import LANGS
from sharih.new.blank_texts import blank_texts
from sharih.new.taken_names import taken_names
from sharih.settings import Settings
from sharih.slugs import SLUG_REMEDY, is_slug
from sharih.translation.alignment import align
from sharih.translation.ledger import Ledger
from sharih.translation.recording import ledger_update

_HIDDEN: Final = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e{NONCHARACTER}]+")
"""What no file may hold, what ends a line, and what turns the letters of a page around."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a user says of a new explainer."""

    title: str
    slug: str = ""
    """Proposed from the title where it is empty."""
    lang: str = ""
    """The language of the original; that of the title where it is empty."""
    tags: tuple[str, ...] = ()
    """Ids of topics."""
    story: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """An explainer that was begun."""

    folder: Path
    lang: Lang
    """The language of the original."""
    files: tuple[Path, ...]
    """The original first."""


def begin(beginning: Beginning, settings: Settings) -> Begun:
    """Make the folder of a new explainer: a draft in both languages, and its ledger.

    Raises OutputError for a title or language that is none, and ContentError for a name that is
    taken or cannot be one, for topics and stories that are not known, and where the folder cannot
    be written; nothing is left behind then.
    """
    title = _title(beginning.title)
    lang = _language(beginning.lang, title)
    registry = load_registry(settings.registry, settings.inputs)
    _check_known(beginning, registry, settings)
    with locked(settings.content):
        slug = _slug(beginning.slug, title, lang, registry, settings)
        folder = settings.content / "explainers" / slug
        files = _files(folder, blank_texts(title, slug, lang, beginning.tags, beginning.story))
        try:
            write_draft(folder, files)
        except OSError as error:
            reason = f"cannot be written ({error.strerror or error})"
            remedy = "Make room, and see that the folder above it can be written."
            raise ContentError(Problem(folder, None, reason, remedy)) from None
    return Begun(folder, lang, tuple(folder / name for name in files))


def _title(text: str) -> str:
    """Write a title on one line; raises OutputError where there are no words in it."""
    title = " ".join(_HIDDEN.sub(" ", text).split())
    try:
        title.encode("utf-8")
    except UnicodeEncodeError:
        raise OutputError("The title is not in UTF-8. Set the terminal to UTF-8.") from None
    if not any(char.isalnum() for char in title):
        raise OutputError('The title has no words. Write it in quotation marks: new "…".')
    return title


def _language(said: str, title: str) -> Lang:
    if not said:
        return majority_script(title) or LANGS[0]
    for lang in LANGS:
        if lang == said:
            return lang
    raise OutputError(f"--lang {one_line(said)} is no language of the site. Write ar or en.")


def _check_known(beginning: Beginning, registry: Registry, settings: Settings) -> None:
    """Raise ContentError for topics and a story that nobody knows."""
    problems = Problems()
    for tag in beginning.tags:
        if registry.get(tag) is None:
            problems.add(registry.path, None, f"has no topic {tag}", _remedy(registry.nearest(tag)))
    if story := beginning.story:
        stories = load_stories(settings.stories, settings.inputs)
        if story not in stories.known:
            near = stories.nearest(story)
            problems.add(stories.path, None, f"has no story {story}", _remedy(near))
    problems.raise_errors()


def _remedy(near: str | None) -> str:
    return f"Did you mean {near}? Or add it there." if near else "Add it there, or leave it out."


def _slug(said: str, title: str, lang: Lang, registry: Registry, settings: Settings) -> str:
    """Return the name for the folder; raises where the one that was said cannot be had."""
    taken = taken_names(settings)
    if not said:
        return free_slug(stem_of(title, lang, registry), taken, {})
    if not is_slug(said):
        meant = free_slug(stem_of(said.replace("_", " "), "en", registry), taken, {})
        remedy = f"{SLUG_REMEDY.rstrip('.')}, such as {meant}."
        raise OutputError(f"--slug {one_line(said)} cannot stand in an address. {remedy}")
    if why := taken.get(said):
        remedy = f"Take another name, such as --slug {free_slug(said, taken, {})}."
        raise ContentError(Problem(settings.content / "explainers" / said, None, why, remedy))
    return said


def _files(folder: Path, texts: dict[Lang, str]) -> dict[str, str]:
    """Name the texts, and write the ledger that knows which headings belong together."""
    problems = Problems()
    made = [edition_of(lang, folder / f"{lang}.md", t, problems) for lang, t in texts.items()]
    explainer = Explainer(folder.name, folder, *made)
    alignment = align(explainer.original, explainer.translation, Ledger())
    files = {f"{lang}.md": text for lang, text in texts.items()}
    if update := ledger_update(explainer, Ledger(), alignment):
        files[update[0].name] = update[1].decode("utf-8")
    return files
