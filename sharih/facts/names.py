"""Two texts and the registry → the names of people, places and bodies that only one of them has.

A translation may say he for a name, Moscow for the Kremlin, Iranian for Iran; `explained` knows
what may stand for a name, in `sharih/data/countries.toml` and `sharih/data/roles.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from sharih.arabic import ARABIC_MARK, TATWEEL, Lang, fold
from sharih.content.toml_source import read_toml
from sharih.content.topics import Registry, Topic

_DATA: Final = Path(__file__).parents[1] / "data"
_NAMED: Final = ("person", "place", "organisation")
_ENDINGS: Final = {"ar": "(?:ه|ين|ون|تين|تان|ات|ها|هم)?", "en": "(?:s|'s|ns)?"}
_MARKS: Final = re.compile(f"[{ARABIC_MARK}{TATWEEL}]")
_VERBS: Final = (
    "قال|قالت|[أا]ضاف|[أا]ضافت|[أا]وضح|[أا]وضحت|[أا]كد|[أا]كدت|ذكر|ذكرت|[أا]شار|[أا]شارت|صرح|صرحت"
    "|[أا]علن|[أا]علنت|تابع|تابعت|شدد|شددت|لفت|ر[أا]ى|اعتبر|اعتبرت|كتب|كتبت|نفى|توقع|يقول|يضيف"
    "|وصف|رد|التقى|زار|وصل|غادر|يبقى|تولى|كان|سي\\w+|ي\\w+"
)
_PRONOUN: Final = re.compile(
    rf"(?<![^\W_])[وف]?(?:(?:{_VERBS}) (?:[أإا]ن\w{{0,3}}|إلى|عن|على|في|من|قبل|بعد|حتى)"
    r"|هو|هي|هما|\w{{2,}}(?:ه|ها|هما))(?![^\W_])".replace("{{", "{").replace("}}", "}")
)
"""A verb of which nobody is named behind it, or a pronoun."""
_BEFORE: Final = {"ar": r"(?<![^\W_])[وف]?[بكل]?(?:ال|لل|ل)?", "en": r"\b"}


def named(registry: Registry, text: str, lang: Lang) -> frozenset[str]:
    """Return the ids of the people, places and bodies that a text names."""
    return only_named(registry, [registry.mentioned(text, lang)])


def only_named(registry: Registry, mentioned: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the people, places and bodies among topics."""
    topics = registry.topics
    found = frozenset[str]().union(*mentioned)
    return frozenset([ident for ident in found if topics[ident].kind in _NAMED])


def written(registry: Registry, text: str, lang: Lang, topic: str) -> tuple[str, int]:
    """Return how a text writes a name, and where it begins; its usual name where it has none."""
    for mention in registry.mentions(text, lang):
        if mention.topic == topic:
            return text[mention.start : mention.end], mention.start
    return registry.topics[topic].names[lang], 0


def unexplained(
    registry: Registry, topics: Iterable[str], text: str, lang: Lang
) -> dict[str, list[str]]:
    """Group names by kind for which nothing stands in a text in that language."""
    found: dict[str, list[str]] = {}
    for ident in sorted(topics):
        topic = registry.topics[ident]
        if not explained(topic, text, lang):
            found.setdefault(topic.kind, []).append(ident)
    return found


def explained(topic: Topic, text: str, lang: Lang) -> bool:
    """Say whether something in a text may stand for a name it does not have."""
    key = fold(text)
    if any(fold(name.text) in key for name in topic.all_names(lang)):
        return True  # within a longer name
    if topic.kind != "place" and _roles(topic.kind, lang).search(key):
        return True
    if topic.kind == "person" and lang == "ar" and _PRONOUN.search(_MARKS.sub("", text)):
        return True
    if topic.kind == "person":
        return False
    told = fold(f"{topic.names['en']} {topic.names['ar']}")
    return any(_words(country, lang).search(key) for country in _countries_in(told))


@lru_cache(maxsize=1024)
def _countries_in(told: str) -> tuple[str, ...]:
    """List the countries that what the registry says of a topic speaks of."""
    return tuple(
        country
        for country in _countries()
        if _words(country, "en").search(told) or _words(country, "ar").search(told)
    )


@cache
def _countries() -> Mapping[str, Mapping[str, str]]:
    return read_toml(_DATA / "countries.toml").data


@cache
def _words(country: str, lang: Lang) -> re.Pattern[str]:
    return _any_of(_countries()[country][lang], lang)


@cache
def _roles(kind: str, lang: Lang) -> re.Pattern[str]:
    return _any_of(read_toml(_DATA / "roles.toml").data[kind][lang], lang)


def _any_of(words: str, lang: Lang) -> re.Pattern[str]:
    """Make a pattern of words with commas between them, as the files list them."""
    listed = "|".join(re.escape(fold(word.strip())) for word in words.split(","))
    return re.compile(rf"{_BEFORE[lang]}(?:{listed}){_ENDINGS[lang]}(?![^\W_])")
