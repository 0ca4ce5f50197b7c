"""What a page is → its path on the site, the file it lies in, and its address."""

from __future__ import annotations

from dataclasses import dataclass

from sharih.arabic import Lang

RESERVED = frozenset({"404", "about", "ar", "ar-en", "archive", "en", "feed", "index", "page",
                      "search", "static", "stories", "theme", "topics"})  # fmt: skip
"""Slugs an explainer cannot have, because a page of the site lies there."""


@dataclass(frozen=True, slots=True)
class Urls:
    """The addresses of a site; paths have no slash in front and end in one."""

    base: str
    """The path the site lies under: `/repo` or nothing."""
    siteurl: str
    """The address of the site, or nothing in a local build."""

    def href(self, path: str) -> str:
        """Return the address of a path for use in a link."""
        return f"{self.base}/{path}"

    def absolute(self, path: str) -> str:
        """Return the whole address of a path, as feeds and search engines want it."""
        return f"{self.siteurl}/{path}"


def file_of(path: str) -> str:
    """Return the file that a path is read from: `ar/` lies in `ar/index.html`."""
    return f"{path}index.html" if not path or path.endswith("/") else path


def home(lang: Lang, page: int = 1) -> str:
    """Return the path of a page of the newest explainers."""
    return f"{lang}/" if page == 1 else f"{lang}/page/{page}/"


def explainer(lang: Lang, slug: str) -> str:
    """Return the path of an edition."""
    return f"{lang}/{slug}/"


def bilingual(slug: str) -> str:
    """Return the path of the page with both editions side by side."""
    return f"ar-en/{slug}/"


def topics(lang: Lang) -> str:
    """Return the path of the index of topics."""
    return f"{lang}/topics/"


def topic(lang: Lang, ident: str) -> str:
    """Return the path of a topic."""
    return f"{lang}/topics/{ident}/"


def archive(lang: Lang) -> str:
    """Return the path of the list by date."""
    return f"{lang}/archive/"


def stories(lang: Lang) -> str:
    """Return the path of the list of stories."""
    return f"{lang}/stories/"


def story(lang: Lang, ident: str) -> str:
    """Return the path of a story."""
    return f"{lang}/stories/{ident}/"


def about(lang: Lang) -> str:
    """Return the path of the page about the site."""
    return f"{lang}/about/"


def feed(folder: str, kind: str) -> str:
    """Return the path of the feed of a page; `kind` is `atom` or `json`."""
    return f"{folder}feed.{kind}"
