"""A finding in a built page → the file and line of the source that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sharih import routes
from sharih.arabic import Lang
from sharih.check.built_site import Finding, Found
from sharih.check.sources import Sources
from sharih.content.editions import Edition, Located
from sharih.content.words import addresses
from sharih.errors import Problem
from sharih.routes import Kind, Route
from sharih.site.kept import Body
from sharih.site.link.addresses import resolve

_MANY = 3
"""What more pages than this have in common is the theme's."""

_OF_TEXTS: Final = frozenset({"description"})
"""Rules whose findings are of the text of each page, however many there are."""

_TEMPLATES: Final[Mapping[Kind, str]] = {
    "front": "front.html", "missing": "404.html", "home": "home.html", "topics": "topics.html",
    "letter": "letter.html", "stories": "stories.html", "archive": "archive.html",
    "period": "period.html", "search": "search.html", "status": "status.html",
}  # fmt: skip
"""The templates of pages that no text of an editor is on."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the words of a page stand."""

    path: Path
    ids: Mapping[str, int]
    """Id on the page → line."""
    links: Mapping[str, int]
    """Address on the page → line of the link as written."""
    whole: int | None = None
    """The line for what is of the page as a whole."""


class SourceLocator:
    """Knows where everything on the pages of a site comes from."""

    def __init__(self, sources: Sources, built: Path) -> None:
        self.site = sources.site
        self.built = built
        self.texts = sources.content.texts
        self.body = sources.content.body
        self.table = {p.slug: p for p in self.site.publications}
        self.pages = sources.content.pages
        self.stories = sources.content.stories
        self.redirected = self.site.redirects

    def place(self, rule: str, findings: Iterable[Finding]) -> Iterator[Found]:
        """Tell the findings of a rule by their sources; what many pages share is told once."""
        shared: dict[tuple[str, str], list[tuple[Finding, Problem]]] = {}
        for finding in findings:
            problem, exact = self.problem(finding)
            if exact or rule in _OF_TEXTS:
                yield Found(rule, problem, finding.file)
            else:
                key = (finding.reason, finding.remedy)
                shared.setdefault(key, []).append((finding, problem))
        for same in shared.values():
            yield from _told(rule, same, self.site.settings.theme / "templates")

    def problem(self, finding: Finding) -> tuple[Problem, bool]:
        """Tell a finding by its source, and whether that is the very line."""
        line: int | None = None
        path = Path()
        for source in self.sources(finding.file):
            path, line = source.path, source.whole
            exact = source.links.get(finding.url) if finding.url else None
            if exact is None:
                exact = next((source.ids[i] for i in finding.near if i in source.ids), None)
            if exact is not None:
                return _problem(path, exact, finding), True
        return _problem(path, line, finding), False

    def sources(self, file: str) -> list[_Source]:
        """List where the words of a file of the site may come from, the likeliest first."""
        # What is said of the site as a whole is of no file.
        path = routes.path_of(file)
        route = self.route(path) if file else None
        if file and path in self.redirected and (found := self.leading_on(path)):
            return [found]
        if route is None or route.feed is not None:
            return [_Source(self.built / file, {}, {})]
        return self.texts_of(route) or [_Source(self.template(route) or self.built / file, {}, {})]

    def route(self, path: str) -> Route | None:
        """Tell what lies at a path of this site."""
        return routes.parse(path, self.pages)

    def texts_of(self, route: Route) -> list[_Source]:
        """List the files of editors that a page is made from; none for a page of the theme's."""
        if route.kind in ("topic", "mentions"):
            topic = self.site.registry.get(route.ident)
            return [_Source(self.site.registry.path, {}, {}, topic.line if topic else None)]
        if route.kind == "story":
            story = self.stories.known.get(route.ident)
            return [_Source(self.stories.path, {}, {}, story.line if story else None)]
        if route.kind == "page" and (edition := self.pages[route.ident].editions.get(route.lang)):
            return [self.words(edition, None)]
        if route.shows_explainer and route.ident in self.texts:
            return self.explainer(route)
        return []

    def leading_on(self, old: str) -> _Source | None:
        """Find the text that names an old address; None where it is of no text's line."""
        new = self.route(self.redirected[old])
        editions = self.editions(new) if new else []
        if not editions:
            return None
        naming = [e for e in editions if old in e.metadata.old_paths]
        naming += [e for e in editions if "old_slugs" in e.metadata.lines]
        metadata = (edition := (naming or editions)[0]).metadata
        return _Source(edition.path, {}, {}, metadata.lines.get("old_slugs"))

    def editions(self, route: Route) -> list[Located]:
        """List the editions of an explainer or a page, the original first; none of others."""
        if route.kind == "page":
            return list(self.pages[route.ident].editions.values())
        text = self.texts.get(route.ident)
        return list(text.explainer.editions.values()) if text else []

    def template(self, route: Route) -> Path | None:
        """Find the template of a page that no text of an editor is on."""
        name = _TEMPLATES.get(route.kind, "-")
        paths = (folder / name for folder in self.site.settings.template_folders)
        return next((path for path in paths if path.is_file()), None)

    def explainer(self, route: Route) -> list[_Source]:
        """List the editions a page of an explainer shows."""
        body = self.body(route.ident)
        editions = body.explainer.editions
        both = route.kind == "bilingual"
        langs = [lang for lang in editions if both or lang == route.lang] or list(editions)
        shown = body if route.ident in self.table else None
        return [self.words(editions[lang], shown) for lang in langs]

    def words(self, edition: Edition, body: Body | None) -> _Source:
        """Find the lines of what stands in a text; without a body, units have no ids."""
        ids: dict[str, int] = {}
        for section in edition.sections:
            if section.heading:
                ids[section.id] = ids[f"{section.id}-heading"] = section.heading.line
        if body is not None:
            units = {unit.index: unit.line for unit in edition.document.units}
            keys = body.keys(edition.lang)
            ids |= {key: units[index] for index, key in keys.items() if index in units}
        return _Source(edition.path, ids, self.links(edition))

    def links(self, edition: Edition) -> dict[str, int]:
        """Find the lines of an edition's links by the address they have on the page."""
        found: dict[str, int] = {}
        lang: Lang = edition.lang
        for line, address in addresses(edition):
            found.setdefault(resolve(address, lang, self.table, self.site), line)
            found.setdefault(address, line)
        return found


def _told(rule: str, same: list[tuple[Finding, Problem]], theme: Path) -> Iterator[Found]:
    """Tell what several pages have in common."""
    if len({problem.path for _, problem in same}) <= _MANY:
        for finding, problem in same:
            yield Found(rule, problem, finding.file)
        return
    finding, problem = same[0]
    reason = f"{problem.reason} (on {len(same)} pages, the first {finding.file})"
    shared = Problem(theme, None, reason, problem.remedy, problem.severity)
    yield Found(rule, shared, finding.file)


def _problem(path: Path, line: int | None, finding: Finding) -> Problem:
    return Problem(path, line, finding.reason, finding.remedy, finding.severity)
