"""What readers ask, what a browser lists for it on a built site, and what is wrong with that."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Page

from sharih import routes
from sharih.arabic import Lang, fold
from sharih.content.editions import Edition
from sharih.content.topics import Topic
from sharih.content.words import said
from sharih.errors import Problems
from sharih.languages import LANGS, other_language
from sharih.markdown.blocks import inline_texts
from sharih.markdown.inline import images, plain_text
from sharih.settings import Settings
from sharih.site.link.linking import link
from sharih.site.project import load_content
from tests.helpers.projects import ROOT

FILE = ROOT / "tests/quality/search/queries.toml"
STORIES = "stories/"
"""What stands before the id of a story where that of an explainer has its slug."""
_ISO = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a reader asks, and what is to be listed; the file says what each key means."""

    site: str
    kind: str
    topical: bool
    on: Lang
    query: str
    why: str
    topics: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    bears: tuple[tuple[str, ...], ...] = ()
    nothing: bool = False
    not_found: tuple[str, ...] = ()
    near: str = ""
    count: int | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a page of results lists."""

    topics: tuple[str, ...]
    explainers: Mapping[tuple[Lang, str], frozenset[str]]
    """Language and slug → the sections led to; nothing where the page itself is."""
    said: str
    """What it says of the search."""
    in_order: bool
    """Whether topics stand before explainers."""


def read_queries(site: str, path: Path = FILE) -> list[Query]:
    """Read the queries for a site."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))["query"]
    return [_query(each) for each in found if each["site"] == site]


def _query(values: Mapping[str, object]) -> Query:
    def frozen(value: object) -> object:
        return tuple(map(frozen, value)) if isinstance(value, list) else value

    return Query(**{key: frozen(value) for key, value in values.items()})  # type: ignore[arg-type]


def ask(page: Page, url: str, query: Query) -> Listed:
    """Open the search page with a query and read all that it lists."""
    path = routes.search(query.on)
    page.goto(f"{url}{path}?{urlencode({'q': query.query})}")
    page.wait_for_selector("site-search:not([data-busy])", state="attached")
    button = page.locator(".search-results button:not([hidden])")
    while button.count():
        before = page.locator(".search-results ol > li").count()
        button.click()
        page.locator(".search-results ol > li").nth(before).wait_for()
    page.wait_for_selector("site-search:not([data-busy])", state="attached")
    return _listed(page)


def _listed(page: Page) -> Listed:
    topics: list[str] = []
    explainers: dict[tuple[Lang, str], set[str]] = {}
    order = []
    for address in page.eval_on_selector_all(".search-results a", "all => all.map(a => a.href)"):
        parts = urlsplit(address)
        route = routes.parse(parts.path.lstrip("/"), (routes.ABOUT,))
        assert route is not None, address
        order.append(route.kind != "topic")
        if route.kind == "topic":
            topics.append(route.ident)
        else:
            name = f"{STORIES}{route.ident}" if route.kind == "story" else route.ident
            explainers.setdefault((route.lang, name), set()).add(parts.fragment)
    text = page.locator("[role=status]").inner_text()
    shown = {key: frozenset(sections) for key, sections in explainers.items()}
    return Listed(tuple(topics), shown, text, order == sorted(order))


