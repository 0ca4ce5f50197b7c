"""A project and its built folder → everything that is wrong with them, told of the sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sharih.check.built_site import BuiltSite, Finding, Found
from sharih.check.folder import read_folder
from sharih.check.rules import BEHIND, BOTH_RULES, BUILT_RULES, SOURCE_RULES, VANISHED
from sharih.check.source_locations import SourceLocator
from sharih.check.sources import Sources, read_sources
from sharih.errors import Problem
from sharih.settings import Settings
from sharih.site.link.visibility import Readership, readership
from sharih.site.stages import Stages

_OF_ADDRESS: Final = ("links", "fragments", "slashes", "styles", "sitemap", "twins")

CONTENT: Final = "content"
"""The rule that reading and linking the sources stand under."""
EXTERNAL: Final = "external"
"""The rule that links to other sites stand under."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found."""

    found: tuple[Found, ...]
    """By file and line, errors and warnings."""
    pages: int
    explainers: int
    drafts: tuple[str, ...]
    """The files of the editions that are drafts."""
    web: Readership
    """What readers get."""
    outside: int | None = None
    """How many links to other sites were tried; None where none was to be."""

    @property
    def errors(self) -> int:
        """Return how many findings must be mended."""
        return sum(found.problem.severity == "error" for found in self.found)

    @property
    def warnings(self) -> int:
        """Return how many findings should be looked at."""
        return len(self.found) - self.errors


Outside = Callable[[BuiltSite], tuple[int, Iterable[Finding]]]
"""Tries the links of a site to others; returns how many, and what is wrong."""


def check(
    settings: Settings,
    folder: Path,
    outside: Outside | None = None,
    *,
    strict: bool = False,
    remove: bool = False,
    stages: Stages | None = None,
) -> Report:
    """Check the sources of a project and the site in a folder.

    `outside` tries links to other sites. `strict` takes a translation that is behind for an
    error; with `remove`, pages that were public may vanish. `stages` is told of each stage. Raises
    OutputError where the folder has no site.
    """
    stages = stages or Stages()
    sources = read_sources(settings, stages)
    with stages.stage("read", "page") as read:
        known = settings.siteurl, settings.base
        built = read_folder(folder, *known, read.step, outside=outside is not None)
        read.count = len(built.pages)
    found = [one for one in _found(sources, built) if not (remove and one.rule == VANISHED)]
    if strict:
        found = [_as_error(one) if one.rule in BEHIND else one for one in found]
    tried = None
    if outside is not None:
        tried, findings = outside(built)
        found += SourceLocator(sources, folder).place(EXTERNAL, findings)
    drafts = tuple(
        f"{edition.path.parent.name}/{edition.path.name}"
        for edition in sources.content.editions()
        if edition.metadata.status == "draft"
    )
    web = readership(sources.content.texts.values(), settings, sources.content.published)
    return Report(_ordered(found), len(built.pages), len(sources.content.texts), drafts, web, tried)


def _found(sources: Sources, built: BuiltSite) -> Iterator[Found]:
    yield from (Found(CONTENT, problem) for problem in sources.problems)
    for name, source_rule in SOURCE_RULES.items():
        yield from (Found(name, problem) for problem in source_rule(sources))
    for name, both_rule in BOTH_RULES.items():
        yield from (Found(name, problem) for problem in both_rule(sources, built))
    locator = SourceLocator(sources, built.root)
    # Of a site for another address every link is wrong; that is said once.
    elsewhere = any(BUILT_RULES["address"](built))
    for name, built_rule in BUILT_RULES.items():
        if not (elsewhere and name in _OF_ADDRESS):
            yield from locator.place(name, built_rule(built))


def _as_error(found: Found) -> Found:
    return replace(found, problem=replace(found.problem, severity="error"))


def _ordered(found: Iterable[Found]) -> tuple[Found, ...]:
    """Put findings in order, each once, as an error where it is one to any rule.

    An explainer's words stand on several pages, and what a build warns of may keep a site from
    readers.
    """
    unique: dict[Problem, Found] = {}
    for one in sorted(found, key=lambda one: one.problem.severity):
        unique.setdefault(replace(one.problem, severity="error"), one)

    def place(one: Found) -> tuple[str, int, str]:
        return one.problem.shown, one.problem.line or 0, one.problem.reason

    return tuple(sorted(unique.values(), key=place))
