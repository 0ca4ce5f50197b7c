"""The title of a draft → the name of its folder, which stands in its address."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, MutableMapping
from functools import cache
from pathlib import Path
from typing import Final

from sharih.arabic import ARABIC_MARK, Lang, fold, transliterate
from sharih.content.toml_source import read_toml
from sharih.content.topics import Registry
from sharih.conversion.names.english_words import called, in_english_order
from sharih.conversion.rule_files import DATA, checked_lists
from sharih.errors import Problems
from sharih.routes import RESERVED
from sharih.slugs import WITHOUT_WORDS

MOST_WORDS: Final = 6
"""A slug has at most this many words,"""
MOST_CHARACTERS: Final = 60
"""and at most this many characters."""
FEWEST_WORDS: Final = 3
"""What is left off of a slug leaves so many words."""
MOST_HANGING: Final = 3
"""So many words at the end of a slug may be what is only begun."""
ENOUGH: Final = 3
"""So many words of a title are enough to know it by."""
LOOKED_AT: Final = 24
"""So many words of a title are looked at: not all of them tell what it is about."""
# What is written together with a word: the article, and what merges with it.
_ARTICLE: Final = re.compile(r"(?:[وف]?[بك]?ال|[وف]?لل)(?=\w{3})")
_BEGINNING: Final = frozenset({
    "after", "before", "over", "amid", "against", "about", "during", "under", "between", "among",
    "through", "without", "who", "which", "when", "where", "while", "into", "because", "despite",
    "until", "since", "within",
})  # fmt: skip
_SIGNS: Final = re.compile(r"[\W_]+")
# صالح: the vowel that is not written is an i; خبز: one stands between the last two letters.
_ACTIVE: Final = re.compile(r"\b([^\W\d_]ا[^\W\d_اويىة])([^\W\d_اويىة])\b")
_SOUND: Final = r"(?>sh|th|kh|gh|dh|[bcdfghjklmnpqrstvwxz])"
_AT_THE_END: Final = re.compile(rf"(?<=[aiou])({_SOUND})({_SOUND})\b")
_DIACRITICS: Final = re.compile(f"[{ARABIC_MARK}]")


def propose_slug(title: str, lang: Lang, registry: Registry, taken: Collection[str]) -> str:
    """Make a slug that no other explainer and no page of the site has."""
    return free_slug(stem_of(title, lang, registry), taken, {})


def stem_of(title: str, lang: Lang, registry: Registry) -> str:
    """Make a slug of a title, whether it is taken or not.

    From the English names of the topics in an Arabic title; else from what its words are called
    in English, and what nobody knows in letters a reader can say.
    """
    slug = slug_of_names(title, lang, registry) if lang == "ar" else ""
    if slug:
        return slug
    beginning = " ".join(title.split()[:LOOKED_AT])
    words = _called(beginning) if lang == "ar" else _whole(_words(beginning))
    return _cut(words) or WITHOUT_WORDS


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
    return _cut(words)


def _words(text: str) -> list[str]:
    """Write the words of a text in letters a reader can say, without those that no address needs.

    All of them stay where none tells anything.
    """
    stops = _stop_words()
    telling = [word for word in text.split() if _SIGNS.sub("", fold(word)) not in stops]
    words = _spelt(telling)
    return words or _spelt(text.split())


def _called(text: str) -> list[str]:
    """Write the words of an Arabic headline in English, as far as they are known.

    Other words are spelt out only where too few are known.
    """
    stops = _stop_words()
    found = in_english_order(called(text))
    ordered = [one for one in found if fold(one.written) not in stops] or found
    lacking = ENOUGH - len({one.english for one in ordered if one.english})
    words: list[str] = []
    for one in ordered:
        if one.english:
            words += one.english.split("-")
        elif one.written.isdecimal() or lacking > 0:
            bare = _ACTIVE.sub("\\1\u0650\\2", _ARTICLE.sub("", one.written, count=1))
            words += (_AT_THE_END.sub(r"\1a\2", word) for word in _spelt([bare]))
            lacking -= 1
    words = [word for at, word in enumerate(words) if at == 0 or word != words[at - 1]][:MOST_WORDS]
    # A number at the end would look like one that tells two addresses apart.
    while len(words) > 1 and words[-1].isdecimal():
        words.pop()
    return words


def _whole(words: list[str]) -> list[str]:
    """Leave off what begins at the end of what there is room for: "… suspended after engine"."""
    kept = _cut(words).split("-")
    if len(kept) >= len(words):
        return words
    for place in range(len(kept) - 1, max(FEWEST_WORDS, len(kept) - MOST_HANGING) - 1, -1):
        if kept[place] in _BEGINNING:
            return kept[:place]
    return words


def _spelt(words: Iterable[str]) -> list[str]:
    bare = (_ARTICLE.sub("", _DIACRITICS.sub("", word), count=1) for word in words)
    spelt = transliterate(" ".join(bare))
    return [word for word in re.split(r"[^a-z0-9]+", spelt) if word]


@cache
def _stop_words(path: Path = DATA / "slugs.toml") -> frozenset[str]:
    """Read the words that no address needs; raises ContentError with all that is wrong there."""
    source = read_toml(path)
    problems = Problems()
    lists = checked_lists(source, ("arabic", "english"), problems)
    problems.raise_errors()
    lines = (line for lines in lists.values() for line in lines)
    return frozenset(word for line in lines for word in fold(line).split())


def _cut(words: list[str]) -> str:
    """Join words to a slug, leaving off what would make it too long."""
    slug = ""
    for word in words[:MOST_WORDS]:
        longer = f"{slug}-{word}" if slug else word[:MOST_CHARACTERS]
        if len(longer) > MOST_CHARACTERS:
            break
        slug = longer
    return slug
