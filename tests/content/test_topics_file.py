"""The file of topics, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.content import topics_file
from sharih.content.toml_source import parse_toml
from sharih.content.topic_tables import KEYS, plain_topic
from sharih.content.topics import KINDS, Registry
from sharih.content.topics_file import checked_registry, load_registry
from sharih.errors import ContentError
from tests.helpers.registries import problems_of, registry_of


def test_a_topic_without_a_definition_is_a_warning_only(registry: Registry) -> None:
    warned = [str(problem) for problem in registry.warnings]
    assert any("[kremlin] has no definition in 'ar'" in line for line in warned)
    assert not any("vladimir-putin" in line for line in warned)


def test_a_missing_file_is_an_empty_registry(tmp_path: Path) -> None:
    registry = load_registry(tmp_path / "topics.toml")
    assert registry.topics == {}
    assert registry.mentions("قال بوتين", "ar") == []


GOOD = '[a]\nkind = "idea"\nar = "ألف بيت"\nen = "Alpha"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[a\n", "1: is not TOML: Expected ']' at the end of a table declaration"),
        (f"{GOOD}[a]\n", "5: is not TOML: Cannot declare ('a',) twice"),
        ('name = "x"\n', "1: name stands outside of a table"),
        (f"[Bad_Id]\n{GOOD[4:]}", "1: [Bad_Id] is no id"),
        (f"{GOOD}knd = 'idea'\n", "5: [a] has an unknown key knd. Did you mean kind?"),
        (f"{GOOD}colour = 'idea'\n", "5: [a] has an unknown key colour. Did you mean common?"),
        (f"{GOOD}shape = 'idea'\n", "5: [a] has an unknown key shape. Known are kind, ar"),
        (f"{GOOD}common = 'yes'\n", "5: [a] has 'yes' as common. Write true"),
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


def test_each_fault_says_what_to_do_about_it(tmp_path: Path) -> None:
    text = (
        "[a]\nkind = 3\nen = 'Alpha'\nwikidata = 'x'\ncommon = 1\nexact = ['x']\naliases.ar = 1\n"
        "about.en = 'a\u200fb'\nshape = 1\naliases.en = ['', ' ']\n"
    )
    one_line = "Retype it in one line; pages set the direction by themselves."
    assert [line.split(". ", 1)[1] for line in problems_of(tmp_path, text)] == [
        'Add a line ar = "…".',
        "Write one of person, place, organisation, event, document, idea.",
        'Write an item\'s number, such as "Q90", or leave the line out.',
        "Write true, or leave the line out.",
        "Write it as it stands among the names and aliases.",
        'Write a list of texts: ["…", "…"].',
        one_line,
        "Known are kind, ar, en, aliases, about, wikidata, exact, common.",
        "Write the text, or leave the key out.",
    ]


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
    with pytest.raises(ContentError, match="is a folder, not a file"):
        load_registry(tmp_path)


LINES = st.sampled_from(
    [
        'kind = "idea"', 'kind = "x"', 'ar = "ألف بيت"', 'ar = "ألف"', 'ar = "اب"', 'ar = " باء "',
        'en = "Alpha"', 'en = ""', "en = 1", 'en = "ABC"', 'aliases.ar = ["الف بيت", "جيم"]',
        'aliases.ar = ["a\u200fbc"]', "aliases.ar = [1]", "aliases.ar = 'ab'", "aliases.ar = []",
        'aliases.en = [\n"abc",\n"alpha"]', 'aliases.fr = ["abc"]', 'about.ar = "تعريف."',
        'about.en = "What it is."', 'about.en = ""', 'wikidata = "Q90"', 'wikidata = "90"',
        'exact = ["Alpha"]', 'colour = "x"', "# [comment]", 'en = """Al\npha"""', 'en = "a\\tbc"',
        "aliases = {}", "common = true", "common = false", "common = 1",
    ]
)  # fmt: skip
HEADERS = st.sampled_from(["[a]", "[b]", "[c-d]", "[B_]", "[a.about]", "[ e ]", '["f"]', "[g] # g"])
WHOLE = ('kind = "idea"', 'ar = "ألف بيت"', 'en = "Alpha"', 'about.ar = "ألف."', 'about.en = "A."')


@st.composite
def registries(draw: st.DrawFn) -> str:
    """Write a registry in which little is wrong."""
    written = []
    for number, header in enumerate(draw(st.lists(HEADERS, max_size=3, unique=True))):
        lines = [line.replace("A", f"A{number}") for line in draw(st.sampled_from((WHOLE, ())))]
        further = draw(st.lists(LINES, max_size=3))
        keys = [line.split(" =")[0] for line in further]
        lines = [line for line in lines if line.split(" =")[0] not in keys]
        written += [header, *lines, *further]
    return "\n".join(written)


def outcome(text: str) -> object:
    """Read a registry: its topics and warnings, or all that is wrong."""
    path = Path("topics.toml")
    try:
        registry = checked_registry(parse_toml(path, text.encode()))
    except ContentError as error:
        return error.problems
    return registry, registry.warnings


@given(registries())
@example("[a]\n" + "\n".join(WHOLE) + "\n[b]\n" + "\n".join(WHOLE))
def test_a_plain_topic_is_what_a_closer_look_makes_of_it(text: str) -> None:
    found = outcome(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(topics_file, "plain_topic", lambda *_: None)
        assert outcome(text) == found


def test_a_topic_with_all_it_needs_is_plain() -> None:
    text = "\n".join(["[a]", *WHOLE, 'aliases.ar = ["جيم"]', 'wikidata = "Q90"'])
    source = parse_toml(Path("topics.toml"), text.encode())
    assert plain_topic(source, "a", source.data["a"]) is not None
    assert plain_topic(source, "a", {**source.data["a"], "exact": ["Alpha"]}) is None
    more = {"aliases": {"en": ["Alpha two"]}, "wikidata": "Q90", "common": True}
    assert plain_topic(source, "a", {**source.data["a"], **more}) is not None
    assert plain_topic(source, "a", {**source.data["a"], **more, "shape": 1}) is None


@given(registries())
def test_tables_begin_where_their_keys_stand(text: str) -> None:
    try:
        source = parse_toml(Path("topics.toml"), text.encode())
    except ContentError:
        return
    assert dict(source.tables) == {key: source.line(key) for key in source.data}


def test_spaces_around_a_text_keep_a_topic_from_being_plain_and_one_letter_does_not() -> None:
    source = parse_toml(Path("topics.toml"), "\n".join(["[a]", *WHOLE]).encode())
    table = source.data["a"]
    for value, is_plain in (("A", True), ("A B", True), (" A", False), ("A ", False), ("", False)):
        other = {**table, "about": {**table["about"], "en": value}}
        assert (plain_topic(source, "a", other) is not None) == is_plain, value
        other = {**table, "en": f"{value}bcd{value}"}
        assert (plain_topic(source, "a", other) is not None) == (value == value.strip()), value


def test_further_faults_say_what_to_do_about_them(tmp_path: Path) -> None:
    found = problems_of(tmp_path, f"[Bad_Id]\n{GOOD[4:]}aliases.en = ['ALPHA', 'alpha']\n")
    assert [line.split(". ", 1)[1] for line in found] == [
        "Write lower-case letters a-z, digits and single hyphens.",
        "Leave one of them.",
    ]
    (line,) = problems_of(tmp_path, f"{GOOD}aliases.ar = ['نو\u200fن']\n")
    assert "has invisible control characters in aliases.ar. " in line


def test_a_name_in_capitals_is_another_than_the_word_with_the_same_letters(tmp_path: Path) -> None:
    defined = f"{GOOD}about.ar = 'ألف.'\nabout.en = 'A.'\n"
    both = f"{defined}aliases.en = ['US', 'us']\nexact = ['US', 'us']\n"
    assert [name.text for name in registry_of(tmp_path, both).topics["a"].all_names("en")] == [
        "Alpha", "US", "us",
    ]  # fmt: skip


def test_texts_by_language_and_definitions_are_asked_for_as_they_are_written(
    tmp_path: Path,
) -> None:
    (line,) = problems_of(tmp_path, f"{GOOD}aliases = ['x']\n")
    assert line.endswith("has aliases without a language. Write aliases.ar and aliases.en.")
    warnings = [str(problem) for problem in registry_of(tmp_path, GOOD).warnings]
    assert [line.rpartition(" Add ")[2] for line in warnings] == [
        'a line about.ar = "…".', 'a line about.en = "…".',
    ]  # fmt: skip
