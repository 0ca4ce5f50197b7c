"""Articles of Pelican's → explainer folders that the site can be built with.

An article that the site could not be built with is not taken, and why is said with its own file
and line: so that whatever was taken can be built at once.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sharih.adopt.articles import Article, read_articles
from sharih.adopt.bodies import convert_body, resolve_path
from sharih.adopt.heads import TopicNames, convert_head
from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.conversion.drafts.slug_proposals import propose_slug
from sharih.errors import OutputError, Problem, Problems, shown_path
from sharih.languages import LANGS
from sharih.routes import RESERVED
from sharih.settings import Settings
from sharih.site.link.linking import link
from sharih.site.project import load_content
from sharih.slugs import is_slug

_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Adopted:
    """An explainer made of one article, or of two."""

    slug: str
    files: Mapping[Lang, str]
    """The text of each edition."""
    articles: Mapping[Lang, Article]
    offsets: Mapping[Lang, int]
    """What a line of the edition's body is off from its line in the article."""
    notes: tuple[Problem, ...]
    """What did not come along as it was, with the article's file and line."""

    def statuses(self) -> str:
        """Say the languages and whether they are drafts."""
        drafts = {lang: "\nStatus: draft\n" in text for lang, text in self.files.items()}
        return ", ".join(f"{lang} (draft)" if draft else lang for lang, draft in drafts.items())


@dataclass(frozen=True, slots=True)
class Adoption:
    """What became of the articles of a folder."""

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
    groups = _groups(read_articles(folder, problems), settings, registry, problems)
    explainers = dict(_explainers(groups, folder, TopicNames(registry), rights))
    for _ in range(_ROUNDS):
        faults = _faults(explainers, settings)
        for slug, found in faults.items():
            problems.extend(found)
            del explainers[slug]
        if not faults:
            break
        # A link to an explainer that was not taken leads nowhere: write it anew without.
        groups = {slug: group for slug, group in groups.items() if slug in explainers}
        explainers = dict(_explainers(groups, folder, TopicNames(registry), rights))
    return Adoption(tuple(explainers.values()), tuple(problems))


