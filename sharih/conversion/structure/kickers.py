"""The beginning of a lede → the keyword that stands before it."""

from __future__ import annotations

import re
from typing import Final

_KICKER: Final = re.compile(r"([^.،,\"“”«»]{2,25}?) ?\.\.(?!\.) ?(?=\S)")


def split_kicker(text: str) -> tuple[str | None, str]:
    """Take the keyword and two dots off the beginning of a lede: `ترامب.. نفت` begins نفت."""
    match = _KICKER.match(text)
    if match is None or match[1].count(" ") > 3:
        return None, text
    return match[1].strip(), text[match.end() :]
