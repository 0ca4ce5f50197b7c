"""The files that all texts of a project share → what they say, and what is wrong with each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sharih.content.pages import PageText
from sharih.content.published import PublishedRegister
from sharih.content.stories import Stories
from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.errors import ContentError, Problem, Problems
from sharih.settings import Settings
from sharih.site.kept import PageStanding
from sharih.site.loading import page_standings
from sharih.site.project import read_pages, read_published, read_stories
from sharih.status.texts import names_in


class SharedFiles:
    """Topics, stories, pages and what has been public: the last that could be read of each."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.registry = Registry(settings.registry, {})
        self.stories = Stories(Path())
        self.published = PublishedRegister(Path())
        self.pages: Mapping[str, PageText] = {}
        self.page_names: frozenset[str] = frozenset()
        """The folders of pages, also of those that cannot be shown."""
        self.standings: Mapping[str, PageStanding] = {}
        """Where the translations of pages stand that are not in step."""
        self._problems: dict[str, tuple[Problem, ...]] = {}
        """What is wrong with each kind of file."""

    @property
    def knows_topics(self) -> bool:
        """Whether nothing is wrong with the registry."""
        return not self._problems.get("registry")

    def problems(self) -> Iterator[Problem]:
        """List what is wrong, warnings too."""
        yield from self._problems.get("registry", ())
        yield from self.registry.warnings
        for kind in ("pages", "stories", "published"):
            yield from self._problems.get(kind, ())

    def unfinished(self) -> set[Path]:
        """List the files with errors that an editor may only not have finished writing."""
        files = {"registry": self.settings.registry, "stories": self.settings.stories}
        return {path for kind, path in files.items() if self._problems.get(kind)}

    def read_registry(self) -> bool:
        """Read the topics; says whether there are any that can be used."""
        problems = Problems()
        path = self.settings.registry
        try:
            self.registry = load_registry(path, self.settings.inputs)
        except ContentError as error:
            problems.extend(error.problems)
        except OSError as error:
            reason = f"cannot be read ({error.strerror or error})"
            problems.add(path, None, reason, "It must be a readable file.")
        self._problems["registry"] = tuple(problems)
        return self.knows_topics

    def read_stories(self) -> None:
        """Read the stories."""
        problems = Problems()
        path = self.settings.stories
        try:
            self.stories = read_stories(path, problems, self.settings.inputs)
        except OSError as error:
            _add_unread(error, path, problems)
        self._problems["stories"] = tuple(problems)

    def read_published(self) -> None:
        """Read what has been public."""
        problems = Problems()
        path = self.settings.published
        try:
            self.published = read_published(path, problems, self.settings.inputs)
        except OSError as error:
            _add_unread(error, path, problems)
        self._problems["published"] = tuple(problems)

    def read_pages(self) -> None:
        """Read the pages, and where their translations stand by the topics that are known."""
        problems = Problems()
        try:
            self.page_names = frozenset(names_in(self.settings.pages))
            self.pages = read_pages(self.settings, problems)
            pages, inputs = self.pages.values(), self.settings.inputs
            self.standings = page_standings(pages, self.registry, inputs, problems)
        except OSError as error:
            _add_unread(error, self.settings.content, problems)
        self._problems["pages"] = tuple(problems)


def _add_unread(error: OSError, path: Path, problems: Problems) -> None:
    where = Path(error.filename or path)
    problems.add(where, None, "cannot be read", "It must be a readable file.")
