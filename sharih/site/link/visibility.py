"""Texts and what has been public → which editions readers get, and which would vanish."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import Final, Protocol

from sharih import routes
from sharih.arabic import Lang
from sharih.content.editions import Edition, Located
from sharih.content.pages import PageText
from sharih.content.published import Address, PublishedRegister, Shown
from sharih.content.words import words_digest
from sharih.errors import Problem
from sharih.languages import LANGS
from sharih.records import record
from sharih.settings import Settings
from sharih.site.kept import KeptEdition, KeptText
from sharih.site.model import DRAFT, Held, Publication, ShownPage, Site
from sharih.site.project import Content
from sharih.translation.statuses import OLDER, UnitStatus, untranslated

_TOLD: Final[Mapping[UnitStatus, str]] = {"machine": "translated by a machine, not looked at"}
"""What is said of a status whose name alone would be no words."""


def hold(
    edition: KeptEdition, text: KeptText, settings: Settings, published: PublishedRegister
) -> Held | None:
    """Say why readers do not get an edition; None where they do.

    The first publication of a translation wants every unit translated. One that was public stays
    public, whatever its original gets new.
    """
    if why := _hold_yet(edition, settings):
        return why
    known = published.was_public(all_slugs(text.explainer), edition.lang)
    if edition is text.explainer.translation and not known:
        for status in settings.options.hold:
            if count := text.counts.get(status):
                passages = "passage" if count == 1 else "passages"
                return Held(edition, f"{count} {passages} {_TOLD.get(status, status)}")
    return None


def _hold_yet(edition: Located, settings: Settings) -> Held | None:
    """Say why readers do not get an edition yet, as far as its head says so."""
    metadata = edition.metadata
    if metadata.status != "published":
        return Held(edition, DRAFT)
    if metadata.date and metadata.date > settings.day:
        return Held(edition, f"waits for {metadata.date}", metadata.date)
    return None


def shown_page(page: PageText, settings: Settings, held: list[Held]) -> ShownPage | None:
    """Choose the languages in which this build shows a page; None where there are none.

    What it leaves out is added to `held`, with the reason.
    """
    editions: dict[Lang, Edition] = {}
    waiting: dict[Lang, dt.date] = {}
    for lang, edition in page.editions.items():
        if edition.metadata.status == "withdrawn":
            continue
        why = _hold_yet(edition, settings)
        if why is None or settings.options.drafts:
            editions[lang] = edition
            if why and why.until:
                waiting[lang] = why.until
        else:
            held.append(why)
    pictures = {name: p for lang in editions for name, p in page.pictures.get(lang, {}).items()}
    unseen = tuple(problem for lang in editions for problem in page.unseen.get(lang, ()))
    return (ShownPage(page.slug, editions, waiting, pictures=pictures, unseen=unseen)
            if editions else None)  # fmt: skip


def publication_of(
    text: KeptText, settings: Settings, published: PublishedRegister, held: list[Held]
) -> Publication | None:
    """Choose the editions that this build shows; None where there are none.

    What it leaves out is added to `held`, with the reason.
    """
    explainer = text.explainer
    editions: dict[Lang, KeptEdition] = {}
    waiting: dict[Lang, dt.date] = {}
    for lang in LANGS:
        edition = explainer.editions.get(lang)
        if edition is None or edition.metadata.status == "withdrawn":
            continue
        why = hold(edition, text, settings, published)
        if why is None or settings.options.drafts:
            editions[lang] = edition
            if why and why.until:
                waiting[lang] = why.until
        else:
            held.append(why)
    if not editions:
        return None
    mentions = frozenset(explainer.tags).union(*(e.mentions for e in editions.values()))
    pictures = {name: p for e in editions.values() for name, p in e.pictures.items()}
    slugs = all_slugs(explainer)
    known = frozenset(lang for lang in LANGS if published.was_public(slugs, lang))
    return Publication(
        explainer, text.counts, editions, mentions, waiting, known, pictures, text.cells
    )


class Text(Protocol):
    """An explainer, or a page: what lies at addresses of a slug."""

    @property
    def slug(self) -> str:
        """The name of its folder."""

    @property
    def editions(self) -> Mapping[Lang, Located]:
        """Its editions by language."""


def withdrawals(text: Text) -> dict[str, Located]:
    """Find the editions that were withdrawn, by the path of the page that says so."""
    return {
        routes.explainer(lang, text.slug): edition
        for lang, edition in text.editions.items()
        if edition.metadata.status == "withdrawn"
    }


def all_slugs(text: Text) -> tuple[str, ...]:
    """List the slug of an explainer or a page, and those it had before."""
    old = (slug for e in text.editions.values() for slug in e.metadata.old_slugs)
    return (text.slug, *old)


def public_addresses(content: Content, settings: Settings) -> dict[Address, Shown]:
    """Find all that readers get, whether this build shows drafts too or not."""
    found = public_editions(content.texts.values(), settings, content.published)
    for page in content.pages.values():
        for lang, edition in page.editions.items():
            if not _hold_yet(edition, settings):
                metadata = edition.metadata
                modified = metadata.modified or metadata.date
                found[page.slug, lang] = Shown(modified, words_digest(edition), page=True)
    return found


def public_editions(
    texts: Iterable[KeptText], settings: Settings, published: PublishedRegister
) -> dict[Address, Shown]:
    """Find the editions that readers get, whether this build shows drafts too or not."""
    found: dict[Address, Shown] = {}
    for text in texts:
        for lang, edition in text.explainer.editions.items():
            metadata = edition.metadata
            if metadata.status == "published" and not hold(edition, text, settings, published):
                modified = metadata.modified or metadata.date
                found[text.explainer.slug, lang] = Shown(modified, edition.digest)
    return found


@record(frozen=True, slots=True)
class Readership:
    """What readers get of a project's explainers."""

    shown: Mapping[Lang, int] = field(default_factory=dict)
    """How many explainers in each language."""
    waiting: int = 0
    """How many editions wait for their day."""
    held: int = 0
    """How many are published and left out all the same."""
    withdrawn: int = 0
    behind: int = 0
    """How many translations have passages that are not translated, or older than the original."""

    def with_other(self, former: Readership, now: Readership) -> Readership:
        """Return the same with some texts, counted by themselves, in the place of former ones."""
        shown = {
            lang: self.shown.get(lang, 0) - former.shown.get(lang, 0) + now.shown.get(lang, 0)
            for lang in LANGS
        }
        rest = [
            getattr(self, name) - getattr(former, name) + getattr(now, name)
            for name in ("waiting", "held", "withdrawn", "behind")
        ]
        return Readership(shown, *rest)

    def __str__(self) -> str:
        """Say it in a line."""
        told = f"Readers get {self.shown.get('ar', 0)} in Arabic and {self.shown.get('en', 0)}"
        parts = [f"{told} in English"]
        if self.behind:
            one = self.behind == 1
            what = "translation behind its original" if one else "translations behind the original"
            parts.append(f"{self.behind} {what}")
        parts += [f"{self.waiting} waiting for the day"] if self.waiting else []
        parts += [f"{self.held} held back"] if self.held else []
        parts += [f"{self.withdrawn} withdrawn"] if self.withdrawn else []
        return "; ".join(parts) + "."


