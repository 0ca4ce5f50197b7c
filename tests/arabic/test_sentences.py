"""Where sentences end, and summaries of whole ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import first_sentences, sentences
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


def test_a_summary_of_one_long_sentence_is_cut_at_a_word() -> None:
    assert first_sentences("قال الكرملين، إن الرئيس مستعد", limit=17) == "قال الكرملين، إن…"
    assert first_sentences("قال الكرملين، إن الرئيس مستعد", limit=15) == "قال الكرملين…"


@given(ANY_SCRIPT, st.integers(min_value=2, max_value=200))
def test_a_summary_keeps_to_its_limit(text: str, limit: int) -> None:
    assert len(first_sentences(text, limit)) <= limit
