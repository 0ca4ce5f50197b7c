"""The one form of a name in an address: small Latin letters, digits and single hyphens."""

from __future__ import annotations

import re
from typing import Final

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

SLUG_REMEDY: Final = "Use small Latin letters, digits and hyphens."
"""What to do about a name that is no slug."""


def is_slug(text: str) -> bool:
    """Tell whether a text can stand in an address: as a folder's name or an id of a registry."""
    return _SLUG.fullmatch(text) is not None