def write(explainer: Adopted, content: Path) -> None:
    """Write the folder of an explainer, whole or not at all; raises OutputError if it exists."""
    folder = content / "explainers" / explainer.slug
    if folder.exists():
        raise OutputError(f"{shown_path(folder)}: is there already, and stays as it is.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".adopt-") as temporary:
        new = Path(temporary, "new")
        _write_files(explainer, new)
        new.rename(folder)


def _write_files(explainer: Adopted, folder: Path) -> None:
    folder.mkdir()
    for lang, text in explainer.files.items():
        (folder / f"{lang}.md").write_text(text, encoding="utf-8", newline="\n")


def _refuse(folder: Path, settings: Settings) -> None:
    if not folder.is_dir():
        raise OutputError(f"{shown_path(folder)}: no folder. Say the one with the articles.")
    explainers = (settings.content / "explainers").resolve()
    real = folder.resolve()
    if real == explainers or explainers in real.parents or real in explainers.parents:
        remedy = "Say a folder outside of it."
        raise OutputError(f"{shown_path(folder)}: holds the explainers of this site. {remedy}")


Groups = Mapping[str, Mapping[Lang, Article]]


def _groups(
    articles: Sequence[Article], settings: Settings, registry: Registry, problems: Problems
) -> Groups:
    """Put the two languages of an article together, under a slug that can stand in an address."""
    by_name: dict[str, dict[Lang, Article]] = {}
    for article in articles:
        group = by_name.setdefault(article.slug, {})
        if article.lang in group:
            first = shown_path(group[article.lang].path)
            reason = f"not taken: {first} has the slug {article.slug} and this language too"
            problems.add(article.path, article.lines.get("slug"), reason, "Give it another Slug.")
        else:
            group[article.lang] = article
    existing = _existing(settings)
    taken = set(existing)
    found: dict[str, Mapping[Lang, Article]] = {}
    for name, group in by_name.items():
        ordered: dict[Lang, Article] = {lang: group[lang] for lang in LANGS if lang in group}
        first_article = next(iter(ordered.values()))
        slug = _slug(name)
        if slug in existing or slug in found or slug in RESERVED:
            _tell_taken(slug, ordered, found, problems)
            continue
        if not slug:
            title, lang = first_article.values["title"], first_article.lang
            slug = propose_slug(title, lang, registry, taken)
        taken.add(slug)
        found[slug] = ordered
    return found


def _tell_taken(
    slug: str, group: Mapping[Lang, Article], found: Groups, problems: Problems
) -> None:
    for article in group.values():
        if slug in RESERVED:
            reason, remedy = f"not taken: {slug} is a page of the site", "Give it another Slug."
            problems.add(article.path, article.lines.get("slug"), reason, remedy)
        elif slug in found:
            reason = f"not taken: another article became {slug}"
            problems.add(article.path, article.lines.get("slug"), reason, "Give it another Slug.")
        else:
            reason = f"not taken: the explainer {slug} is there already"
            remedy = "It stays as it is; remove its folder to take the article anew."
            problems.add(article.path, None, reason, remedy, "warning")


def _existing(settings: Settings) -> set[str]:
    folder = settings.content / "explainers"
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def _slug(name: str) -> str:
    """Write a name so that it can stand in an address; empty where it cannot."""
    slug = re.sub(r"[\s_.-]+", "-", name.strip().lower()).strip("-")
    return slug if is_slug(slug) else ""


def _explainers(
    groups: Groups, folder: Path, topics: TopicNames, rights: str
) -> list[tuple[str, Adopted]]:
    slugs = {
        article.path.relative_to(folder).as_posix(): slug
        for slug, group in groups.items()
        for article in group.values()
    }
    return [(slug, _explainer(slug, group, folder, slugs, topics, rights))
            for slug, group in groups.items()]  # fmt: skip


def _explainer(
    slug: str,
    group: Mapping[Lang, Article],
    folder: Path,
    slugs: Mapping[str, str],
    topics: TopicNames,
    rights: str,
) -> Adopted:
    translation = _translation(group)
    files: dict[Lang, str] = {}
    offsets: dict[Lang, int] = {}
    notes = Problems()
    for lang, article in group.items():
        head = convert_head(article, topics, rights, translation=lang == translation)
        inside = article.path.relative_to(folder).as_posix()

        def address(path: str, inside: str = inside) -> str | None:
            return slugs.get(resolve_path(path, inside))

        body = convert_body(article.body, article.values["title"], address)
        text = body.text.strip("\n")
        blank = len(body.text) - len(body.text.lstrip("\n"))
        files[lang] = f"{head}\n{text}\n"
        offsets[lang] = article.first_line + blank - (len(head.values) + 2)
        for line, note in head.notes:
            notes.add(article.path, line, note, "", "warning")
        for line, note in body.notes:
            notes.add(article.path, article.first_line + line - 1, note, "", "warning")
    return Adopted(slug, files, group, offsets, tuple(notes))


def _translation(group: Mapping[Lang, Article]) -> Lang | None:
    """Tell which of two articles is the translation: the one that says so, or the English one."""
    if len(group) < len(LANGS):
        return None
    said = {lang: article.values.get("translation", "") for lang, article in group.items()}
    marked = [lang for lang, text in said.items() if text.lower() == "true"]
    return marked[0] if len(marked) == 1 else "en"


def _faults(explainers: Mapping[str, Adopted], settings: Settings) -> dict[str, list[Problem]]:
    """Find what the site could not be built with, by trying it in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="sharih-adopt-") as temporary:
        trial = Path(temporary).resolve() / "explainers"
        trial.mkdir()
        if settings.registry.is_file():
            (trial.parent / "topics.toml").symlink_to(settings.registry.resolve())
        for name in _existing(settings):
            (trial / name).symlink_to((settings.content / "explainers" / name).resolve())
        for explainer in explainers.values():
            _write_files(explainer, trial / explainer.slug)
        problems = Problems()
        there = replace(settings, content=trial.parent)
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
    langs = list(explainer.articles)
    lang = next((lang for lang in langs if lang == stem), langs[0])
    article = explainer.articles[lang]
    body = explainer.files[lang].partition("\n\n")[0].count("\n") + 2
    line = problem.line
    if line is not None:
        line = line + explainer.offsets[lang] if line > body else None
    return Problem(article.path, line, f"not taken: {problem.reason}", problem.remedy)
