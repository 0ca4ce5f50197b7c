"""Folded spellings, and the way back to where they stood."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.arabic import (
    fold,
    fold_pattern,
    fold_with_offsets,
    foreign_runs,
    majority_script,
    sentences,
    strip_controls,
    transliterate,
)
from tests.helpers.casefile import Case, cases
from tests.helpers.patience import linear_time
from tests.helpers.strategies import ANY_SCRIPT

RESIZED = st.text(alphabet="اب ß\u064b\u0651\u0300ـ\u200c\u200d\u200fﻼﷲŉ", max_size=12)
"""Texts in which folded characters seldom stand where they stood."""


@cases("fold.md")
def test_spellings_that_mean_the_same_have_one_key(case: Case) -> None:
    assert fold(case.given) == case.expected


@given(ANY_SCRIPT)
@example("\u0390\u1fd3\ufb05ﬃ")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_character_has_one_key() -> None:
    keys = {
        char: fold(char) for char in map(chr, range(0x20000)) if not 0xD800 <= ord(char) < 0xE000
    }
    assert [char for char, key in keys.items() if fold(key) != key] == []


@given(RESIZED)
@example("ﻼ\u064bـا")
@example("\u064b\u200dﷲ\u200d\u064b")
def test_offsets_are_those_of_folding_character_by_character(text: str) -> None:
    starts: list[int] = []
    ends: list[int] = []
    for at, char in enumerate(text):
        key = fold(char)
        starts += [at] * len(key)
        ends += [at + 1] * len(key)
        if not key and ends and ends[-1] == at and char not in "\u200c\u200d\u200f":
            ends = [
                at + 1 if start == starts[-1] else end
                for start, end in zip(starts, ends, strict=True)
            ]
    folded = fold_with_offsets(text)
    assert [folded.start(at) for at in range(len(folded.text))] == starts
    assert [folded.end(at) for at in range(len(folded.text) + 1)] == [0, *ends]


@given(ANY_SCRIPT)
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
    assert fold_with_offsets("قال الأمين العام").moved is None


@pytest.mark.parametrize(
    "text",
    [
        "ا" * 200_000,
        "a" * 200_000,
        "1," * 100_000,
        "“" * 100_000,
        "ـ" * 200_000,
        ". " * 100_000,
        "a “(1 - /." * 10_000,
    ],
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


def test_a_pattern_is_written_in_the_letters_of_the_key() -> None:
    assert fold_pattern(r"(?:أ|إ)حمد\s+[ة]-É") == r"(?:ا|ا)حمد\s+[ه]-e"
