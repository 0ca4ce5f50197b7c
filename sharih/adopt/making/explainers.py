"""Articles that belong together → an explainer, or a page, and what was left out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sharih import routes
from sharih.adopt.bodies.context import BodyContext, Found, Target
from sharih.adopt.bodies.conversion import ConvertedBody, convert_body
from sharih.adopt.bodies.lined_text import SILENT, LinedText
from sharih.adopt.making.former import is_of_front
from sharih.adopt.making.groups import Group
from sharih.adopt.making.head_keys import PICTURE_WORDS, PICTURES
from sharih.adopt.making.heads import ConvertedHead, TopicNames, convert_head
from sharih.adopt.making.links import Links
from sharih.adopt.making.menus import SiteMenus
from sharih.adopt.making.page_heads import convert_page_head
from sharih.adopt.making.pictures import Pictures
from sharih.adopt.sources.articles import Article
from sharih.adopt.sources.sites import Site
from sharih.arabic import Lang
from sharih.content.former_paths import former_path, path_fault
from sharih.content.metadata import KEYS, PAGE_KEYS
from sharih.errors import Problem
from sharih.languages import LANGS


@dataclass(frozen=True, slots=True)
class AdoptedText:
    """An edition made of an article."""

    article: Article
    head: ConvertedHead
    body: ConvertedBody
    notes: tuple[Problem, ...]
    """What did not come along as it was, with the article's file and line."""

    @property
    def text(self) -> str:
        """The text of its file."""
        return f"{self.head}\n{self.body.text}\n" if self.body.text else f"{self.head}"

    def line_of(self, line: int) -> int | None:
        """Give the line of the article that a line of the text came from."""
        at = line - len(self.head.values) - 2
        return self.body.numbers[at] if 0 <= at < len(self.body.numbers) else None


