"""The topic that a speaker is."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.content.topics import Registry, Topic
from sharih.site.views.speaker_topics import speaker_topic


def topic(ident: str, kind: str, ar: str, en: str) -> Topic:
    """Make a topic with its names alone."""
    names = {"ar": ar, "en": en}
    return Topic(ident, kind, names, {"ar": (), "en": ()}, {}, None, (), 1)  # type: ignore[arg-type]


REGISTRY = Registry(
    Path("topics.toml"),
    {
        "mill": topic("mill", "organisation", "المطحنة", "The Mill"),
        "baker": topic("baker", "person", "الخباز الأول", "First Baker"),
    },
)


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("الخباز الأول", "baker"),
        ("[أحدهم](topic:baker)", "baker"),
        ("مسؤول سابق في المطحنة", None),
        ("[أحدهم](topic:nobody)", None),
        ("قارئ", None),
        (None, None),
    ],
)
def test_a_speaker_is_a_topic_by_link_or_by_whole_name(
    speaker: str | None, expected: str | None
) -> None:
    assert speaker_topic(speaker, REGISTRY, "ar") == expected
