"""A linked site → the small records that templates show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sharih import urls
from sharih.alignment import UnitStatus
from sharih.arabic import Lang, index_letter, majority_script, sort_key
from sharih.languages import LANGS, other_language
from sharih.markup import Linker
from sharih.site.linking import resolve
from sharih.site.model import Publication, Site
from sharih.site.nodes import NodeMaker, SectionNode
from sharih.site.texts import reading_minutes
from sharih.topics import Topic


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text and the language it is in."""

    text: str
    lang: Lang

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the site with its words."""

    href: str
    words: Words


@dataclass(frozen=True, slots=True)
class Reading:
    """A language that a thing can, or cannot yet, be read in."""

    lang: Lang
    href: str | None
    """None where there is no such edition."""
    draft: bool = False
    behind: bool = False
    """Whether the original has changed since."""


@dataclass(frozen=True, slots=True)
class Card:
    """An explainer in a list."""

    slug: str
    lang: Lang
    """The language of its words: the list's where there is such an edition."""
    href: str
    title: Words
    summary: Words
    kicker: Words
    date: dt.date | None
    modified: dt.date | None
    """Only where it was changed after the day it was published."""
    draft: bool
    readings: tuple[Reading, ...]
    topics: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic as a page or an index shows it."""

    id: str
    kind: str
    name: Words
    other_name: Words
    about: Words
    href: str
    count: int
    """Explainers tagged with it that this build shows."""


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition as its page shows it."""

    slug: str
    lang: Lang
    title: Words
    summary: Words
    kicker: Words
    date: dt.date | None
    modified: dt.date | None
    draft: bool
    proposed: tuple[str, ...]
    translation: bool
    behind: bool
    missing: int
    """Units that are not translated yet."""
    minutes: int
    """How long it takes to read it."""
    author: Words
    translator: Words
    reviewer: Words
    source: Words
    source_url: str
    rights: Words
    seeds: tuple[str, ...]
    sections: tuple[SectionNode, ...]
    topics: tuple[TopicView, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of an index with what stands under it."""

    letter: str
    topics: tuple[TopicView, ...]


def words(text: str, lang: Lang) -> Words:
    """Tell the language of a text: mostly of the other script is in the other language."""
    return Words(text, majority_script(text) or lang)


class Views:
    """Makes the records of one site; tables are made once, nothing grows per page."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.table = {p.slug: p for p in site.publications}
        self.tagged: dict[str, list[Publication]] = {}
        self.mentioned: dict[str, list[Publication]] = {}
        for publication in site.publications:
            tags = set(publication.explainer.tags)
            for ident in publication.mentions:
                place = self.tagged if ident in tags else self.mentioned
                place.setdefault(ident, []).append(publication)
        self.topics = {
            lang: {ident: self._topic(topic, lang) for ident, topic in site.registry.topics.items()}
            for lang in LANGS
        }
        self.cards = {
            lang: {p.slug: self._card(p, lang) for p in site.publications} for lang in LANGS
        }

    def card_list(self, publications: Sequence[Publication], lang: Lang) -> list[Card]:
        """Make the entries of a list in `lang`."""
        return [self.cards[lang][p.slug] for p in publications]

    def in_language(self, lang: Lang, *, only: bool) -> list[Publication]:
        """List explainers that can be read in `lang`; or with `only=False` those that cannot."""
        return [p for p in self.site.publications if (lang in p.editions) is only]

    def index(self, lang: Lang) -> list[Letter]:
        """Make the alphabetical index of topics, under letters, like a book's."""
        shelf: dict[str, list[TopicView]] = {}
        for topic in sorted(self.topics[lang].values(), key=lambda t: sort_key(t.name.text, lang)):
            shelf.setdefault(index_letter(topic.name.text, lang), []).append(topic)
        # What has no letter of the language (digits, the other script) comes last.
        ordered = sorted(shelf.items(), key=lambda entry: entry[0] == "#")
        return [Letter(letter, tuple(found)) for letter, found in ordered]

    def linker(self, lang: Lang) -> Linker:
        """Make the renderer of the words of one edition."""
        site = self.site
        return Linker(
            lang=lang,
            registry=site.registry,
            resolve=lambda address: resolve(address, lang, self.table, site),
            topic_url=lambda ident: site.urls.href(urls.topic(lang, ident)),
        )

    def edition(self, publication: Publication, lang: Lang) -> EditionView:
        """Make the record of an explainer's page."""
        edition = publication.editions[lang]
        metadata = edition.metadata
        translation = edition is publication.explainer.translation
        alignment = publication.alignment
        statuses = alignment.target_status if translation else {}
        maker = NodeMaker(
            edition,
            self.linker(lang),
            alignment.target_keys if translation else alignment.source_keys,
            statuses,
        )
        card = self.cards[lang][publication.slug]
        return EditionView(
            slug=publication.slug,
            lang=lang,
            title=card.title,
            summary=card.summary,
            kicker=card.kicker,
            date=card.date,
            modified=card.modified,
            draft=card.draft,
            proposed=metadata.proposed,
            translation=translation,
            behind=translation and _is_behind(publication),
            missing=alignment.count("missing") if translation else 0,
            minutes=reading_minutes(edition),
            author=words(metadata.author, lang),
            translator=words(metadata.translator, lang),
            reviewer=words(metadata.reviewed_by, lang),
            source=words(metadata.source, lang),
            source_url=metadata.source_url,
            rights=words(metadata.rights, lang),
            seeds=metadata.seed,
            sections=maker.sections(),
            topics=tuple(self.topics[lang][tag] for tag in publication.explainer.tags),
        )

    def readings(self, publication: Publication) -> tuple[Reading, ...]:
        """List both languages with the editions there are."""
        return tuple(self._reading(publication, lang) for lang in LANGS)

    def _reading(self, publication: Publication, lang: Lang) -> Reading:
        edition = publication.editions.get(lang)
        if edition is None:
            return Reading(lang, None)
        behind = edition is publication.explainer.translation and _is_behind(publication)
        href = self.site.urls.href(urls.explainer(lang, publication.slug))
        return Reading(lang, href, publication.is_draft(lang), behind)

    def _card(self, publication: Publication, lang: Lang) -> Card:
        shown = lang if lang in publication.editions else next(iter(publication.editions))
        edition = publication.editions[shown]
        metadata = edition.metadata
        date = metadata.date or publication.date
        changed = metadata.modified
        return Card(
            slug=publication.slug,
            lang=shown,
            href=self.site.urls.href(urls.explainer(shown, publication.slug)),
            title=words(metadata.title, shown),
            summary=words(metadata.summary, shown),
            kicker=words(metadata.kicker, shown),
            date=date,
            modified=changed if changed and (date is None or changed > date) else None,
            draft=publication.is_draft(shown),
            readings=self.readings(publication),
            topics=tuple(
                Link(self.topics[lang][tag].href, self.topics[lang][tag].name)
                for tag in publication.explainer.tags
            ),
        )

    def _topic(self, topic: Topic, lang: Lang) -> TopicView:
        other = other_language(lang)
        return TopicView(
            id=topic.id,
            kind=topic.kind,
            name=words(topic.names[lang], lang),
            other_name=words(topic.names[other], other),
            about=words(topic.about.get(lang, ""), lang),
            href=self.site.urls.href(urls.topic(lang, topic.id)),
            count=len(self.tagged.get(topic.id, ())),
        )


def _is_behind(publication: Publication) -> bool:
    behind: tuple[UnitStatus, ...] = ("stale", "material")
    return any(publication.alignment.count(status) for status in behind)
