"""An article → the addresses it had on its site, by its head and by the site's settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import unquote

from unidecode import unidecode

from sharih.adopt.making.head_keys import ADDRESSES, DATES
from sharih.adopt.sources.articles import Article
from sharih.adopt.sources.dates import ReadDate, read_date
from sharih.adopt.sources.sites import Site
from sharih.languages import LANGS
from sharih.web.addresses import parts_of

_JEKYLL_STYLES: Final[Mapping[str, str]] = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}
_TOKEN: Final = re.compile(r":([a-z_]+)")
_PELICAN: Final = re.compile(r"\{(?P<key>\w+)(?::(?P<form>[^{}]*))?\}")
_NO_SIGNS: Final = re.compile(r"[^\w\s-]")
_GAPS: Final = re.compile(r"[\s-]+")
_HUGO_SIGNS: Final = re.compile(r"[^\w./\\#+~_\s-]")


def former_addresses(article: Article, site: Site) -> tuple[str, ...]:
    """List the addresses of an article, from the root of its site on, each with a slash in front.

    Those that its head names come first; then, where the site's settings are known, the one that
    follows from them.
    """
    head = article.head
    found: dict[str, None] = {}
    named = False
    for key in ADDRESSES:
        values = head.lists.get(key) or (head.values.get(key, ""),)
        for value in filter(None, values):
            address = _said(value, article, site)
            if address:
                found[address] = None
                named = named or key in ("url", "permalink", "save_as")
    if not named and site.settings is not None and (address := _by_rule(article, site)):
        found[address] = None
    return tuple(found)


def is_of_front(address: str) -> bool:
    """Say whether an address is that of a front page, in one of the languages or in none."""
    name = address.strip("/").removesuffix("index.html").strip("/")
    return name in ("", *LANGS)


def _said(value: str, article: Article, site: Site) -> str:
    """Read an address that a head names; a pattern in it is filled in."""
    whole = value.startswith(("http://", "https://"))
    if site.generator == "jekyll" and not whole and (value in _JEKYLL_STYLES or ":" in value):
        return _jekyll(_JEKYLL_STYLES.get(value, value), article)
    if _PELICAN.search(value):
        value = _pelican(value, article, site)
    if whole:
        parts = parts_of(value)
        path = parts.path if parts else ""
    else:
        path = value
    path = unquote(path).strip()
    return f"/{path.lstrip('/')}" if path.strip("/") else ""


def _by_rule(article: Article, site: Site) -> str:
    if site.generator == "pelican":
        return _clean(_pelican(_pelican_rule(article, site), article, site))
    if site.generator == "hugo":
        return _clean(_hugo(article, site))
    if site.generator == "jekyll":
        return _clean(_jekyll(_jekyll_rule(article, site), article))
    return ""


def _pelican_rule(article: Article, site: Site) -> str:
    """Give the pattern for an article; a translation's is its own, also where only one is said."""
    other = bool(site.language) and article.lang != site.language
    lang, usual = ("lang_", "{slug}-{lang}.html") if other else ("", "{slug}.html")
    kind, folder = ("page", "pages/") if article.is_page else ("article", "")
    rule = site.text(f"{kind}_{lang}save_as") or site.text(f"{kind}_{lang}url")
    return rule or f"{folder}{usual}"


def _clean(path: str) -> str:
    return "/" + re.sub("/{2,}", "/", path).lstrip("/")


def _day(article: Article) -> ReadDate | None:
    said = article.head.first(*DATES)
    return (read_date(said) if said else None) or article.named.date


def _pelican(rule: str, article: Article, site: Site) -> str:
    day = _day(article)

    def fill(found: re.Match[str]) -> str:
        key, form = found["key"], found["form"]
        if key == "date" and day:
            return day.day.strftime(form or "%Y-%m-%d")
        values = {
            "slug": article.head.first("slug") or pelican_slug(article.title, site),
            "lang": article.lang,
            "category": pelican_slug(article.head.first("category") or article.named.folder, site),
            "author": pelican_slug(article.head.first("author"), site),
        }
        return values.get(key, "")

    return _PELICAN.sub(fill, rule)


