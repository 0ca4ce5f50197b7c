"""The registry of topics: one concept, two names, and where a text names it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, get_args

from sharih.arabic import Lang
from sharih.content.mentions import Mention, Name, NameFinder
from sharih.content.suggestions import suggestion, suggestion_key
from sharih.errors import Problem

LANGS: Final[tuple[Lang, ...]] = get_args(Lang)
KINDS: Final = ("person", "place", "organisation", "event", "document", "idea")
"""What a topic can be."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One concept: a person, a place, a body, an event, a document or an idea."""

    id: str
    """Lower-case ASCII words with hyphens: the table's name in the registry."""
    kind: str
    """One of `KINDS`."""
    names: Mapping[Lang, str]
    """The name in each language, as pages show it."""
    aliases: Mapping[Lang, tuple[str, ...]]
    """Other names and spellings in each language."""
    about: Mapping[Lang, str]
    """One line on what it is; empty where the registry has none."""
    wikidata: str | None
    """The item's number at Wikidata, such as Q90."""
    exact: tuple[str, ...]
    """Names matched without attached particles and, in English, by case."""
    line: int
    """Where its table begins in the registry."""
    common: bool = False
    """Whether every reader knows what it is, so that pages need not explain it."""

    def all_names(self, lang: Lang) -> tuple[Name, ...]:
        """The name and the aliases in one language, to be looked for."""
        return tuple(
            Name(text, self.id, text in self.exact)
            for text in (self.names[lang], *self.aliases[lang])
        )


@dataclass(frozen=True, slots=True)
class Registry:
    """All topics of a site."""

    path: Path
    """The file they were read from."""
    topics: Mapping[str, Topic]
    """Id → topic, in the order of the file."""
    warnings: tuple[Problem, ...] = ()
    """What should be mended but ends nothing."""
    _finders: dict[Lang, NameFinder] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def prepare(self) -> None:
        """Make what finds the names, before processes that look for them are started.

        Otherwise it is made when names of a language are first looked for.
        """
        for lang in LANGS:
            self._finder(lang)

    def _finder(self, lang: Lang) -> NameFinder:
        if lang not in self._finders:
            names = (name for topic in self.topics.values() for name in topic.all_names(lang))
            self._finders[lang] = NameFinder(names, lang)
        return self._finders[lang]

    def __reduce__(self) -> tuple[Any, ...]:
        # A worker process builds its own automata.
        return Registry, (self.path, dict(self.topics), self.warnings)

    def get(self, topic_id: str) -> Topic | None:
        """Give a topic by id."""
        return self.topics.get(topic_id)

    def nearest(self, name: str) -> str | None:
        """Give the id of the topic that an unknown name surely means: by id or by any name."""
        known: dict[str, str] = {suggestion_key(ident): ident for ident in self.topics}
        for topic in self.topics.values():
            for lang in LANGS:
                for other in topic.all_names(lang):
                    known.setdefault(suggestion_key(other.text), topic.id)
        return suggestion(name, known)

    def mentions(self, text: str, lang: Lang) -> list[Mention]:
        """Find the topics that a text names by their names in one language.

        Spans hold the name only, so that in وبوتين the name is بوتين; they do not overlap,
        come in order, and where several names begin the longest wins.
        """
        return self._finder(lang).find(text)

    def mentioned(self, text: str, lang: Lang) -> frozenset[str]:
        """Find the ids of the topics that a text names, as `mentions` does."""
        return self._finder(lang).topics(text)

    def mentioned_in_each(self, texts: Sequence[str], lang: Lang) -> list[frozenset[str]]:
        """Find what `mentioned` does in each of many texts, in a fraction of the time."""
        return self._finder(lang).topics_in_each(texts)
