"""A site of another generator → explainer folders that this site can be built with.

An article that the site could not be built with is not taken, and why is said with its own file
and line: so that whatever was taken can be built at once.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sharih.adopt.articles import read_articles
from sharih.adopt.explainers import Adopted, Maker
from sharih.adopt.groups import Group, group_articles
from sharih.adopt.heads import TopicNames
from sharih.adopt.links import Links
from sharih.adopt.pictures import Pictures
from sharih.adopt.sections import with_same_sections, with_sections
from sharih.adopt.sites import Site, find_site
from sharih.adopt.writing import write_texts
from sharih.content.topics_file import load_registry
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
    groups = group_articles(articles, _existing(settings), registry, problems)
    pictures = Pictures(site, PictureStore(settings.pictures, site.inputs))
    topics = TopicNames(registry)
    explainers = _explainers(groups, site, topics, rights, pictures, settings)
    for _ in range(_ROUNDS):
        faults = _faults(explainers, settings, site)
        for slug, found in faults.items():
            problems.extend(found)
            del groups[slug]
        if not faults:
            break
        # A link to an explainer that was not taken leads nowhere: write it anew without.
        explainers = _explainers(groups, site, topics, rights, pictures, settings)
    return Adoption(site, tuple(explainers.values()), tuple(problems))


def _explainers(
    groups: Mapping[str, Group],
    site: Site,
    topics: TopicNames,
    rights: str,
    pictures: Pictures,
    settings: Settings,
) -> dict[str, Adopted]:
    links = Links.of(site, groups)
    maker = Maker(site, topics, rights, links, pictures, settings.day.isoformat())
    public = (slug for slug, group in groups.items() if maker.is_public(group))
    links.public = frozenset(public)
    return with_sections(
        {slug: with_same_sections(maker.explainer(group)) for slug, group in groups.items()}
    )


def _refuse(folder: Path, settings: Settings) -> None:
    if not folder.is_dir():
        raise OutputError(f"{shown_path(folder)}: no folder. Say the one with the articles.")
    explainers = (settings.content / "explainers").resolve()
    real = folder.resolve()
    if real == explainers or explainers in real.parents or real in explainers.parents:
        remedy = "Say a folder outside of it."
        raise OutputError(f"{shown_path(folder)}: holds the explainers of this site. {remedy}")


def _existing(settings: Settings) -> set[str]:
    folder = settings.content / "explainers"
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def _faults(
    explainers: Mapping[str, Adopted], settings: Settings, site: Site
) -> dict[str, list[Problem]]:
    """Find what the site could not be built with, by trying it in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="sharih-adopt-") as temporary:
        trial = Path(temporary).resolve() / "explainers"
        trial.mkdir()
        if settings.registry.is_file():
            (trial.parent / "topics.toml").symlink_to(settings.registry.resolve())
        for name in _existing(settings):
            (trial / name).symlink_to((settings.content / "explainers" / name).resolve())
        for explainer in explainers.values():
            write_texts(explainer, trial / explainer.slug)
            for name, source in explainer.pictures.items():
                (trial / explainer.slug / name).symlink_to(source)
        problems = Problems()
        # The links to pictures lead into the other site; seeds are not read here.
        there = replace(settings, content=trial.parent, seeds=site.root)
        link(load_content(there, problems), there, problems)
        found: dict[str, list[Problem]] = {}
        for problem in problems.errors:
            path = problem.path
            if trial in path.parents and (slug := path.relative_to(trial).parts[0]) in explainers:
                told = _told(problem, explainers[slug], path.stem)
                found.setdefault(slug, []).append(told)
        return found


def _told(problem: Problem, explainer: Adopted, stem: str) -> Problem:
    """Tell a problem of an edition by the article it came from."""
    langs = list(explainer.texts)
    text = explainer.texts[next((lang for lang in langs if lang == stem), langs[0])]
    line = text.line_of(problem.line) if problem.line is not None else None
    return Problem(text.article.path, line, f"not taken: {problem.reason}", problem.remedy)
