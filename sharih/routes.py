"""What a page is ↔ its path on the site; a path ↔ the file it lies in, and its address."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final, Literal

from sharih.arabic import Lang
from sharih.languages import LANGS

Kind = Literal[
    "front", "missing", "home", "topics", "letter", "topic", "mentions", "stories", "story",
    "archive", "period", "search", "status", "explainer", "bilingual", "page",
]  # fmt: skip
"""What a page is; `missing` stands for those that are not there, `home` lists the newest.

A `letter` is one of the index of topics, `mentions` are the explainers that name a topic without
having it, and a `period` is a year or month of the archive, or what has no date. The `status` is
that of the translations, for editors. A `page` is one of an editor's that explains nothing, such as
that about the site.
"""
FeedFormat = Literal["atom", "json"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Where the pages of a kind lie.

    `{lang}` stands for the language, `{ident}` for a slug, the id of a topic or story, or what
    else tells pages of a kind apart, and `{number}` for that of a page. There is no slash in front.
    """

    page: str
    further: str = ""
    """What comes after it for the second page of a list and those that follow."""
    feeds: tuple[FeedFormat, ...] = ()
    """The formats of the feed that lies in the folder of the page."""
    ident: str = "[^/]+"
    """The regular expression of what `{ident}` stands for."""


_FURTHER: Final = "page/{number}/"
UNDATED: Final = "undated"
"""The period of what has no date."""
_LETTER: Final = "(?!mentioned/)[^/]+"
"""What names a letter: a topic may be called `letter`, and its mentions lie in its folder."""
_PERIOD: Final = rf"[0-9]{{4}}(?:/(?:0[1-9]|1[0-2]))?|{UNDATED}"

PATTERNS: Final[Mapping[Kind, Pattern]] = MappingProxyType(
    {
        "front": Pattern(""),
        "missing": Pattern("404.html"),
        "home": Pattern("{lang}/", further=_FURTHER, feeds=("atom", "json")),
        "topics": Pattern("{lang}/topics/"),
        "letter": Pattern("{lang}/topics/letter/{ident}/", further=_FURTHER, ident=_LETTER),
        "topic": Pattern("{lang}/topics/{ident}/", further=_FURTHER, feeds=("atom",)),
        "mentions": Pattern("{lang}/topics/{ident}/mentioned/", further=_FURTHER),
        "stories": Pattern("{lang}/stories/", further=_FURTHER),
        "story": Pattern("{lang}/stories/{ident}/", further=_FURTHER),
        "archive": Pattern("{lang}/archive/"),
        "period": Pattern("{lang}/archive/{ident}/", further=_FURTHER, ident=_PERIOD),
        "search": Pattern("{lang}/search/"),
        "status": Pattern("{lang}/status/", further=_FURTHER),
        "explainer": Pattern("{lang}/{ident}/"),
        "bilingual": Pattern("ar-en/{ident}/"),
        "page": Pattern("{lang}/{ident}/"),
    }
)
"""The addresses of all pages. Whatever writes a path, takes one apart, or must know which slugs
explainers cannot have, reads this table; an address is changed here and nowhere else."""

_FEED: Final = "feed.{feed}"
_INDEX: Final = "index.html"
_OF_EXPLAINERS: Final = frozenset[Kind]({"explainer", "bilingual"})


def _beginning(pattern: Pattern) -> str:
    """Return what of a pattern an explainer could lie in the place of: its first two parts."""
    return "/".join((pattern.page + pattern.further).split("/")[:2])


_WORD: Final = re.compile(r"(?<![^/])[a-z0-9-]+(?![^/.])")
"""A part of a pattern that stands for itself, without the ending of a file's name."""
ABOUT: Final = "about"
"""The name of the page about the site, which no explainer can have, whether there is one or not."""
_OTHERS: Final = frozenset({ABOUT, "index", "static", "theme"})
"""Names of files and folders that are no pages."""
INDEX_OF_WORDS: Final = "search/"
"""The folder in which the index lies that the search pages ask."""
FILES: Final = frozenset({"static", "theme", "index.html", "search"})
"""The first parts of paths of files that are no pages, and of the front page by its file."""
RESERVED: Final = _OTHERS.union(
    LANGS,
    _WORD.findall(_FEED),
    *(_WORD.findall(_beginning(pattern)) for pattern in PATTERNS.values()),
)
"""Slugs an explainer cannot have, because a page of the site lies there."""
RESERVED_FOR_LISTS: Final = RESERVED - {ABOUT}
"""Names that a page of an editor's cannot have for the same reason."""


@dataclass(frozen=True, slots=True)
class Route:
    """A page of the site, or a feed of one: what there is to know from its path."""

    kind: Kind
    lang: Lang = LANGS[0]
    """The language of the page's frame; Arabic for a page that is in both languages."""
    ident: str = ""
    """The slug of an explainer, the name of a page, the id of a topic or story, the name of a
    letter, a period such as `2024/11`; empty for other kinds."""
    number: int = 1
    """Which page of a list, counted from 1."""
    feed: FeedFormat | None = None
    """The format of the page's feed; None where the page itself is meant."""

    @property
    def path(self) -> str:
        """The path, without a slash in front; one that ends in a slash is a folder's."""
        pattern = PATTERNS[self.kind]
        text = pattern.page + (pattern.further if self.number > 1 else "")
        text += _FEED if self.feed else ""
        return text.format(lang=self.lang, ident=self.ident, number=self.number, feed=self.feed)

    @property
    def shows_explainer(self) -> bool:
        """Whether the page shows one edition of an explainer, or both."""
        return self.kind in _OF_EXPLAINERS

    @property
    def shows_text(self) -> bool:
        """Whether the page shows an explainer, or is one of an editor's that explains nothing."""
        return self.shows_explainer or self.kind == "page"

    def feeds(self) -> Iterator[Route]:
        """List the feeds of a page, one for each format."""
        for feed in PATTERNS[self.kind].feeds:
            yield replace(self, feed=feed)


