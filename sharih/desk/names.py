"""A passage and its translation → the topics that the one names, and what the other calls them."""

from __future__ import annotations

from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.languages import other_language
from sharih.markdown.inline import plain_text
from sharih.records import record


@record(frozen=True, slots=True)
class NameHint:
    """A topic that a passage names."""

    topic: str
    """Its id."""
    found: str
    """As the passage has it, without what is attached in Arabic."""
    wanted: str
    """The name that the registry has in the other language."""
    there: bool
    """Whether the translation names the topic, by whichever of its names."""


def name_hints(source: str, target: str, lang: Lang, registry: Registry) -> tuple[NameHint, ...]:
    """List the topics that a passage in `lang` names, each once, in their order there."""
    text = plain_text(source)
    known = registry.mentioned(plain_text(target), other_language(lang)) if target else frozenset()
    found: dict[str, NameHint] = {}
    for mention in registry.mentions(text, lang):
        topic = registry.get(mention.topic)
        if topic is not None and topic.id not in found:
            words = text[mention.start : mention.end]
            wanted = topic.names[other_language(lang)]
            found[topic.id] = NameHint(topic.id, words, wanted, topic.id in known)
    return tuple(found.values())
