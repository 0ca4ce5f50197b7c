"""Which invisible characters may reach a page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import FORMAT_CONTROL, strip_controls, strip_unsafe_controls
from tests.helpers.strategies import ANY_SCRIPT

_PIECES = st.sampled_from([
    "\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f", "\u061c", "\u202e", "\u202b",
    "\u202c", "\u200b", "\u00ad", "\ufeff", "a", "ب", "1", "\n",
])  # fmt: skip
TEXTS = st.lists(_PIECES, max_size=20).map("".join) | ANY_SCRIPT


@given(TEXTS)
def test_marks_stay_and_what_is_isolated_is_closed(text: str) -> None:
    safe = strip_unsafe_controls(text)
    assert strip_unsafe_controls(safe) == safe
    assert strip_controls(safe) == strip_controls(text)
    marks = "[\u061c\u200e\u200f]"
    assert re.findall(marks, safe) == re.findall(marks, text)
    depth = 0
    for isolate in re.findall("[\u2066-\u2069]", safe):
        depth += -1 if isolate == "\u2069" else 1
        assert depth >= 0
    assert depth == 0
    rest = re.sub(f"{marks}|[\u2066-\u2069\u200c\u200d]", "", safe)
    assert not re.search(f"[{FORMAT_CONTROL}]", rest)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\u20661\u2069 2\u2069 \u20663", "\u20661\u2069 2 3"),
        ("\u2067a \u2066b\u2069", "a \u2066b\u2069"),
        ("\u202e1\u202c \u202b2\u202c \u200e3", "1 2 \u200e3"),
        ("\u2066a\nb\u2069", "\u2066a\nb\u2069"),
    ],
)
def test_only_pairs_of_isolates_stay(text: str, safe: str) -> None:
    assert strip_unsafe_controls(text) == safe


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("👩\u200d⚕ ⛹\u200d♂ ❤\ufe0f\u200d🔥", "👩\u200d⚕ ⛹\u200d♂ ❤\ufe0f\u200d🔥"),
        ("❤\ufe0f\u200d a\u200db 1\u200d2", "❤\ufe0f ab 12"),
        ("می\u200cخواهد كت\u200dب", "می\u200cخواهد كتب"),
    ],
)
def test_joiners_stay_where_a_word_or_an_emoji_is_spelt_with_them(text: str, left: str) -> None:
    assert strip_controls(text) == left
    assert strip_unsafe_controls(text) == left