def readership(
    texts: Iterable[KeptText], settings: Settings, published: PublishedRegister
) -> Readership:
    """Count what readers get of texts, whether this build shows drafts too or not."""
    counts = Counter[str]()
    shown = Counter[Lang]()
    for text in texts:
        for lang, edition in text.explainer.editions.items():
            status = edition.metadata.status
            why = hold(edition, text, settings, published)
            if status == "published" and why:
                counts["waiting" if why.until else "held"] += 1
            elif status == "published":
                shown[lang] += 1
                translation = edition is text.explainer.translation
                counts["behind"] += translation and _is_behind(text, lang, published)
            counts["withdrawn"] += status == "withdrawn"
    return Readership(dict(shown), **counts)


def _is_behind(text: KeptText, lang: Lang, published: PublishedRegister) -> bool:
    public = published.was_public(all_slugs(text.explainer), lang)
    return any(text.counts.get(status) for status in (*OLDER, *untranslated(public=public)))


def for_web(settings: Settings) -> Settings:
    """Return settings as they are for readers: without drafts."""
    return replace(settings, options=replace(settings.options, drafts=False))


def without_text(site: Site, slugs: Container[str]) -> Iterator[Problem]:
    """Tell what was public and has no text any more, nor was led on from or let go.

    `slugs` are those of all explainers and pages there are.
    """
    register = site.published
    for (slug, lang), edition in register.editions.items():
        path = routes.explainer(lang, slug)
        if edition.removed is None and slug not in slugs and path not in site.redirects:
            remedy = f"Write Old_slugs: {slug} in the text that took its place, or --remove."
            reason = f"/{path} was public, and its text is gone"
            yield Problem(register.path, edition.line, reason, remedy, "warning")


def vanishing(web: Site) -> Iterator[Address]:
    """Find what was public and is neither on a site for the web, nor led on from, nor let go."""
    for (slug, lang), edition in web.published.editions.items():
        path = routes.explainer(lang, slug)
        if edition.removed is None and path not in web.paths and path not in web.redirects:
            yield slug, lang
