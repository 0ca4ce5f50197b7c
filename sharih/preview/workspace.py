"""The files of a project → its site in memory, kept up to date by what changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from sharih.content.pages import PageText
from sharih.content.topics import Registry
from sharih.desk.texts import TextKind
from sharih.errors import ContentError, Problem, Problems
from sharih.preview.new_seeds import converted, has_new_seeds, may_convert
from sharih.preview.shared_files import SharedFiles
from sharih.preview.state import State, own_fault
from sharih.preview.texts import Texts
from sharih.preview.theme import Theme
from sharih.settings import Settings
from sharih.site.kept import KeptText
from sharih.site.link.linking import Linkage
from sharih.site.link.unread import unread_texts
from sharih.site.pages.frame import frame_of
from sharih.site.pages.render import Renderer
from sharih.site.views.views import Views

_MANY = 50
"""After this many changes at once, every folder is looked at: the system may have lost some."""


class Workspace:
    """Everything a project's site is made of, read once.

    One thread updates it, others render pages of its latest state.
    """

    def __init__(self, load_settings: Callable[[], Settings]) -> None:
        self._load_settings = load_settings
        self._lock = threading.Lock()
        self._pages: dict[str, bytes | None] = {}
        self._pages_changed = False
        self._faulty = False
        """Whether the last update failed half-way, so that the next must begin anew."""
        self._seed_problems: tuple[Problem, ...] = ()
        self._settings_problems: tuple[Problem, ...] = ()
        self.state = State(0, None, (), ())
        self.settings = load_settings()
        self._read_all()

    @property
    def registry(self) -> Registry:
        """The last good registry of topics."""
        return self._shared.registry

    def folder_of(self, slug: str, kind: TextKind = "explainer") -> Path | None:
        """Return the folder of a text that has been read; None for any other name."""
        folder = self._texts.folder if kind == "explainer" else self.settings.pages
        return folder / slug if slug in self.slugs(kind) else None

    def slugs(self, kind: TextKind = "explainer") -> AbstractSet[str]:
        """Name the folders among explainers or pages, also those that cannot be shown."""
        return self._texts.names() if kind == "explainer" else self._shared.page_names

    def pages(self) -> list[PageText]:
        """List the pages that can be read."""
        return [*self._shared.pages.values()]

    def texts(self) -> list[KeptText]:
        """List what is kept of the explainers that can be shown."""
        return list(self._texts)

    def has_new_seeds(self) -> bool:
        """Say whether there are seeds that nothing is known of."""
        return has_new_seeds(self.settings)

    def may_convert(self, changed: Iterable[Path]) -> bool:
        """Say whether some of these files are seeds, or files that kept seeds from being read."""
        return may_convert(changed, self.settings, self.state.seed_errors)

    def load(self) -> None:
        """Show what has been read."""
        self._show(pages=True)

    def convert(self) -> tuple[str, ...]:
        """Make drafts of new seeds, and ledgers for those drafts, as `build` does.

        Returns a line for each seed of which something was made.
        """
        found = converted(self.settings, self._shared.registry, self._texts)
        news = found.problems != self._seed_problems  # which the bar of every page tells
        self._seed_problems = found.problems
        self._put(found.changed)
        self._show(pages=bool(found.changed) or news)
        return found.lines

    def update(self, paths: Iterable[Path]) -> None:
        """Take in files that changed, came or went."""
        try:
            if self._faulty:
                self._faulty = False
                self.settings = self._load_settings()
                self._read_all()
                self._show(pages=True)
            else:
                self._update(set(paths))
        except ContentError as error:
            self._faulty = True
            self.state = replace(self.state, problems=error.problems)
        except Exception as error:  # noqa: BLE001 - the preview outlives every fault
            self._faulty = True
            self.state = replace(self.state, problems=(own_fault(error),))

    def _update(self, paths: set[Path]) -> None:
        root, own, theme = self.settings.root, self.settings.own_theme, self.settings.theme
        other_theme = own in paths and own.is_dir() != (own == theme)
        if other_theme or any(_is_settings(path, root) for path in paths):
            self._change_settings()
        settings = self.settings
        names = {name for path in paths if (name := self._texts.name_of(path))}
        if len(paths) >= _MANY or settings.content in paths or self._texts.folder in paths:
            names |= self._texts.stamp()
        self._texts.read(names)
        self._put(names)
        self._read_shared(paths)
        looks = {path for path in paths if self._theme.is_of_look(path)}
        in_theme = {p for p in paths if any(p.is_relative_to(f) for f in settings.theme_folders)}
        if in_theme or looks:
            self._theme.update(in_theme | looks)
        static = settings.theme / "static"
        self._show(pages=any(static not in path.parents for path in paths - looks))

    def _read_shared(self, paths: set[Path]) -> None:
        """Read the files again that texts share, as far as they are among those that changed."""
        settings, shared = self.settings, self._shared
        if settings.registry in paths:
            self._read_registry()
        if settings.published in paths:
            shared.read_published()
        if settings.registry in paths or settings.published in paths:
            self._link_all()
        if settings.stories in paths:
            shared.read_stories()
            self._linkage.put_stories(shared.stories)
        pages = settings.pages
        if any(path == pages or pages in path.parents for path in paths):
            shared.read_pages()
            self._linkage.put_pages(shared.pages, shared.standings)

    def overlooked(self) -> set[Path]:
        """Look at every explainer's folder; list those that changed and were not told of."""
        return {self._texts.folder / name for name in self._texts.stamp()}

    def unfinished(self) -> set[Path]:
        """List the files with errors that an editor may only not have finished writing."""
        found = {self._texts.folder / name for name in self._texts.faulty()}
        return found | self._shared.unfinished()

    def page(self, path: str) -> bytes | None:
        """Return a file of the last good site; None where there is none at this path.

        Raises ContentError for a fault in the theme.
        """
        with self._lock:
            if path not in self._pages:
                renderer = self.state.renderer
                self._pages[path] = renderer.file(path) if renderer else None
            return self._pages[path]

    def watched(self) -> list[Path]:
        """List the folders whose files matter; what lies in the project's own is watched anyway."""
        settings = self.settings
        found = [settings.content, settings.seeds, *settings.theme_folders]
        for folder in sorted({path.parent for path in self._theme.own_files()}):
            if folder != settings.root and not any(folder.is_relative_to(one) for one in found):
                found.append(folder)
        return found

    def _read_all(self) -> None:
        self._theme = Theme(self.settings)
        self._theme.load()
        memory = self.settings.root / ".sharih" / "preview.sqlite"
        self._texts = Texts(
            self.settings.content,
            Registry(self.settings.registry, {}),
            memory,
            self.settings.inputs,
        )
        self._shared = SharedFiles(self.settings)
        self._read_registry()
        self._shared.read_stories()
        self._shared.read_published()
        self._texts.read_all()
        self._shared.read_pages()
        self._link_all()

    def _read_registry(self) -> None:
        if self._shared.read_registry():
            self._texts.know(self._shared.registry)

    def _link_all(self) -> None:
        shared = self._shared
        self._linkage = Linkage(
            self.settings, shared.registry, shared.published, topics_known=shared.knows_topics
        )
        self._linkage.put_pages(shared.pages, shared.standings)
        self._linkage.put_stories(shared.stories)
        for text in self._texts:
            self._linkage.put(text)

    def _put(self, names: Iterable[str]) -> None:
        for name in names:
            if name in self._texts:
                self._linkage.put(self._texts[name])
            else:
                self._linkage.remove(name)

    def _change_settings(self) -> None:
        try:
            settings = self._load_settings()
        except ContentError as error:
            self._settings_problems = error.problems
        else:
            self._settings_problems = ()
            same_theme = settings.theme == self.settings.theme
            same_content = settings.content == self.settings.content
            self.settings = settings
            if same_theme and same_content:
                self._shared.settings = settings
                self._theme.settings = settings
                self._theme.load()
                self._link_all()
            else:
                self._read_all()

    def _show(self, *, pages: bool) -> None:
        """Show the site as it is now, if nothing is wrong with it."""
        problems, of_seeds = Problems(), Problems()
        of_seeds.extend(self._seed_problems)
        for found in (self._settings_problems, of_seeds.warnings, self._shared.problems(),
                      self._texts.problems(), self._theme.problems):  # fmt: skip
            problems.extend(found)
        read = self._texts.known(), self._shared.pages
        self._linkage.know_unread(unread_texts(*read, self.settings, problems.errors))
        site = self._linkage.site()
        problems.extend(self._linkage.problems())
        errors, warnings = tuple(problems.errors), tuple(problems.warnings)
        seed_errors = tuple(of_seeds.errors)
        templates, assets = self._theme.templates, self._theme.assets
        self._pages_changed |= pages
        with self._lock:
            if errors or templates is None or assets is None:
                self.state = replace(self.state, problems=errors, seed_errors=seed_errors)
                return
            former = self.state.renderer
            if former is not None:  # style sheets are changed in open pages, what stands there not
                self._pages_changed |= former.assets.icon != assets.icon
                self._pages_changed |= former.assets.logos != assets.logos
            frame = frame_of(site, assets)
            self._pages = {}
            templates.show(frame)
            views = Views(site, former.views if former else None)
            renderer = Renderer(views, self._texts.bodies(), assets, templates)
            version = self.state.version + self._pages_changed
            self._pages_changed = False
            self.state = State(version, renderer, errors, warnings, seed_errors)


def _is_settings(path: Path, root: Path) -> bool:
    """Say whether a file is one that settings are made of: a module beside the settings file."""
    return path.parent == root and path.suffix == ".py"