def parse(path: str, pages: Container[str] = ()) -> Route | None:
    """Tell what the page or feed at a path is: `parse(route.path, pages) == route`.

    `pages` has the names of the editors' pages that explain nothing, which lie where explainers
    do. Returns None for a path that none can have; whether there is one is for the site to say.
    """
    for kind, expression in _EXPRESSIONS:
        if found := expression.fullmatch(path):
            said: dict[str, Any] = found.groupdict()
            ident = said.get("ident", "")
            if kind == "explainer" and ident in pages:
                return Route("page", said["lang"], ident)
            if kind in _OF_EXPLAINERS and ident in RESERVED:
                return None
            lang, number = said.get("lang", LANGS[0]), int(said.get("number", 1))
            return Route(kind, lang, ident, number, said.get("feed"))
    return None


def _expressions() -> Iterator[tuple[Kind, re.Pattern[str]]]:
    """Make a regular expression of each pattern: of the page, the further ones and the feeds."""
    for kind, pattern in PATTERNS.items():
        if kind == "page":
            continue  # what lies there is read as an explainer's
        texts = [pattern.page]
        texts += [pattern.page + pattern.further] if pattern.further else []
        texts += [pattern.page + _FEED] if pattern.feeds else []
        values = {"lang": "|".join(LANGS), "ident": pattern.ident, "number": "[2-9]|[1-9][0-9]+",
                  "feed": "|".join(pattern.feeds)}  # fmt: skip
        groups = {name: f"(?P<{name}>{value})" for name, value in values.items()}
        for text in texts:
            yield kind, re.compile(text.replace(".", r"\.").format(**groups))


_EXPRESSIONS: Final = tuple(_expressions())


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

    def whole(self, href: str) -> str:
        """Return the whole address of what `href` leads to on this site."""
        return self.siteurl + href.removeprefix(self.base)


def file_of(path: str) -> str:
    """Return the file that a path is read from: `ar/` lies in `ar/index.html`."""
    return f"{path}{_INDEX}" if not path or path.endswith("/") else path


def path_of(file: str) -> str:
    """Return the path of what lies in a file: that of `ar/index.html` is `ar/`."""
    path = file.removesuffix(_INDEX)
    return path if file_of(path) == file else file


def lang_of(path: str) -> Lang:
    """Return the language whose folder a path lies in, whatever is there; else Arabic."""
    folder = path.partition("/")[0]
    return next((lang for lang in LANGS if lang == folder), LANGS[0])


_WRITE: Final = {kind: pattern.page.format for kind, pattern in PATTERNS.items()}

FRONT: Final = _WRITE["front"]()
"""The path of the front page, which is in both languages."""
MISSING: Final = _WRITE["missing"]()
"""The path of the page that stands for those which are not there."""
STATUS: Final = "status/"
"""A short path that leads to the page about the translations."""


def home(lang: Lang, page: int = 1) -> str:
    """Return the path of a page of the newest explainers."""
    return Route("home", lang, number=page).path


def explainer(lang: Lang, slug: str) -> str:
    """Return the path of an edition."""
    return _WRITE["explainer"](lang=lang, ident=slug)


def bilingual(slug: str) -> str:
    """Return the path of the page with both editions side by side."""
    return _WRITE["bilingual"](ident=slug)


def topics(lang: Lang) -> str:
    """Return the path of the index of topics."""
    return _WRITE["topics"](lang=lang)


def topic(lang: Lang, ident: str, page: int = 1) -> str:
    """Return the path of a page of a topic."""
    if page > 1:
        return Route("topic", lang, ident, page).path
    return _WRITE["topic"](lang=lang, ident=ident)


def archive(lang: Lang) -> str:
    """Return the path of the list by date."""
    return _WRITE["archive"](lang=lang)


def search(lang: Lang) -> str:
    """Return the path of the page that finds words."""
    return _WRITE["search"](lang=lang)


def period_of(time: str) -> str:
    """Return what names a year (2024), a month (2024-11) or no time at all in an address."""
    return time.replace("-", "/") or UNDATED


def time_of(period: str) -> str:
    """Return the ISO year or month that a period stands for; empty for what has no date."""
    return "" if period == UNDATED else period.replace("/", "-")


def status(lang: Lang) -> str:
    """Return the path of the page about the translations."""
    return _WRITE["status"](lang=lang)


def stories(lang: Lang, page: int = 1) -> str:
    """Return the path of a page of the list of stories."""
    return Route("stories", lang, number=page).path


def story(lang: Lang, ident: str, page: int = 1) -> str:
    """Return the path of a page of a story."""
    return Route("story", lang, ident, page).path


def page(lang: Lang, slug: str) -> str:
    """Return the path of a page of an editor's, such as that about the site."""
    return _WRITE["page"](lang=lang, ident=slug)


def feed(folder: str, kind: FeedFormat) -> str:
    """Return the path of the feed of the page that lies in a folder."""
    return folder + _FEED.format(feed=kind)
