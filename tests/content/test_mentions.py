"""Topics that a text mentions."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import fold
from sharih.content.topics import Registry
from tests.helpers.casefile import Case, cases
from tests.helpers.registries import MANY_TOPICS, registry_of


@cases("mentions.md")
def test_a_text_mentions_the_topics_a_reader_finds_in_it(case: Case, registry: Registry) -> None:
    lang, _, text = case.given.partition(" ")
    mentions = registry.mentions(text, "ar" if lang == "ar" else "en")
    found = [f"{mention.topic}: {text[mention.start : mention.end]}" for mention in mentions]
    assert found == case.expected.splitlines()


PARTICLES = ["", "و", "ف", "ب", "ك", "ل", "وب", "ول", "فك"]

DECORATION = st.text(alphabet="\u064b\u064e\u064f\u0650\u0651\u0652ـ", max_size=2)


@given(
    st.sampled_from(["بوتين", "فلاديمير بوتين", "أوكرانيا", "الكرملين", "اللجنة"]),
    st.sampled_from(PARTICLES),
    st.lists(DECORATION, min_size=20, max_size=20),
    st.sampled_from(["", "قال ", "قال: “", "(", "2024 "]),
    st.sampled_from(["", " غدا", "”.", "، ثم", "؟"]),
)
def test_a_name_is_found_with_any_particle_diacritic_or_tatweel(
    registry: Registry, name: str, particles: str, marks: list[str], before: str, after: str
) -> None:
    word = name
    if particles.endswith("ل") and name.startswith("ال"):
        word = ("ل" if name.startswith("الل") else "لل") + name[2:]
        particles = particles[:-1]
    decorated = "".join(
        char + (mark if char != " " else "") for char, mark in zip(word, marks, strict=False)
    )
    text = before + particles + decorated + after
    found = registry.mentions(text, "ar")
    assert [(m.start, m.end) for m in found] == [
        (len(before + particles), len(before + particles + decorated))
    ]


@given(st.text(max_size=60))
def test_mentions_are_in_order_apart_and_name_what_they_say(text: str) -> None:
    registry = PROPERTY_REGISTRY
    for lang in ("ar", "en"):
        position = 0
        for mention in registry.mentions(text, lang):
            assert position <= mention.start < mention.end <= len(text)
            position = mention.end


@given(
    st.lists(
        st.sampled_from(
            ["بوتين", "و", "الكرملين", "حلف", "شمال", "الأطلسي", " ", "َ", "لل", "Putin", "."]
        )
    )
)
def test_mentions_of_jumbled_names_fold_to_the_name(parts: list[str]) -> None:
    text = "".join(parts)
    for mention in PROPERTY_REGISTRY.mentions(text, "ar"):
        words = fold(text[mention.start : mention.end])
        assert (
            words.removeprefix("لل")
            .removeprefix("ال")
            .endswith(fold(mention.alias).removeprefix("ال"))
        )


def _property_registry() -> Registry:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return registry_of(Path(folder), MANY_TOPICS)


PROPERTY_REGISTRY = _property_registry()


def test_many_texts_are_looked_through_at_once_as_each_would_be() -> None:
    many = PROPERTY_REGISTRY
    texts = ["قال بوتين", "لا أحد", "", "وبوتين والكرملين.", "بوتين\x00الكرملين"]
    for some in (texts[:4], texts, []):
        found = many.mentioned_in_each(some, "ar")
        assert found[: len(some)] == [many.mentioned(text, "ar") for text in some]
