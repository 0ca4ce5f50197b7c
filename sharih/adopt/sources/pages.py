"""The files of a site → which are pages such as "about", and which have no text of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sharih.adopt.sources.article_names import Name
from sharih.adopt.sources.front_matter import FrontMatter, split_front_matter
from sharih.adopt.sources.sites import Place, Site, texts_of
from sharih.adopt.sources.text_files import files_below
from sharih.languages import LANGS

_KINDS: Final = frozenset({"page", "home", "archives", "search", "contact", "about", "404"})
"""What `layout` or `type` of a page may be."""
_FRONTS: Final = ("index", "_index")
_ROOT: Final = ("", "page", "pages")
_OTHER_FOLDERS: Final = frozenset({"vendor", "node_modules"})
_NO_TEXT: Final = re.compile(
    r"<!--.*?-->|<(script|style|form)\b.*?</\1\s*>|\{%.*?%\}|\{\{(?![<%]).*?\}\}"
    r"|\{\{[<%][^\"{}]*[%>]\}\}|</?(?!img\b)[A-Za-z][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
"""What is on a page without being a text: tags, also those that are only filled by a template."""
_FILLED: Final = re.compile(r"\{%-?\s*(?:for|paginate|tablerow)\b")
"""What a template begins with that fills a page."""
_HEAD: Final = 65536


def is_page_by_path(path: Path, place: Place, site: Site) -> bool:
    """Say whether a file is a page by where it lies, or the text of a list or the front page."""
    if place.collection == "pages" or path.stem.partition(".")[0] == "_index":
        return True
    parts = path.relative_to(place.top).parts[:-1]
    if site.generator == "pelican":
        named = (site.folder / name for name in texts_of(site.values.get("page_paths")))
        if any(path.is_relative_to(folder) for folder in named):
            return True
    if "pages" in parts and site.generator in ("pelican", "unknown"):
        return True
    above = [name for name in parts if name.lower() not in LANGS]
    return path.stem.partition(".")[0] in ("index", "404") and not above


def says_page(head: FrontMatter, named: Name, site: Site, *, sections: bool) -> bool:
    """Say whether a head tells of a page, or that it lies where Hugo's pages do.

    Those lie at the root: without a date all of them, and where the site has `sections`, in which
    its articles lie, those with a date, too.
    """
    if head.first("layout").lower() in _KINDS or head.first("type").lower() in _KINDS:
        return True
    if site.generator != "hugo" or named.folder not in _ROOT:
        return False
    return sections or not (head.first("date", "publishdate", "lastmod") or named.date)


def has_sections(site: Site) -> bool:
    """Say whether articles of a site of Hugo's lie in sections, and not all of them at its root."""
    return site.generator == "hugo" and any(
        _is_in_section(path, place)
        for place in site.places
        for path in files_below(place.folder)
        if path.suffix.lower() in (".md", ".markdown")
    )


def _is_in_section(path: Path, place: Place) -> bool:
    parts = [part for part in path.relative_to(place.top).parts[:-1] if part not in LANGS]
    name = path.stem.partition(".")[0]
    if not parts or parts[0] in _ROOT or name == "_index":
        return False
    return len(parts) > 1 or name not in ("index", *LANGS)


def is_front(path: Path, place: Place, head: FrontMatter) -> bool:
    """Say whether a page is the front page of its site, in one of its languages."""
    said = head.first("save_as", "url", "permalink").strip("/").removesuffix("index.html")
    if not said.strip("/") and head.first("save_as", "permalink", "url"):
        return True
    above = [name for name in path.relative_to(place.top).parts[:-1] if name not in LANGS]
    return path.stem.partition(".")[0] in _FRONTS and not above


def fault_of_page(path: Path, head: FrontMatter, body: str) -> str:
    """Say why a page is none that an editor wrote; empty where it can be taken."""
    name = path.stem.partition(".")[0]
    addresses = (head.first("save_as", "url", "permalink").strip("/"), head.first("slug"), name)
    if any(address.removesuffix(".html").removesuffix("/index") == "404" for address in addresses):
        return "the page for addresses that lead nowhere, which is the theme's here"
    if _FILLED.search(body):
        return "a page that a template fills"
    if not re.search(r"\w", _NO_TEXT.sub(" ", body)):
        what = "the page of a list" if name == "_index" else "a page"
        return f"{what} without a text of its own"
    return ""


def pages_beside(site: Site) -> Iterator[tuple[Path, Place]]:
    """Find the pages of Jekyll, which lie anywhere beside its posts and begin with a head."""
    if not site.pages:
        return
    others = {place.folder for place in site.places}
    place = Place(site.pages, collection="pages")
    for path in files_below(site.pages):
        inside = path.relative_to(site.pages).parts[:-1]
        if others.intersection(path.parents) or _OTHER_FOLDERS.intersection(inside):
            continue
        if not any(name.startswith("_") for name in inside if name != "_pages") and _is_head(path):
            yield path, place


def _is_head(path: Path) -> bool:
    """Say whether a file begins with a head; one of HTML must say that it is a page."""
    ending = path.suffix.lower()
    if ending not in (".md", ".markdown", ".html"):
        return False
    with path.open("rb") as file:
        text = file.read(_HEAD if ending == ".html" else 4).decode("utf-8-sig", "replace")
    if ending != ".html":
        return text.startswith("---")
    head, _, _ = split_front_matter(text.replace("\r\n", "\n"))
    return text.startswith("---") and head.first("layout").lower() in ("page", "single")
