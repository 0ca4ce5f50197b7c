"""The files of theme and look → templates and assets, kept up to date by what changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import TemplateError

from sharih.errors import ContentError, Problem, Problems
from sharih.look.own_files import own_sources
from sharih.settings import Settings
from sharih.site.pages.assets import Assets, load_site_assets
from sharih.site.pages.template_faults import template_fault
from sharih.site.pages.templates import Templates
from sharih.site_settings.theme import STATIC


class Theme:
    """A theme that is being worked on; what is wrong with it is kept beside what was good."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.templates: Templates | None = None
        self.assets: Assets | None = None
        self.problems: tuple[Problem, ...] = ()
        self._own: frozenset[Path] = frozenset()
        self._broken: set[str] = set()
        """Templates that cannot be read as such."""

    def load(self) -> None:
        """Read everything; what was there stays where the new cannot be used."""
        problems = Problems()
        self._load_assets(problems)
        try:
            templates = Templates(self.settings, None, reload=True)
        except ContentError as error:
            problems.extend(error.problems)
        else:
            self.templates = templates
            problems.extend(self._check(self._broken))
        self.problems = tuple(problems)

    def own_files(self) -> frozenset[Path]:
        """Return the files of the site's look, those that it asks for and that are missing too."""
        return self._own

    def _load_assets(self, problems: Problems) -> None:
        settings = self.settings
        self._own = frozenset(own_sources(settings.options.look, settings.root, settings.inputs))
        try:
            self.assets = load_site_assets(settings)
        except ContentError as error:
            problems.extend(error.problems)
        except OSError as error:
            problems.extend([_unreadable(settings.theme, error)])

    def is_of_look(self, path: Path) -> bool:
        """Say whether a path is a file of the site's look, or a folder that one lies in."""
        return path in self._own or any(path in own.parents for own in self._own)

    def update(self, paths: Iterable[Path]) -> None:
        """Take in files that changed."""
        paths = tuple(paths)
        folder = self.settings.theme
        inside = [path.relative_to(folder).parts for path in paths if folder in path.parents]
        overrides = self.settings.of_theme.overrides
        whole = any(folder == path or path in folder.parents for path in paths)
        # Of a template that comes before the theme's, the theme's does not know.
        whole |= any(path.is_relative_to(other) for path in paths for other in overrides)
        if whole or self.problems or any(parts[0] == "locale" for parts in inside):
            self._note(paths)
            self.load()
            return
        problems = Problems()
        static = [folder / path for path in (STATIC, *self.settings.of_theme.static_paths)]
        copied = any(path.is_relative_to(other) for path in paths for other in static)
        if copied or any(map(self.is_of_look, paths)):
            self._load_assets(problems)
        problems.extend(self._check(self._note(paths)))
        self.problems = tuple(problems)

    def _note(self, paths: Iterable[Path]) -> set[str]:
        found = {
            path.relative_to(folder).as_posix()
            for path in paths
            for folder in self.settings.template_folders
            if folder in path.parents
        }
        self._broken |= found
        return found

    def _check(self, names: Iterable[str]) -> list[Problem]:
        """Compile templates that changed: a fault is told even if no open page uses them."""
        folders = self.settings.template_folders
        problems = Problems()
        broken = set()
        for name in sorted(names):
            path = next((file for folder in folders if (file := folder / name).is_file()), None)
            if self.templates is None or path is None:
                continue
            try:
                self.templates.environment.get_template(name)
            except ContentError as error:
                problems.extend(error.problems)
                broken.add(name)
            except TemplateError as error:
                line = getattr(error, "lineno", None)
                reason = (error.message or "syntax error").rstrip(".")
                problems.add(path, line, reason, "Mend the template.")
                broken.add(name)
            except Exception as error:  # noqa: BLE001 - as deep as Jinja's compiler goes
                problems.extend([template_fault(error, name, folders)])
                broken.add(name)
        self._broken = broken
        return problems.errors


def _unreadable(folder: Path, error: OSError) -> Problem:
    where = Path(error.filename) if error.filename else folder
    reason = f"cannot be read ({error.strerror or error})"
    return Problem(where, None, reason, "It must be a readable file.")
