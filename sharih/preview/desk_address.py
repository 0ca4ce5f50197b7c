"""Where the desk lies, below the path of the site."""

from __future__ import annotations

from typing import Final

DESK: Final = "/desk/"
"""No page of a site begins with this."""


def desk_address(base: str, slug: str = "") -> str:
    """Write the address of the desk of an explainer, or of the list of all."""
    return f"{base}{DESK}{slug}/" if slug else f"{base}{DESK}"
