"""A finding in a built page → the file and line of the source that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sharih.arabic import Lang
from sharih.check.records import Finding, Found
from sharih.check.sources import Sources
from sharih.content.editions import Edition
from sharih.errors import Problem
from sharih.languages import LANGS
from sharih.site.link.linking import resolve
from sharih.site.model import Publication

_MANY = 3
"""What more pages than this have in common is the theme's."""

_TEMPLATES = {"": "front.html", "404.html": "404.html", "archive": "archive.html",
              "topics": "topics.html", "search": "search.html", "page": "home.html",
              "about": "about.html"}  # fmt: skip


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


class Places:
    """Knows where everything on the pages of a site comes from."""

    def __init__(self, sources: Sources, built: Path) -> None:
        self.site = sources.site
        self.built = built
        self.texts = {text.explainer.slug: text for text in sources.content.texts}
        self.table = {p.slug: p for p in self.site.publications}
        about = sources.content.about
        self.abouts = {str(lang): edition for lang, edition in about.items()}
        self.redirected = self.site.redirects

    def place(self, rule: str, findings: Iterable[Finding]) -> Iterator[Found]:
        """Tell the findings of a rule by their sources; what many pages share is told once."""
        shared: dict[tuple[str, str], list[tuple[Finding, Problem]]] = {}
        for finding in findings:
            problem, exact = self.problem(finding)
            if exact:
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
        """List where the words of a page may come from, the likeliest first."""
        folder, _, rest = file.partition("/")
        name = rest.partition("/")[0]
        if file.endswith("index.html") and folder in (*LANGS, "ar-en"):
            if name == "about" and (edition := self.abouts.get(folder)):
                return [self.words(edition, None)]
            if name in self.texts and file.count("/") == 2:
                return self.explainer(name, folder)
            if name == "topics" and file.count("/") == 3:
                topic = self.site.registry.get(rest.split("/")[1])
                line = topic.line if topic else None
                return [_Source(self.site.registry.path, {}, {}, line)]
            if target := self.redirected.get(file.removesuffix("index.html")):
                edition = self.texts[target.split("/")[1]].explainer.original
                return [_Source(edition.path, {}, {}, edition.metadata.lines.get("old_slugs"))]
        template = self.template(file, folder, name)
        return [_Source(template or self.built / file, {}, {})]

    def template(self, file: str, folder: str, name: str) -> Path | None:
        """Find the template of a page that no text of an editor is on."""
        key = file if file == "404.html" else name if folder in LANGS else folder
        key = "" if file == "index.html" else key
        if folder in LANGS and name == "index.html":
            key = "page"
        path = self.site.settings.theme / "templates" / _TEMPLATES.get(key, "-")
        return path if path.is_file() and file.endswith(".html") else None

    def explainer(self, slug: str, folder: str) -> list[_Source]:
        """List the editions a page of an explainer shows."""
        explainer = self.texts[slug].explainer
        publication = self.table.get(slug)
        editions = explainer.editions
        langs = [lang for lang in editions if folder in (lang, "ar-en")] or list(editions)
        return [self.words(editions[lang], publication) for lang in langs]

    def words(self, edition: Edition, publication: Publication | None) -> _Source:
        """Find the lines of what stands in a text."""
        ids: dict[str, int] = {}
        for section in edition.sections:
            if section.heading:
                ids[section.id] = ids[f"{section.id}-heading"] = section.heading.line
        if publication is not None:
            alignment = publication.alignment
            original = edition is publication.explainer.original
            keys = alignment.source_keys if original else alignment.target_keys
            units = {unit.index: unit.line for unit in edition.document.units}
            ids |= {key: units[index] for index, key in keys.items() if index in units}
        return _Source(edition.path, ids, self.links(edition))

    def links(self, edition: Edition) -> dict[str, int]:
        """Find the lines of an edition's links by the address they have on the page."""
        text = self.texts.get(edition.path.parent.name)
        found: dict[str, int] = {}
        lang: Lang = edition.lang
        for line, address in text.addresses.get(lang, ()) if text else ():
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
