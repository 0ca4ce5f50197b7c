"""The beginning of a lede → the keyword that stands before it."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import ARABIC_LETTER

# Two dots in a path, a name or a number are none: `../x`, `a..b`, `1..10`.
_KICKER: Final = re.compile(
    r"([^.،,\"“”«»]{2,25}?)"
    rf"(?: ?\.\. (?=[^\s/\\])|(?<=[{ARABIC_LETTER}])\.\.(?=[\"“«(]?[{ARABIC_LETTER}\d]))"
)


def split_kicker(text: str) -> tuple[str | None, str]:
    """Take the keyword and two dots off the beginning of a lede: `ترامب.. نفت` begins نفت."""
    match = _KICKER.match(text)
    if match is None or match[1].count(" ") > 3:
        return None, text
    return match[1].strip(), text[match.end() :]
