"""Topics by their ids."""

from __future__ import annotations

import pickle

from sharih.content.topics import Registry


def test_topics_keep_the_order_of_the_file(registry: Registry) -> None:
    assert list(registry.topics)[:3] == ["vladimir-putin", "kremlin", "committee"]
    putin = registry.get("vladimir-putin")
    assert putin is not None
    assert putin.names == {"ar": "فلاديمير بوتين", "en": "Vladimir Putin"}
    assert putin.aliases == {"ar": ("بوتين",), "en": ("Putin",)}
    assert putin.about["en"] == "A president."
    assert (putin.kind, putin.wikidata, putin.line) == ("person", "Q7747", 1)


def test_an_unknown_topic_has_a_nearest_one(registry: Registry) -> None:
    assert registry.get("kremlim") is None
    assert registry.nearest("kremlim") == "kremlin"
    assert registry.nearest("zzzzz") is None


def test_a_registry_travels_to_another_process(registry: Registry) -> None:
    again = pickle.loads(pickle.dumps(registry))  # noqa: S301 - our own bytes
    assert again.topics == registry.topics
    assert again.mentions("قال بوتين", "ar") == registry.mentions("قال بوتين", "ar")
