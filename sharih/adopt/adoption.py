"""A site of another generator → folders of explainers and pages that this site can be built with.

An article that the site could not be built with is not taken, and why is said with its own file
and line: so that whatever was taken can be built at once.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sharih.adopt.making.blanks import blank_pages
from sharih.adopt.making.explainers import Adopted, Maker
from sharih.adopt.making.groups import Group, group_articles
from sharih.adopt.making.heads import TopicNames
from sharih.adopt.making.linked_sections import with_linked_sections
from sharih.adopt.making.links import Links
from sharih.adopt.making.menus import SiteMenus
from sharih.adopt.making.pictures import Pictures
from sharih.adopt.making.sections import with_same_sections, with_sections
from sharih.adopt.making.there import There
from sharih.adopt.making.writing import write_texts
from sharih.adopt.sources.articles import read_articles
from sharih.adopt.sources.sites import Site, find_site
from sharih.content.former_paths import former_path, path_fault
from sharih.content.topics_file import load_registry
from sharih.conversion.state.claims import Claims, read_claims
from sharih.errors import OutputError, Problem, Problems, shown_path
from sharih.pictures.store import PictureStore
from sharih.settings import Settings
from sharih.site.link.linking import link
from sharih.site.project import load_content

_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Adoption:
    """What became of the articles of a folder."""

    site: Site
    """What the folder was taken for."""
    adopted: tuple[Adopted, ...]
    refused: tuple[Problem, ...]
    """What was not taken, and why; errors where an article could not be."""


def adopt(folder: Path, settings: Settings, rights: str = "") -> Adoption:
    """Read the articles of a folder and make explainers of them; nothing is written.

    Raises OutputError for a folder that is none, and ContentError for a registry that cannot be
    read.
    """
    _refuse(folder, settings)
    problems = Problems()
    registry = load_registry(settings.registry, settings.inputs)
    site = find_site(folder)
    articles = read_articles(site, problems)
    claims = read_claims(settings.content, settings.inputs)
    blank = blank_pages(settings.content, claims.pages, settings.inputs)
    claims = replace(claims, pages=claims.pages - blank)
    named = group_articles(articles, claims, registry, problems)
    for slug in blank & named.keys():
        named[slug].notes.append("it takes the place of the page that init wrote")
    had = {slug: group for slug, group in named.items() if group.is_there}
    there = There(had, settings.content, settings.inputs, settings.day)
    groups = {slug: group for slug, group in named.items() if not group.is_there}
    menus = SiteMenus.of(site, articles)
    pictures = Pictures(site, PictureStore(settings.pictures, site.inputs))
    run = _Run(site, TopicNames(registry), rights, pictures, menus, settings, claims, there)
    explainers = run.explainers(groups)
    for _ in range(_ROUNDS):
        faults = run.faults(explainers)
        for slug, found in faults.items():
            problems.extend(found)
            del groups[slug]
        if not faults:
            break
        # A link to an explainer that was not taken leads nowhere: write it anew without.
        explainers = run.explainers(groups)
    return Adoption(site, tuple(explainers.values()), tuple(problems))


@dataclass(frozen=True, slots=True)
class _Run:
    """All that is the same for the articles of a run."""

    site: Site
    topics: TopicNames
    rights: str
    pictures: Pictures
    menus: SiteMenus
    settings: Settings
    claims: Claims
    there: There

    def explainers(self, groups: Mapping[str, Group]) -> dict[str, Adopted]:
        """Make the explainers of these groups, with links from one to another."""
        links = Links.of(self.site, {**groups, **self.there.groups})
        links.taken |= self.claims.folders | self.claims.pages
        taken = {former_path(old): "" for old in self.claims.old_slugs if not path_fault(old)}
        maker = Maker(
            self.site, self.topics, self.rights, links, self.pictures, self.menus,
            self.settings.day.isoformat(), taken,
        )  # fmt: skip
        public = (slug for slug, group in groups.items() if maker.is_public(group))
        links.public = frozenset(public) | self.there.public
        made = {slug: with_same_sections(maker.explainer(g)) for slug, g in groups.items()}
        return with_sections(with_linked_sections(made), self.there.texts)

    def faults(self, explainers: Mapping[str, Adopted]) -> dict[str, list[Problem]]:
        """Find what the site could not be built with, by trying it in a folder of its own."""
        with tempfile.TemporaryDirectory(prefix="sharih-adopt-") as temporary:
            trial = Path(temporary).resolve() / "content"
            self._lay_out(explainers, trial)
            problems = Problems()
            # The links to pictures lead into the other site; seeds are not read here.
            there = replace(self.settings, content=trial, seeds=self.site.root)
            link(load_content(there, problems), there, problems)
            found: dict[str, list[Problem]] = {}
            for problem in problems.errors:
                path = problem.path
                inside = path.relative_to(trial).parts if trial in path.parents else ()
                slug = inside[1] if len(inside) > 1 else ""
                if slug in explainers and explainers[slug].folder == "/".join(inside[:2]):
                    told = _told(problem, explainers[slug], path.stem)
                    found.setdefault(slug, []).append(told)
            return found

    def _lay_out(self, explainers: Mapping[str, Adopted], trial: Path) -> None:
        content = self.settings.content
        there = {"explainers": self.claims.folders, "pages": self.claims.pages}
        for kind, names in there.items():
            (trial / kind).mkdir(parents=True)
            for name in names:
                (trial / kind / name).symlink_to((content / kind / name).resolve())
        if self.settings.registry.is_file():
            (trial / "topics.toml").symlink_to(self.settings.registry.resolve())
        for explainer in explainers.values():
            write_texts(explainer, trial / explainer.folder)
            for name, source in explainer.pictures.items():
                (trial / explainer.folder / name).symlink_to(source)


def _refuse(folder: Path, settings: Settings) -> None:
    if not folder.is_dir():
        raise OutputError(f"{shown_path(folder)}: no folder. Say the one with the articles.")
    explainers = (settings.content / "explainers").resolve()
    real = folder.resolve()
    if real == explainers or explainers in real.parents or real in explainers.parents:
        remedy = "Say a folder outside of it."
        raise OutputError(f"{shown_path(folder)}: holds the explainers of this site. {remedy}")


def _told(problem: Problem, explainer: Adopted, stem: str) -> Problem:
    """Tell a problem of an edition by the article it came from."""
    langs = list(explainer.texts)
    text = explainer.texts[next((lang for lang in langs if lang == stem), langs[0])]
    line = text.line_of(problem.line) if problem.line is not None else None
    return Problem(text.article.path, line, f"not taken: {problem.reason}", problem.remedy)
