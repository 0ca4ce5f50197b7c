"""The scripts of a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.arabic import (
    ARABIC_LETTER,
    LATIN_LETTER,
    digits,
    foreign_runs,
    majority_script,
    strip_controls,
)
from sharih.arabic.script import FORMAT_CONTROL, NONCHARACTER, is_all_seen
from tests.helpers.casefile import Case, cases
from tests.helpers.strategies import ANY_SCRIPT, MIXED

EVERY_CHARACTER = "".join(map(chr, range(0x110000)))


@given(MIXED.filter(lambda text: "@" not in text))
def test_the_majority_is_that_of_all_letters(text: str) -> None:
    arabic, latin = (
        len(re.findall(f"[{letters}]", text)) for letters in (ARABIC_LETTER, LATIN_LETTER)
    )
    found = majority_script(text)
    assert found == ("ar" if arabic > latin else "en") or arabic == latin


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("قال Trump هذا", "ar"),
        ("The word شارح", "en"),
        ("12 – 15؟", None),
        ("漢字", None),
        ("انظر https://example.org/a-long-address/in/latin/letters", "ar"),
        ("https://example.org/", None),
        ("a ب", "en"),
        ("ب a", "ar"),
        ("", None),
    ],
)
def test_the_majority_of_letters_tells_the_language(text: str, lang: str | None) -> None:
    assert majority_script(text) == lang


@cases("foreign_runs.md")
def test_runs_of_the_other_script_hold_what_belongs_to_them(case: Case) -> None:
    lang, _, text = case.given.partition(" ")
    runs = foreign_runs(text, "ar" if lang == "ar" else "en")
    assert [text[start:end] for start, end in runs] == case.expected.splitlines()


@given(ANY_SCRIPT, st.sampled_from(["ar", "en"]))
@example("C$“:/!\u200eCC:$” ك", "ar")
def test_runs_are_in_order_apart_and_tight(text: str, lang: str) -> None:
    position = 0
    for start, end in foreign_runs(text, "ar" if lang == "ar" else "en"):
        assert position <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        position = end


@given(ANY_SCRIPT)
def test_no_latin_word_of_an_arabic_page_is_left_bare(text: str) -> None:
    covered = [False] * len(text)
    for start, end in foreign_runs(text, "ar"):
        covered[start:end] = [True] * (end - start)
    assert all(covered[word.start()] for word in re.finditer("[A-Za-z]{2,}", text))


@given(ANY_SCRIPT)
def test_no_hidden_character_is_left_but_joiners(text: str) -> None:
    clean = strip_controls(text)
    assert strip_controls(clean) == clean
    assert not re.search(f"[{FORMAT_CONTROL}]", clean.replace("\u200c", "").replace("\u200d", ""))


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("\u202bقال\u202c \u2067ذلك\u2069\u200f\u061c", "قال ذلك"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("كتا\u200cب", "كتاب"),
        ("\u200cگاز\u200c", "گاز"),
        ("👨\u200d👩\u200d👧 معا", "👨\u200d👩\u200d👧 معا"),
        ("a\x07b\ufeff\u00adc", "abc"),
        ("سطر\nسطر\tعمود", "سطر\nسطر\tعمود"),
    ],
)
def test_joiners_stay_only_where_spelling_needs_them(text: str, clean: str) -> None:
    assert strip_controls(text) == clean


def test_no_text_with_an_invisible_character_is_taken_for_one_that_is_all_seen() -> None:
    hidden = re.findall(f"[\x00-\x1f\x7f-\xa0{FORMAT_CONTROL}{NONCHARACTER}]", EVERY_CHARACTER)
    assert len(hidden) > 100
    assert not [char for char in hidden if is_all_seen(f"خبر {char} a")]
    assert is_all_seen("خبر a ١ «»")


def test_digits_follow_one_system() -> None:
    assert digits("7 نوفمبر ٢٠٢٤", "latn") == "7 نوفمبر 2024"
    assert digits("7 نوفمبر ۲۰۲۴", "arab") == "٧ نوفمبر ٢٠٢٤"
