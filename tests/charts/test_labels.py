"""Words beside bars are broken where there is no more room, and cut where there is none at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.charts.labels import lines_of, room_for, shortened

TEXTS = st.lists(st.text("ابa", min_size=1, max_size=50), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("", ("",)),
        ("الطحين", ("الطحين",)),
        (f"{'a' * 17} {'b' * 18}", (f"{'a' * 17} {'b' * 18}",)),
        (f"{'a' * 18} {'b' * 18}", ("a" * 18, "b" * 18)),
        ("a" * 36, ("a" * 36,)),
        ("a" * 37, ("a" * 36, "a")),
        (f"{'a' * 40} b", ("a" * 36, "aaaa b")),
        (f"b {'a' * 40}", ("b", "a" * 36, "aaaa")),
        ("a" * 108, ("a" * 36,) * 3),
        ("a" * 109, ("a" * 36, "a" * 36, f"{'a' * 35}…")),
        (" ".join(["b" * 30] * 4), ("b" * 30, "b" * 30, f"{'b' * 30}…")),
        (f"{'a' * 36} {'a' * 36} {'b' * 34} c d", ("a" * 36, "a" * 36, f"{'b' * 34}…")),
    ],
)
def test_words_are_broken_into_three_lines_at_most(words: str, lines: tuple[str, ...]) -> None:
    assert lines_of(words) == lines


@given(TEXTS)
def test_no_line_is_too_long_and_nothing_is_lost_without_a_sign_of_it(words: str) -> None:
    lines = lines_of(words)
    assert 1 <= len(lines) <= 3
    assert all(len(line) <= 36 for line in lines)
    found, whole = "".join(lines).replace(" ", ""), words.replace(" ", "")
    if found.endswith("…"):
        assert whole.startswith(found[:-1])
        assert len(whole) > len(found) - 1
    else:
        assert found == whole


def test_words_that_are_too_long_are_cut_without_a_space_at_the_end() -> None:
    assert shortened("a" * 14) == "a" * 14
    assert shortened("a" * 15) == f"{'a' * 13}…"
    assert shortened("abc def", most=5) == "abc…"
    assert shortened("abcdef", most=6) == "abcdef"


def test_more_letters_need_more_room_and_none_need_that_around_them() -> None:
    assert room_for(0) == 4
    assert room_for(4) == 15
