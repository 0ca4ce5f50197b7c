"""Where the desk lies, below the path of the site."""

from __future__ import annotations

from typing import Final

from sharih.desk.texts import TextKind

DESK: Final = "/desk/"
"""No page of a site begins with this."""


_PAGES: Final = "pages/"
"""Below it lie the desks of pages; an explainer of that name has no path with a second part."""


def desk_address(base: str, slug: str = "", kind: TextKind = "explainer") -> str:
    """Write the address of the desk of an explainer or a page, or of the list of all."""
    if not slug:
        return f"{base}{DESK}"
    return f"{base}{DESK}{_PAGES if kind == 'page' else ''}{slug}/"


def text_at(inside: str) -> tuple[TextKind, str]:
    """Say which text a path below that of the site is the desk of; the list has an empty name."""
    name = inside.removeprefix(DESK).removesuffix("/")
    if name.startswith(_PAGES):
        return "page", name.removeprefix(_PAGES)
    return "explainer", name
