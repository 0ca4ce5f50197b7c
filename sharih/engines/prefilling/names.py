"""A translation that spells names as it likes → the same with the names that the registry has.

What an engine calls a name by itself, it mostly calls it in a sentence too: "Beskov" for Peskov.
There the registry's name takes its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from sharih.arabic import Lang
from sharih.content.mentions import Mention, folded_name
from sharih.content.topics import Registry, Topic
from sharih.languages import other_language

NAMED: Final = ("person", "place", "organisation")
"""The kinds of topics that a translation names where its original does; an editor may say "he"."""


@dataclass(frozen=True, slots=True)
class LackingName:
    """A name that an original has and its translation has not."""

    words: str
    """As the original has it."""
    name: str
    """What the registry calls it in the other language."""


def lacking_names(
    source: str, target: str, lang: Lang, registry: Registry
) -> Iterator[LackingName]:
    """Go through the names that a text has and its translation has not, each topic once."""
    other = other_language(lang)
    missing = registry.mentioned(source, lang) - registry.mentioned(target, other)
    for mention in registry.mentions(source, lang) if missing else ():
        topic = registry.get(mention.topic)
        if topic is not None and mention.topic in missing and topic.kind in NAMED:
            missing -= {mention.topic}
            words = source[mention.start : mention.end]
            yield LackingName(words, _called(topic, mention, lang))


def with_names(
    target: str, lacking: Iterator[LackingName], translated: Callable[[str], str]
) -> str:
    """Put names in where an engine has spelt them otherwise; `translated` is what it calls them."""
    for one in lacking:
        said = translated(one.words).strip().rstrip(".،,؛;؟?!")
        if said:
            pattern = re.compile(rf"(?<!\w){re.escape(said)}(?!\w)", re.IGNORECASE)
            target = pattern.sub(one.name.replace("\\", r"\\"), target)
    return target


def _called(topic: Topic, mention: Mention, lang: Lang) -> str:
    """Choose the name that corresponds: to the full one the full one, to a short one its like."""
    other = other_language(lang)
    if folded_name(mention.alias) == folded_name(topic.names[lang]):
        return topic.names[other]
    ours, theirs = topic.aliases[lang], topic.aliases[other]
    # Editors list aliases side by side, mostly.
    at = ours.index(mention.alias) if mention.alias in ours else len(theirs)
    return theirs[at] if at < len(theirs) else topic.names[other]
