"""Two versions of a text, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.translation.word_diff import word_diff


def _told(before: str, now: str) -> str:
    signs = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(signs[run.kind].format(run.text) for run in word_diff(before, now))


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("one two", "one two", "one two"),
        ("one two three", "one 2 three", "one [-two -]{+2 +}three"),
        (
            "يتولى منصبه في 20 يناير",
            "يتولى منصبه في 21 يناير",
            "يتولى منصبه في [-20 -]{+21 +}يناير",
        ),
        ("قال بيسكوف، اليوم", "قال لافروف، اليوم", "قال [-بيسكوف-]{+لافروف+}، اليوم"),
        ("some 1,200 men", "some 1,300 men", "some [-1,200 -]{+1,300 +}men"),
        ("he will go", "he will not go", "he will {+not +}go"),
        ("لن يذهب", "يذهب", "[-لن -]يذهب"),
        ("مُهِمّ جدا", "مهم جدا", "[-مُهِمّ -]{+مهم +}جدا"),
        ("a, b", "c, d", "[-a, b-]{+c, d+}"),
        ("one\ntwo", "one two", "one two"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        ("", "", ""),
    ],
)
def test_words_that_went_stand_before_those_that_came(before: str, now: str, told: str) -> None:
    assert _told(before, now) == told


_TEXT = st.text(st.sampled_from("ab و ٣.,\n-ُ ـ«»"), max_size=40)


@given(_TEXT, _TEXT)
def test_what_stayed_and_what_came_is_the_text_as_it_is(before: str, now: str) -> None:
    runs = word_diff(before, now)
    assert "".join(run.text for run in runs if run.kind != "gone") == now
    old = "".join(run.text for run in runs if run.kind != "new")
    assert old.split() == before.split() or "".join(old.split()) == "".join(before.split())
    assert all(run.text for run in runs)
