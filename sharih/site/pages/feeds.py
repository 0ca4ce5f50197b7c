"""A linked site → its feeds: what Atom templates are given, and JSON Feed as bytes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from sharih import routes
from sharih.arabic import Lang
from sharih.languages import LANGS
from sharih.records import record
from sharih.routes import Route
from sharih.site.model import Publication, Site
from sharih.site.views.page_records import words

EPOCH = dt.date(1970, 1, 1)
"""Stands for the date of a draft that has none; the clock never does."""


@record(frozen=True, slots=True)
class FeedEntry:
    """An explainer in a feed."""

    slug: str
    id: str
    """An address that never changes while the slug does not."""
    url: str
    title: str
    summary: str
    published: str
    """RFC 3339; news has a day only, so the time is midnight UTC."""
    updated: str
    topics: tuple[tuple[str, str], ...]
    """Topic ids with their names in the language of the feed."""
    author: str
    """Empty where nobody is named."""
    draft: bool


@record(frozen=True, slots=True)
class Feed:
    """The newest explainers, of a language or of a topic in it."""

    lang: Lang
    title: str
    home: str
    """The address of the page that it belongs to."""
    self_url: str
    updated: str
    entries: tuple[FeedEntry, ...]


def all_feeds(site: Site) -> Iterator[Route]:
    """List the feeds of a site: of the home and of every topic, in each language."""
    for lang in LANGS:
        yield from Route("home", lang).feeds()
        for ident in site.registry.topics:
            yield from Route("topic", lang, ident).feeds()


def has_feed(site: Site, route: Route) -> bool:
    """Say whether a route is one of `all_feeds`."""
    return route.feed is not None and (
        route.kind == "home" or (route.kind == "topic" and route.ident in site.registry.topics)
    )


def feed_of(site: Site, route: Route) -> Feed:
    """Make a feed, one of `all_feeds`."""
    name = site.settings.options.name[route.lang]
    if route.kind == "home":
        return _feed(site, route, name, site.publications)
    topic = site.registry.topics[route.ident]
    title = f"{topic.names[route.lang]} - {name}"
    return _feed(site, route, title, site.tagged.get(topic.id, ()))


def has_texts(route: Route) -> bool:
    """Say whether a feed has whole texts: that of a language; those of its topics would be many."""
    return route.kind == "home"


def json_feed(feed: Feed, texts: Mapping[str, str]) -> bytes:
    """Write a feed as JSON Feed 1.1 (jsonfeed.org); `texts` has the HTML of explainers by slug."""
    items = [_json_item(feed.lang, entry, texts[entry.slug]) for entry in feed.entries]
    return json_bytes(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.home,
            "feed_url": feed.self_url,
            "language": feed.lang,
            "items": items,
        }
    )


def _json_item(lang: Lang, entry: FeedEntry, text: str) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": text,
        "summary": entry.summary,
        "date_published": entry.published,
        "date_modified": entry.updated,
        **({"authors": [{"name": entry.author}]} if entry.author else {}),
        "language": lang,
        "tags": [name for _, name in entry.topics],
    }


def texts_in(feed: bytes) -> dict[str, str]:
    """Return the texts in a JSON Feed that was written before, by the addresses of explainers."""
    return {item["id"]: item["content_html"] for item in json.loads(feed)["items"]}


def json_bytes(value: object) -> bytes:
    """Write JSON as UTF-8, one value a line, Arabic as itself."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _feed(site: Site, route: Route, title: str, publications: Sequence[Publication]) -> Feed:
    lang = route.lang
    limit = site.settings.options.feed_items
    shown = islice((p for p in publications if lang in p.editions), limit)
    entries = tuple(_entry(site, publication, lang) for publication in shown)
    return Feed(
        lang=lang,
        title=title,
        home=site.urls.absolute(replace(route, feed=None).path),
        self_url=site.urls.absolute(route.path),
        updated=max((entry.updated for entry in entries), default=_moment(EPOCH)),
        entries=entries,
    )


def _entry(site: Site, publication: Publication, lang: Lang) -> FeedEntry:
    metadata = publication.editions[lang].metadata
    date = metadata.date or publication.date or EPOCH
    address = site.urls.absolute(routes.explainer(lang, publication.slug))
    topics = site.registry.topics
    return FeedEntry(
        slug=publication.slug,
        id=address,
        url=address,
        title=words(metadata.title, lang).text,
        summary=metadata.summary,
        published=_moment(date),
        updated=_moment(metadata.modified or date),
        topics=tuple((tag, topics[tag].names[lang]) for tag in publication.explainer.tags),
        author=metadata.author,
        draft=publication.is_draft(lang),
    )


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
