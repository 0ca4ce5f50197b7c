"""Where sentences end, and summaries of whole ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import first_sentences, sentences, whole_sentences
from tests.helpers.casefile import Case, cases
from tests.helpers.strategies import ANY_SCRIPT


@cases("sentences.md")
def test_sentences_end_where_a_reader_ends_them(case: Case) -> None:
    assert sentences(case.given) == case.expected.splitlines()


@given(ANY_SCRIPT)
def test_no_character_is_lost_between_sentences(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_a_summary_is_made_of_whole_sentences_that_fit() -> None:
    text = "الجملة الأولى. والجملة الثانية. والجملة الثالثة الطويلة جدا."
    assert first_sentences(text, limit=35) == "الجملة الأولى. والجملة الثانية."


def test_a_first_sentence_that_is_long_is_taken_whole_or_not_at_all() -> None:
    text = "قال الكرملين إن الرئيس مستعد. ثم سكت."
    assert first_sentences(text, limit=10, most=29) == "قال الكرملين إن الرئيس مستعد."
    assert first_sentences(text, limit=10, most=28) == ""


def test_a_summary_ends_behind_the_closing_mark() -> None:
    text = "قال: “لن نذهب. ولن نعود”. ثم سكت."
    assert first_sentences(text, limit=16) == "قال: “لن نذهب. ولن نعود”."
    assert first_sentences(text, limit=16, most=20) == ""
    assert first_sentences(text) == text
    assert first_sentences("قال: “لن نذهب. ثم سكت.", limit=16) == "قال: “لن نذهب."


@given(ANY_SCRIPT, st.integers(min_value=2, max_value=200), st.integers(min_value=2, max_value=300))
def test_a_summary_is_never_cut(text: str, limit: int, most: int) -> None:
    found = first_sentences(text, limit, most)
    assert len(found) <= max(limit, most)
    assert "".join(text.split()).startswith("".join(found.split()))
    rest = sentences(text)
    while rest and len(" ".join(rest)) > len(found):
        rest.pop()
    assert " ".join(rest) == found


def test_marks_that_open_and_close_alike_make_a_quotation_in_pairs() -> None:
    text = 'قال: "لن نذهب. ولن نعود". ثم سكت.'
    assert whole_sentences(text) == ['قال: "لن نذهب. ولن نعود".', "ثم سكت."]
    assert whole_sentences('قال "نعم. ثم سكت.') == ['قال "نعم.', "ثم سكت."]
    assert whole_sentences('قال "نعم" و"لا. لا". ثم سكت.') == ['قال "نعم" و"لا. لا".', "ثم سكت."]
