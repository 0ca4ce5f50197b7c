"""What an editor is told beside a page → HTML: the bar, the problems, what is added to a head."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sharih import routes
from sharih.arabic import Lang
from sharih.content.editions import Edition
from sharih.content.words import all_words
from sharih.desk.texts import TextKind
from sharih.errors import ContentError, Problem, shown_path
from sharih.languages import LANGS, Conventions, direction
from sharih.markdown.inline import plain_text
from sharih.preview.desk_address import desk_address
from sharih.preview.diff_page import DiffPage
from sharih.preview.state import State
from sharih.routes import Route
from sharih.settings import Settings
from sharih.site.kept import Body, Fetch
from sharih.site.model import Publication, ShownPage, Site
from sharih.site.pages.filters import Catalogues, filters_of
from sharih.site.pages.templates import install_texts, load_catalogues
from sharih.translation.statuses import STATUSES

HERE = Path(__file__).parent
FOLDER = "/_sharih/"
"""Where the preview's own files lie: no page of a site begins with this."""
_NO_CATALOGUES: Catalogues = {lang: gettext.NullTranslations() for lang in LANGS}
_OF_THE_WHOLE: Final = frozenset(
    {Route("front"), Route("missing"), *(Route("home", lang) for lang in LANGS)}
)
"""The pages that all warnings are told on."""


@dataclass(frozen=True, slots=True)
class Side:
    """An edition, as its editor sees it."""

    lang: Lang
    file: str
    draft: bool
    original: bool
    words: int
    statuses: tuple[tuple[str, int], ...]
    """How many units of a translation are in each state; none for an original."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What the bar tells of a page."""

    sides: tuple[Side, ...] = ()
    desk: str = ""
    """Where the page's text is translated; empty for other pages."""
    kind: TextKind | None = "explainer"
    """What is translated there; None for the list of all."""
    file: str = ""
    """The file that a page without editions comes from."""
    problems: tuple[Problem, ...] = ()
    """The warnings that concern the page, and on every page what is wrong with seeds."""
    diff: str = ""
    """The address of the page with what has changed in the original, where that is a text's."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the preview's script must know of a page."""

    version: str
    status: int
    styles: str
    scripts: str
    folder: str = FOLDER


class Panels:
    """Renders what the preview adds to pages."""

    def __init__(self) -> None:
        self._langs: tuple[Lang, ...] = ("en",)
        """The languages there are texts in: English stands in the templates."""
        self._use(_NO_CATALOGUES, {lang: Conventions(lang, lang) for lang in LANGS})

    def speak(self, settings: Settings) -> None:
        """Take the interface texts of a theme, as far as they can be read."""
        try:
            catalogues = load_catalogues(settings.theme, settings.inputs)
        except ContentError:
            return  # the theme's own problems are told
        self._langs = LANGS
        self._use(catalogues, {lang: settings.conventions(lang) for lang in LANGS})

    def head(self, head: Head) -> bytes:
        """Render what stands at the end of a page's head."""
        return self.render("head.html", LANGS[0], page=head)

    def bar(self, state: State, path: str, lang: Lang) -> bytes:
        """Render the bar of the page at a path, whose own language is `lang`."""
        if state.renderer is None:
            return b""
        bar = bar_of(state.renderer.site, state.renderer.fetch, path, state.warnings)
        bar = replace(bar, problems=(*state.seed_errors, *bar.problems))
        return self.render("bar.html", lang, bar=bar)

    def problems(self, problems: tuple[Problem, ...]) -> Mapping[Lang, str] | None:
        """Render problems for pages of each language; None where there are none."""
        if not problems:
            return None
        return {
            lang: self.render("overlay.html", lang, problems=problems).decode() for lang in LANGS
        }

    def error(self, problems: tuple[Problem, ...], lang: Lang) -> bytes:
        """Render the page that stands where there is no good one yet."""
        return self.render("error.html", lang, problems=problems)

    def diff(self, page: DiffPage) -> bytes:
        """Render the page with what has changed in an original."""
        return self.render("diff.html", page.lang, page=page)

    def _use(self, catalogues: Catalogues, conventions: Mapping[Lang, Conventions]) -> None:
        environment = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        environment.globals["direction"] = direction
        install_texts(environment, catalogues)
        environment.filters.update(filters_of(conventions))
        self._environment = environment

    def render(self, name: str, lang: Lang, **context: Any) -> bytes:
        """Render a template of the preview in a language, as far as there are texts in it."""
        spoken = lang if lang in self._langs else self._langs[0]
        return self._environment.get_template(name).render(lang=spoken, **context).encode()


