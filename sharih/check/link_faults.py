"""A link and where it leads → what is wrong with it, as far as the names of files tell."""

from __future__ import annotations

import re
from typing import Final

from sharih import routes
from sharih.check.addresses import Target, file_at
from sharih.check.built_site import BuiltSite, PageLink

ALWAYS_THERE: Final = ("", "top")
"""Places that a browser finds on every page."""
_TEXT_FRAGMENT: Final = re.compile(r":~:.*")


def fault_of(
    link: PageLink, target: Target, site: BuiltSite, folded: dict[str, str]
) -> tuple[str, str] | None:
    """Say what is wrong with a link, and what to do; None where it is good."""
    if not link.url and link.tag in ("a", "area", "form"):
        return None  # it leads to the page it is on
    if target.kind == "bad" or not link.url:
        return f"the address {link.url!r} cannot be read", "Write https://… or /path/."
    if target.kind == "other":
        scheme = link.url.partition(":")[0].lower()
        if scheme in ("javascript", "file", "topic", "explainer"):
            return f"a link to {link.url}, which cannot be followed", "Write a web address."
        return None
    if target.kind == "astray":
        reason = f"a link to {link.url}, which leads out of the site below {site.base}/"
        return reason, "Build the site with the SITEURL it is checked with."
    if target.kind == "outside" or file_at(target.path, site) is not None:
        return None
    near = _folded_match(target.path, folded)
    remedy = f"Did you mean /{near}? Letters' case counts." if near else "Mend the address."
    return f"a link to {link.url}, which is no page of the site", remedy


def _folded_match(path: str, folded: dict[str, str]) -> str | None:
    key = path.casefold()
    for name in (key, routes.file_of(key), routes.file_of(f"{key}/")):
        if name in folded:
            return routes.path_of(folded[name])
    return None


def lacks_slash(target: Target, site: BuiltSite) -> bool:
    """Say whether readers are sent on, for want of the slash at the end."""
    path = target.path
    return (
        target.kind == "inside" and path != "" and not path.endswith("/")
        and path not in site.files and routes.file_of(f"{path}/") in site.files
    )  # fmt: skip


def is_the_same_anywhere(url: str) -> bool:
    """Say whether an address means the same on every page."""
    return url.startswith("/") or "://" in url


def place_of(target: Target) -> str:
    """Give the id a link leads to, without what a browser looks for in the text."""
    return _TEXT_FRAGMENT.sub("", target.fragment)
