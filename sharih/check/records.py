"""What `check` knows of a built site, and what it finds there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sharih.errors import Problem, Severity

Near = tuple[str, ...]
"""The ids an element lies in, its own first: what leads from a page back to its source."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a page, as far as rules ask for it."""

    tag: str
    near: Near
    url: str = ""
    """Where it leads, or what it shows, as written."""
    text: str = ""
    """What a rule about it needs beyond its name."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a browser reads it."""

    file: str
    """Its file in the site's folder, with slashes."""
    lang: str
    direction: str
    title: str
    metas: Mapping[str, str]
    """Name → content of each `meta`; `charset` and `refresh` too."""
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    """`hreflang` and address of each twin the head names."""
    ids: tuple[Element, ...]
    """Every element with an id, which is the first of its `near`."""
    headings: tuple[tuple[int, Near], ...]
    """Level and place of each heading."""
    links: tuple[Element, ...]
    """Everything with an address: links, pictures, style sheets, scripts."""
    pictures: tuple[Element, ...]
    """The pictures without `alt`."""
    nameless: tuple[Element, ...]
    """Links, buttons and form fields that nothing names."""
    turned: tuple[Element, ...]
    """Elements whose language is written the other way than what they stand in, without `dir`."""
    has_main: bool

    @property
    def noindex(self) -> bool:
        """Say whether search engines are asked to leave it out."""
        return "noindex" in self.metas.get("robots", "")

    @property
    def redirects(self) -> bool:
        """Say whether it only leads elsewhere."""
        return "refresh" in self.metas


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A folder that holds a site."""

    root: Path
    base: str
    """The path it will lie under: `/repo` or nothing."""
    siteurl: str
    """Its whole address, without a slash at the end; nothing for a local build."""
    files: Mapping[str, int]
    """Path with slashes → size in bytes."""
    irregular: Mapping[str, str]
    """What is neither a file nor a folder: path → what it is."""
    pages: Mapping[str, Page]
    """The HTML among the files."""
    listed: tuple[str, ...] = ()
    """The addresses in `sitemap.xml`."""
    styles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Style sheet → the addresses it names."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a built site, told of the file it is in."""

    file: str
    reason: str
    remedy: str
    severity: Severity = "error"
    near: Near = ()
    url: str = ""
    """The address at fault, which may be found in the source."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding told of the source."""

    rule: str
    """The name of the rule that found it."""
    problem: Problem
    page: str = ""
    """The file of the built site it shows in; empty where it is of the sources alone."""
