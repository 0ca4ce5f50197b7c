"""The head of a page and what it says for machines → a title, and credits of the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser

from sharih.conversion.records import Credit, CreditKind
from sharih.days import read_day

_DAY: Final = re.compile(r"\A\s*(\d{4}-\d{2}-\d{2})(?!\d)")
_ARTICLE: Final = re.compile(r"(?:Article|Posting|Report)\Z")
_MOST_JSON: Final = 500_000
_DEEPEST_JSON: Final = 12
_SITE: Final = re.compile(r"\s+[|–—«»:·•-]+\s+|\s*[|»«]\s*|::")
_NO_NAME: Final = re.compile(r"https?:|@|\A\W*(?:admin|editor|user\d*|author)\W*\Z", re.IGNORECASE)
_META: Final[tuple[tuple[CreditKind, tuple[str, ...]], ...]] = (
    ("author", ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author")),
    ("published", ("article:published_time", "datepublished", "pubdate", "dc.date.issued",
                   "dc.date", "date", "publish-date", "parsely-pub-date", "sailthru.date")),
    ("modified", ("article:modified_time", "datemodified", "lastmod", "last-modified",
                  "og:updated_time")),
    ("source", ("og:site_name", "application-name", "dc.publisher")),
)  # fmt: skip
_TAGS: Final = (
    "a[rel~=tag], meta[property='article:tag'], [class*=tags i]:not([class*=cloud i]) a, "
    "[class*=keywords i]:not([class*=cloud i]) a"
)
_MOST_TAGS: Final = 20
_LONGEST_TAG: Final = 40
_ITEMPROP: Final[tuple[tuple[CreditKind, str], ...]] = (
    ("author", ("[itemprop=author] [itemprop=name], [itemprop=author], a[rel~=author], "
                ".vcard .fn, .author.vcard")),
    ("published", ("[itemprop=datePublished], time[pubdate], time.published, time.entry-date, "
                   "abbr.published")),
    ("modified", "[itemprop=dateModified], time.updated"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of its article beside the text."""

    titles: tuple[str, ...]
    """Titles, the surest first; the name of the site may stand behind one."""
    told: dict[CreditKind, str]

    def credits(self) -> tuple[Credit, ...]:
        """Give them as credits of the first line."""
        return tuple(Credit(kind, text, 1) for kind, text in self.told.items())

    @property
    def title(self) -> str:
        """The title without the name of the site, where one is long enough to be a headline."""
        site = self.told.get("source", "")
        for text in self.titles:
            parts = [part.strip() for part in _SITE.split(text)]
            without = [part for part in parts if part != site]
            longest = max(without, key=len, default="")
            if longest.count(" ") >= 2:
                return text if len(without) == len(parts) and text != self.titles[-1] else longest
        return ""


def read_facts(parser: LexborHTMLParser) -> PageFacts:
    """Read what a page says of its article."""
    meta = dict(_meta(parser))
    linked = list(_linked(parser))
    told: dict[CreditKind, str] = {}
    for kind, keys in _META:
        for value in (*_of_linked(kind, linked), *(meta.get(key, "") for key in keys)):
            if (text := _plain(kind, value)) and kind not in told:
                told[kind] = text
    for kind, selector in _ITEMPROP:
        if kind not in told and (text := _of_element(parser, kind, selector)):
            told[kind] = text
    if tags := _tags(parser):
        told["tags"] = tags
    if told.get("modified") == told.get("published"):
        told.pop("modified", None)
    if told.get("author") == told.get("source"):
        told.pop("author", None)
    head = parser.css_first("head title") or parser.css_first("title")
    titles = (
        *(_words(found.get("headline")) for found in linked),
        meta.get("og:title", ""), meta.get("twitter:title", ""),
        " ".join(head.text().split()) if head else "",
    )  # fmt: skip
    return PageFacts(tuple(title for title in titles if title), told)


def _tags(parser: LexborHTMLParser) -> str:
    """List the tags that a page shows as links, or has in its head; a cloud is of all articles."""
    found: dict[str, None] = {}
    for node in parser.css(_TAGS)[:_MOST_TAGS]:
        text = " ".join(node.text().split()) or (node.attributes.get("content") or "").strip()
        if 0 < len(text) <= _LONGEST_TAG:
            found.setdefault(text.lstrip("#"))
    return ", ".join(found)


def _meta(parser: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    # The first of a name counts: dict keeps the last, so they come from the end.
    for node in reversed(parser.css("meta[content]")):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = " ".join((attributes.get("content") or "").split())
        if name and content and len(content) < 500:
            yield name.lower(), content


def _linked(parser: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Find the articles in a page's JSON-LD."""
    for node in parser.css('script[type="application/ld+json"]'):
        text = node.text()
        if len(text) < _MOST_JSON:
            with suppress(ValueError, RecursionError):
                yield from _articles(json.loads(text), _DEEPEST_JSON)


def _articles(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(data, list) and depth:
        for part in data:
            yield from _articles(part, depth - 1)
    elif isinstance(data, dict) and depth:
        kinds = data.get("@type")
        if any(_ARTICLE.search(str(kind)) for kind in _listed(kinds)):
            yield data
        else:
            yield from _articles([data.get("@graph"), data.get("mainEntity")], depth - 1)


def _of_linked(kind: CreditKind, articles: Iterable[dict[str, Any]]) -> Iterator[str]:
    key = {
        "author": "author", "published": "datePublished", "modified": "dateModified",
        "source": "publisher",
    }[kind]  # fmt: skip
    for article in articles:
        found = [
            _words(part.get("name")) if isinstance(part, dict) else _words(part)
            for part in _listed(article.get(key))
        ]
        yield "، ".join(filter(None, found)) if kind == "author" else "".join(found[:1])


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _words(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _plain(kind: CreditKind, value: str) -> str:
    """Take a value as a credit; nothing where it is none."""
    if kind in ("published", "modified"):
        match = _DAY.match(value)
        return match[1] if match and read_day(match[1]) else ""
    value = value.strip(" ,،|-")
    return "" if _NO_NAME.search(value) or len(value) > 120 else value


def _of_element(parser: LexborHTMLParser, kind: CreditKind, selector: str) -> str:
    for node in parser.css(selector):
        attributes = node.attributes
        for name in ("datetime", "content", "title"):
            if kind != "author" and (text := _plain(kind, attributes.get(name) or "")):
                return text
        if kind == "author":
            text = _plain(kind, " ".join(node.text().split()))
            if 0 < text.count(" ") < 6 and not any(char.isdigit() for char in text):
                return text
    return ""
