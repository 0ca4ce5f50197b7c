"""The registry of topics: what it holds, what it refuses, and where a text names its topics."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import fold
from sharih.content.topics import KINDS, Registry
from sharih.content.topics_file import KEYS, load_registry
from sharih.errors import ContentError
from tests.helpers.casefile import Case, cases

TOPICS = """\
[vladimir-putin]
kind = "person"
ar = "فلاديمير بوتين"
en = "Vladimir Putin"
aliases.ar = ["بوتين"]
aliases.en = ["Putin"]
about.ar = "رئيس."
about.en = "A president."
wikidata = "Q7747"

[kremlin]
kind = "organisation"
ar = "الكرملين"
en = "Kremlin"

[committee]
kind = "organisation"
ar = "اللجنة"
en = "Committee"

[ukraine]
kind = "place"
ar = "أوكرانيا"
en = "Ukraine"
aliases.ar = ["أوكراني"]

[nato]
kind = "organisation"
ar = "حلف شمال الأطلسي"
en = "NATO"

[north-atlantic]
kind = "place"
ar = "شمال الأطلسي"
en = "North Atlantic"

[ali]
kind = "person"
ar = "علي"
en = "Ali"

[clouds]
kind = "idea"
ar = "أقطار"
en = "Regions"
aliases.ar = ["أمل"]

[dubai]
kind = "place"
ar = "دبي"
en = "Dubai"

[annan]
kind = "person"
ar = "ان"
en = "Annan"
exact = ["ان"]

[united-states]
kind = "place"
ar = "الولايات المتحدة"
en = "United States"
aliases.en = ["US"]
exact = ["US"]

[china]
kind = "place"
ar = "الصين"
en = "People's Republic"
"""


def registry_of(folder: Path, text: str) -> Registry:
    path = folder / "topics.toml"
    path.write_text(text, encoding="utf-8")
    return load_registry(path)


def problems_of(folder: Path, text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        registry_of(folder, text)
    lines = [str(problem) for problem in caught.value.problems]
    return [line.partition("topics.toml")[2].lstrip(":") for line in lines]


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    return registry_of(tmp_path_factory.mktemp("registry"), TOPICS)


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


def test_a_topic_without_a_definition_is_a_warning_only(registry: Registry) -> None:
    warned = [str(problem) for problem in registry.warnings]
    assert any("[kremlin] has no definition in 'ar'" in line for line in warned)
    assert not any("vladimir-putin" in line for line in warned)


def test_a_missing_file_is_an_empty_registry(tmp_path: Path) -> None:
    registry = load_registry(tmp_path / "topics.toml")
    assert registry.topics == {}
    assert registry.mentions("قال بوتين", "ar") == []


def test_a_registry_travels_to_another_process(registry: Registry) -> None:
    again = pickle.loads(pickle.dumps(registry))  # noqa: S301 - our own bytes
    assert again.topics == registry.topics
    assert again.mentions("قال بوتين", "ar") == registry.mentions("قال بوتين", "ar")


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
        return registry_of(Path(folder), TOPICS)


PROPERTY_REGISTRY = _property_registry()

GOOD = '[a]\nkind = "idea"\nar = "ألف بيت"\nen = "Alpha"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[a\n", "1: is not TOML: Expected ']' at the end of a table declaration"),
        (f"{GOOD}[a]\n", "5: is not TOML: Cannot declare ('a',) twice"),
        ('name = "x"\n', "1: name stands outside of a table"),
        (f"[Bad_Id]\n{GOOD[4:]}", "1: [Bad_Id] is no id"),
        (f"{GOOD}knd = 'idea'\n", "5: [a] has an unknown key knd. Did you mean kind?"),
        (f"{GOOD}colour = 'idea'\n", "5: [a] has an unknown key colour. Known are kind, ar"),
        (f"{GOOD}aliases.fr = ['x']\n", "5: [a] has an unknown key aliases.fr"),
        (GOOD.replace('ar = "ألف بيت"\n', ""), "1: [a] has no name in 'ar'"),
        (GOOD.replace('"ألف بيت"', "3"), "3: [a] has a ar that is no text"),
        (GOOD.replace('"Alpha"', '" "'), "4: [a] has an empty en"),
        (GOOD.replace('"idea"', '"thing"'), "2: [a] has the unknown kind 'thing'"),
        (GOOD.replace('kind = "idea"\n', ""), "1: [a] has no kind"),
        (f"{GOOD}wikidata = 'P31'\n", "5: [a] has 'P31' as wikidata"),
        (f"{GOOD}wikidata = 31\n", "5: [a] has 31 as wikidata"),
        (f"{GOOD}aliases = ['x']\n", "5: [a] has aliases without a language"),
        (f"{GOOD}aliases.ar = 'x'\n", "5: [a] has aliases.ar that is no list of texts"),
        (f"{GOOD}aliases.ar = [1]\n", "5: [a] has aliases.ar that is no list of texts"),
        (f"{GOOD}about.ar = ['x']\n", "5: [a] has a about.ar that is no text"),
        (f"{GOOD}exact = ['other']\n", "5: [a] has “other” under exact, which is no alias"),
        (f"{GOOD}aliases.ar = [\n  'نون',\n  'ما',\n]\n", "7: [a] has “ما” (ar), too short"),
        (f"{GOOD}aliases.ar = ['نو\u200fن']\n", "5: [a] has invisible control characters"),
        (f"{GOOD}aliases.ar = ['ألف  بيت']\n", "5: [a] has “ألف  بيت” twice"),
        (f"{GOOD}aliases.en = ['ALPHA', 'alpha']\n", "5: [a] has “alpha” twice"),
        (
            f"{GOOD}[b]\nkind = 'idea'\nar = 'باء'\nen = 'Beta'\naliases.ar = ['الف بيت']\n",
            "9: [b] has “الف بيت”, which is also “ألف بيت” of [a] in line 3",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    found = problems_of(tmp_path, text)
    assert any(line.startswith(message) for line in found), found


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = f"{GOOD}wikidata = 'x'\nexact = ['x']\n\n[b]\nkind = 'x'\n"
    assert len(problems_of(tmp_path, text)) == 5


def test_the_example_in_the_documentation_is_a_registry(tmp_path: Path, root: Path) -> None:
    page = (root / "docs" / "topics.md").read_text(encoding="utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    registry = registry_of(tmp_path, example)
    assert [topic.names["en"] for topic in registry.topics.values()] == [
        "Dmitry Peskov", "United States",
    ]  # fmt: skip
    assert all(f"`{kind}`" in page for kind in KINDS)
    assert all(f"`{key}" in page or f"`[{key}" in page for key in KEYS)


def test_a_file_in_another_encoding_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "topics.toml").write_bytes(b'[a]\nar = "\xc8\xc7"\n')
    with pytest.raises(ContentError, match=r"topics.toml:2: is not UTF-8 text") as caught:
        load_registry(tmp_path / "topics.toml")
    assert len(caught.value.problems) == 1


def test_a_folder_in_place_of_the_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read"):
        load_registry(tmp_path)


def test_lines_are_found_in_every_form_of_toml(tmp_path: Path) -> None:
    text = (
        '# a comment with [brackets] and "quotes"\n'
        '[a]\nkind="idea"\nar = """ألف\\\n  بيت"""\nen = \'Alpha\' # en = "no"\n'
        "aliases = { ar = [ 'باء', # ]\n 'تاء' ], en = ['x'] }\n"
    )
    assert problems_of(tmp_path, text) == [
        "8: [a] has “x” (en), too short to be sure of. List it under exact too, or leave it out."
    ]
