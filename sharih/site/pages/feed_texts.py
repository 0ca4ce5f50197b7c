"""The explainers in feeds → their texts as HTML, each made once for all feeds of a build."""

from __future__ import annotations

from sharih.site.kept import Fetch
from sharih.site.pages.feed_text import feed_text
from sharih.site.pages.feeds import Feed, FeedEntry
from sharih.site.pages.templates import Templates
from sharih.site.views.views import Views


class FeedTexts:
    """Renders the texts of one site for feeds."""

    def __init__(self, views: Views, fetch: Fetch, templates: Templates) -> None:
        """`fetch` returns the bodies of the site of `views`."""
        self._views = views
        self._fetch = fetch
        self._templates = templates
        self.known: dict[str, str] = {}
        """Those that are made, by the addresses of the explainers."""

    def of(self, feed: Feed) -> dict[str, str]:
        """Return the texts of a feed by the slugs of its explainers."""
        return {entry.slug: self._text(entry, feed) for entry in feed.entries}

    def _text(self, entry: FeedEntry, feed: Feed) -> str:
        if entry.id not in self.known:
            site, lang = self._views.site, feed.lang
            body = self._fetch(entry.slug)
            view = self._views.edition(site.table[entry.slug], body, lang, alone=True)
            context = {"lang": lang, "explainer": view}
            written = self._templates.render("feed_text.html", context)

            def whole(address: str) -> str:
                within = address.startswith("#")
                return entry.id + address if within else site.urls.whole(address)

            self.known[entry.id] = feed_text(written, lang, whole)
        return self.known[entry.id]