@dataclass(frozen=True, slots=True)
class Adopted:
    """An explainer made of one article, or of two; or a page."""

    slug: str
    texts: Mapping[Lang, AdoptedText]
    pictures: Mapping[str, Path]
    """The name of each picture → the file it is a copy of."""
    is_page: bool = False
    """Whether it explains nothing, such as that about the site."""

    @property
    def folder(self) -> str:
        """The path of its folder within the content."""
        return f"{'pages' if self.is_page else 'explainers'}/{self.slug}"

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What did not come along as it was."""
        return tuple(note for text in self.texts.values() for note in text.notes)

    @property
    def articles(self) -> Mapping[Lang, Article]:
        """What it was made of."""
        return {lang: text.article for lang, text in self.texts.items()}

    def statuses(self) -> str:
        """Say the languages and whether they are drafts."""
        drafts = {lang: text.head.draft for lang, text in self.texts.items()}
        return ", ".join(f"{lang} (draft)" if draft else lang for lang, draft in drafts.items())


@dataclass(slots=True)
class Maker:
    """Makes explainers of one run."""

    site: Site
    topics: TopicNames
    rights: str
    links: Links
    pictures: Pictures
    menus: SiteMenus
    day: str
    """The day it is; what has a later date waits."""
    addresses: dict[str, str] = field(default_factory=dict)
    """Former path → the slug that has it; empty for one of an explainer that is there."""

    def is_public(self, group: Group) -> bool:
        """Say whether readers get one of a group's articles at once."""
        heads = (self._head(article, article.body, group) for article in group.articles.values())
        return any(not head.draft and head.values.get("Date", "") <= self.day for head in heads)

    def explainer(self, group: Group) -> Adopted:
        """Make an explainer of a group."""
        names: dict[Path, str] = {}
        texts = {
            lang: self._text(article, group, names) for lang, article in group.articles.items()
        }
        pictures = {name: path for path, name in names.items()}
        return Adopted(group.slug, texts, pictures, group.is_page)

    def _head(self, article: Article, text: str, group: Group) -> ConvertedHead:
        translation = article.lang == _translation(group)
        if article.is_page:
            addresses = self.links.former.get(article.inside, ())
            return convert_page_head(
                article, self.topics, self.menus.standing(article, addresses, self.site),
                generator=self.site.generator, translation=translation,
            )  # fmt: skip
        return convert_head(
            article, self.topics, self.rights, text,
            generator=self.site.generator, translation=translation,
        )  # fmt: skip

    def _text(self, article: Article, group: Group, names: dict[Path, str]) -> AdoptedText:
        public = not self._head(article, article.body, group).draft

        def link(address: str) -> Target:
            return self.links.target(address, article, public=public)

        def picture(address: str) -> Found:
            return self.pictures.find(address, article, names)

        values = self.site.values
        context = BodyContext(
            article.lang, article.title, self.site.generator, article.head.values,
            {key: value for key, value in values.items() if isinstance(value, str)},
            link, picture, self._reads_variables(article),
        )  # fmt: skip
        body = convert_body(LinedText(article.body, list(article.numbers)), context)
        head = self._head(article, body.text, group)
        former, told = self._former(article, group.slug)
        notes = [*article.notes, *told, *head.notes]
        if former:
            keys = PAGE_KEYS if article.is_page else KEYS
            head = _with(head, {"Old_slugs": ", ".join(former)}, keys)
        body, left = _with_cover(body, article, picture)
        notes += left
        if article is group.first:
            notes += [(article.head.line("slug"), note) for note in group.notes]
        notes += [(note.line, note.text) for note in body.notes if note.text != SILENT]
        problems = (Problem(article.path, line, text, "", "warning") for line, text in notes)
        ordered = sorted(dict.fromkeys(problems), key=lambda one: one.line or 0)
        return AdoptedText(article, head, body, tuple(ordered))

    def _reads_variables(self, article: Article) -> bool:
        if self.site.generator == "jekyll":
            return True
        return self.site.generator == "unknown" and article.head.form == "yaml"

    def _former(
        self, article: Article, slug: str
    ) -> tuple[list[str], list[tuple[int | None, str]]]:
        """List the addresses that are to lead on, and what was left out of them."""
        found: list[str] = []
        notes: list[tuple[int | None, str]] = []
        line = article.head.line("url", "permalink", "aliases", "redirect_from", "save_as", "slug")
        for address in self.links.former.get(article.inside, ()):
            if article.is_front and is_of_front(address):
                continue
            if fault := path_fault(address):
                notes.append((line, f"the address {address} cannot lead on: it {fault}"))
                continue
            path = former_path(address)
            route = routes.parse(path, (routes.ABOUT,))
            if route and route.shows_text and route.ident == slug:
                continue
            taken = route is not None and (not route.shows_text or route.ident in self.links.taken)
            if taken or path.partition("/")[0] in routes.FILES:
                notes.append((line, f"the address {address} cannot lead on: a page lies there"))
            elif self.addresses.setdefault(path, slug) != slug:
                other = self.addresses[path] or "another explainer"
                notes.append((line, f"the address {address} cannot lead on: {other} has it too"))
            else:
                found.append(f"/{path}")
        return list(dict.fromkeys(found)), notes


def _translation(group: Group) -> Lang | None:
    """Tell which of two articles is the translation: the one that says so, or the English one."""
    if len(group.articles) < len(LANGS):
        return None
    said = {lang: a.head.first("translation").lower() for lang, a in group.articles.items()}
    marked = [lang for lang, text in said.items() if text == "true"]
    return marked[0] if len(marked) == 1 else "en"


def _with(head: ConvertedHead, more: Mapping[str, str], keys: Sequence[str]) -> ConvertedHead:
    values = {**head.values, **more}
    return ConvertedHead(
        {key: values[key] for key in keys if key in values}, head.notes, head.left_tags
    )


def _with_cover(
    body: ConvertedBody, article: Article, picture: Callable[[str], Found]
) -> tuple[ConvertedBody, Sequence[tuple[int | None, str]]]:
    """Let the picture that the head names open the text, where the head says what is seen."""
    head = article.head
    address = head.first(*PICTURES).partition(",")[0].strip()
    if not address:
        return body, ()
    line = head.line(*PICTURES)
    words = head.first(*PICTURE_WORDS).replace("[", "(").replace("]", ")").replace('"', "”")
    if address.startswith(("http://", "https://")):
        return body, [
            (line, f"the picture {address} over the text lies elsewhere, and was left out")
        ]
    if not words:
        return body, [
            (line, f"the picture {address} over the text says not what is seen, and was left out")
        ]
    found = picture(address)
    if not found.name:
        return body, [(line, f"the picture {address} over the text was left out: {found.fault}")]
    if f"]({found.name}" in body.text:
        return body, ()
    text = f"![{words}]({found.name})\n\n{body.text}"
    first = line or 1
    return ConvertedBody(text, [first, first, *body.numbers], body.notes), ()
