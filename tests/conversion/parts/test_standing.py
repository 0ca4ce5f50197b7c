"""Sentences that stand without the one before them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import majority_script
from sharih.conversion.parts.standing import standing, without_connective
from tests.helpers.casefile import Case, cases
from tests.helpers.strategies import ANY_SCRIPT


@cases("standing.md")
def test_a_sentence_stands_alone_or_is_left(case: Case) -> None:
    lines = case.given.splitlines()
    found = [standing(line, majority_script(line) or "ar", frozenset()) for line in lines]
    assert [one.text for one in found if one] == case.expected.splitlines()


def test_a_word_of_the_article_tells_the_and_before_it() -> None:
    text = "وغستانتي تطل على البحر منذ قرون."
    found = standing(text, "ar", frozenset({"غستانتي"}))
    assert found is not None
    assert found.text == text[1:]


@given(ANY_SCRIPT, st.sampled_from(["ar", "en"]))
def test_nothing_but_a_beginning_is_ever_taken_off(text: str, lang: str) -> None:
    rest, taken = without_connective(text, "ar" if lang == "ar" else "en", frozenset())
    if rest is not None and not taken:
        assert rest == text
    elif rest:
        assert text.casefold().endswith(rest.casefold()[1:])
