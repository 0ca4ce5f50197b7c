"""The files of a project → everything a site is made of, read once and checked one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sharih.arabic import Lang
from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import load_explainers, load_page
from sharih.content.figures import read_pictures
from sharih.content.stories import Stories
from sharih.content.stories_file import load_stories
from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.content.words import addresses, mentioned_topics
from sharih.errors import ContentError, Problems
from sharih.languages import other_language
from sharih.pictures.store import Picture, PictureStore
from sharih.settings import Settings
from sharih.translation.alignment import Alignment, align
from sharih.translation.ledger import Ledger
from sharih.translation.ledger_file import read_ledger
from sharih.translation.recording import ledger_path


@dataclass(frozen=True, slots=True)
class Text:
    """An explainer with what can be known of it without any other."""

    explainer: Explainer
    ledger: Ledger
    alignment: Alignment
    mentions: Mapping[Lang, frozenset[str]]
    """The topics that each edition names, tagged or not."""
    addresses: Mapping[Lang, tuple[tuple[int, str], ...]]
    """What each edition links to, as written, with the line."""
    anchors: Mapping[Lang, frozenset[str]]
    """What links can lead to on the page of each edition: its sections and units."""
    pictures: Mapping[Lang, Mapping[str, Picture]] = field(default_factory=dict)
    """The pictures each edition shows, by the name of their file."""


@dataclass(frozen=True, slots=True)
class Content:
    """What was read."""

    registry: Registry
    topics_known: bool
    """False where the registry could not be read: nothing can be said of topics then."""
    texts: tuple[Text, ...]
    """By slug."""
    about: Mapping[Lang, Edition]
    stories: Stories = field(default_factory=lambda: Stories(Path()))


def load_content(settings: Settings, problems: Problems) -> Content:
    """Read registry, explainers, ledgers and pages; what is wrong goes to `problems`."""
    try:
        registry, known = load_registry(settings.registry), True
    except ContentError as error:
        problems.extend(error.problems)
        # The rest is read all the same, so that its problems are listed in the same run.
        registry, known = Registry(settings.registry, {}), False
    problems.extend(registry.warnings)
    texts = []
    store = PictureStore(settings.pictures)
    for explainer in load_explainers(settings.content, problems):
        try:
            texts.append(load_text(explainer, registry, problems, store))
        except ContentError as error:
            problems.extend(error.problems)
    about = load_page(settings.content / "pages" / "about", problems)
    stories = read_stories(settings.stories, problems)
    return Content(registry, known, tuple(texts), about, stories)


def read_stories(path: Path, problems: Problems) -> Stories:
    """Read the stories; of a file with errors, which go to `problems`, nothing is known."""
    try:
        return load_stories(path)
    except ContentError as error:
        problems.extend(error.problems)
        return Stories(path, readable=False)


def section_ids(edition: Edition) -> frozenset[str]:
    """Return the ids of the sections of an edition."""
    return frozenset(section.id for section in edition.sections)


def load_text(
    explainer: Explainer,
    registry: Registry,
    problems: Problems | None = None,
    store: PictureStore | None = None,
) -> Text:
    """Read ledger and pictures of an explainer, align its editions, and find topics and links.

    What is wrong with pictures goes to `problems`. Raises ContentError for a ledger that cannot
    be read.
    """
    problems = Problems() if problems is None else problems
    store = store or PictureStore(None)
    target = other_language(explainer.original.lang)
    ledger = read_ledger(ledger_path(explainer.folder, explainer.original.lang))
    editions = explainer.editions.items()
    alignment = align(explainer.original, explainer.translation, ledger)
    keys = {explainer.original.lang: alignment.source_keys, target: alignment.target_keys}
    return Text(
        explainer,
        ledger,
        alignment,
        mentions={lang: mentioned_topics(edition, registry) for lang, edition in editions},
        addresses={lang: addresses(edition) for lang, edition in editions},
        anchors={
            lang: section_ids(edition) | frozenset(keys[lang].values())
            for lang, edition in editions
        },
        pictures={
            lang: read_pictures(edition, explainer.folder, store, problems)
            for lang, edition in editions
        },
    )
