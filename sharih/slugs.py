"""The one form of a name in an address: small Latin letters, digits and single hyphens."""

from __future__ import annotations

import re
from typing import Final

WITHOUT_WORDS: Final = "explainer"
"""The slug of a title without a word in it."""
LONGEST_WORD: Final = 16
"""A word of more letters is hard to say."""

_COUNTED: Final = re.compile(r"-\d{1,3}\Z")
_UNSAYABLE: Final = re.compile(rf"[a-z]{{{LONGEST_WORD + 1},}}|[bcdfghjklmnpqrstvwxz]{{6,}}")
# Three consonants in a row, as spelling out leaves them: anhyar, lalmwani.
_CLUSTER: Final = re.compile(r"(?>sh|th|kh|gh|dh|[bcdfghjklmnpqrstvwxyz]){3}")
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

SLUG_REMEDY: Final = "Use small Latin letters, digits and hyphens."
"""What to do about a name that is no slug."""
UNFIT_FOLDER: Final = "the name of this folder cannot stand in an address"
"""What is wrong with a folder of a text whose name is no slug."""


def is_sayable(slug: str) -> bool:
    """Tell whether a reader can say an address, and will know it from others.

    Not so where it was made of no words, got a number since another text has it, or has words
    that are too long to be said.
    """
    made_up = slug == WITHOUT_WORDS or _COUNTED.search(slug)
    return not (made_up or _UNSAYABLE.search(slug))


def is_well_spelt(slug: str) -> bool:
    """Tell whether a reader can say an address that was spelt out of Arabic words."""
    return not _CLUSTER.search(slug)


def is_slug(text: str) -> bool:
    """Tell whether a text can stand in an address: as a folder's name or an id of a registry."""
    return _SLUG.fullmatch(text) is not None
