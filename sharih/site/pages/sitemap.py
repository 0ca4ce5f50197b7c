"""A linked site → what machines read: sitemap, robots.txt, index.json."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import indent
from typing import Any

from sharih import routes
from sharih.arabic import Lang
from sharih.languages import LANGS
from sharih.records import record
from sharih.site.model import Publication, Site
from sharih.site.pages.feeds import json_bytes
from sharih.site.pages.page import Page


@record(frozen=True, slots=True)
class Location:
    """A page in the sitemap."""

    url: str
    modified: str
    """ISO date; empty where nothing says when."""
    alternates: tuple[tuple[str, str], ...]
    """Language, or `x-default`, and address."""


def location(site: Site, page: Page) -> Location | None:
    """Return the entry of a page, with its twins; None for what search engines should not read."""
    if page.noindex:
        return None
    modified = site.table[page.slug].modified if page.kind == "explainer" else page.modified
    day = modified.isoformat() if modified else ""
    return Location(site.urls.absolute(page.path), day, alternates(site, page))


def alternates(site: Site, page: Page) -> tuple[tuple[str, str], ...]:
    """List the twins of a page for `hreflang`; the front page is for readers of neither."""
    if not page.alternates:
        return ()
    found: list[tuple[str, str]] = [
        (lang, site.urls.absolute(page.alternates[lang]))
        for lang in LANGS
        if lang in page.alternates
    ]
    of_both = page.kind in ("home", "front")
    default = routes.FRONT if of_both else next(iter(page.alternates.values()))
    return (*found, ("x-default", site.urls.absolute(default)))


def robots(site: Site) -> bytes:
    """Write robots.txt: all is open on a published site, nothing on a local one."""
    if not site.settings.siteurl:
        return b"User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\nSitemap: {site.urls.absolute('sitemap.xml')}\n".encode()


def index(site: Site) -> bytes:
    """Write index.json: every explainer and topic of the site for other programs."""
    return json_bytes(
        {
            "name": {lang: site.settings.options.name[lang] for lang in LANGS},
            "explainers": [index_entry(site, p) for p in site.publications],
            "topics": [
                {"id": topic.id, "kind": topic.kind, **{lang: topic.names[lang] for lang in LANGS}}
                for topic in site.registry.topics.values()
            ],
        }
    )


def index_entry(site: Site, publication: Publication) -> dict[str, Any]:
    """Say what index.json says of an explainer."""
    date, modified = publication.date, publication.modified
    return {
        "slug": publication.slug,
        "date": date.isoformat() if date else None,
        "modified": modified.isoformat() if modified else None,
        "topics": list(publication.explainer.tags),
        "editions": {
            lang: {
                "title": edition.metadata.title,
                "summary": edition.metadata.summary,
                "status": edition.metadata.status,
                "url": _address(site, lang, publication.slug),
            }
            for lang, edition in publication.editions.items()
        },
    }


def with_other_entry(
    written: bytes, former: Mapping[str, Any], entry: Mapping[str, Any]
) -> bytes | None:
    """Put an entry in the place of a former one, in an index.json that was written before.

    None where the former one does not stand there once.
    """
    before, now = (indent(json_bytes(each).decode(), "  ").encode() for each in (former, entry))
    # The entry's end: after it stands a comma, or the end of the list.
    before, now = before.rstrip(b"\n"), now.rstrip(b"\n")
    return written.replace(before, now) if written.count(before) == 1 else None


def _address(site: Site, lang: Lang, slug: str) -> str:
    return site.urls.absolute(routes.explainer(lang, slug))
