"""Theme templates and interface catalogues → a Jinja environment that renders pages."""

from __future__ import annotations

import gettext
import io
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import CodeType
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, pass_context
from jinja2.loaders import split_template_path
from jinja2.runtime import Context

from sharih.arabic import Lang
from sharih.errors import ContentError, Problem, SharihError
from sharih.inputs import Inputs
from sharih.languages import LANGS, direction
from sharih.settings import Settings
from sharih.site.pages.compiled_words import WordedEnvironment
from sharih.site.pages.filters import Catalogues, filters_in, filters_of
from sharih.site.pages.linked_templates import LinkedEnvironment
from sharih.site.pages.template_faults import (
    REMEDY,
    THEME_PREFIX,
    file_of,
    template_fault,
    undecodable,
)
from sharih.site.views.merged_timeline import Happening
from sharih.site.views.page_records import Card, TopicView, Words
from sharih.translation.po import read_po

DOMAIN = "theme"


class Compiled(Protocol):
    """Where the code of templates is kept from one build to the next."""

    def load(self) -> dict[str, CodeType] | None:
        """Return the code of each template; None where there is none of these templates."""

    def save(self, codes: dict[str, CodeType]) -> None:
        """Keep the code of each template."""


class Templates:
    """Renders the templates of a theme; knows the language of a page from its context."""

    def __init__(
        self,
        settings: Settings,
        site: object,
        *,
        reload: bool = False,
        compiled: Compiled | None = None,
    ) -> None:
        """`site` is what every template sees under that name.

        With `reload`, templates that change are read again. `compiled` is where an earlier build
        has left their code; where it has not, all are compiled now.
        """
        self.folders = settings.template_folders
        options: dict[str, Any] = {"autoescape": True, "keep_trailing_newline": True}
        options["loader"] = _Loader(self.folders, settings.inputs)
        self.environment = WordedEnvironment(**options, auto_reload=reload)
        self.environment.texts = equip(self.environment, settings, site)
        self.linked: LinkedEnvironment | None = None
        """The same, joined; what goes wrong in it is told by the other."""
        if not reload:
            self.linked = LinkedEnvironment(**options, auto_reload=False)
            self.linked.repeated = (Card, TopicView, Happening)
            self.linked.texts = self.environment.texts
            _furnish(self.linked, settings, site, self.linked.texts)
            self.linked.forget()
            if compiled is not None:
                _compile(self.linked, compiled)

    def show(self, site: object) -> None:
        """Let templates see something else under the name `site`."""
        self.environment.globals["site"] = site
        if self.linked is not None:
            self.linked.globals["site"] = site
            self.linked.forget()

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """Render a template.

        Raises ContentError with the template's file and line for whatever goes wrong in it.
        """
        if self.linked is not None:
            with suppress(Exception):  # told below, with the place that an author knows
                return self.linked.get_template(name).render(context)
        try:
            return self.environment.get_template(name).render(context)
        except SharihError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a template, or a filter, may raise
            raise ContentError(template_fault(error, name, self.folders)) from None


def _compile(environment: LinkedEnvironment, compiled: Compiled) -> None:
    """Take code over from an earlier build, or make it once for all processes and builds."""
    known = compiled.load()
    if known is not None:
        environment.codes.update(known)
        return
    environment.load_all()
    compiled.save(environment.codes)


