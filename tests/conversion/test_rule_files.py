"""Quick looks before a closer one: they may never hide what the closer one finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import ARABIC_LETTER, LATIN_LETTER, fold, majority_script
from sharih.conversion.quotes.arabic_attribution import find_statements
from sharih.conversion.quotes.quotes import find_quotes
from sharih.conversion.records import Line
from sharih.conversion.rule_files import (
    agency_names,
    agency_pattern,
    agency_signs,
    boilerplate_rules,
)
from sharih.conversion.seeds.characters import _STEPS as STEPS
from sharih.conversion.signs import Signs
from tests.helpers.registries import EMPTY

PARTS = (
    "ا", "لا", "كتاب", " ", "  ", ".", ". .", " ,", ",", ";", "?", " ؟", "،", ":", '"', "ـ",
    "\u064b", "\u0651", "\u0300", "\u00a0", "\u200f", "\ufefb", "ا\u0654", "word", "2024", "\n",
)  # fmt: skip
mixed = st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=12).map("".join)
agencies = st.lists(
    st.sampled_from([*agency_names(), "وكالة", "للأنباء", "و", "ل", "ال", " ", '"', "،", "قال"]),
    max_size=6,
).map("".join)


@given(mixed)
def test_a_text_without_the_sign_of_a_repair_needs_none(text: str) -> None:
    for step in STEPS:
        assert step.sign.search(text) or step.mend(text) == (text, 0), step.what


@given(agencies)
def test_an_agency_is_named_only_where_one_of_its_signs_stands(text: str) -> None:
    key = fold(text)
    assert agency_signs().are_in(key) or agency_pattern().search(key) is None


def test_signs_are_found_inside_of_words_too() -> None:
    signs = Signs(["وكاله", "رويترز"])
    assert signs.are_in("عن الوكاله")
    assert signs.are_in("رويترز")
    assert not signs.are_in("قال الوزير")


@given(mixed.filter(lambda text: "@" not in text))
def test_the_majority_is_that_of_all_letters(text: str) -> None:
    arabic, latin = (
        len(re.findall(f"[{letters}]", text)) for letters in (ARABIC_LETTER, LATIN_LETTER)
    )
    found = majority_script(text)
    assert found == ("ar" if arabic > latin else "en") or arabic == latin


@pytest.mark.parametrize(
    ("pattern", "line", "found"),
    [
        ("^a", "a", True),
        ("^a", "b a", False),
        ("^a|b", "c b", True),
        ("^(?:a|b)", "c b", False),
        ("^[(|]a|b", "c b", True),
        (r"^\(a|b", "c b", True),
        ("^(?:(a|b)|[)])c", "c", False),
        ("a", "b a", True),
        ("^A", "a", True),
    ],
)
def test_an_expression_of_a_rule_means_what_it_says(
    pattern: str, line: str, found: bool, tmp_path: Path
) -> None:
    path = tmp_path / "boilerplate.toml"
    path.write_text(
        '[[rules]]\nreason = "x"\nwhere = "edges"\nmost_words = 9\nsentence = false\n'
        f"patterns = ['^z', '{pattern}', '^y']\n",
        encoding="utf-8",
    )
    (rule,) = boilerplate_rules(path)
    assert (rule.pattern.search(line) is not None) is found


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("قال الوزير", ["قال"]),
        ("وقال الوزير فأضاف", ["وقال", "فاضاف"]),
        ("أقوال المقال وقالب", []),
        ("قال، وأكد:", ["قال", "واكد"]),
        ("لوقال _قال_", ["قال"]),
    ],
)
def test_a_verb_of_saying_is_a_word_of_its_own(text: str, verbs: list[str]) -> None:
    key = fold(text)
    said = [statement.at for statement in find_statements(key, "ar")]
    assert [re.match(r"[^\W_]+", key[at:])[0] for at in said] == verbs  # type: ignore[index]


def test_words_behind_the_last_quotation_change_no_speaker_before_it() -> None:
    spoken = Line(1, "قال الوزير: “لن نغلق المدارس هذا الشتاء أبدا”.")
    alone = find_quotes([spoken], "ar", EMPTY)
    longer = find_quotes([spoken, Line(2, "وأضاف المدير أن الأمر بسيط.")], "ar", EMPTY)
    assert longer == [*alone, ()]
    assert alone[0][0].speaker == "الوزير"
