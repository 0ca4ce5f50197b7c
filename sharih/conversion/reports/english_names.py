"""An Arabic name → an English one to begin with, for an editor to check."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from sharih.arabic import fold, transliterate
from sharih.content.toml_source import read_toml
from sharih.conversion.names.english_words import called, in_english_order
from sharih.conversion.rule_files import DATA

# سالم, ناصر, طارق: the vowel that is not written is an i.
_ACTIVE: Final = re.compile(r"\b([^\W\d_]ا[^\W\d_اويىة])([^\W\d_اويىة])\b")
_ARTICLE: Final = re.compile(r"\b(?:ال|لل)(?=[^\W\d_]{2})")


def spelt_name(name: str) -> str:
    """Write a name in English: bodies with the word for them, what has no translation spelt out."""
    heads, fields = _bodies()
    key = fold(name)
    head = max((one for one in heads if key.startswith(f"{one} ")), key=len, default="")
    if not head:
        return _spelt(name)
    # Folding keeps the words and their number.
    rest = name.split()[head.count(" ") + 1 :]
    told = fold(_ARTICLE.sub("", " ".join(rest)))
    return f"{heads[head]} {fields.get(told) or _told(rest)}"


def _told(words: Sequence[str]) -> str:
    """Write what a body is of in English where all its words are known, else spelt out."""
    found = in_english_order(called(" ".join(words)))
    if found and all(one.english for one in found):
        return " ".join(one.english.replace("-", " ").title() for one in found)
    return _spelt(_ARTICLE.sub("", " ".join(words)))


def _spelt(name: str) -> str:
    return transliterate(_ACTIVE.sub("\\1ِ\\2", name)).title()


@cache
def _bodies(path: Path = DATA / "names.toml") -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Read the English words for kinds of bodies, and for what they are of."""
    data = read_toml(path).data
    heads = {fold(word): english for word, english in data["english_bodies"].items()}
    fields = {
        fold(_ARTICLE.sub("", word)): english for word, english in data["english_fields"].items()
    }
    return heads, fields
