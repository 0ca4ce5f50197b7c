"""Articles → those that are one explainer in two languages, under a slug that has an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from sharih.adopt.sources.articles import Article
from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.conversion.drafts.slug_proposals import stem_of
from sharih.conversion.state.claims import Claims
from sharih.errors import Problems
from sharih.languages import LANGS
from sharih.routes import RESERVED, RESERVED_FOR_LISTS
from sharih.slugs import is_slug

_GAPS: Final = re.compile(r"[\s_.-]+")
FRONT_PAGE: Final = "home"
"""What the page is called that a front page becomes."""


@dataclass(slots=True)
class Group:
    """What becomes one explainer, or one page."""

    articles: dict[Lang, Article]
    """In the order of the languages."""
    slug: str = ""
    notes: list[str] = field(default_factory=list)
    """What is to be told of its slug."""
    is_there: bool = False
    """Whether the site has it already, so that it is nothing but led to."""

    @property
    def first(self) -> Article:
        """The article in the first language there is."""
        return next(iter(self.articles.values()))

    @property
    def is_page(self) -> bool:
        """Whether it is a page that explains nothing."""
        return self.first.is_page


def group_articles(
    articles: Iterable[Article], claims: Claims, registry: Registry, problems: Problems
) -> dict[str, Group]:
    """Put articles together and name them; what is there already is told in `problems`.

    Names do not depend on the explainers that are there, so that a second run finds what the first
    one wrote.
    """
    parted = sorted(articles, key=lambda article: article.is_page)
    groups = _joined(list(_same_names(parted)))
    named: dict[str, Group] = {}
    for group in sorted(groups, key=lambda group: group.is_page):
        group.slug = _free(group, named, claims, registry)
        named[group.slug] = group
    for slug, group in named.items():
        if slug not in (claims.pages if group.is_page else claims.folders):
            continue
        group.is_there = True
        what = ("page", "page") if group.is_page else ("explainer", "article")
        for article in group.articles.values():
            reason = f"not taken: the {what[0]} {slug} is there already"
            remedy = f"It stays as it is; remove its folder to take the {what[1]} anew."
            problems.add(article.path, None, reason, remedy, "warning")
    return named


def _same_names(articles: Iterable[Article]) -> Iterator[Group]:
    """Put together what has one name in one folder, or what its head says belongs together."""
    by_key: dict[tuple[bool, str, str], list[Group]] = {}
    for article in articles:
        groups = by_key.setdefault((article.is_page, *_key(article)), [])
        free = next((group for group in groups if article.lang not in group.articles), None)
        if free is None:
            free = Group({})
            groups.append(free)
        free.articles[article.lang] = article
    for groups in by_key.values():
        for group in groups:
            group.articles = {
                lang: group.articles[lang] for lang in LANGS if lang in group.articles
            }
            yield group


def _key(article: Article) -> tuple[str, str]:
    if article.pair:
        return "", article.pair
    if article.head.first("slug"):
        return "", _plain(article.slug)
    return article.named.folder, _plain(article.named.name)


def _plain(name: str) -> str:
    return _GAPS.sub("-", name.strip().lower()).strip("-")


def _joined(groups: list[Group]) -> list[Group]:
    """Join an Arabic and an English article of one name that lie in two folders."""
    alone: dict[tuple[bool, str], list[Group]] = {}
    for group in groups:
        if len(group.articles) == 1:
            first = group.first
            slug = FRONT_PAGE if first.is_front else _plain(first.slug)
            alone.setdefault((group.is_page, slug), []).append(group)
    gone: set[int] = set()
    for same in alone.values():
        langs = {lang: [g for g in same if lang in g.articles] for lang in LANGS}
        if all(len(found) == 1 for found in langs.values()):
            kept, other = (langs[lang][0] for lang in LANGS)
            kept.articles |= other.articles
            gone.add(id(other))
    return [group for group in groups if id(group) not in gone]


def _free(group: Group, named: Mapping[str, Group], claims: Claims, registry: Registry) -> str:
    """Find a slug for a group: of its name, else with its folder's, else with a number."""
    reserved = RESERVED_FOR_LISTS if group.is_page else RESERVED
    others = claims.old_slugs | (claims.folders if group.is_page else claims.pages)

    def free(slug: str) -> bool:
        return slug not in named and slug not in reserved and slug not in others

    stem = next((slug for a in group.articles.values() if (slug := _slug(a))), "")
    first = group.first
    stem = stem or stem_of(first.title, first.lang, registry)
    if free(stem):
        return stem
    why = f"is {named[stem].first.inside}" if stem in named else "is an address of the site"
    folder = _plain(first.named.folder.rpartition("/")[2])
    slug = f"{folder}-{stem}"
    number = 2
    if not is_slug(slug) or not free(slug):
        while not free(slug := f"{stem}-{number}"):
            number += 1
    group.notes.append(f"it is called {slug}, since {stem} {why}")
    return slug


def _slug(article: Article) -> str:
    """Write the name of an article so that it can stand in an address; empty where it cannot."""
    if article.is_front:
        return FRONT_PAGE
    address = article.head.first("url", "permalink").strip("/").rpartition("/")[2]
    for name in (article.slug, article.named.name, address.partition(".")[0]):
        if is_slug(slug := _plain(name)):
            return slug
    return ""
