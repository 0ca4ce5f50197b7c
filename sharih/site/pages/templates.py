"""Theme templates and interface catalogues → a Jinja environment that renders pages."""

from __future__ import annotations

import datetime as dt
import gettext
import io
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.loaders import split_template_path
from jinja2.runtime import Context
from markupsafe import Markup

from sharih.arabic import Lang, majority_script
from sharih.errors import ContentError, Problem
from sharih.inputs import Inputs
from sharih.languages import LANGS, Conventions, direction
from sharih.markdown.inline import isolate
from sharih.settings import Settings
from sharih.site.pages.compiled_words import WordedEnvironment
from sharih.site.views.page_records import Words
from sharih.translation.po import read_po

DOMAIN = "theme"
RIGHT_TO_LEFT_MARK = "\u200f"
_REMEDY = "Mend the theme; the site there is as it was."

Catalogues = Mapping[Lang, gettext.NullTranslations]


class Templates:
    """Renders the templates of a theme; knows the language of a page from its context."""

    def __init__(self, settings: Settings, site: object, *, reload: bool = False) -> None:
        """`site` is what every template sees under that name.

        With `reload`, templates that change are read again.
        """
        self.theme = settings.theme
        self.folder = settings.theme / "templates"
        loader = _Loader(self.folder, settings.inputs)
        self.environment = WordedEnvironment(
            loader=loader, autoescape=True, keep_trailing_newline=True, auto_reload=reload
        )
        self.environment.texts = equip(self.environment, settings, site)

    def show(self, site: object) -> None:
        """Let templates see something else under the name `site`."""
        self.environment.globals["site"] = site

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """Render a template.

        Raises ContentError with the template's file and line for whatever goes wrong in it.
        """
        try:
            return self.environment.get_template(name).render(context)
        except TemplateSyntaxError as error:
            path = error.filename or self.folder / (error.name or name)
            raise _problem(Path(path), error.lineno, error.message or "syntax error") from None
        except (TemplateError, TypeError, ValueError, AttributeError, KeyError) as error:
            path, line = self._place(error, name)
            reason = f"{type(error).__name__}: {error}"
            raise _problem(path, line, reason) from error

    def _place(self, error: Exception, name: str) -> tuple[Path, int | None]:
        """Find the innermost template an error went through."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            path = Path(frame.filename)
            if self.folder in path.parents:
                return path, frame.lineno
        return self.folder / name, None


class _Loader(FileSystemLoader):
    """Loads the templates of a theme, those that are files of the project."""

    def __init__(self, folder: Path, inputs: Inputs) -> None:
        super().__init__([folder])
        self._folder = folder
        self._inputs = inputs

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Load a template; raises ContentError for one that is refused."""
        path = self._folder.joinpath(*split_template_path(template))
        if path.exists() or path.is_symlink():
            self._inputs.read(path)
        return super().get_source(environment, template)


def equip(environment: Environment, settings: Settings, site: object) -> Catalogues:
    """Make an environment, ours or Pelican's, one that the theme's templates work in.

    Returns the interface texts. Raises ContentError for a catalogue that cannot be read.
    """
    catalogues = load_catalogues(settings.theme, settings.inputs)
    environment.autoescape = True
    environment.undefined = StrictUndefined
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.add_extension("jinja2.ext.i18n")
    environment.globals.update(site=site, direction=direction, languages=LANGS)
    install_texts(environment, catalogues)
    environment.filters.update(filters_of({lang: settings.conventions(lang) for lang in LANGS}))
    environment.tests["foreign"] = _foreign
    return catalogues


def load_catalogues(theme: Path, inputs: Inputs | None = None) -> Catalogues:
    """Read the interface texts of a theme; English stands in the templates themselves.

    Raises ContentError, with the line, for a catalogue that is no valid PO.
    """
    path = theme / "locale" / "ar" / "LC_MESSAGES" / f"{DOMAIN}.po"
    catalogue = read_po(path, _REMEDY, inputs)
    compiled = io.BytesIO(catalogue.to_binary())
    return {"ar": gettext.GNUTranslations(compiled), "en": gettext.NullTranslations()}


def _problem(path: Path, line: int | None, reason: str) -> ContentError:
    return ContentError(Problem(path, line, reason.rstrip("."), _REMEDY))


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


def filters_of(conventions: Mapping[Lang, Conventions]) -> dict[str, Any]:
    """Return what templates write dates, numbers and words with, in the language of the page."""

    @pass_context
    def date(context: Context, day: dt.date) -> str:
        return conventions[context["lang"]].date(day)

    @pass_context
    def vague_date(context: Context, iso: str, lang: Lang | None = None) -> str:
        return conventions[lang or context["lang"]].vague_date(iso)

    @pass_context
    def number(context: Context, value: float) -> str:
        return conventions[context["lang"]].number(value)

    @pass_context
    def text(context: Context, value: Words | str, lang: Lang | None = None) -> Markup:
        lang = lang or context["lang"]
        if not isinstance(value, Words) or value.lang == lang:
            return isolate(str(value), lang)
        # A span, not bdi: the words may be the whole of their element.
        inside = isolate(value.text, value.lang)
        return Markup('<span lang="{}" dir="{}">{}</span>').format(
            value.lang, direction(value.lang), inside
        )

    return {
        "date": date,
        "vague_date": vague_date,
        "number": number,
        "text": text,
        "plain_title": plain_title,
        "trim_end": lambda markup: markup.rstrip(),
    }


@pass_context
def plain_title(context: Context, value: Words | str) -> str:
    """Prepare words for a place that holds plain text, such as `<title>`.

    On a right-to-left page, a text that opens with Latin letters or digits gets a right-to-left
    mark in front, or the whole line would turn round (W3C, Structural markup and right-to-left
    text in HTML).
    """
    # What a template gathered is escaped already, and a place for plain text escapes it again.
    text = value.unescape() if isinstance(value, Markup) else str(value)
    opens = next((char for char in text if char.isalnum()), "")
    turned = opens.isdigit() or majority_script(opens) == "en"
    if direction(context["lang"]) != direction("en") and turned:
        return RIGHT_TO_LEFT_MARK + text
    return text


def _foreign(value: Words, lang: Lang) -> bool:
    """Say whether words are in another language than `lang` (`is foreign(lang)`)."""
    return value.lang != lang
