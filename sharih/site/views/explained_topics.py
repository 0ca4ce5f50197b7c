"""A site → the topics that its explainers have a definition of, behind their text."""

from __future__ import annotations

from sharih.content.topics import Topic
from sharih.site.model import Site

WHO = ("person", "organisation")
"""The kinds of topics that are somebody: people and bodies."""


def explained_topics(site: Site) -> frozenset[str]:
    """Return their ids: those that some reader may not know, of parts that the settings have."""
    ends = site.settings.options.ends
    topics = site.registry.topics.values()
    return frozenset(topic.id for topic in topics if not topic.common and _part(topic) in ends)


def _part(topic: Topic) -> str:
    return "people" if topic.kind in WHO else "terms"
