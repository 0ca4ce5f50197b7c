"""The words of an Arabic headline → what they are called in an English address.

Known are the names of `known_names` and the frequent words in `sharih/data/slug_words.toml`.
What is known of none of them stays Arabic, for whoever asks to spell out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from sharih.arabic import ARABIC_MARK, TATWEEL, fold
from sharih.content.toml_source import read_toml
from sharih.conversion.names.known_names import find_known, names_of
from sharih.conversion.rule_files import DATA, checked_texts
from sharih.errors import Problems
from sharih.slugs import is_slug

LONGEST: Final = 4
"""A phrase has at most so many words."""
KINDS: Final = ("heads", "adjectives", "words", "names")
"""The tables of the file, beside `phrases`: English word → Arabic words."""

_WORD: Final = re.compile(r"[^\W_]+")
_ARTICLE: Final = re.compile(r"(?:[وف]?[بك]?ال|[وف]?لل)(?=\w{2})")
_PARTICLES: Final = (re.compile(r"[وف](?=\w{3})"), re.compile(r"[وف]?[بل](?=\w{3})"))
_OWNER: Final = re.compile(r"(?<=\w{3})(?:ه|ها|هم|هن|هما|نا)\Z")
_ENDING: Final = re.compile(r"(?<=\w{4})(?:ات|ون|ين)\Z|(?<=\w{3})[ها]\Z")
_MARKS: Final = re.compile(f"[{ARABIC_MARK}{TATWEEL}]+")


@dataclass(frozen=True, slots=True)
class Called:
    """A word or name of a headline, and what it is called."""

    written: str
    """As it stands in the headline, without diacritics."""
    english: str
    """Its English words with hyphens between; empty where nobody knows."""
    kind: str
    """The table it is from; `phrases`, or `known` for a known name; else empty."""
    definite: bool = False
    """Whether it has the article."""


@dataclass(frozen=True, slots=True)
class _Words:
    of_word: Mapping[str, tuple[str, str]]
    """Arabic word, normalised → its English one, and its table."""
    of_phrase: Mapping[tuple[str, ...], str]


def called(text: str) -> list[Called]:
    """Say of each word, phrase and known name of a headline what it is called, in order."""
    text = _MARKS.sub("", text)
    words = list(_WORD.finditer(text))
    keys = [fold(word.group()) for word in words]
    names = _known(text, words)
    found: list[Called] = []
    at = 0
    while at < len(words):
        size, one = names.get(at) or _phrase(keys, at) or (1, _one(keys[at]))
        written = text[words[at].start() : words[at + size - 1].end()]
        definite = any(map(_ARTICLE.match, keys[at : at + size]))
        found.append(Called(written, one[0], one[1], definite))
        at += size
    return found


def spelt_out(slug: str) -> list[str]:
    """List the words of an address that are no English ones and no known names."""
    return [word for word in slug.split("-") if not word.isdecimal() and word not in _english()]


@cache
def _english() -> frozenset[str]:
    words = _words()
    texts = [english for english, _ in words.of_word.values()]
    texts += words.of_phrase.values()
    texts += [" ".join(_WORD.findall(name.en.lower())) for name in names_of("en").by_key.values()]
    return frozenset(word for text in texts for word in text.replace("-", " ").split())


def in_english_order(found: Sequence[Called]) -> list[Called]:
    """Put adjectives, and what offices and bodies are of, before their nouns."""
    ordered: list[Called] = []
    for group in _groups(found):
        noun, *rest = group
        adjectives = [one for one in rest if one.kind == "adjectives"]
        complement = [one for one in rest if one.kind != "adjectives"]
        # "The health minister", "the new health minister"; "the new public company".
        ordered += [*reversed(adjectives), *complement, noun]
    return ordered


def _groups(found: Sequence[Called]) -> Iterator[list[Called]]:
    """Take words together that are one noun with its adjectives and what it is of."""
    at = 0
    while at < len(found):
        group = [found[at]]
        at += 1
        if group[0].kind == "adjectives" or not group[0].english:
            yield group
            continue
        if group[0].kind == "heads" and at < len(found) and _is_of(found[at]):
            group.append(found[at])
            at += 1
        while at < len(found) and found[at].kind == "adjectives" and _agrees(group, found[at]):
            group.append(found[at])
            at += 1
        yield group


def _is_of(one: Called) -> bool:
    """Say whether a word tells what the office or body before it is of."""
    definite = one.written.startswith("ال") or one.kind == "known"
    return bool(one.english) and one.kind != "adjectives" and definite


def _agrees(group: Sequence[Called], adjective: Called) -> bool:
    """Say whether an adjective may be one of a noun: both have the article, or neither."""
    return adjective.definite == any(one.definite for one in group)


def _known(text: str, words: Sequence[re.Match[str]]) -> dict[int, tuple[int, tuple[str, str]]]:
    """Find known names: the first word of each → how many words it has, and its English name."""
    places = {word.start(): at for at, word in enumerate(words)}
    ends = {word.end(): at for at, word in enumerate(words)}
    found: dict[int, tuple[int, tuple[str, str]]] = {}
    key = fold(text)
    if len(key) != len(text):
        return found  # a sign became several letters: places would not fit
    for start, end, name in find_known(key, "ar"):
        begin = max((at for place, at in places.items() if place <= start), default=None)
        last = ends.get(end)
        if begin is None or last is None or last < begin:
            continue
        english = "-".join(_WORD.findall(name.en.lower()))
        if is_slug(english):
            found[begin] = (last - begin + 1, (english, "known"))
    return found


def _phrase(keys: Sequence[str], at: int) -> tuple[int, tuple[str, str]] | None:
    phrases = _words().of_phrase
    bare = [_ARTICLE.sub("", key, count=1) for key in keys[at : at + LONGEST]]
    for size in range(len(bare), 1, -1):
        if english := phrases.get(tuple(bare[:size])):
            return size, (english, "phrases")
    return None


@lru_cache(maxsize=4096)  # the same words stand in most headlines
def _one(key: str) -> tuple[str, str]:
    """Find a word with what may be joined to it taken off; nothing where it is not known."""
    of_word = _words().of_word
    for form in _forms(key):
        if form in of_word:
            return of_word[form]
    return "", ""


def _forms(key: str) -> Iterator[str]:
    yield key
    stems = [_ARTICLE.sub("", key, count=1)]
    if stems[0] == key:
        rests = (particle.sub("", key, count=1) for particle in _PARTICLES)
        stems += [_ARTICLE.sub("", rest, count=1) for rest in rests if rest != key]
    yield from stems
    for stem in stems:
        for ending in (_OWNER, _ENDING):
            shorter = ending.sub("", stem)
            if shorter != stem:
                yield shorter
                yield f"{shorter}ه"


@cache
def _words(path: Path = DATA / "slug_words.toml") -> _Words:
    """Read the words, once; raises ContentError with all that is wrong in the file."""
    source = read_toml(path)
    problems = Problems()
    of_word: dict[str, tuple[str, str]] = {}
    of_phrase: dict[tuple[str, ...], str] = {}
    for table in source.data:
        if table not in (*KINDS, "phrases"):
            known = f"Known are {', '.join(KINDS)} and phrases."
            problems.add(path, source.line(table), f"unknown key {table}", known)
    for english, value in source.data.get("phrases", {}).items():
        for phrase in checked_texts(source, ("phrases", english), value, problems):
            of_phrase[tuple(fold(phrase).split())] = english
    for table in KINDS:
        for english, value in source.data.get(table, {}).items():
            if not isinstance(value, str) or not value.strip() or not is_slug(english):
                line = source.line(table, english)
                problems.add(path, line, f"{english} has no words", 'Write english = "عربي …".')
                continue
            for word in fold(value).split():
                of_word.setdefault(word, (english, table))
    problems.raise_errors()
    return _Words(of_word, of_phrase)
