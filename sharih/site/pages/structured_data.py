"""A page → what it is, for search engines and other programs: JSON-LD in the words of schema.org.

Nothing is said that the page does not say; what nobody has told is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from sharih import routes
from sharih.arabic import Lang
from sharih.languages import other_language
from sharih.site.model import Publication, Site
from sharih.site.pages.page import Page
from sharih.site.views.article_data import Thing, citations, corrections, pictures, thing
from sharih.site.views.page_records import EditionView, Link, Words
from sharih.site.views.speaker_topics import speaker_topic

TYPES: Final[Mapping[str, str]] = {
    "person": "Person", "place": "Place", "organisation": "Organization", "event": "Event",
    "document": "CreativeWork", "idea": "DefinedTerm",
}  # fmt: skip
"""What schema.org calls each kind of topic."""
ARTICLE: Final = "BackgroundNewsArticle"
"""What schema.org calls an article that explains what is behind the news."""
WIKIDATA: Final = "https://www.wikidata.org/entity/"


class StructuredData:
    """Makes the JSON-LD of the pages of one site, which must have an address."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._names = site.settings.options.name
        self._topics: dict[tuple[Lang, str], Thing] = {}

    def of_page(self, page: Page) -> list[Thing]:
        """Say what a page is; `page` has its body. Of those for no search engine, nothing."""
        if page.noindex:
            return []
        if page.kind == "home":
            return [self._website(page.lang)]
        found = []
        if page.kind == "explainer":
            found.append(self._article(page, page.context["explainer"]))
        elif page.kind == "topic":
            found.append(self._term(page))
        if page.title:
            found.append(self._breadcrumbs(page))
        return found

    def _url(self, path: str) -> str:
        return self._site.urls.absolute(path)

    def _website(self, lang: Lang) -> Thing:
        home = self._url(routes.home(lang))
        tagline = self._site.settings.options.tagline[lang]
        return thing("WebSite", {
            "@id": home, "url": home, "name": self._names[lang], "description": tagline,
            "inLanguage": lang, "potentialAction": self._search(lang),
        })  # fmt: skip

    def _search(self, lang: Lang) -> Thing | None:
        """Say how to search the site, where it has a page for that."""
        if not self._site.settings.options.search:
            return None
        template = f"{self._url(routes.search(lang))}?q={{query}}"
        return thing("SearchAction", {
            "target": thing("EntryPoint", {"urlTemplate": template}),
            "query-input": "required name=query",
        })  # fmt: skip

    def _topic(self, ident: str, lang: Lang) -> Thing:
        """Name a topic, as something that an explainer is about."""
        if (lang, ident) not in self._topics:
            topic = self._site.registry.topics[ident]
            self._topics[lang, ident] = thing(TYPES[topic.kind], {
                "name": topic.names[lang], "url": self._url(routes.topic(lang, ident)),
                "sameAs": _wikidata(topic.wikidata),
            })  # fmt: skip
        return self._topics[lang, ident]

    def _article(self, page: Page, view: EditionView) -> Thing:
        lang, url = page.lang, self._url(page.path)
        publication = self._site.table[view.slug]
        tags = publication.explainer.tags
        named = dict.fromkeys((*view.named, *sorted(publication.mentions)))
        story: Link | None = page.context["story"]
        return thing(ARTICLE, {
            "@id": url, "url": url, "headline": view.title.text, "description": view.summary.text,
            "inLanguage": lang, "datePublished": _day(view.date),
            "dateModified": _day(view.modified or view.date),
            "author": self._somebody(view.author, lang),
            "translator": self._somebody(view.translator, lang),
            "publisher": thing("Organization", {
                "name": self._names[lang], "url": self._url(routes.home(lang)),
            }),
            "image": [self._site.urls.whole(src) for src in pictures(view.sections)],
            "about": [self._topic(ident, lang) for ident in tags],
            "mentions": [self._topic(ident, lang) for ident in named if ident not in tags],
            **self._other_language(page, view, publication),
            "correction": list(corrections(view.sections)),
            "citation": list(citations(view)),
            "isPartOf": [
                thing("WebSite", {"@id": self._url(routes.home(lang)), "name": self._names[lang]}),
                *self._series(story),
            ],
        })  # fmt: skip

    def _somebody(self, name: Words, lang: Lang) -> Thing | None:
        """Name a person; what the registry knows as something else is that."""
        if not name:
            return None
        ident = speaker_topic(name.text, self._site.registry, lang)
        return self._topic(ident, lang) if ident else thing("Person", {"name": name.text})

    def _other_language(self, page: Page, view: EditionView, publication: Publication) -> Thing:
        other = other_language(page.lang)
        if other not in page.alternates:
            return {}
        url = self._url(page.alternates[other])
        twin = thing(ARTICLE, {
            "@id": url, "url": url, "inLanguage": other,
            "headline": publication.editions[other].metadata.title,
        })  # fmt: skip
        return {"translationOfWork" if view.translation else "workTranslation": twin}

    def _series(self, story: Link | None) -> Iterator[Thing]:
        if story:
            url = self._site.urls.whole(story.href)
            yield thing("CreativeWorkSeries", {"name": story.words.text, "url": url})

    def _term(self, page: Page) -> Thing:
        lang, ident = page.lang, page.context["topic"].id
        url = self._url(routes.topic(lang, ident))  # of a further page of the list too
        topic = self._site.registry.topics[ident]
        return thing("DefinedTerm", {
            "@id": url, "url": url, "name": topic.names[lang],
            "alternateName": [topic.names[other_language(lang)], *topic.aliases[lang]],
            "description": topic.about.get(lang),
            "inDefinedTermSet": self._url(routes.topics(lang)),
            "sameAs": _wikidata(topic.wikidata),
        })  # fmt: skip

    def _breadcrumbs(self, page: Page) -> Thing:
        """Tell the way to a page from that of the newest explainers."""
        lang = page.lang
        way = [(self._names[lang], self._url(routes.home(lang)))]
        story: Link | None = page.context.get("story")
        if story:
            way.append((story.words.text, self._site.urls.whole(story.href)))
        way.append((page.title.text, self._url(page.path)))
        steps = [
            {"@type": "ListItem", "position": at, "name": name, "item": url}
            for at, (name, url) in enumerate(way, 1)
        ]
        return thing("BreadcrumbList", {"itemListElement": steps})


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _wikidata(number: str | None) -> str | None:
    return WIKIDATA + number if number else None
