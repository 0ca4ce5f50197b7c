"""What a page of the site is: where it lies, what it is made from, and its twins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any, Final

from sharih import routes
from sharih.arabic import Lang
from sharih.cards.records import SocialCard
from sharih.records import record
from sharih.site.model import Site
from sharih.site.views.page_records import Reading, Words

NO_WORDS = Words("", "ar")
"""Stands for the title of a page whose template names it."""


@record(frozen=True, slots=True)
class Page:
    """A page that is made from a template."""

    path: str
    template: str
    lang: Lang
    """The language of the frame."""
    title: Words
    """What the page is called, without the name of the site."""
    description: Words
    kind: str
    """What it is: `home`, `explainer`, `topic` …; templates mark the navigation with it."""
    alternates: Mapping[Lang, str] = field(default_factory=dict)
    """The path of the same page in each language, itself included."""
    readings: tuple[Reading, ...] = ()
    """The languages the switch offers; empty where the page has no twin."""
    noindex: bool = False
    feed: str = ""
    """The path of the feed that belongs to the page; empty for that of the language."""
    context: Mapping[str, Any] = field(default_factory=dict)
    """What only its template needs."""
    slug: str = ""
    """The explainer whose body its template needs too; empty where it needs none."""
    told: tuple[str, ...] = ()
    """The explainers, by their slugs, whose timelines its template needs too, as `moments`."""
    modified: dt.date | None = None
    """When it was last changed, where it is one that explains nothing and says so."""
    card: SocialCard | None = None
    """The picture that goes with links to it."""
    current: str = ""
    """The path of the menu's entry that leads to it; empty where none does. It follows from the
    menu, and is set when the page is rendered."""


_FIRST: Final[Mapping[str, Callable[[Lang], str]]] = {
    "home": routes.home, "stories": routes.stories, "topics": routes.topics,
    "archive": routes.archive, "search": routes.search,
}  # fmt: skip
"""Lists of which any page counts as the first, by their kind."""


def menu_place(page: Page) -> str:
    """Return the path that an entry of the menu has which leads to a page."""
    return _FIRST[page.kind](page.lang) if page.kind in _FIRST else page.path


def twins(site: Site, paths: Mapping[Lang, str]) -> dict[str, Any]:
    """Return what a page that both languages have says of its twin."""
    readings = tuple(Reading(lang, site.urls.href(path)) for lang, path in paths.items())
    return {"alternates": paths, "readings": readings}
