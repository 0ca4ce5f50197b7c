"""The theme's files → templates and assets, kept up to date by what changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import TemplateError

from sharih.errors import ContentError, Problem, Problems
from sharih.settings import Settings
from sharih.site.pages.assets import Assets, load_assets
from sharih.site.pages.templates import Templates


class Theme:
    """A theme that is being worked on; what is wrong with it is kept beside what was good."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.templates: Templates | None = None
        self.assets: Assets | None = None
        self.problems: tuple[Problem, ...] = ()
        self._broken: set[str] = set()
        """Templates that cannot be read as such."""

    def load(self) -> None:
        """Read everything; what was there stays where the new cannot be used."""
        problems = Problems()
        try:
            self.assets = load_assets(self.settings.theme, self.settings.inputs)
        except ContentError as error:
            problems.extend(error.problems)
        except OSError as error:
            problems.extend([_unreadable(self.settings.theme, error)])
        try:
            templates = Templates(self.settings, None, reload=True)
        except ContentError as error:
            problems.extend(error.problems)
        else:
            self.templates = templates
            problems.extend(self._check(self._broken))
        self.problems = tuple(problems)

    def update(self, paths: Iterable[Path]) -> None:
        """Take in files that changed."""
        folder = self.settings.theme
        inside = [path.relative_to(folder).parts for path in paths if folder in path.parents]
        if not inside or self.problems or any(parts[0] == "locale" for parts in inside):
            self._note(inside)
            self.load()
            return
        problems = Problems()
        if any(parts[0] == "static" for parts in inside):
            try:
                self.assets = load_assets(folder, self.settings.inputs)
            except ContentError as error:
                problems.extend(error.problems)
            except OSError as error:
                problems.extend([_unreadable(folder, error)])
        problems.extend(self._check(self._note(inside)))
        self.problems = tuple(problems)

    def _note(self, inside: Iterable[tuple[str, ...]]) -> set[str]:
        found = {"/".join(parts[1:]) for parts in inside if parts[0] == "templates"}
        self._broken |= found
        return found

    def _check(self, names: Iterable[str]) -> list[Problem]:
        """Compile templates that changed: a fault is told even if no open page uses them."""
        folder = self.settings.theme / "templates"
        problems = Problems()
        broken = set()
        for name in sorted(names):
            if self.templates is None or not (folder / name).is_file():
                continue
            try:
                self.templates.environment.get_template(name)
            except TemplateError as error:
                line = getattr(error, "lineno", None)
                reason = (error.message or "syntax error").rstrip(".")
                problems.add(folder / name, line, reason, "Mend the template.")
                broken.add(name)
            except (OSError, UnicodeDecodeError):
                reason = "cannot be read"
                problems.add(folder / name, None, reason, "Save the file as UTF-8.")
                broken.add(name)
        self._broken = broken
        return problems.errors


def _unreadable(folder: Path, error: OSError) -> Problem:
    where = Path(error.filename) if error.filename else folder
    reason = f"cannot be read ({error.strerror or error})"
    return Problem(where, None, reason, "It must be a readable file.")
