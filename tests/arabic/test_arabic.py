"""Arabic script: keys, offsets, runs, order, sentences, hygiene and transliteration."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.arabic import (
    digits,
    first_sentences,
    fold,
    fold_with_offsets,
    foreign_runs,
    index_letter,
    majority_script,
    sentences,
    sort_key,
    strip_controls,
    transliterate,
)
from sharih.arabic.script import FORMAT_CONTROL
from tests.helpers.casefile import Case, cases
from tests.helpers.patience import linear_time

MIXED = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            ' اأإآةىيلوبـ\u064b\u064e\u0651\u0654“”"«»()،.؟!…ABé\u0301ßİﻻﷲ\u200f\u200d7٧'
        ),
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.characters(codec="utf-8"),
    )
)


@cases("fold.md")
def test_spellings_that_mean_the_same_have_one_key(case: Case) -> None:
    assert fold(case.given) == case.expected


@given(MIXED)
@example("\u0390\u1fd3\ufb05ﬃ")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(MIXED)
def test_offsets_lead_back_into_the_original(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    position = 0
    for at in range(len(folded.text)):
        assert position <= folded.start(at) < folded.end(at + 1) <= len(text)
        position = folded.start(at)
        assert fold(text[folded.start(at) : folded.end(at + 1)]).startswith(folded.text[at]) or (
            # One letter that folds into two, such as a ligature.
            folded.text[at] in fold(text[folded.start(at) : folded.end(at + 1)])
        )


def test_a_hit_ends_behind_the_marks_of_its_last_letter() -> None:
    text = "وبُوتينَُ، ثم"
    folded = fold_with_offsets(text)
    start = folded.text.index("بوتين")
    assert text[folded.start(start) : folded.end(start + 5)] == "بُوتينَُ"


def test_text_that_keeps_its_length_needs_no_offsets() -> None:
    assert fold_with_offsets("قال الأمين العام").starts is None


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


@given(MIXED, st.sampled_from(["ar", "en"]))
def test_runs_are_in_order_apart_and_tight(text: str, lang: str) -> None:
    position = 0
    for start, end in foreign_runs(text, "ar" if lang == "ar" else "en"):
        assert position <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        position = end


@given(MIXED)
def test_no_latin_word_of_an_arabic_page_is_left_bare(text: str) -> None:
    covered = [False] * len(text)
    for start, end in foreign_runs(text, "ar"):
        covered[start:end] = [True] * (end - start)
    assert all(covered[word.start()] for word in re.finditer("[A-Za-z]{2,}", text))


def test_arabic_is_ordered_as_in_a_dictionary_without_the_article() -> None:
    names = ["واشنطن", "الكرملين", "أوكرانيا", "إيران", "آسيا", "بوتين", "NATO", "كييف", "ابتكار"]
    ordered = sorted(names, key=lambda name: sort_key(name, "ar"))
    assert ordered == [
        "آسيا", "ابتكار", "أوكرانيا", "إيران", "بوتين", "الكرملين", "كييف", "واشنطن", "NATO",
    ]  # fmt: skip


def test_english_is_ordered_without_case_marks_and_the() -> None:
    names = ["Zürich", "the Kremlin", "Kyiv", "École", "شارح", "Iran"]
    ordered = sorted(names, key=lambda name: sort_key(name, "en"))
    assert ordered == ["École", "Iran", "the Kremlin", "Kyiv", "Zürich", "شارح"]


@pytest.mark.parametrize(
    ("text", "lang", "letter"),
    [
        ("الكرملين", "ar", "ك"),
        ("أوكرانيا", "ar", "ا"),
        ("«إنترفاكس»", "ar", "ا"),
        ("پوتين", "ar", "ب"),
        ("الله", "ar", "ا"),
        ("NATO", "ar", "#"),
        ("2024", "ar", "#"),
        ("The Kremlin", "en", "K"),
        ("Élysée", "en", "E"),
        ("الكرملين", "en", "#"),
        ("", "ar", "#"),
    ],
)
def test_an_entry_stands_under_the_letter_a_reader_looks_for(
    text: str, lang: str, letter: str
) -> None:
    assert index_letter(text, "ar" if lang == "ar" else "en") == letter


@cases("sentences.md")
def test_sentences_end_where_a_reader_ends_them(case: Case) -> None:
    assert sentences(case.given) == case.expected.splitlines()


@given(MIXED)
def test_no_character_is_lost_between_sentences(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_a_summary_is_made_of_whole_sentences_that_fit() -> None:
    text = "الجملة الأولى. والجملة الثانية. والجملة الثالثة الطويلة جدا."
    assert first_sentences(text, limit=35) == "الجملة الأولى. والجملة الثانية."


def test_a_summary_of_one_long_sentence_is_cut_at_a_word() -> None:
    assert first_sentences("قال الكرملين، إن الرئيس مستعد", limit=17) == "قال الكرملين، إن…"
    assert first_sentences("قال الكرملين، إن الرئيس مستعد", limit=15) == "قال الكرملين…"


@given(MIXED, st.integers(min_value=2, max_value=200))
def test_a_summary_keeps_to_its_limit(text: str, limit: int) -> None:
    assert len(first_sentences(text, limit)) <= limit


@given(MIXED)
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


def test_digits_follow_one_system() -> None:
    assert digits("7 نوفمبر ٢٠٢٤", "latn") == "7 نوفمبر 2024"
    assert digits("7 نوفمبر ۲۰۲۴", "arab") == "٧ نوفمبر ٢٠٢٤"


@cases("transliteration.md")
def test_arabic_is_spelt_so_that_it_can_be_said(case: Case) -> None:
    assert transliterate(case.given) == case.expected


@given(MIXED)
def test_a_transliteration_is_lower_case_ascii(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9 -]*", transliterate(text))


@pytest.mark.parametrize(
    "text",
    ["ا" * 200_000, "a" * 200_000, "1," * 100_000, "“" * 100_000, "ـ" * 200_000, ". " * 100_000],
)
def test_long_runs_of_one_character_take_no_more_than_their_length(text: str) -> None:
    with linear_time():
        folded = fold_with_offsets(text)
        foreign_runs(text, "ar")
        foreign_runs(text, "en")
        parts = sentences(text)
        stripped = strip_controls(text + "\u200f")
        majority_script(text)
        transliterate(text)
    assert folded.text == fold(text)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    assert stripped == text