@dataclass(frozen=True)
class Texts:
    """The texts of a project, to hold results against."""

    settings: Settings
    slugs: Mapping[str, str] = field(default_factory=dict)
    """Names that queries have for explainers → their slugs, where they are not the slugs."""

    def slug(self, name: str) -> str:
        """Return the slug of an explainer by the name that queries have for it."""
        return self.slugs.get(name) or name.rpartition("/")[2]

    @cached_property
    def words(self) -> Mapping[tuple[Lang, str], Mapping[str, str]]:
        """The folded text of each edition, page and story by section, all of it under nothing."""
        content = load_content(self.settings, Problems())
        texts = {slug: content.body(slug).explainer.editions for slug in content.texts}
        texts |= {page.slug: page.editions for page in content.pages.values()}
        found = {
            (lang, slug): dict(self._sections(edition))
            for slug, editions in texts.items()
            for lang, edition in editions.items()
        }
        for story in content.stories.known.values():
            for lang in LANGS:
                told = self._folded(f"{story.names[lang]}\n{story.about[lang]}", lang)
                found[lang, f"{STORIES}{story.id}"] = {"": told}
        return found

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """The topics of the registry."""
        content = load_content(self.settings, Problems())
        return link(content, self.settings, Problems()).registry.topics

    def _sections(self, edition: Edition) -> Iterator[tuple[str, str]]:
        metadata = edition.metadata
        head = [metadata.title, metadata.summary, metadata.kicker]
        pictures = [i.alt for _, text in edition.document.texts for i in images(text)]
        whole = "\n".join([*map(plain_text, head), said(edition), *pictures])
        yield "", self._folded(whole, edition.lang)
        for section in edition.sections:
            texts = [text for _, text in _texts_of(edition, section.id)]
            yield section.id, self._folded("\n".join(map(plain_text, texts)), edition.lang)

    def _folded(self, text: str, lang: Lang) -> str:
        conventions = self.settings.conventions(lang)
        dated = _ISO.sub(lambda found: f"{found[0]} {conventions.vague_date(found[0])}", text)
        return fold(dated)

    def bears(self, forms: Iterable[str], text: str) -> bool:
        """Say whether a folded text has one of some forms."""
        return any(self._has(form, text) for form in forms)

    def _has(self, form: str, text: str) -> bool:
        if not form.startswith("@"):
            words = r"\W+".join(map(re.escape, fold(form).split()))
            return re.search(rf"(?<![^\W_]){words}(?![^\W_])", text) is not None
        topic = self.topics[form[1:]]
        names = [fold(name.text) for lang in LANGS for name in topic.all_names(lang)]
        before = r"(?<![^\W_])[وفبكلا]{0,5}"
        return any(
            re.search(rf"{before}{re.escape(name.removeprefix('ال'))}(?![^\W_])", text)
            for name in names
        )


def faults(query: Query, listed: Listed, texts: Texts) -> Iterator[str]:
    """Tell what is wrong with an answer."""
    if missing := [topic for topic in query.topics if topic not in listed.topics]:
        yield f"lacks the topics {missing}"
    if not listed.in_order:
        yield "topics do not stand first"
    for wanted in _missing(query, listed, texts):
        yield f"lacks {wanted}"
    slugs = {slug for _, slug in listed.explainers}
    if wrong := [name for name in query.not_found if texts.slug(name) in slugs]:
        yield f"lists {wrong}"
    if query.nothing and (listed.topics or slugs):
        yield f"lists {listed.topics} {sorted(slugs)[:4]}, and should list nothing"
    if query.near and not slugs and query.near not in listed.said:
        yield f"does not name {query.near}: {listed.said!r}"
    if query.bears:
        yield from _unborne(query, listed, texts)


def _missing(query: Query, listed: Listed, texts: Texts) -> Iterator[str]:
    by_page: dict[tuple[Lang, str], set[str]] = {}
    for wanted in query.found:
        if query.site == "shipped":
            path, _, section = wanted.partition("#")
            lang, _, slug = path.partition("/")
        else:
            lang, slug, section = LANGS[0], texts.slugs[wanted], ""
        by_page.setdefault((lang, slug), set()).add(section)  # type: ignore[arg-type]
    for page, sections in by_page.items():
        led = listed.explainers.get(page)
        if led is None and query.site != "shipped":  # a draft of the other language has its words
            led = listed.explainers.get((other_language(page[0]), page[1]))
        if led is None or (not led & sections and "" not in sections):
            yield f"{'/'.join(page)} {sorted(sections)}, led to {led}"


def _unborne(query: Query, listed: Listed, texts: Texts) -> Iterator[str]:
    for page, sections in listed.explainers.items():
        known = texts.words[page]
        if not all(texts.bears(forms, known[""]) for forms in query.bears):
            yield f"lists {'/'.join(page)}, which has not all of it"
            continue
        for section in sections - {""}:
            if not any(texts.bears(forms, known.get(section, "")) for forms in query.bears):
                yield f"leads to {'/'.join(page)}#{section}, which has none of it"
    allowed = [form[1:] for forms in query.bears for form in forms if form.startswith("@")]
    for ident in listed.topics:
        topic = texts.topics[ident]
        names = [n.text for lang in LANGS for n in topic.all_names(lang)]
        text = fold("\n".join([*names, *topic.about.values()]))
        has = ident in query.topics or ident in allowed
        if not has and not any(texts.bears(forms, text) for forms in query.bears):
            yield f"lists the topic {ident}"


def _texts_of(edition: Edition, section: str) -> Iterator[tuple[int, str]]:
    """Go through the words of a section, with its heading."""
    for each in edition.sections:
        if each.id == section:
            yield from inline_texts((each.heading,) if each.heading else ())
            yield from inline_texts(each.blocks)