class _Loader(FileSystemLoader):
    """Loads the templates of a theme and those before them that are files of the project."""

    def __init__(self, folders: Sequence[Path], inputs: Inputs) -> None:
        """`folders` are looked through in their order, the theme's own last."""
        super().__init__(folders)
        self._folders = folders
        self._inputs = inputs
        self._theme = FileSystemLoader(folders[-1:])

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Load a template; raises ContentError for one that is refused.

        With `THEME_PREFIX` before its name, it is the theme's own in any case, as in Pelican.
        """
        folders, name = self._folders, template
        if template.startswith(THEME_PREFIX):
            folders, name = folders[-1:], template.removeprefix(THEME_PREFIX)
        parts = split_template_path(name)
        paths = [folder.joinpath(*parts) for folder in folders]
        if path := next((path for path in paths if path.exists() or path.is_symlink()), None):
            self._check(path)
        if name != template:
            return self._theme.get_source(environment, name)
        return super().get_source(environment, template)

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """Compile a template; raises ContentError for one that Python does not take."""
        try:
            return super().load(environment, name, globals)
        except SyntaxError as error:  # of the code made of it: such as too many loops in another
            path = file_of(name, self._folders)
            # Its line is one of the code, which nobody sees.
            raise ContentError(Problem(path, None, error.msg, REMEDY)) from None

    def _check(self, path: Path) -> None:
        """Raise ContentError for a file that is refused, or that is no text."""
        try:
            self._inputs.read(path).decode()
        except UnicodeDecodeError as error:
            raise ContentError(undecodable(path, error)) from None
        except FileNotFoundError:
            return  # gone since; the loader tells
        except OSError as error:
            reason = f"cannot be read ({error.strerror or error})"
            problem = Problem(path, None, reason, "It must be a readable file.")
            raise ContentError(problem) from None


def equip(environment: Environment, settings: Settings, site: object) -> Catalogues:
    """Make an environment, ours or Pelican's, one that the theme's templates work in.

    Returns the interface texts. Raises ContentError for a catalogue that cannot be read.
    """
    catalogues = load_catalogues(settings.theme, settings.inputs)
    _furnish(environment, settings, site, catalogues)
    return catalogues


def _furnish(
    environment: Environment, settings: Settings, site: object, catalogues: Catalogues
) -> None:
    # First the site's own, so that those of the theme keep their names.
    environment.filters.update(settings.pelican.get("JINJA_FILTERS") or {})
    environment.tests.update(settings.pelican.get("JINJA_TESTS") or {})
    environment.globals.update(settings.pelican.get("JINJA_GLOBALS") or {})
    environment.autoescape = True
    environment.undefined = StrictUndefined
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.add_extension("jinja2.ext.i18n")
    environment.globals.update(site=site, direction=direction, languages=LANGS)
    install_texts(environment, catalogues)
    conventions = {lang: settings.conventions(lang) for lang in LANGS}
    environment.filters.update(filters_of(conventions))
    if isinstance(environment, WordedEnvironment):
        environment.filters.update(filters_in(conventions, catalogues))
    environment.tests["foreign"] = _foreign


def load_catalogues(theme: Path, inputs: Inputs | None = None) -> Catalogues:
    """Read the interface texts of a theme; English stands in the templates themselves.

    Raises ContentError, with the line, for a catalogue that is no valid PO.
    """
    path = theme / "locale" / "ar" / "LC_MESSAGES" / f"{DOMAIN}.po"
    catalogue = read_po(path, REMEDY, inputs)
    compiled = io.BytesIO(catalogue.to_binary())
    return {"ar": gettext.GNUTranslations(compiled), "en": gettext.NullTranslations()}


def install_texts(environment: Environment, catalogues: Catalogues) -> None:
    """Let `_()` and `{% trans %}` speak the language of the page they stand on."""

    @pass_context
    def text(context: Context, message: str) -> str:
        return catalogues[context["lang"]].gettext(message)

    @pass_context
    def plural(context: Context, singular: str, several: str, count: int) -> str:
        return catalogues[context["lang"]].ngettext(singular, several, count)

    @pass_context
    def in_context(context: Context, where: str, message: str) -> str:
        return catalogues[context["lang"]].pgettext(where, message)

    environment.install_gettext_callables(  # type: ignore[attr-defined]
        text, plural, newstyle=True, pgettext=in_context
    )


def _foreign(value: Words, lang: Lang) -> bool:
    """Say whether words are in another language than `lang` (`is foreign(lang)`)."""
    return value.lang != lang
