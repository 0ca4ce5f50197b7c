"""The title of a draft → the name of its folder, which stands in its address."""

from __future__ import annotations

import re
from collections.abc import Collection, MutableMapping
from typing import Final

from sharih.arabic import Lang, transliterate
from sharih.content.topics import Registry
from sharih.routes import RESERVED

MOST_WORDS: Final = 5
"""Names of topics make a slug of at most this many words,"""
MOST_CHARACTERS: Final = 60
"""and any slug has at most this many characters."""
MOST_TITLE_WORDS: Final = 8
"""A slug made of a title's own words has at most this many."""
WITHOUT_WORDS: Final = "explainer"
"""The slug of a title without a word in it."""


def propose_slug(title: str, lang: Lang, registry: Registry, taken: Collection[str]) -> str:
    """Make a slug that no other explainer and no page of the site has."""
    return free_slug(stem_of(title, lang, registry), taken, {})


def stem_of(title: str, lang: Lang, registry: Registry) -> str:
    """Make a slug of a title, whether it is taken or not.

    From the English names of the topics in an Arabic title; else from its own words in letters
    a reader can say.
    """
    slug = slug_of_names(title, lang, registry) if lang == "ar" else ""
    first_words = " ".join(title.split()[: MOST_TITLE_WORDS + 1])
    return slug or _cut(_words(first_words), MOST_TITLE_WORDS) or WITHOUT_WORDS


def free_slug(stem: str, taken: Collection[str], numbers: MutableMapping[str, int]) -> str:
    """Give a slug a number where it is taken.

    `numbers` remembers where to go on, since thousands of articles may have one title.
    """
    free, number = stem, numbers.get(stem, 1)
    while free in taken or free in RESERVED:
        number += 1
        free = f"{stem}-{number}"
    numbers[stem] = number
    return free


def slug_of_names(text: str, lang: Lang, registry: Registry) -> str:
    """Write the English names of the topics in a text as a slug; empty where there are none."""
    names = [
        registry.topics[mention.topic].names["en"] for mention in registry.mentions(text, lang)
    ]
    words: list[str] = []
    for name in dict.fromkeys(names):
        of_name = _words(name)
        longer = [*words, *of_name]
        if words and (len(longer) > MOST_WORDS or len("-".join(longer)) > MOST_CHARACTERS):
            continue
        words = longer
    return _cut(words, MOST_WORDS)


def _words(text: str) -> list[str]:
    # An article stays with its noun, so that no slug ends in one.
    plain = [re.sub(r"[^a-z0-9]+", "-", word).strip("-") for word in transliterate(text).split()]
    plain = [word for word in plain if word]
    return plain[1:] if plain[:1] == ["the"] and len(plain) > 1 else plain


def _cut(words: list[str], most: int) -> str:
    """Join words to a slug, leaving off what would make it too long."""
    slug = ""
    for word in words[:most]:
        longer = f"{slug}-{word}" if slug else word[:MOST_CHARACTERS]
        if len(longer) > MOST_CHARACTERS:
            break
        slug = longer
    return slug
