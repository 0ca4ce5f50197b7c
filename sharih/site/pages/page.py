"""What a page of the site is: where it lies, what it is made from, and its twins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sharih.arabic import Lang
from sharih.site.model import Site
from sharih.site.views.page_records import Reading, Words

NO_WORDS = Words("", "ar")
"""Stands for the title of a page whose template names it."""


@dataclass(frozen=True, slots=True)
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


def twins(site: Site, paths: Mapping[Lang, str]) -> dict[str, Any]:
    """Return what a page that both languages have says of its twin."""
    readings = tuple(Reading(lang, site.urls.href(path)) for lang, path in paths.items())
    return {"alternates": paths, "readings": readings}
