"""The links of a text → what they depend on: slugs, and kinds of pages."""

from __future__ import annotations

from sharih import routes
from sharih.site.kept import KeptText

NO_PAGE = ""
"""What a link to what can be no page depends on: it is looked at each time, for an explainer with
a slug that it cannot have may lie there."""
STORIES = ("stories", "story")
"""What a link to the list of stories, or to one of them, depends on."""


def targets_of(text: KeptText) -> set[str]:
    """Name what a text's links to other pages depend on."""
    editions = text.explainer.editions.values()
    found = (target_of(address) for edition in editions for _, address in edition.addresses)
    return {target for target in found if target is not None}


def target_of(address: str) -> str | None:
    """Name what a link depends on; None where that is no other page."""
    scheme, _, rest = address.partition(":")
    if scheme in ("explainer", "page"):
        return rest.partition("#")[0]
    return key_of(address[1:].partition("#")[0]) if address.startswith("/") else None


def key_of(path: str) -> str:
    """Name what a link to a path depends on: the slug of an explainer, else the kind of page.

    Where a slug is the name of a kind, links are looked at more often than they need be.
    """
    route = routes.parse(path, (routes.ABOUT,))
    if route is None:
        return NO_PAGE
    return route.ident if route.shows_text else route.kind
