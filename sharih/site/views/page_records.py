"""What templates show of a site: small records of plain values."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from sharih.arabic import Lang, base_language, is_mostly
from sharih.charts.records import Sketch
from sharih.records import record
from sharih.site.views.card_pictures import CardPicture
from sharih.site.views.node_records import Node, SectionNode
from sharih.site.views.speakers import Speaker


@record(frozen=True, slots=True)
class Words:
    """Plain text and the language it is in."""

    text: str
    lang: Lang

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


@record(frozen=True, slots=True)
class Link:
    """An address on the site with its words."""

    href: str
    words: Words


@record(frozen=True, slots=True)
class Reading:
    """A language that a thing can, or cannot yet, be read in."""

    lang: Lang
    href: str | None
    """None where there is no such edition."""
    draft: bool = False
    until: dt.date | None = None
    """The day from which readers get it, where only local builds show it before."""
    behind: bool = False
    """Whether the original has changed since."""


@record(frozen=True, slots=True)
class Card:
    """An explainer in a list."""

    slug: str
    lang: Lang
    """The language of its words: the list's where there is such an edition."""
    href: str
    title: Words
    summary: Words
    kicker: Words
    date: dt.date | None
    modified: dt.date | None
    """Only where it was changed after the day it was published."""
    draft: bool
    readings: tuple[Reading, ...]
    topics: tuple[Link, ...]
    picture: CardPicture | None = None
    sketch: Sketch | None = None
    """What is drawn beside it for want of a picture."""


@record(frozen=True, slots=True)
class TopicView:
    """A topic as a page or an index shows it."""

    id: str
    kind: str
    name: Words
    other_name: Words
    about: Words
    href: str
    count: int
    """Explainers tagged with it that this build shows."""


@record(frozen=True, slots=True)
class EditionView:
    """An edition as its page shows it."""

    slug: str
    lang: Lang
    title: Words
    summary: Words
    kicker: Words
    date: dt.date | None
    modified: dt.date | None
    draft: bool
    waits: dt.date | None
    """The day from which readers get it."""
    proposed: tuple[str, ...]
    translation: bool
    behind: bool
    """Whether the original has other words since."""
    facts: int
    """Units whose original has changed in numbers, dates, names or what it denies."""
    missing: int
    """Units that are not translated yet."""
    unchecked: int
    """Units that a machine has translated, and that are shown so."""
    head: tuple[Node, ...]
    """What title and summary are, where they are not as the original has them: without words."""
    minutes: int
    """How long it takes to read it; like the speakers, not told beside the other language."""
    author: Words
    translator: Words
    reviewer: Words
    source: Words
    source_url: str
    rights: Words
    seeds: tuple[str, ...]
    sections: tuple[SectionNode, ...]
    empty: tuple[Words, ...]
    """The headings of the sections that are left out, as nothing stands under them yet."""
    shared: frozenset[str]
    """The ids of the sections that the other language has too."""
    topics: tuple[TopicView, ...]
    named: tuple[str, ...]
    """The topics it names and explains, in the order of their first mention."""
    speakers: tuple[Speaker, ...]
    """Who says what, where several things are said."""


@record(frozen=True, slots=True)
class Letter:
    """A letter of an index with what stands under it."""

    letter: str
    topics: tuple[TopicView, ...]


# Most pages name the same few authors, sources and terms.
@lru_cache(maxsize=1024)
def words(text: str, lang: Lang) -> Words:
    """Tell the language of a text: one without a word of a page's is in the other.

    In English, a title or summary of nearly nothing but Arabic is not translated yet.
    """
    if lang == "en" and not text.isascii() and is_mostly("ar", text):
        return Words(text, "ar")
    return Words(text, base_language(text, lang))
