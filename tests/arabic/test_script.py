"""The scripts of a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.arabic import (
    ARABIC_LETTER,
    LATIN_LETTER,
    Lang,
    digits,
    foreign_runs,
    majority_script,
    strip_controls,
)
from sharih.arabic.script import (
    FORMAT_CONTROL,
    NONCHARACTER,
    base_language,
    is_all_seen,
    is_mostly,
    language_within,
)
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


@pytest.mark.parametrize(
    ("text", "around", "lang"),
    [
        ("aaaaaaaa بب", "ar", "ar"),  # a fifth
        ("aaaaaaaaa بب", "ar", "en"),  # less than a fifth
        ("aaaaaaaa با", "ar", "ar"),
        ("aaaaa اا", "ar", "ar"),
        ("تم https://example.org/a/long/path/in/latin/letters", "ar", "ar"),
        ("12", "ar", "ar"),
        ("aa ببب", "en", "ar"),
        ("aaa بب", "en", "en"),
        ("12", "en", "en"),
    ],
)
def test_among_arabic_a_text_is_english_only_with_hardly_any_arabic_letter(
    text: str, around: Lang, lang: Lang
) -> None:
    assert language_within(text, around) == lang


@pytest.mark.parametrize(
    ("text", "around", "lang"),
    [
        ("Reuters", "ar", "en"),
        ("Reuters قالت", "ar", "ar"),
        ("12", "ar", "ar"),
        ("https://example.org/", "ar", "ar"),
        ("قالت", "en", "ar"),
        ("قالت Reuters", "en", "en"),
    ],
)
def test_a_text_runs_as_its_page_unless_none_of_its_words_do(
    text: str, around: Lang, lang: Lang
) -> None:
    assert base_language(text, around) == lang


@pytest.mark.parametrize(
    ("lang", "text", "mostly"),
    [
        ("en", "aaaaa ب", True),
        ("en", "aaaa ب", False),
        ("en", "ببببب a", False),
        ("ar", "ببببب a", True),
        ("ar", "بببب a", False),
        ("ar", "aaaaa ب", False),
        ("ar", "", False),
        ("ar", "ببببب https://example.org/", True),
    ],
)
def test_a_text_is_mostly_of_a_script_with_more_than_four_letters_in_five(
    lang: Lang, text: str, mostly: bool
) -> None:
    assert is_mostly(lang, text) is mostly


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
