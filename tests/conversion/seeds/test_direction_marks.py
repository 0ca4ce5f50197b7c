"""Which marks of direction of a seed reach its draft."""

from __future__ import annotations

import pytest
from hypothesis import given

from sharih.arabic import strip_controls
from sharih.conversion.seeds.direction_marks import speaking_marks
from tests.helpers.strategies import ANY_SCRIPT


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("على \u200e12-34\u200e الآن", "على \u200e12-34\u200e الآن"),
        ("على 12\u200e-34", "على 12\u200e-34"),
        ("\u200e12-34 الآن", "\u200e12-34 الآن"),
        (
            "اسمها Yahoo!\u200e ولغة C++\u200e و\u200e.NET",
            "اسمها Yahoo!\u200e ولغة C++\u200e و\u200e.NET",
        ),
        ("على \u206612-34\u2069 الآن", "على \u206612-34\u2069 الآن"),
        ("بين 10-\u200f15", "بين 10-\u200f15"),
    ],
)
def test_a_mark_that_says_something_stays(text: str, kept: str) -> None:
    assert speaking_marks(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\u200fعام \u200f2024\u200f.", "عام 2024."),
        ("في 7\u200f/11\u200f/2024 و05-\u200f11-\u200f2024", "في 7/11/2024 و05-11-2024"),
        ("\u2068أحمد\u2069 قال \u20662024-11-07\u2069", "أحمد قال 2024-11-07"),
        ("\u202bنص\u202c \u202eabc\u202c \u2066d", "نص abc d"),
        ("\u200e- \u200fبند", "- بند"),
        ("\u200e[7/11/2024، 10:32] أحمد: \u200eالصورة", "[7/11/2024، 10:32] أحمد: الصورة"),
        ("شركة\u200f، \u200eSamsung\u200e وحدها", "شركة، Samsung وحدها"),
    ],
)
def test_a_mark_that_says_nothing_goes(text: str, kept: str) -> None:
    assert speaking_marks(text) == kept


@given(ANY_SCRIPT)
def test_what_is_seen_stays(text: str) -> None:
    kept = speaking_marks(text)
    assert strip_controls(kept) == strip_controls(text)
    assert speaking_marks(kept) == kept
