"""The files of a project → everything a site is made of, read once and checked one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from sharih.content.editions import Located
from sharih.content.pages import PageText, load_pages
from sharih.content.published import PublishedRegister, load_published
from sharih.content.registry_cache import RegistryCache
from sharih.content.stories import Stories
from sharih.content.stories_file import load_stories
from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.errors import ContentError, Problems
from sharih.inputs import Inputs
from sharih.processes import Meanwhile
from sharih.rebuild.texts import TextMemory
from sharih.records import record
from sharih.settings import Settings
from sharih.site.kept import Fetch, KeptText, PageStanding
from sharih.site.loading import page_standings
from sharih.site.reading import Step, TextReader

Remembered = Callable[[Registry], TextMemory]


@record(frozen=True, slots=True)
class Content:
    """What was read."""

    registry: Registry
    topics_known: bool
    """False where the registry could not be read: nothing can be said of topics then."""
    texts: Mapping[str, KeptText]
    """By slug, in the order of the slugs."""
    pages: Mapping[str, PageText]
    """By name, in the order of the names."""
    body: Fetch
    """Returns the body of an explainer by its slug."""
    stories: Stories = field(default_factory=lambda: Stories(Path()))
    published: PublishedRegister = field(default_factory=lambda: PublishedRegister(Path()))
    fresh: int = 0
    """How many of the texts were read now, and not known from before."""
    unrecorded: tuple[str, ...] = ()
    """The explainers whose ledgers do not know yet what is translated."""
    standings: Mapping[str, PageStanding] = field(default_factory=dict)
    """Where the translations of pages stand, of those that are not in step."""

    def editions(self) -> Iterator[Located]:
        """Go through the editions of all explainers and pages."""
        for text in self.texts.values():
            yield from text.explainer.editions.values()
        for page in self.pages.values():
            yield from page.editions.values()


def load_content(
    settings: Settings,
    problems: Problems,
    remembered: Remembered | None = None,
    on_step: Step | None = None,
    topics: RegistryCache | None = None,
    meanwhile: Meanwhile | None = None,
) -> Content:
    """Read registry, explainers, ledgers and pages; what is wrong goes to `problems`.

    `remembered` returns what is known of texts read with such a registry: what is as it was is
    not read again, its body only when asked for; what was read is remembered there. `on_step` is
    told how many explainers are read, of those that must be; `topics` keeps the registry.
    `meanwhile` is done here where other processes read.
    """
    inputs = settings.inputs
    try:
        registry, known = load_registry(settings.registry, inputs, topics), True
    except ContentError as error:
        problems.extend(error.problems)
        # The rest is read all the same, so that its problems are listed in the same run.
        registry, known = Registry(settings.registry, {}), False
    problems.extend(registry.warnings)
    memory = remembered(registry) if remembered else None
    reader = TextReader(settings, registry, memory)
    texts = reader.read_all(problems, on_step, meanwhile)
    pages = read_pages(settings, problems)
    standings = page_standings(pages.values(), registry, inputs, problems)
    stories = read_stories(settings.stories, problems, inputs)
    published = read_published(settings.published, problems, inputs)
    unrecorded = tuple(reader.unrecorded)
    return Content(
        registry, known, texts, pages, reader.body, stories, published, reader.fresh, unrecorded,
        standings,
    )  # fmt: skip


def read_pages(settings: Settings, problems: Problems) -> dict[str, PageText]:
    """Read the pages that explain nothing; what is wrong with them goes to `problems`."""
    stock, kept = settings.has_host_pages, settings.pictures
    return load_pages(settings.pages, problems, settings.inputs, kept, files_of_host=stock)


def read_stories(path: Path, problems: Problems, inputs: Inputs | None = None) -> Stories:
    """Read the stories; of a file with errors, which go to `problems`, nothing is known."""
    try:
        return load_stories(path, inputs)
    except ContentError as error:
        problems.extend(error.problems)
        return Stories(path, readable=False)


def read_published(
    path: Path, problems: Problems, inputs: Inputs | None = None
) -> PublishedRegister:
    """Read what has been public; nothing of a file with errors, which go to `problems`."""
    try:
        return load_published(path, inputs)
    except ContentError as error:
        problems.extend(error.problems)
        return PublishedRegister(path)
