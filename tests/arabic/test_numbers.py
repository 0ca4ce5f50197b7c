"""Numbers that stand left to right as a whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import whole_numbers
from tests.helpers.casefile import Case, cases

_PIECES = st.sampled_from([
    "0", "1", "20", "555", "2024", "٣", "۴", "-", "−", "–", "+", "=", "×", "%", "°", "C", "$", ".",
    ",", ":", "/", " ", "\u00a0", "(", ")", "كلمة ", "و", "هاتف ", "\u200e", "x",
])  # fmt: skip


@cases("whole_numbers.md")
def test_numbers_that_stay_whole_are_found(case: Case) -> None:
    text = case.given.rstrip("\n")
    assert [text[start:end] for start, end in whole_numbers(text)] == case.expected.splitlines()


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_they_are_in_order_apart_tight_and_hold_a_digit(text: str) -> None:
    position = 0
    for start, end in whole_numbers(text):
        number = text[start:end]
        assert position <= start < end <= len(text)
        assert number == number.strip()
        assert any(map(str.isdecimal, number))
        # No number is parted.
        assert not (text[start - 1 : start].isdecimal() and number[0].isdecimal())
        assert not (text[end : end + 1].isdecimal() and number[-1].isdecimal())
        position = end
