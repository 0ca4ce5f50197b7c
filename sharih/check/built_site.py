"""What `check` knows of a built site, and what it finds there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from sharih.errors import Problem, Severity

Near = tuple[str, ...]
"""The ids an element lies in, its own first: what leads from a page back to its source."""


class PageLink(NamedTuple):
    """Something on a page that has an address: a link, a picture, a style sheet, a script."""

    tag: str
    near: Near
    url: str
    """The address as written, without the blanks around it."""


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
class Ids(Container[str]):
    """The ids on a page, in one piece: a large site has millions."""

    packed: bytes
    """Each between two zeros, which no id has."""

    @classmethod
    def of(cls, ids: Iterable[str]) -> Ids:
        """Pack ids."""
        return cls("\0".join(("", *ids, "")).encode())

    def __contains__(self, ident: object) -> bool:
        """Say whether an id is among them."""
        if not isinstance(ident, str) or "\0" in ident:
            return False
        return f"\0{ident}\0".encode() in self.packed


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """What is kept of a page that was read: what rules about the whole site ask for."""

    file: str
    """Its file in the site's folder, with slashes."""
    redirects: bool
    """Whether it only leads elsewhere."""
    links: tuple[PageLink, ...]
    """Those that a rule may find something in; all of them, where nothing was known before."""
    ids: Ids
    """The places on it that a link can lead to."""
    alternates: tuple[tuple[str, str], ...]
    """`hreflang` and address of each twin the head names."""
    findings: Mapping[str, tuple[Finding, ...]]
    """What the rules about single pages found on it, by the name of the rule."""
    places: tuple[str, ...] = ()
    """Places on other pages that links need which `links` leaves out."""


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
    pages: Mapping[str, BuiltPage]
    """The HTML among the files."""
    listed: tuple[str, ...] = ()
    """The addresses in `sitemap.xml`."""
    styles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Style sheet → the addresses it names."""
    unreadable: Mapping[str, str] = field(default_factory=dict)
    """File of XML or JSON → why no program can read it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding told of the source."""

    rule: str
    """The name of the rule that found it."""
    problem: Problem
    page: str = ""
    """The file of the built site it shows in; empty where it is of the sources alone."""