def pelican_slug(words: str, site: Site) -> str:
    """Make the slug that Pelican makes of a title: in Latin letters, with hyphens."""
    words = words if site.values.get("slugify_use_unicode") else unidecode(words)
    return _GAPS.sub("-", _NO_SIGNS.sub("", words).strip().lower()).strip("-")


def _hugo(article: Article, site: Site) -> str:
    folder = PurePosixPath(article.named.folder)
    section = folder.parts[0] if folder.parts else ""
    rules = site.values.get("permalinks")
    rule = _hugo_rule(rules, section) if isinstance(rules, Mapping) else ""
    if article.is_front:
        return f"{_hugo_language(article, site)}/"
    name = article.head.first("slug") or article.named.whole
    path = _filled(rule, article, section, name) if rule else f"/{article.named.folder}/{name}/"
    if not site.values.get("disablepathtolower"):
        path = path.lower()
    path = _GAPS.sub("-", _HUGO_SIGNS.sub("", path))
    return f"{_hugo_language(article, site)}{path}"


def _hugo_rule(rules: Mapping[str, Any], section: str) -> str:
    pages = rules.get("page")
    for table in (pages, rules):
        if isinstance(table, Mapping) and isinstance(rule := table.get(section.lower()), str):
            return rule
    return ""


def _hugo_language(article: Article, site: Site) -> str:
    languages = site.values.get("languages")
    if not isinstance(languages, Mapping):
        return ""
    inside = str(site.values.get("defaultcontentlanguageinsubdir", "")).lower() == "true"
    first = site.language.lower().partition("-")[0] or "en"
    return f"/{article.lang}" if inside or article.lang != first else ""


def _jekyll_rule(article: Article, site: Site) -> str:
    collection = article.place.collection
    if article.is_page and collection in ("", "pages") and not _is_collection(site, "pages"):
        pretty = site.text("permalink") == "pretty" or site.text("permalink").endswith("/")
        return "/:path/" if pretty else "/:path.html"
    if collection and collection != "posts":
        said = site.values.get("collections")
        own = said.get(collection) if isinstance(said, Mapping) else None
        rule = own.get("permalink") if isinstance(own, Mapping) else None
        return str(rule or "/:collection/:path.html")
    rule = site.text("permalink") or "date"
    return _JEKYLL_STYLES.get(rule, rule)


def _is_collection(site: Site, name: str) -> bool:
    said = site.values.get("collections")
    return isinstance(said, Mapping | list) and name in said


def _jekyll(rule: str, article: Article) -> str:
    name = article.head.first("slug") or article.named.name
    return _filled(rule, article, article.named.folder, name)


def _filled(rule: str, article: Article, section: str, name: str) -> str:
    """Fill in a pattern of Hugo's or Jekyll's."""
    day = _day(article)
    categories = "/".join(_categories(article))
    values = {
        "title": name, "slug": name, "slugorfilename": name, "slugorcontentbasename": name,
        "filename": article.named.whole, "name": article.named.whole,
        "contentbasename": article.named.whole, "section": section,
        "sections": article.named.folder, "collection": article.place.collection,
        "path": _path(article),
        "output_ext": ".html", "lang": article.lang, "categories": categories,
        "category": categories,
    }  # fmt: skip
    if day:
        values |= {
            "year": f"{day.day:%Y}", "month": f"{day.day:%m}", "day": f"{day.day:%d}",
            "i_month": str(day.day.month), "i_day": str(day.day.day), "short_year": f"{day.day:%y}",
            "y_day": f"{day.day:%j}", "yearday": str(int(f"{day.day:%j}")),
            "monthname": f"{day.day:%B}".lower(), "long_month": f"{day.day:%B}",
            "short_month": f"{day.day:%b}",
        }  # fmt: skip
    return _TOKEN.sub(lambda token: values.get(token[1], ""), rule)


def _path(article: Article) -> str:
    """Give the path of a file without its ending, or that of its folder where it is an index."""
    path = article.path.relative_to(article.place.top).with_suffix("")
    return (path.parent if article.is_page and path.name == "index" else path).as_posix()


def _categories(article: Article) -> list[str]:
    names = article.head.names("category", "categories", spaces=True)
    return [_GAPS.sub("-", name.lower()) for name in names]
