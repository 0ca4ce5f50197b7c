"""An address on a page → whether rules about a site may find something in it.

Most links lead to a file that is there. Which those are is known before the pages are read, so that
they need not be kept, and a place on another page is a short text until all pages are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from sharih.check.addresses import file_at, resolve
from sharih.check.built_site import BuiltPage, BuiltSite, PageLink
from sharih.check.link_faults import (
    ALWAYS_THERE,
    fault_of,
    is_the_same_anywhere,
    lacks_slash,
    place_of,
)

_MOST_KNOWN: Final = 50_000
"""Of more addresses it is not kept what is known."""


class SettledLinks:
    """Knows the links that no rule finds anything in, by the files of a site."""

    def __init__(self, site: BuiltSite, *, outside: bool) -> None:
        """Take a site without its pages; with `outside`, links to other sites are to be kept."""
        self.site = site
        self.outside = outside
        self.anywhere: dict[str, bool | str] = {}
        """What is known of addresses that mean the same on every page."""

    def at_once(self, href: str, ids: Collection[str]) -> bool:
        """Say of an attribute as it is written whether it is settled; most are told in few steps.

        Of others this says nothing.
        """
        if href[:1] == "#":
            return href[1:] in ids and not href[-1].isspace()
        return self.anywhere.get(href) is True

    def of(self, url: str, file: str, ids: Collection[str]) -> bool | str:
        """Say what is known of an address on a page with these ids.

        Returns whether it is settled, or the place on another page that must be there for that.
        """
        if url[:1] in ("", "#"):
            place = url.rpartition("#")[2]
            return url != "" and (place in ids or place in ALWAYS_THERE)
        if (known := self.anywhere.get(url)) is not None:
            return known
        known = self._known(url, file)
        if is_the_same_anywhere(url):
            if len(self.anywhere) >= _MOST_KNOWN:
                self.anywhere.clear()
            self.anywhere[url] = known
        return known

    def _known(self, url: str, file: str) -> bool | str:
        target = resolve(url, file, self.site)
        if target.kind == "outside":
            return not self.outside
        link = PageLink("", (), url)
        if fault_of(link, target, self.site, {}) or lacks_slash(target, self.site):
            return False
        fragment = place_of(target)
        if target.kind != "inside" or fragment in ALWAYS_THERE:
            return True
        return place_on(file_at(target.path, self.site) or "", fragment)


def place_on(file: str, ident: str) -> str:
    """Write a place on a page as one text."""
    return f"{ident}\0{file}"


def has_place(place: str, pages: Mapping[str, BuiltPage]) -> bool:
    """Say whether a place is there, or on a page that only leads on, or on what is no page."""
    ident, _, file = place.rpartition("\0")
    page = pages.get(file)
    return page is None or page.redirects or ident in page.ids