def bar_of(site: Site, fetch: Fetch, path: str, warnings: tuple[Problem, ...]) -> Bar:
    """Gather what there is to tell of the page at a path; `fetch` returns bodies of the site."""
    route = routes.parse(path, site.pages)
    if route is None or route in _OF_THE_WHOLE:
        return Bar(problems=warnings)
    if route.shows_explainer and route.ident in site.table:
        publication = site.table[route.ident]
        explained, here = publication.explainer, publication.explainer.folder
        found = tuple(problem for problem in warnings if here in problem.path.parents)
        sides = _sides(publication, fetch(publication.slug), route.lang)
        desk = desk_address(site.settings.base, publication.slug)
        diff = site.urls.href(f"{route.lang}/diff/{route.ident}/")
        return Bar(sides, desk, problems=found, diff=diff if len(explained.editions) > 1 else "")
    if route.kind in ("topics", "letter"):
        return _of_file(site.registry.path, warnings)
    if route.kind in ("topic", "mentions") and (topic := site.registry.get(route.ident)):
        return _of_table(site.registry.path, topic.id, topic.line, warnings)
    if route.kind == "story" and (story := site.stories.get(route.ident)):
        return _of_table(site.settings.stories, story.id, story.line, warnings)
    if route.kind == "page" and (edition := site.pages[route.ident].editions.get(route.lang)):
        return _of_page(site, site.pages[route.ident], edition, warnings)
    if route.kind == "status":
        return Bar(desk=desk_address(site.settings.base), kind=None)
    return Bar()


def _of_file(path: Path, warnings: tuple[Problem, ...]) -> Bar:
    """Tell of a page that is made from one file."""
    found = tuple(problem for problem in warnings if problem.path == path)
    return Bar(file=shown_path(path), problems=found)


def _of_page(site: Site, page: ShownPage, edition: Edition, warnings: tuple[Problem, ...]) -> Bar:
    """Tell of a page that explains nothing."""
    desk = desk_address(site.settings.base, page.slug, "page")
    diff = site.urls.href(f"{edition.lang}/diff/{page.slug}/") if len(page.editions) > 1 else ""
    return replace(_of_file(edition.path, warnings), desk=desk, kind="page", diff=diff)


def _of_table(path: Path, ident: str, line: int, warnings: tuple[Problem, ...]) -> Bar:
    """Tell of a page that is made from one table of a file, in that line."""
    bar = _of_file(path, warnings)
    found = tuple(problem for problem in bar.problems if problem.reason.startswith(f"[{ident}]"))
    return Bar(file=f"{bar.file}:{line}", problems=found)


def _sides(publication: Publication, body: Body, shown: Lang) -> tuple[Side, ...]:
    """Describe the editions of an explainer, that in the language of the page first."""
    original = publication.explainer.original
    counts = publication.counts
    statuses = tuple((status, counts[status]) for status in STATUSES if status in counts)
    whole = body.explainer.editions
    return tuple(
        Side(
            lang=lang,
            file=shown_path(edition.path),
            draft=publication.is_draft(lang),
            original=edition is original,
            words=sum(len(plain_text(text).split()) for _, text in all_words(whole[lang])),
            statuses=() if edition is original else statuses,
        )
        for lang, edition in sorted(publication.editions.items(), key=lambda e: e[0] != shown)
    )
