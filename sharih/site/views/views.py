"""A linked site → the small records that templates show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from sharih import routes
from sharih.arabic import FOREIGN, Lang, index_letter, sort_key
from sharih.cards.design import are_wanted, design_of
from sharih.cards.records import Design
from sharih.content.topics import Topic
from sharih.content.words import reading_minutes
from sharih.languages import LANGS, other_language
from sharih.site.kept import Body
from sharih.site.link.addresses import resolve
from sharih.site.link.standing import StandingPart, standing_of, standing_parts
from sharih.site.model import Publication, Site
from sharih.site.views.card_pictures import card_picture
from sharih.site.views.completed import completed
from sharih.site.views.edition_notes import (
    head_notes,
    is_behind,
    missing_units,
    shared_sections,
    unchecked_units,
)
from sharih.site.views.explained import Explained
from sharih.site.views.explained_topics import explained_topics
from sharih.site.views.left_out import parted
from sharih.site.views.linker import Linker
from sharih.site.views.nodes import NodeMaker
from sharih.site.views.once import Once
from sharih.site.views.page_records import (
    Card,
    EditionView,
    Letter,
    Link,
    Reading,
    TopicView,
    Words,
    words,
)
from sharih.site.views.speakers import speakers
from sharih.site.views.topic_links import TopicLinks
from sharih.site.views.updates import page_order


class Views:
    """Makes the records of one site, each when it is first asked for."""

    def __init__(self, site: Site, former: Views | None = None) -> None:
        """`former` are the views of an earlier state of the site; what still holds is kept."""
        self.site = site
        self.shown: set[str] = set()
        """The explainers whose entries in lists have been asked for, until somebody clears it."""
        self._topics: dict[tuple[Lang, str], TopicView] = {}
        self._places: dict[tuple[Lang, str], tuple[Any, str]] = {}
        self._frequent: dict[Lang, list[TopicView]] = {}
        self._index: dict[Lang, list[Letter]] = {}
        self._languages: dict[tuple[Lang, bool], Sequence[Publication]] = {}
        self._cards: dict[tuple[Lang, str], tuple[Publication, Card]] = {}
        self.once = Once()
        """What several pages show of the same timelines."""
        self._explained = Explained()
        self._terms = explained_topics(site)
        self._links: dict[Lang, TopicLinks] = {}
        if former and former.site.registry is site.registry and former.site.urls == site.urls:
            self._cards = former._cards  # noqa: SLF001 - it is one of these

    @cached_property
    def design(self) -> Design | None:
        """How cards look; None where this build draws none."""
        settings = self.site.settings
        return design_of(settings) if are_wanted(settings) else None

    def topic(self, lang: Lang, ident: str) -> TopicView:
        """Return what pages in `lang` show of a topic."""
        if (lang, ident) not in self._topics:
            self._topics[lang, ident] = self._topic(self.site.registry.topics[ident], lang)
        return self._topics[lang, ident]

    def place(self, topic: TopicView, lang: Lang) -> tuple[Any, str]:
        """Return what a topic is put in order by, in lists in `lang`."""
        if (lang, topic.id) not in self._places:
            self._places[lang, topic.id] = sort_key(topic.name.text, lang), topic.id
        return self._places[lang, topic.id]

    def topics(self, lang: Lang) -> list[TopicView]:
        """Return all topics, in the order of the registry."""
        return [self.topic(lang, ident) for ident in self.site.registry.topics]

    def frequent(self, lang: Lang) -> list[TopicView]:
        """Return the topics that explainers are tagged with, the most frequent first."""
        if lang not in self._frequent:
            used = [topic for topic in self.topics(lang) if topic.count]
            self._frequent[lang] = sorted(used, key=lambda topic: (-topic.count, topic.id))
        return self._frequent[lang]

    def card(self, publication: Publication, lang: Lang) -> Card:
        """Return the entry of an explainer in a list in `lang`."""
        self.shown.add(publication.slug)
        known = self._cards.get((lang, publication.slug))
        if known is None or known[0] is not publication:
            known = publication, self._card(publication, lang)
            self._cards[lang, publication.slug] = known
        return known[1]

    def card_list(self, publications: Sequence[Publication], lang: Lang) -> list[Card]:
        """Make the entries of a list in `lang`."""
        return [self.card(p, lang) for p in publications]

    def in_language(self, lang: Lang, *, only: bool) -> Sequence[Publication]:
        """List explainers that can be read in `lang`; or with `only=False` those that cannot."""
        given = self.site.readable.get((lang, only))
        if given is not None:
            return given
        if (lang, only) not in self._languages:
            found = [p for p in self.site.publications if (lang in p.editions) is only]
            self._languages[lang, only] = found
        return self._languages[lang, only]

    @cached_property
    def standing_parts(self) -> list[StandingPart]:
        """What stands on the pages of the translations."""
        standings = self.site.standings or sorted(map(standing_of, self.site.publications))
        return [*standing_parts(standings)]

    def story(self, ident: str) -> Sequence[Publication]:
        """Return the explainers of a story, the newest first."""
        return self.site.storied.get(ident, ())

    def index(self, lang: Lang) -> list[Letter]:
        """Return the alphabetical index of topics, under letters, like a book's."""
        if lang not in self._index:
            self._index[lang] = self._made_index(lang)
        return self._index[lang]

    def _made_index(self, lang: Lang) -> list[Letter]:
        shelf: dict[str, list[TopicView]] = {}
        for topic in sorted(self.topics(lang), key=lambda t: sort_key(t.name.text, lang)):
            shelf.setdefault(index_letter(topic.name.text, lang), []).append(topic)
        # What has no letter of the language (digits, the other script) comes last.
        ordered = sorted(shelf.items(), key=lambda entry: entry[0] == FOREIGN)
        return [Letter(letter, tuple(found)) for letter, found in ordered]

    def linker(self, lang: Lang, *, topics: bool = True, explains: bool = False) -> Linker:
        """Make the renderer of the words of one edition."""
        site = self.site
        linker = Linker(
            lang=lang,
            registry=site.registry,
            resolve=lambda address: resolve(address, lang, site.table, site),
            topic_url=lambda ident: site.urls.href(routes.topic(lang, ident)),
            topics=topics,
            explained=self._terms if explains else (),
        )
        linker.links = self._links.setdefault(lang, linker.links)
        return linker

    def edition(
        self, publication: Publication, body: Body, lang: Lang, *, explains: bool = False,
        alone: bool = False,
    ) -> EditionView:  # fmt: skip
        """Make the record of an explainer's page; `body` is the explainer's.

        With `explains`, topics lead to their definition on the page, which has its sections in
        the order they are read in; without, the sections are in the order of the text. What is
        read `alone`, without a page, has the sections of that page, and topics lead to theirs.
        """
        metadata = publication.editions[lang].metadata
        translation = publication.editions[lang] is publication.explainer.translation
        edition = body.explainer.editions[lang]
        keys, statuses = body.keys(lang), body.alignment.target_status if translation else {}
        if translation and (explains or alone):
            whole = completed(body, without_machine=lang in publication.known)
            keys, statuses = whole.keys, whole.statuses
            edition = replace(edition, sections=whole.sections)
        edition, empty = parted(edition, publication.editions[lang])
        linker = self.linker(lang, explains=explains)
        maker = NodeMaker(lang, linker, keys, statuses, publication.pictures)
        ordered = page_order(edition) if explains or alone else edition.sections
        if alone:
            sections = maker.sections(ordered)
        elif explains:
            sections = maker.sections(ordered)
            self._explained.add(body, lang, ordered, sections, linker.elsewhere)
        else:
            known = self._explained.elsewhere(body, lang)
            sections = tuple([known(each) or maker.section(each) for each in ordered])
        card, ends = self.card(publication, lang), self.site.settings.options.ends
        return EditionView(
            slug=publication.slug,
            lang=lang,
            title=card.title,
            summary=card.summary,
            kicker=card.kicker,
            date=card.date,
            modified=card.modified,
            draft=card.draft,
            waits=publication.waiting.get(lang),
            proposed=metadata.proposed,
            translation=translation,
            behind=translation and bool(publication.counts.get("stale")),
            facts=publication.counts.get("material", 0) if translation else 0,
            missing=missing_units(publication, lang) if translation else 0,
            unchecked=unchecked_units(publication, lang) if translation else 0,
            head=head_notes(statuses),
            minutes=reading_minutes(edition) if explains else 0,
            author=words(metadata.author, lang),
            translator=words(metadata.translator, lang),
            reviewer=words(metadata.reviewed_by, lang),
            source=words(metadata.source, lang),
            source_url=metadata.source_url,
            rights=words(metadata.rights, lang),
            seeds=metadata.seed,
            sections=sections,
            empty=empty,
            shared=shared_sections(publication),
            topics=tuple(self.topic(lang, tag) for tag in publication.explainer.tags),
            named=tuple(linker.named),
            speakers=speakers(sections, lang) if explains and "speakers" in ends else (),
        )

    def readings(self, publication: Publication) -> tuple[Reading, ...]:
        """List both languages with the editions there are."""
        return tuple(self._reading(publication, lang) for lang in LANGS)

    def _reading(self, publication: Publication, lang: Lang) -> Reading:
        edition = publication.editions.get(lang)
        if edition is None:
            return Reading(lang, None)
        behind = edition is publication.explainer.translation and is_behind(publication)
        href = self.site.urls.href(routes.explainer(lang, publication.slug))
        until = publication.waiting.get(lang)
        return Reading(lang, href, publication.is_draft(lang), until, behind)

    def _card(self, publication: Publication, lang: Lang) -> Card:
        shown = lang if lang in publication.editions else next(iter(publication.editions))
        edition = publication.editions[shown]
        metadata = edition.metadata
        date = metadata.date or publication.date
        changed = metadata.modified
        href, topics = self.site.urls.href, self.site.registry.topics
        return Card(
            slug=publication.slug,
            lang=shown,
            href=href(routes.explainer(shown, publication.slug)),
            title=words(metadata.title, shown),
            summary=words(metadata.summary, shown),
            kicker=words(metadata.kicker, shown),
            date=date,
            modified=changed if changed and (date is None or changed > date) else None,
            draft=publication.is_draft(shown),
            readings=self.readings(publication),
            topics=tuple(
                Link(href(routes.topic(lang, tag)), Words(topics[tag].names[lang], lang))
                for tag in publication.explainer.tags
            ),
            picture=card_picture(edition.pictures or publication.pictures, self.site.urls),
            sketch=edition.sketch,
        )

    def _topic(self, topic: Topic, lang: Lang) -> TopicView:
        other = other_language(lang)
        return TopicView(
            id=topic.id,
            kind=topic.kind,
            name=Words(topic.names[lang], lang),
            other_name=Words(topic.names[other], other),
            about=Words(topic.about.get(lang, ""), lang),
            href=self.site.urls.href(routes.topic(lang, topic.id)),
            count=len(self.site.tagged.get(topic.id, ())),
        )
