"""Topics by their ids."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from sharih.content.topics import Registry
from tests.helpers.registries import registry_of


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


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("putin", "vladimir-putin"),
        ("Vladimir_Putin", "vladimir-putin"),
        ("بوتين", "vladimir-putin"),
        ("الكرمليين", "kremlin"),
        ("اوكرانيا", "ukraine"),
        ("US", "united-states"),
        ("ukrane", "ukraine"),
    ],
)
def test_a_topic_is_suggested_by_its_names_in_both_languages(
    registry: Registry, name: str, topic: str
) -> None:
    assert registry.nearest(name) == topic


def test_what_is_only_a_little_alike_is_not_suggested(tmp_path: Path) -> None:
    names = ("florida", "Florida", "فلوريدا"), ("vote-2024", "Vote of 2024", "تصويت 2024")
    text = "".join(f'[{i}]\nkind = "place"\nar = "{ar}"\nen = "{en}"\n' for i, en, ar in names)
    registry = registry_of(tmp_path, text)
    assert registry.nearest("jordan") is None
    assert registry.nearest("vote-2020") is None
    assert registry.nearest("vote2024") == "vote-2024"


def test_a_registry_travels_to_another_process(registry: Registry) -> None:
    again = pickle.loads(pickle.dumps(registry))  # noqa: S301 - our own bytes
    assert again.topics == registry.topics
    assert again.mentions("قال بوتين", "ar") == registry.mentions("قال بوتين", "ar")
