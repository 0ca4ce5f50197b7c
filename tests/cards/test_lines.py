"""Titles in lines: even, inside of their frame, whole where there is room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.cards.lines import ELLIPSIS, Frame, fit

FRAME = Frame(20.0, 12.0, 1.5, ((4, 1), (2, 2), (1, 8)))
TEXTS = st.lists(st.text("abcdef", min_size=1, max_size=40), max_size=60).map(" ".join)


def measure(text: str) -> float:
    """Every letter is as wide as it is high; what is not seen is not wide."""
    return float(len(text.replace("\u200d", "")))


@pytest.mark.parametrize(
    ("text", "lines", "size"),
    [
        ("abcd", ("abcd",), 4),
        ("abcde fg", ("abcde fg",), 2),
        ("abcdef ghij klm", ("abcdef", "ghij klm"), 2),
        ("abcdefgh ij kl mnop qrstuv wx yz", ("abcdefgh ij kl", "mnop qrstuv wx yz"), 1),
        ("", (), 1),
    ],
)
def test_a_title_is_as_large_as_it_fits(text: str, lines: tuple[str, ...], size: int) -> None:
    found = fit(text, FRAME, measure, joins=False)
    assert (found.lines, found.size) == (lines, size)


def test_lines_are_even() -> None:
    frame = Frame(14.0, 10.0, 1.0, ((1, 10),))
    found = fit("aaaaaa bbb ccccccc dd eeee fffff g hhhhhhhh", frame, measure, joins=False)
    assert found.lines == ("aaaaaa bbb", "ccccccc dd", "eeee fffff", "g hhhhhhhh")


@given(TEXTS)
def test_no_line_leaves_its_frame_and_nothing_is_lost_but_behind_an_ellipsis(text: str) -> None:
    found = fit(text, FRAME, measure, joins=False)
    assert len(found.lines) * found.size * FRAME.leading <= FRAME.height
    assert all(measure(line) * found.size <= FRAME.width + found.size for line in found.lines)
    shown = "".join(found.lines).replace(" ", "")
    whole = text.replace(" ", "")
    if shown.endswith(ELLIPSIS):
        assert whole.startswith(shown.removesuffix(ELLIPSIS))
    else:
        assert shown == whole


def test_letters_that_join_go_on_joining_where_a_word_is_broken() -> None:
    found = fit("ب" * 30, Frame(20.0, 12.0, 1.5, ((1, 8),)), measure, joins=True)
    assert found.lines == ("ب" * 18 + "\u200d", "\u200d" + "ب" * 12)
